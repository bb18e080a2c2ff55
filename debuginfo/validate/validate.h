// Checks the compiler's promises against the linked file's DWARF.
//
//   M01  every function of the frame map is in the DWARF, under its Python name
//   M02  debug: each line of the function begins a statement somewhere in it
//   M03  debug: no other line does, and none of another file
//   M04  debug: each local has a location wherever a statement begins
//   M05  debug: that location is the local's slot of the frame
//   M06  the map that is stored in the program is that of its DWARF
#pragma once

#include <string>
#include <vector>

#include "debuginfo/maps/variable_map.h"

namespace vitrine::validate {

struct Report {
  std::vector<std::string> problems;  // "M04: app.f: x has no location at app.py:3"
  size_t functions = 0;
  size_t lines = 0;
  size_t lines_mapped = 0;
  size_t places = 0;         // local times begin of a statement
  size_t places_mapped = 0;
};

/// With this report's coverage.
[[nodiscard]] schema::StoredMap storedMap(const maps::VariableMap& map, const Report& report);

[[nodiscard]] Report check(const maps::VariableMap& map);

}  // namespace vitrine::validate
