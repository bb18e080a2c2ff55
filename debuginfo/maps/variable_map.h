// The variable map: the compiler's frame map joined with what the linked file's DWARF says.
//
// In: a program, whole or stripped, perhaps with a separate debug file. Where there is no DWARF, the map that was
// stored in the program after its link (schema/stored_map.h) stands in, without locations of variables.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "debuginfo/dwarf/dwarf_file.h"
#include "debuginfo/schema/frame_map.h"
#include "debuginfo/schema/stored_map.h"
#include "support/expected.h"

namespace vitrine::maps {

struct MappedFunction {
  schema::FrameRecord frame;
  bool described = false;     // the DWARF, or the stored map, knows the function
  std::optional<schema::StoredFunction> stored;  // where there is no DWARF: what the file carries
  dwarf::Function native;
};

struct VariableMap {
  std::vector<MappedFunction> functions;  // in the order of the frame map
  size_t section_size = 0;                // bytes of the frame map in the file
  std::optional<schema::StoredMap> stored;  // what the file carries
  size_t stored_size = 0;                 // its bytes in the file
  std::string debug_file;                 // the file that the DWARF came from: the program's own, or a separate one
  std::string missing;                    // why there is no DWARF; empty: there is
};

/// Reads the program at `path`.
[[nodiscard]] Expected<VariableMap> readMap(const std::string& path);

/// What the DWARF adds to the frame map, as it is stored in the program.
[[nodiscard]] schema::StoredFunction storedFunction(const MappedFunction& function);

/// The slot's location at `address` as DWARF has it; null: none.
[[nodiscard]] const dwarf::Location* locationAt(const MappedFunction& function, const schema::Slot& slot,
                                                uint64_t address);

}  // namespace vitrine::maps
