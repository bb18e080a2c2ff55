// fuse-slices: a slice object that is only an index is not made.
//
//   %3: object = build_slice ^%1, ^%2
//   %4: object = binary_subscr ^%0, ^%3      =>      %4: object = binary_slice ^%0, ^%1, ^%2
//
// Likewise for stores and deletions. Slices with a step stay. Position and FrameState are the
// subscription's: what a slice can do wrong, it does when it is applied. In debug mode a Line
// between the two keeps them apart.
#include "compiler/passes/passes.h"

namespace vitrine::passes {

using ir::Instr;
using ir::Op;

namespace {

/// The form of a subscription that takes start and stop in place of its index, or Nop.
Op sliced(Op op) {
  switch (op) {
    case Op::BinarySubscr: return Op::BinarySlice;
    case Op::StoreSubscr: return Op::StoreSlice;
    case Op::DeleteSubscr: return Op::DeleteSlice;
    default: return Op::Nop;
  }
}

bool isIndexedBy(const Instr& subscription, const Instr& slice) {
  if (sliced(subscription.op) == Op::Nop) return false;
  const ir::Use& index = subscription.operands.back();
  return slice.op == Op::BuildSlice && slice.operands.size() == 2 && index.consumed &&
         index.value == slice.results[0];
}

}  // namespace

void fuseSlices(ir::Function& function) {
  for (ir::Block& block : function.blocks) {
    std::vector<Instr> out;
    out.reserve(block.instrs.size());
    for (Instr& instr : block.instrs) {
      if (!out.empty() && isIndexedBy(instr, out.back())) {
        instr.op = sliced(instr.op);
        instr.operands.pop_back();
        const std::vector<ir::Use>& bounds = out.back().operands;
        instr.operands.insert(instr.operands.end(), bounds.begin(), bounds.end());
        out.pop_back();
      }
      out.push_back(std::move(instr));
    }
    block.instrs = std::move(out);
  }
}

}  // namespace vitrine::passes
