// The native stack, unwound by the tables that the compiler wrote for exceptions (.eh_frame).
//
// In: the registers at the moment of the crash. Out: one program counter after the other. The
// unwinder of libgcc would lock, allocate and fault on a damaged stack; this one reads the stack
// through memory.h.
#pragma once

#include <sys/ucontext.h>

#include <cstdint>

namespace vitrine::crash {

struct NativeFrame {
  uintptr_t pc;
  bool is_exact;  // pc is the instruction itself, not the one behind a call
};

class NativeWalk {
 public:
  explicit NativeWalk(const ucontext_t& context);
  /// False at the end of the stack, or where it cannot be followed any further.
  bool next(NativeFrame* frame);

 private:
  bool step();
  bool stepThroughSignal();
  bool stepByTable();
  bool stepByFramePointer();

  static constexpr int kRegisters = 17;  // by DWARF number; 16 is the return address
  uintptr_t registers_[kRegisters];
  bool is_exact_ = true;
  bool at_start_ = true;
};

}  // namespace vitrine::crash
