#include "debuginfo/maps/variable_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "debuginfo/dwarf/debug_file.h"
#include "debuginfo/dwarf/elf_file.h"
#include "support/file.h"

namespace vitrine::maps {
namespace {

/// What is known of a function without its DWARF.
dwarf::Function nativeOf(const schema::FrameRecord& frame, const schema::StoredFunction& stored) {
  dwarf::Function out;
  out.name = frame.name;
  out.low = frame.address;
  out.high = frame.address + stored.size;
  for (const schema::StoredRow& row : stored.rows) {
    out.rows.push_back({frame.address + row.offset, row.line, row.statement, frame.path});
  }
  return out;
}

std::vector<schema::PlaceRange> placesOf(const MappedFunction& function, const schema::Slot& slot, uint64_t body, uint64_t size) {
  using schema::Representation;
  const bool cell = slot.kind == schema::SlotKind::Cell || slot.kind == schema::SlotKind::ArgumentCell ||
                    slot.kind == schema::SlotKind::Free;
  schema::PlaceRange place{body, size, cell ? Representation::Cell : Representation::FrameSlot, {}};
  if (function.frame.debug && locationAt(function, slot, function.native.low + body) == nullptr) {
    place.representation = Representation::Absent;
    place.reason = "the debugging information has no place for it";
  }
  std::vector<schema::PlaceRange> out;
  if (body > 0) out.push_back({0, body, Representation::Absent, "the function has not begun its first line"});
  if (body < size) out.push_back(std::move(place));
  return out;
}

}  // namespace

schema::StoredFunction storedFunction(const MappedFunction& function) {
  if (function.stored) return *function.stored;
  schema::StoredFunction out;
  out.described = function.described;
  if (!function.described) return out;
  out.size = function.native.high - function.native.low;
  uint64_t body = out.size;
  for (const dwarf::LineRow& row : function.native.rows) {
    // Rows of other files are pieces of the runtime, in line; what Python line they stand in, rows do not say.
    const bool python = row.file == function.frame.path && row.line != 0;
    schema::StoredRow stored{row.address - function.native.low, python ? row.line : 0, python && row.statement};
    if (stored.statement) body = std::min(body, stored.offset);
    if (!out.rows.empty() && out.rows.back().line == 0 && stored.line == 0) continue;
    out.rows.push_back(stored);
  }
  for (const schema::Slot& slot : function.frame.slots) out.slots.push_back(placesOf(function, slot, body, out.size));
  return out;
}

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
  Expected<std::string_view> stored = dwarf::findSection(*file, schema::kMapSection);
  if (!stored) return stored.error();
  if (!stored->empty()) {
    Expected<schema::StoredMap> decoded = schema::decodeMap(*stored);
    if (!decoded) return decoded.error();
    if (decoded->functions.size() != frames->size()) {
      return Diagnostic::error(fmt::format("variable map of {} functions, expected the {} of the frame map",
                                           decoded->functions.size(), frames->size()), {path});
    }
    out.stored = *std::move(decoded);
    out.stored_size = stored->size();
  }
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
    const size_t index = out.functions.size();
    if (out.debug_file.empty() && out.stored && out.stored->functions[index].described) {
      function.described = true;
      function.stored = out.stored->functions[index];
      function.native = nativeOf(frame, *function.stored);
    }
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
