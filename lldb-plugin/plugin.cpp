// The entry point of the LLDB plugin: `plugin load libvitrine_lldb.so`.
#include <dlfcn.h>
#include <lldb/API/LLDB.h>

#include <string>

#include "lldb-plugin/commands/command.h"
#include "lldb-plugin/formatters/formatters.h"

namespace lldb {
__attribute__((visibility("default"))) bool PluginInitialize(SBDebugger debugger);

bool PluginInitialize(SBDebugger debugger) {
  if (!vitrine::plugin::registerCommands(debugger) || !vitrine::plugin::registerFormatters(debugger)) return false;
  // The rest is Python, beside this file. An LLDB without Python does without; `py doctor` says so.
  Dl_info here;
  if (dladdr(reinterpret_cast<void*>(&PluginInitialize), &here) != 0 && here.dli_fname != nullptr) {
    const std::string path = here.dli_fname;
    for (const char* name : {"vitrine_stepping.py", "vitrine_lldb.py"}) {
      const std::string script = path.substr(0, path.rfind('/') + 1) + name;
      SBCommandReturnObject ignored;
      debugger.GetCommandInterpreter().HandleCommand(("command script import -- \"" + script + "\"").c_str(), ignored);
    }
  }
  return true;
}
}  // namespace lldb
