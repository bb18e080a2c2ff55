#include "compiler/ir/dominators.h"

#include <algorithm>

namespace vitrine::ir {
namespace {

bool isEntry(const Function& function, Id block) {
  return block == 0 || function.blocks[block].kind != BlockKind::Normal;
}

const std::vector<Target>& successors(const Function& function, Id block) {
  static const std::vector<Target> kNothing;
  const auto& instrs = function.blocks[block].instrs;
  return instrs.empty() ? kNothing : instrs.back().targets;
}

}  // namespace

// The iterative algorithm of Cooper, Harvey and Kennedy ("A Simple, Fast Dominance Algorithm").
Dominators::Dominators(const Function& function)
    : order_(function.blocks.size(), kNone),
      parent_(function.blocks.size(), kNone),
      predecessors_(function.blocks.size()) {
  // Depth-first without recursion: functions can have tens of thousands of blocks.
  std::vector<char> seen(function.blocks.size(), 0);
  std::vector<std::pair<Id, size_t>> path;
  for (Id root = 0; root < function.blocks.size(); ++root) {
    if (!isEntry(function, root) || seen[root] != 0) continue;
    seen[root] = 1;
    path.emplace_back(root, 0);
    while (!path.empty()) {
      auto& [block, next] = path.back();
      const auto& targets = successors(function, block);
      if (next == targets.size()) {
        blocks_.push_back(block);
        path.pop_back();
        continue;
      }
      const Id to = targets[next++].block;
      if (isEntry(function, to)) continue;
      predecessors_[to].push_back(block);
      if (seen[to] == 0) {
        seen[to] = 1;
        path.emplace_back(to, 0);
      }
    }
  }
  std::reverse(blocks_.begin(), blocks_.end());
  for (Id i = 0; i < blocks_.size(); ++i) order_[blocks_[i]] = i;

  // A value only counts as dominating within what one entry reaches; where the regions of two
  // entries meet, no block dominates (parent kNone).
  std::vector<char> known(function.blocks.size(), 0);
  for (const Id block : blocks_) {
    if (isEntry(function, block)) known[block] = 1;
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (const Id block : blocks_) {
      if (isEntry(function, block)) continue;
      Id candidate = kNone;
      bool first = true;
      for (const Id from : predecessors_[block]) {
        if (known[from] == 0) continue;
        candidate = first ? from : intersect(candidate, from);
        first = false;
      }
      if (first) continue;
      if (known[block] == 0 || parent_[block] != candidate) {
        known[block] = 1;
        parent_[block] = candidate;
        changed = true;
      }
    }
  }
}

Id Dominators::intersect(Id a, Id b) const {
  while (a != b && a != kNone && b != kNone) {
    if (order_[a] > order_[b]) {
      a = parent_[a];
    } else {
      b = parent_[b];
    }
  }
  return a == b ? a : kNone;
}

bool Dominators::dominates(Id a, Id b) const {
  while (b != kNone && b != a) b = parent_[b];
  return b == a;
}

}  // namespace vitrine::ir
