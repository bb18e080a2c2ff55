#include "debuginfo/maps/variable_map.h"

#include <fmt/format.h>

#include <map>

#include "debuginfo/dwarf/debug_file.h"
#include "debuginfo/dwarf/elf_file.h"
#include "support/file.h"

namespace vitrine::maps {

Expected<VariableMap> readMap(const std::string& path) {
  Expected<std::string> file = readFile(path);
  if (!file) return file.error();
  Expected<std::string_view> section = dwarf::findSection(*file, schema::kFrameSection);
  if (!section) return section.error();
  if (section->empty()) {
    return Diagnostic::error(fmt::format("found no section {}, expected a program made by vitrine",
                                         schema::kFrameSection), {path});
  }
  Expected<std::vector<schema::FrameRecord>> frames = schema::decodeFrames(*section);
  if (!frames) return frames.error();
  VariableMap out;
  out.section_size = section->size();
  Expected<dwarf::DebugFile> debug_file = dwarf::findDebugFile(path, *file);
  if (!debug_file) return debug_file.error();
  out.debug_file = debug_file->path;
  out.missing = debug_file->missing;
  std::set<uint64_t> addresses;
  for (const schema::FrameRecord& frame : *frames) addresses.insert(frame.address);
  std::map<uint64_t, dwarf::Function> by_address;
  if (!out.debug_file.empty()) {
    Expected<std::vector<dwarf::Function>> native = dwarf::readFunctions(out.debug_file, addresses);
    if (!native) return native.error();
    for (dwarf::Function& function : *native) by_address[function.low] = std::move(function);
  }
  for (schema::FrameRecord& frame : *frames) {
    MappedFunction function;
    const auto found = by_address.find(frame.address);
    function.described = found != by_address.end();
    if (function.described) function.native = found->second;
    function.frame = std::move(frame);
    out.functions.push_back(std::move(function));
  }
  return out;
}

const dwarf::Location* locationAt(const MappedFunction& function, const schema::Slot& slot, uint64_t address) {
  for (const dwarf::Variable& variable : function.native.variables) {
    if (variable.name != slot.name) continue;
    for (const dwarf::Location& location : variable.locations) {
      if (location.high == 0 || (address >= location.low && address < location.high)) return &location;
    }
  }
  return nullptr;
}

}  // namespace vitrine::maps
