#include "lldb-plugin/session/native.h"

#include <string_view>

namespace vitrine::plugin {

bool runs(Objects& objects, lldb::SBFrame native, const Frame& frame) {
  if (frame.code->native == 0 || native.IsInlined()) return false;
  Reader& reader = objects.reader();
  const Layout& l = objects.layout();
  lldb::SBTarget target = native.GetThread().GetProcess().GetTarget();
  const lldb::addr_t start = native.GetSymbol().GetStartAddress().GetLoadAddress(target);
  const lldb::addr_t function = native.GetFunction().GetStartAddress().GetLoadAddress(target);
  for (const uint16_t field : {l.native_body, l.native_resume}) {
    const Address code = reader.pointerOrNull(frame.code->native + field);
    if (code != 0 && (code == start || code == function)) return true;
  }
  return false;
}

int pythonLine(lldb::SBFrame native, const Frame& frame) {
  const lldb::SBLineEntry entry = native.GetLineEntry();
  const char* name = entry.IsValid() ? entry.GetFileSpec().GetFilename() : nullptr;
  if (name == nullptr) return 0;
  const std::string_view file = frame.code->file;
  return file.substr(file.rfind('/') + 1) == name ? static_cast<int>(entry.GetLine()) : 0;
}

bool isInterpreterLoop(lldb::SBFrame native) {
  const char* name = native.GetSymbol().GetName();
  return name != nullptr && std::string_view(name).starts_with("_PyEval_EvalFrameDefault");
}

bool inPythonSource(lldb::SBFrame native) {
  const char* name = native.GetLineEntry().GetFileSpec().GetFilename();
  return name != nullptr && std::string_view(name).ends_with(".py");
}

bool atRaise(lldb::SBFrame native) {
  const lldb::SBSymbol symbol = native.GetSymbol();
  const char* name = symbol.GetName();
  if (name == nullptr || std::string_view(name) != "_PyErr_SetObject") return false;
  lldb::SBTarget target = native.GetThread().GetProcess().GetTarget();
  return native.GetPC() == lldb::SBSymbol(symbol).GetStartAddress().GetLoadAddress(target);
}

std::vector<int> joinStacks(Objects& objects, lldb::SBThread thread, const std::vector<Frame>& frames) {
  const uint32_t count = thread.GetNumFrames();
  std::vector<int> result(count, -1);
  size_t next = 0;
  for (uint32_t i = 0; i < count && next < frames.size(); i++) {
    lldb::SBFrame native = thread.GetFrameAtIndex(i);
    if (native.IsInlined()) continue;
    if (isInterpreterLoop(native)) {
      // The loop runs interpreted frames up to and including the one it was entered with.
      if (frames[next].compiled) continue;
      result[i] = static_cast<int>(next);
      while (next < frames.size()) {
        const bool entry =
            objects.reader().value<uint8_t>(frames[next].address + objects.layout().iframe_is_entry).value_or(1) != 0;
        const bool compiled = frames[next].compiled;
        if (compiled) break;
        next++;
        if (entry) break;
      }
    } else if (frames[next].compiled && runs(objects, native, frames[next])) {
      result[i] = static_cast<int>(next++);
    }
  }
  return result;
}

}  // namespace vitrine::plugin
