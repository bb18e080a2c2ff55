#include "compiler/ir/function.h"

#include <iterator>

namespace vitrine::ir {
namespace {

constexpr OpInfo kOps[] = {
#define VT_OP(name, mnemonic, operands, results, kind, call, doc) \
  {#name, mnemonic, operands, results, Kind::kind, call},
#include "compiler/ir/ops.def"
};

}  // namespace

const OpInfo& info(Op op) { return kOps[static_cast<size_t>(op)]; }

bool findOp(const std::string& mnemonic, Op* op) {
  for (size_t i = 0; i < std::size(kOps); ++i) {
    if (mnemonic == kOps[i].mnemonic) {
      *op = static_cast<Op>(i);
      return true;
    }
  }
  return false;
}

bool isTerminator(Op op) { return info(op).kind == Kind::End; }

bool mayLeave(const Instr& instr) {
  switch (info(instr.op).kind) {
    case Kind::Object:
    case Kind::Status:
      return true;
    case Kind::Pure:
    case Kind::Plain:
      return false;
    case Kind::Special:
      return instr.op == Op::CheckBreaker || instr.op == Op::DeleteLocal ||
             ((instr.op == Op::LoadLocal || instr.op == Op::BorrowLocal) && instr.imm1 == 0);
    case Kind::End:
      return instr.op == Op::ForIter || instr.op == Op::Send || instr.op == Op::EndAsyncFor ||
             instr.op == Op::Raise || instr.op == Op::Reraise;
  }
  return false;
}

bool needsPosition(const Instr& instr) {
  switch (info(instr.op).kind) {
    case Kind::Object:
    case Kind::Status:
    case Kind::Plain:
      return true;
    case Kind::Pure:
      return false;
    case Kind::Special:
      // Loads that fail and the breaker store the position on their cold paths.
      return instr.op == Op::Drop || instr.op == Op::Nop || instr.op == Op::Line || instr.op == Op::StoreLocal ||
             instr.op == Op::DeleteLocal;
    case Kind::End:
      return instr.op != Op::Jump && instr.op != Op::Branch && instr.op != Op::Unreachable;
  }
  return false;
}

}  // namespace vitrine::ir
