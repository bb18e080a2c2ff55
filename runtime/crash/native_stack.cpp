#include "native_stack.h"

#include <ucontext.h>

#include <cstring>

#include "memory.h"
#include "unwind_table.h"

namespace vitrine::crash {

namespace {

constexpr int kRbp = 6, kRsp = 7, kPc = 16;

// The kernel's order of registers, by DWARF number.
constexpr int kContextRegisters[] = {REG_RAX,
                                     REG_RDX,
                                     REG_RCX,
                                     REG_RBX,
                                     REG_RSI,
                                     REG_RDI,
                                     REG_RBP,
                                     REG_RSP,
                                     REG_R8,
                                     REG_R9,
                                     REG_R10,
                                     REG_R11,
                                     REG_R12,
                                     REG_R13,
                                     REG_R14,
                                     REG_R15,
                                     REG_RIP};

void load(const ucontext_t& context, uintptr_t* registers) {
  int i = 0;
  for (const int name : kContextRegisters)
    registers[i++] = static_cast<uintptr_t>(context.uc_mcontext.gregs[name]);
}

/// Whether the instruction before `pc` calls: what makes a number on the stack a return address.
bool isBehindCall(uintptr_t pc) {
  constexpr size_t kLongest = 7;
  unsigned char code[kLongest];
  if (!readBytes(pc - kLongest, code, sizeof(code))) return false;
  if (code[kLongest - 5] == 0xe8) return true;
  for (size_t length = 2; length <= kLongest; length++) {
    const unsigned char* at = code + kLongest - length;
    if (at[0] == 0xff && (at[1] >> 3 & 7) == 2) return true;
  }
  return false;
}

}  // namespace

NativeWalk::NativeWalk(const ucontext_t& context) { load(context, registers_); }

bool NativeWalk::next(NativeFrame* frame) {
  if (!at_start_ && !step()) return false;
  at_start_ = false;
  if (registers_[kPc] < 4096 && !is_exact_) return false;
  *frame = {registers_[kPc], is_exact_};
  return true;
}

bool NativeWalk::step() {
  const uintptr_t before = registers_[kRsp];
  if (stepThroughSignal()) return true;
  if (!stepByTable() && !stepByFramePointer()) return false;
  is_exact_ = false;
  // The program's stack lies in a mapping of its own, so the last step out of it may lead anywhere.
  return registers_[kRsp] != before;
}

/// A frame of the kernel's: the interrupted registers lie on the stack.
bool NativeWalk::stepThroughSignal() {
  static const unsigned char trampoline[] =
      {0x48, 0xc7, 0xc0, 0x0f, 0, 0, 0, 0x0f, 0x05};  // rt_sigreturn
  unsigned char code[sizeof(trampoline)];
  if (!readBytes(registers_[kPc], code, sizeof(code)) ||
      memcmp(code, trampoline, sizeof(code)) != 0)
    return false;
  mcontext_t saved;
  if (!readBytes(registers_[kRsp] + offsetof(ucontext_t, uc_mcontext), &saved, sizeof(saved)))
    return false;
  int i = 0;
  for (const int name : kContextRegisters)
    registers_[i++] = static_cast<uintptr_t>(saved.gregs[name]);
  is_exact_ = true;
  return true;
}

bool NativeWalk::stepByTable() {
  UnwindRow row;
  // A call may be the last instruction of its function.
  if (!findUnwindRow(registers_[kPc] - (is_exact_ ? 0 : 1), &row)) return false;
  if (row.cfa_register >= kRegisters) return false;
  const uintptr_t cfa = registers_[row.cfa_register] + static_cast<uintptr_t>(row.cfa_offset);
  uintptr_t after[kRegisters];
  for (int i = 0; i < kRegisters; i++) {
    after[i] = registers_[i];
    if (row.rules[i] == UnwindRow::Rule::Undefined && i == kPc)
      return false;  // the outermost frame
    if (row.rules[i] == UnwindRow::Rule::Saved &&
        !readBytes(cfa + static_cast<uintptr_t>(row.offsets[i]), &after[i], sizeof(after[i]))) {
      return false;
    }
  }
  after[kRsp] = cfa;
  memcpy(registers_, after, sizeof(after));
  return true;
}

/// Code without a table. At the crash itself the return address may still be on top of the stack:
/// after a jump to a wrong address, or in machine code that makes no frame. Else functions with a
/// frame pointer are the best guess.
bool NativeWalk::stepByFramePointer() {
  uintptr_t pair[2];
  unsigned char code;
  if (is_exact_ && readBytes(registers_[kRsp], pair, sizeof(pair[0])) &&
      (isBehindCall(pair[0]) || !readBytes(registers_[kPc], &code, 1))) {
    registers_[kPc] = pair[0];
    registers_[kRsp] += sizeof(pair[0]);
    return true;
  }
  if (registers_[kRbp] < registers_[kRsp] || !readBytes(registers_[kRbp], pair, sizeof(pair)))
    return false;
  registers_[kRsp] = registers_[kRbp] + sizeof(pair);
  registers_[kRbp] = pair[0];
  registers_[kPc] = pair[1];
  return true;
}

}  // namespace vitrine::crash
