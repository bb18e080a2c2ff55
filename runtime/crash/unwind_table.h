// How to get from a function to its caller: one row of the .eh_frame table.
#pragma once

#include <cstdint>

namespace vitrine::crash {

constexpr int kDwarfRegisters = 17;  // x86-64: 7 is rsp, 6 is rbp, 16 the return address

struct UnwindRow {
  enum class Rule : uint8_t { Same, Undefined, Saved };  // Saved: at cfa + offset
  int cfa_register;
  int64_t cfa_offset;
  Rule rules[kDwarfRegisters];
  int64_t offsets[kDwarfRegisters];
};

/// The row that holds at `pc`. False: no table, or one that needs DWARF expressions (only the
/// procedure linkage table and signal trampolines do).
bool findUnwindRow(uintptr_t pc, UnwindRow* row);

}  // namespace vitrine::crash
