// bound-locals: no unbound check where a local is proven bound, no old value to give up where it is
// proven unbound.
//
// Two forward data flows at once, over the slots: bound on every path, unbound on every path. A
// handler starts with what holds before every instruction that leaves to it, a resume point with
// what held at the suspension.
#include "compiler/passes/passes.h"

#include "compiler/ir/dominators.h"

namespace vitrine::passes {

using ir::Id;
using ir::Instr;
using ir::kNone;
using ir::Op;

namespace {

struct Facts {
  std::vector<char> bound;
  std::vector<char> unbound;

  /// Meets with what another edge brings; true when something changed.
  bool meet(const Facts& other) {
    bool changed = false;
    for (size_t i = 0; i < bound.size(); ++i) {
      if (bound[i] != 0 && other.bound[i] == 0) changed = true, bound[i] = 0;
      if (unbound[i] != 0 && other.unbound[i] == 0) changed = true, unbound[i] = 0;
    }
    return changed;
  }
};

class BoundLocals {
 public:
  explicit BoundLocals(ir::Function& function) : f_(function), entry_(function.blocks.size()) {
    const auto slots = static_cast<size_t>(f_.nlocalsplus);
    for (Facts& facts : entry_) {  // optimistic: all facts hold until an edge denies them
      facts.bound.assign(slots, 1);
      facts.unbound.assign(slots, 1);
    }
    for (size_t i = 0; i < slots; ++i) {
      entry_[0].bound[i] = static_cast<int>(i) < f_.nargs;
      entry_[0].unbound[i] = static_cast<int>(i) >= f_.nargs;
    }
  }

  void run() {
    // Cells and free variables sit in slots too, but are not read as locals; MAKE_CELL and
    // COPY_FREE_VARS fill slots that nothing here asks about.
    const std::vector<Id> order = ir::Dominators(f_).reversePostOrder();
    changed_ = true;
    while (changed_) {
      changed_ = false;
      for (const Id block : order) flow(block, false);
    }
    for (const Id block : order) flow(block, true);
  }

 private:
  void meet(Id block, const Facts& facts) { changed_ = entry_[block].meet(facts) || changed_; }

  void flow(Id block, bool rewrite) {
    Facts facts = entry_[block];
    for (Instr& instr : f_.blocks[block].instrs) {
      if (instr.op == Op::AddToLocal) {  // empties the slot, also when it leaves for want of memory
        facts.bound[static_cast<size_t>(instr.imm0)] = 0;
        facts.unbound[static_cast<size_t>(instr.imm0)] = 0;
      }
      if (instr.state != kNone && f_.states[instr.state].handler != kNone) {
        meet(f_.states[instr.state].handler, facts);
      }
      const auto slot = static_cast<size_t>(instr.imm0);
      switch (instr.op) {
        case Op::LoadLocal:
        case Op::BorrowLocal:
          if (rewrite && facts.bound[slot] != 0) {
            instr.imm1 = 1;
            instr.state = kNone;
          }
          facts.bound[slot] = 1;  // else it has left
          facts.unbound[slot] = 0;
          break;
        case Op::StoreLocal:
          if (rewrite && facts.unbound[slot] != 0) instr.imm1 = 1;
          facts.bound[slot] = 1;
          facts.unbound[slot] = 0;
          break;
        case Op::DeleteLocal:
          facts.bound[slot] = 0;
          facts.unbound[slot] = 1;
          break;
        default:
          break;
      }
      for (const ir::Target& target : instr.targets) {
        meet(target.block, facts);
        const Id thrown = f_.blocks[target.block].throw_handler;
        if (instr.op == Op::Yield && thrown != kNone) meet(thrown, facts);
      }
    }
  }

  ir::Function& f_;
  std::vector<Facts> entry_;
  bool changed_ = false;
};

}  // namespace

void boundLocals(ir::Function& function) {
  if (function.nlocalsplus > 0) BoundLocals(function).run();
}

}  // namespace vitrine::passes
