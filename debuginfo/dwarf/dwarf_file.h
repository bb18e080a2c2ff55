// What the DWARF of an ELF file says about chosen functions. The only user of libdwarf.
//
// In: the file with the debug information (debug_file.h finds it) and the addresses of functions. Out: their names, ranges, line rows and variables. DWARF 4
// and 5. Malformed input gives a Diagnostic.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "support/expected.h"

namespace vitrine::dwarf {

struct LineRow {
  uint64_t address = 0;
  uint32_t line = 0;
  bool statement = false;
  std::string file;
};

/// Operations that locations of locals are made of (DWARF 5, table 7.9).
inline constexpr uint8_t kOpDeref = 0x06;
inline constexpr uint8_t kOpPlusUconst = 0x23;
inline constexpr uint8_t kOpFbreg = 0x91;

/// One operation of a location expression.
struct Operation {
  uint8_t code = 0;
  int64_t operand = 0;
  bool operator==(const Operation&) const = default;
};

/// Where a variable is while low <= pc < high; high 0: everywhere in its scope.
struct Location {
  uint64_t low = 0;
  uint64_t high = 0;
  std::vector<Operation> operations;
};

struct Variable {
  std::string name;
  bool artificial = false;
  std::vector<Location> locations;
};

struct Function {
  std::string name;
  std::string linkage_name;
  uint64_t low = 0;
  uint64_t high = 0;
  std::vector<LineRow> rows;         // those within [low, high), by address
  std::vector<Variable> variables;   // of the function's own scope
};

/// The functions that begin at `addresses`, by address. Those that the DWARF does not know are left out.
[[nodiscard]] Expected<std::vector<Function>> readFunctions(const std::string& path,
                                                            const std::set<uint64_t>& addresses);

/// As a debugger prints it: "DW_OP_fbreg -72, DW_OP_deref".
[[nodiscard]] std::string describe(const std::vector<Operation>& operations);

}  // namespace vitrine::dwarf
