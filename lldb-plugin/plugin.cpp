// The entry point of the LLDB plugin: `plugin load libvitrine_lldb.so`.
#include <lldb/API/LLDB.h>

#include "lldb-plugin/commands/command.h"
#include "lldb-plugin/formatters/formatters.h"

namespace lldb {
__attribute__((visibility("default"))) bool PluginInitialize(SBDebugger debugger);

bool PluginInitialize(SBDebugger debugger) {
  return vitrine::plugin::registerCommands(debugger) && vitrine::plugin::registerFormatters(debugger);
}
}  // namespace lldb
