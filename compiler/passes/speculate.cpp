// speculate: marks expressions over numbers, list items and attributes that codegen tries unboxed first.
//
//   %1: object = binary_subscr %a, %i           speculate 3
//   %2: object = binary_op 5 ^%1, %b       =>   %1: object = binary_subscr %a, %i
//   store_local 3 ^%2                           ...
//
// An expression is a run of instructions whose results nobody else uses, but for the last one's. The
// instructions stay as they are and keep their FrameStates: they are what runs when the attempt, which
// changes nothing before it has succeeded, does not know an operand's type or would raise. So the hint
// changes no meaning, and leaving it out (functions with very many expressions: g++ takes more than
// linear time over them) is always right.
#include <algorithm>
#include <numeric>

#include "compiler/ir/speculation.h"
#include "compiler/passes/passes.h"

namespace vitrine::passes {

using ir::Id;
using ir::Instr;
using ir::kNone;
using ir::Op;
using ir::Speculated;
using ir::SpeculatedUse;

namespace {

// Instructions in speculated expressions of one function: beyond, operations are plain calls.
constexpr size_t kBudget = 400;

constexpr size_t kElsewhere = ~size_t{0};

/// For every value the index of its last use in the block that defines it, or kElsewhere.
std::vector<size_t> lastUses(const ir::Function& function) {
  std::vector<Id> home(function.values.size(), kNone);
  for (Id b = 0; b < function.blocks.size(); ++b) {
    for (const Instr& instr : function.blocks[b].instrs) {
      for (const Id result : instr.results) home[result] = b;
    }
  }
  std::vector<size_t> last(function.values.size(), 0);
  for (Id b = 0; b < function.blocks.size(); ++b) {
    const auto& instrs = function.blocks[b].instrs;
    for (size_t i = 0; i < instrs.size(); ++i) {
      auto use = [&](Id value) {
        if (last[value] != kElsewhere) last[value] = home[value] == b ? i : kElsewhere;
      };
      for (const ir::Use& operand : instrs[i].operands) use(operand.value);
      for (const ir::Target& target : instrs[i].targets) {
        for (const ir::Use& argument : target.args) use(argument.value);
      }
      if (instrs[i].state == kNone) continue;
      for (const Id value : function.states[instrs[i].state].stack) use(value);
    }
  }
  return last;
}

/// The blocks, those of the innermost loops first. CPython lays a loop's blocks out one after the other, so an
/// edge backwards is around a loop.
std::vector<Id> innermostFirst(const ir::Function& function) {
  std::vector<int> depth(function.blocks.size(), 0);
  for (Id b = 0; b < function.blocks.size(); ++b) {
    for (const ir::Target& target : function.blocks[b].instrs.back().targets) {
      for (Id inside = target.block; inside <= b; ++inside) ++depth[inside];
    }
  }
  std::vector<Id> order(function.blocks.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](Id a, Id b) { return depth[a] > depth[b]; });
  return order;
}

class Expressions {
 public:
  Expressions(const ir::Function& function, const std::vector<Instr>& instrs, const std::vector<size_t>& last)
      : f_(function), instrs_(instrs), last_(last) {}

  /// The first instruction of the expression that ends with `root`, or `root + 1`: it is not worth an attempt.
  [[nodiscard]] size_t begin(size_t root) const {
    if (ir::speculated(instrs_[root]) == Speculated::Never) return root + 1;
    size_t first = root;
    while (first > 0 && inner(first - 1, root)) --first;
    while (first <= root && !fits(first, root)) ++first;
    return isWorthIt(first, root) ? first : root + 1;
  }

 private:
  /// Whether an instruction gives its result to the expression only.
  [[nodiscard]] bool inner(size_t at, size_t root) const {
    const Speculated gives = ir::speculated(instrs_[at]);
    if (gives != Speculated::Object && gives != Speculated::Number) return false;
    const size_t last = last_[instrs_[at].results[0]];
    return last > at && last <= root;
  }

  /// Whether every operand is of use as what the expression from `first` on gives or is given.
  [[nodiscard]] bool fits(size_t first, size_t root) const {
    for (size_t i = first; i <= root; ++i) {
      for (size_t k = 0; k < instrs_[i].operands.size(); ++k) {
        const ir::Use& use = instrs_[i].operands[k];
        const Instr* definition = find(first, i, use.value);
        const bool object = ir::speculatedUse(instrs_[i], k) == SpeculatedUse::Object;
        if (definition != nullptr) {
          const bool constant = ir::isConstant(definition->op);
          if (object && !constant && ir::speculated(*definition) == Speculated::Number) return false;
        } else if (f_.values[use.value] == ir::Type::Nullable) {
          return false;
        } else if (use.consumed && object && i != root) {
          return false;  // giving it up may run a finalizer, and the attempt would not be over
        }
      }
    }
    return true;
  }

  [[nodiscard]] const Instr* find(size_t first, size_t end, Id value) const {
    for (size_t i = first; i < end; ++i) {
      if (!instrs_[i].results.empty() && instrs_[i].results[0] == value) return &instrs_[i];
    }
    return nullptr;
  }

  /// Arithmetic is; reads, stores and comparisons have in-line forms of their own, so two of them.
  [[nodiscard]] bool isWorthIt(size_t first, size_t root) const {
    size_t computed = 0;
    size_t accesses = 0;
    for (size_t i = first; i <= root; ++i) {
      const Op op = instrs_[i].op;
      computed += op == Op::BinaryOp || op == Op::AddToLocal || op == Op::UnaryNegative || op == Op::UnaryInvert;
      accesses += op == Op::BinarySubscr || op == Op::LoadAttr || op == Op::StoreSubscr || op == Op::StoreAttr ||
                  op == Op::CompareTruth || op == Op::ConstInt || op == Op::ConstFloat;
    }
    // A local that is given what stands there already is no expression.
    if (first == root && instrs_[root].op == Op::StoreLocal) return false;
    return computed > 0 || accesses > 1;
  }

  const ir::Function& f_;
  const std::vector<Instr>& instrs_;
  const std::vector<size_t>& last_;
};

}  // namespace

void speculate(ir::Function& function) {
  if (function.name_space) return;  // module and class bodies run once
  const std::vector<size_t> last = lastUses(function);
  size_t budget = kBudget;
  for (const Id id : innermostFirst(function)) {
    ir::Block& block = function.blocks[id];
    const Expressions expressions(function, block.instrs, last);
    std::vector<size_t> hints(block.instrs.size(), 0);  // length of the expression that begins there
    for (size_t root = block.instrs.size(); root-- > 0;) {
      const size_t first = expressions.begin(root);
      const size_t length = root + 1 - first;
      if (first > root || length > budget) continue;
      budget -= length;
      hints[first] = length;
      root = first;
    }
    std::vector<Instr> out;
    out.reserve(block.instrs.size());
    for (size_t i = 0; i < block.instrs.size(); ++i) {
      if (hints[i] != 0) {
        Instr hint;
        hint.op = Op::Speculate;
        hint.imm0 = static_cast<int>(hints[i]);
        hint.line = block.instrs[i].line;
        hint.position = block.instrs[i].position;
        out.push_back(std::move(hint));
      }
      out.push_back(std::move(block.instrs[i]));
    }
    block.instrs = std::move(out);
  }
}

}  // namespace vitrine::passes
