#include "lldb-plugin/session/section.h"

namespace vitrine::plugin {

std::optional<std::string> readSection(lldb::SBSection section, size_t limit) {
  lldb::SBData data = section.GetSectionData();
  if (data.GetByteSize() > limit) return std::nullopt;
  std::string bytes(data.GetByteSize(), '\0');
  lldb::SBError failed;
  if (data.ReadRawData(failed, 0, bytes.data(), bytes.size()) != bytes.size()) return std::nullopt;
  return bytes;
}

}  // namespace vitrine::plugin
