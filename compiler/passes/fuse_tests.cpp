// fuse-tests: a comparison whose only use is a truth test gives a C int.
//
//   %2: object = compare_op 0 %0, %1        %3: int = compare_truth 0 %0, %1
//   %3: int = truth ^%2                =>
//
// The FrameState stays the comparison's; the truth test of a non-bool result happens inside the call.
#include "compiler/passes/passes.h"

namespace vitrine::passes {

using ir::Instr;
using ir::Op;

namespace {

/// The fused form of an operation, or Nop.
Op fused(Op op) {
  switch (op) {
    case Op::CompareOp: return Op::CompareTruth;
    case Op::ContainsOp: return Op::ContainsTruth;
    case Op::IsOp: return Op::IsTruth;
    default: return Op::Nop;
  }
}

}  // namespace

void fuseTests(ir::Function& function) {
  for (ir::Block& block : function.blocks) {
    std::vector<Instr> out;
    out.reserve(block.instrs.size());
    for (Instr& instr : block.instrs) {
      const bool fits = instr.op == Op::Truth && !out.empty() && fused(out.back().op) != Op::Nop &&
                        instr.operands[0].value == out.back().results[0] &&
                        (instr.operands[0].consumed || out.back().op == Op::IsOp);
      if (!fits) {
        out.push_back(std::move(instr));
        continue;
      }
      Instr& compare = out.back();
      compare.op = fused(compare.op);
      compare.results = instr.results;
    }
    block.instrs = std::move(out);
  }
}

}  // namespace vitrine::passes
