// Predecessors, reverse post-order and dominators of a function's blocks.
//
// Handler and Resume blocks are entered from outside the graph of edges: they count as entries beside
// block 0, so nothing defined elsewhere dominates them (their operand stack comes from the frame).
#pragma once

#include <vector>

#include "compiler/ir/function.h"

namespace vitrine::ir {

class Dominators {
 public:
  explicit Dominators(const Function& function);

  [[nodiscard]] bool reachable(Id block) const { return order_[block] != kNone; }
  /// Whether every path to `b` passes `a` (a block dominates itself).
  [[nodiscard]] bool dominates(Id a, Id b) const;
  /// Reachable blocks, each before its successors but for loops.
  [[nodiscard]] const std::vector<Id>& reversePostOrder() const { return blocks_; }
  [[nodiscard]] const std::vector<Id>& predecessors(Id block) const { return predecessors_[block]; }

 private:
  [[nodiscard]] Id intersect(Id a, Id b) const;
  std::vector<Id> blocks_;
  std::vector<Id> order_;   // block -> position in blocks_
  std::vector<Id> parent_;  // immediate dominator; kNone: an entry
  std::vector<std::vector<Id>> predecessors_;
};

}  // namespace vitrine::ir
