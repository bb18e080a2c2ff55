#include <algorithm>
#include <vector>

#include "compiler/build/build.h"

namespace vitrine::build {

using ir::Block;
using ir::Function;
using ir::Id;
using ir::Instr;
using ir::kNone;
using ir::Target;

namespace {

/// What stands for what: a removed parameter's value and its replacement, with path compression.
class Replacements {
 public:
  explicit Replacements(size_t count) : of_(count, kNone) {}
  Id find(Id value) {
    while (of_[value] != kNone) {
      if (of_[of_[value]] != kNone) of_[value] = of_[of_[value]];
      value = of_[value];
    }
    return value;
  }
  void set(Id from, Id to) { of_[from] = to; }

 private:
  std::vector<Id> of_;
};

/// Per block: the edges into it, as (block, index of the last instruction's target).
std::vector<std::vector<Target*>> incomingEdges(Function& function) {
  std::vector<std::vector<Target*>> edges(function.blocks.size());
  for (Block& block : function.blocks) {
    for (Instr& instr : block.instrs) {
      for (Target& target : instr.targets) edges[target.block].push_back(&target);
    }
  }
  return edges;
}

/// The only value but the parameter itself that reaches `param`, or kNone.
Id onlyValue(const std::vector<Target*>& edges, size_t index, Id param, Replacements& replaced) {
  Id only = kNone;
  for (const Target* edge : edges) {
    const Id value = replaced.find(edge->args[index].value);
    if (value == param) continue;
    if (only != kNone && value != only) return kNone;
    only = value;
  }
  return only;
}

}  // namespace

void removeTrivialParams(Function& function) {
  const auto edges = incomingEdges(function);
  Replacements replaced(function.values.size());
  // A removed parameter can make others trivial; loops nest at most as deep as Python's blocks do,
  // so a few rounds reach the end.
  for (bool changed = true; changed;) {
    changed = false;
    for (size_t b = 0; b < function.blocks.size(); ++b) {
      Block& block = function.blocks[b];
      for (size_t i = block.params.size(); i-- > 0;) {
        const Id param = block.params[i];
        const Id only = onlyValue(edges[b], i, param, replaced);
        if (only == kNone) continue;
        replaced.set(param, only);
        block.params.erase(block.params.begin() + static_cast<long>(i));
        for (Target* edge : edges[b]) edge->args.erase(edge->args.begin() + static_cast<long>(i));
        changed = true;
      }
    }
  }
  for (Block& block : function.blocks) {
    for (Instr& instr : block.instrs) {
      for (ir::Use& use : instr.operands) use.value = replaced.find(use.value);
      for (Target& target : instr.targets) {
        for (ir::Use& use : target.args) use.value = replaced.find(use.value);
      }
    }
  }
  for (ir::FrameState& state : function.states) {
    for (Id& value : state.stack) value = replaced.find(value);
  }
}

}  // namespace vitrine::build
