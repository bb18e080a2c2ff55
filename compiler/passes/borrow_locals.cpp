// borrow-locals: operands read from locals keep the frame slot's reference instead of an own one.
//
//   %0: object = load_local 0               %0: borrowed = borrow_local 0
//   %1: object = own %0                =>   %1: borrowed = borrow_local 0 1
//   %2: object = binary_op 0 ^%0, ...       %2: object = binary_op 0 %0, ...
//
// Safe while the slot keeps its value: all uses are in the block, and no store to the slot stands
// between the load and the last use. Nobody else gives up what the slots of a running native frame
// held (runtime/frames/locals_to_fast.cpp). Spilling takes a new reference.
#include <map>
#include <vector>

#include "compiler/passes/passes.h"

namespace vitrine::passes {

using ir::Id;
using ir::Instr;
using ir::kNone;
using ir::Op;

namespace {

struct Load {
  size_t at = 0;
  bool eligible = true;
};

/// The uses of one block's loads, and whether each load may borrow.
class Borrowing {
 public:
  Borrowing(ir::Function& function, Id block, const std::vector<char>& crosses)
      : f_(function), block_(function.blocks[block]), crosses_(crosses) {}

  void run() {
    for (size_t i = 0; i < block_.instrs.size(); ++i) visit(i);
    for (const auto& [value, load] : loads_) {
      if (!load.eligible) continue;
      block_.instrs[load.at].op = Op::BorrowLocal;
      f_.values[value] = ir::Type::Borrowed;
    }
    for (Instr& instr : block_.instrs) {
      for (ir::Use& use : instr.operands) {
        if (f_.values[use.value] == ir::Type::Borrowed) use.consumed = false;
      }
    }
    // `x` as a statement: nothing was taken, nothing is to be given up.
    std::erase_if(block_.instrs, [](const Instr& instr) { return instr.op == Op::Drop && !instr.operands[0].consumed; });
  }

 private:
  void visit(size_t i) {
    Instr& instr = block_.instrs[i];
    if (instr.op == Op::Own) loadAgain(&instr);
    for (size_t k = 0; k < instr.operands.size(); ++k) use(instr.operands[k].value, k < 31);
    if (instr.state != kNone) {
      for (const Id value : f_.states[instr.state].stack) use(value, true);
    }
    for (const ir::Target& target : instr.targets) {
      for (const ir::Use& arg : target.args) use(arg.value, false);
    }
    if (instr.op == Op::StoreLocal || instr.op == Op::DeleteLocal || instr.op == Op::AddToLocal) {
      stored_[instr.imm0] = i;
    } else if (instr.op == Op::LoadLocal) {
      loads_[instr.results[0]] = {i, crosses_[instr.results[0]] == 0};
    }
  }

  /// A copy of a local that was loaded (`a[i] += x`) is another load, which may borrow too.
  void loadAgain(Instr* copy) {
    const auto load = loads_.find(copy->operands[0].value);
    if (load == loads_.end() || overwritten(load->second)) return;
    copy->op = Op::LoadLocal;
    copy->imm0 = block_.instrs[load->second.at].imm0;
    copy->imm1 = 1;  // bound: it has just been loaded
    copy->operands.clear();
  }

  [[nodiscard]] bool overwritten(const Load& load) const {
    const auto stored = stored_.find(block_.instrs[load.at].imm0);
    return stored != stored_.end() && stored->second > load.at;
  }

  void use(Id value, bool allowed) {
    const auto load = loads_.find(value);
    if (load == loads_.end()) return;
    if (!allowed || overwritten(load->second)) load->second.eligible = false;
  }

  ir::Function& f_;
  ir::Block& block_;
  const std::vector<char>& crosses_;  // values used outside their block
  std::map<Id, Load> loads_;
  std::map<int, size_t> stored_;
};

}  // namespace

void borrowLocals(ir::Function& function) {
  // A value used in another block than the one that loads or copies it is not eligible.
  std::vector<Id> home(function.values.size(), kNone);
  for (Id b = 0; b < function.blocks.size(); ++b) {
    for (Instr& instr : function.blocks[b].instrs) {
      if (instr.op == Op::LoadLocal || instr.op == Op::Own) home[instr.results[0]] = b;
    }
  }
  std::vector<char> crosses(function.values.size(), 0);
  for (Id b = 0; b < function.blocks.size(); ++b) {
    auto check = [&](Id value) {
      if (home[value] != kNone && home[value] != b) crosses[value] = 1;
    };
    for (const Instr& instr : function.blocks[b].instrs) {
      for (const ir::Use& use : instr.operands) check(use.value);
      for (const ir::Target& target : instr.targets) {
        for (const ir::Use& use : target.args) check(use.value);
      }
      if (instr.state == kNone) continue;
      for (const Id value : function.states[instr.state].stack) check(value);
    }
  }
  for (Id b = 0; b < function.blocks.size(); ++b) Borrowing(function, b, crosses).run();
}

}  // namespace vitrine::passes
