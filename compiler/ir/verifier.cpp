#include "compiler/ir/verifier.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <set>

#include "compiler/ir/dominators.h"
#include "compiler/ir/speculation.h"

namespace vitrine::ir {
namespace {

class Verifier {
 public:
  explicit Verifier(const Function& function)
      : f_(function), home_(function.values.size(), kNone), entry_(function.blocks.size()) {}

  std::vector<std::string> run() {
    for (const Block& block : f_.blocks) {
      for (const Instr& instr : block.instrs) {
        if (instr.op == Op::Null && instr.results.size() == 1) null_.insert(instr.results[0]);
      }
    }
    shapes();
    if (problems_.empty()) {
      dominance();
      ownership();
    }
    return std::move(problems_);
  }

 private:
  void report(const char* rule, Id block, size_t index, const std::string& message) {
    const auto& instrs = f_.blocks[block].instrs;
    const char* name = index < instrs.size() ? info(instrs[index].op).mnemonic : "end";
    problems_.push_back(fmt::format("{} block{} instruction {} ({}): {}", rule, block, index, name, message));
  }

  // ---- V01-V06, V10, D01-D03: what can be seen instruction by instruction
  void shapes() {
    std::vector<char> defined(f_.values.size(), 0);
    auto define = [&](Id value, Id block, size_t index) {
      if (value >= f_.values.size()) return report("V10", block, index, "value out of range");
      if (defined[value]++ != 0) report("V06", block, index, fmt::format("%{} is defined twice", value));
      home_[value] = block;
    };
    for (Id b = 0; b < f_.blocks.size(); ++b) {
      const Block& block = f_.blocks[b];
      for (const Id param : block.params) define(param, b, 0);
      if (block.instrs.empty() || !isTerminator(block.instrs.back().op)) {
        report("V01", b, block.instrs.size(), "the block has no terminator");
      }
      for (size_t i = 0; i < block.instrs.size(); ++i) {
        for (const Id result : block.instrs[i].results) define(result, b, i);
        instruction(b, i);
      }
    }
  }

  void instruction(Id b, size_t i) {
    const Instr& instr = f_.blocks[b].instrs[i];
    if (isTerminator(instr.op) && i + 1 != f_.blocks[b].instrs.size()) {
      report("V01", b, i, "a terminator before the end of the block");
    }
    counts(b, i);
    for (const Use& use : instr.operands) consumption(b, i, use);
    for (const Target& target : instr.targets) edge(b, i, target);
    if (instr.op == Op::Speculate) expression(b, i);
    if (mayLeave(instr) != (instr.state != kNone)) {
      report("D01", b, i, instr.state == kNone ? "may leave, has no FrameState" : "has a FrameState, cannot leave");
    }
    if (instr.state != kNone) frameState(b, i);
    const bool slot = instr.op == Op::LoadLocal || instr.op == Op::BorrowLocal || instr.op == Op::StoreLocal ||
                      instr.op == Op::DeleteLocal || instr.op == Op::LoadClosure;
    if (slot && (instr.imm0 < 0 || instr.imm0 >= f_.nlocalsplus)) report("V10", b, i, "slot out of range");
  }

  void counts(Id b, size_t i) {
    const Instr& instr = f_.blocks[b].instrs[i];
    const OpInfo& op = info(instr.op);
    auto fits = [](const char* row, size_t count) {
      const size_t length = std::strlen(row);
      if (length > 0 && row[length - 1] == '*') return count + 2 >= length;
      return count == length;
    };
    // yield carries the rest of the operand stack behind its operand.
    if (instr.op != Op::Yield && !fits(op.operands, instr.operands.size())) {
      report("V02", b, i, fmt::format("{} operands, expected `{}`", instr.operands.size(), op.operands));
    }
    if (!fits(op.results, instr.results.size())) {
      report("V02", b, i, fmt::format("{} results, expected `{}`", instr.results.size(), op.results));
    }
    static constexpr size_t kAny = ~size_t{0};
    size_t targets = 0;
    switch (instr.op) {
      case Op::Jump: case Op::Yield: case Op::EndAsyncFor: targets = 1; break;
      case Op::Branch: case Op::ForIter: case Op::Send: targets = 2; break;
      default: targets = isTerminator(instr.op) ? 0 : kAny; break;
    }
    if (targets == kAny) targets = 0;
    // yield: the resume point, and in `yield from` the one behind a receiver that throw() ended.
    if (instr.op == Op::Yield && instr.targets.size() == 2) targets = 2;
    if (instr.targets.size() != targets) {
      report("V02", b, i, fmt::format("{} targets, expected {}", instr.targets.size(), targets));
    }
  }

  // V11: only the last instruction of a speculated expression has a result that others use, or an effect.
  void expression(Id b, size_t i) {
    const auto& instrs = f_.blocks[b].instrs;
    const size_t length = static_cast<size_t>(std::max(instrs[i].imm0, 0));
    if (length == 0 || i + length >= instrs.size()) return report("V11", b, i, "the expression is not in the block");
    for (size_t k = i + 1; k <= i + length; ++k) {
      const Speculated gives = speculated(instrs[k]);
      const bool inner = gives == Speculated::Object || gives == Speculated::Number;
      if (gives == Speculated::Never || (!inner && k != i + length)) {
        report("V11", b, k, "cannot be speculated there");
      }
    }
    for (size_t k = i + length + 1; k < instrs.size(); ++k) {
      for (const Use& use : instrs[k].operands) {
        for (size_t j = i + 1; j < i + length; ++j) {
          const auto& results = instrs[j].results;
          if (!results.empty() && results[0] == use.value) report("V11", b, k, "uses what a speculated expression hides");
        }
      }
    }
  }

  void consumption(Id b, size_t i, const Use& use) {
    if (use.value >= f_.values.size()) return report("V10", b, i, "value out of range");
    if (use.consumed && !isOwned(f_.values[use.value])) {
      report("V05", b, i, fmt::format("%{} is consumed, but not owned", use.value));
    }
    if (!use.consumed && f_.blocks[b].instrs[i].op == Op::Drop) {
      report("V05", b, i, fmt::format("%{} is dropped, but not consumed", use.value));
    }
  }

  void edge(Id b, size_t i, const Target& target) {
    if (target.block >= f_.blocks.size()) return report("V10", b, i, "block out of range");
    const Block& to = f_.blocks[target.block];
    const bool resumes = f_.blocks[b].instrs[i].op == Op::Yield;
    if (to.kind != (resumes ? BlockKind::Resume : BlockKind::Normal)) {
      report("V04", b, i, fmt::format("an edge to block{}, which is not of the right kind", target.block));
    }
    if (target.args.size() != to.params.size()) {
      return report("V03", b, i, fmt::format("{} arguments for block{}, expected {}", target.args.size(),
                                             target.block, to.params.size()));
    }
    for (size_t k = 0; k < target.args.size(); ++k) {
      consumption(b, i, target.args[k]);
      if (isOwned(f_.values[to.params[k]]) && !target.args[k].consumed) {
        report("V03", b, i, fmt::format("argument {} of block{} is not consumed", k, target.block));
      }
    }
  }

  void frameState(Id b, size_t i) {
    const Instr& instr = f_.blocks[b].instrs[i];
    if (instr.state >= f_.states.size()) return report("V10", b, i, "FrameState out of range");
    const FrameState& state = f_.states[instr.state];
    if (state.position != instr.position) report("D02", b, i, "the FrameState is of another position");
    if (state.handler != kNone) {
      if (state.handler >= f_.blocks.size() || f_.blocks[state.handler].kind != BlockKind::Handler) {
        report("V10", b, i, "the FrameState's handler is no Handler block");
      } else if (f_.blocks[state.handler].depth > static_cast<int>(state.stack.size())) {
        report("V10", b, i, "the handler is deeper than the FrameState's stack");
      }
    }
    for (const Id entry : state.stack) {
      if (entry >= f_.values.size()) return report("V10", b, i, "value out of range");
      for (const Use& use : instr.operands) {
        if (use.value == entry && use.consumed && isOwned(f_.values[entry]) && !isNull(entry)) {
          report("D03", b, i, fmt::format("the FrameState holds %{}, which the operation consumes", entry));
        }
      }
      for (const Id result : instr.results) {
        if (result == entry) report("D03", b, i, "the FrameState holds a result");
      }
    }
  }

  [[nodiscard]] bool isNull(Id value) const { return null_.count(value) != 0; }

  // ---- V07
  void dominance() {
    const Dominators dominators(f_);
    for (Id b = 0; b < f_.blocks.size(); ++b) {
      if (!dominators.reachable(b)) continue;
      std::set<Id> here(f_.blocks[b].params.begin(), f_.blocks[b].params.end());
      for (size_t i = 0; i < f_.blocks[b].instrs.size(); ++i) {
        const Instr& instr = f_.blocks[b].instrs[i];
        auto check = [&](Id value) {
          const bool ok = home_[value] == b ? here.count(value) != 0
                                            : home_[value] != kNone && dominators.dominates(home_[value], b);
          if (!ok) report("V07", b, i, fmt::format("%{} is used before its definition", value));
        };
        for (const Use& use : instr.operands) check(use.value);
        if (instr.state != kNone) {
          for (const Id value : f_.states[instr.state].stack) check(value);
        }
        here.insert(instr.results.begin(), instr.results.end());
        for (const Target& target : instr.targets) {
          for (const Use& use : target.args) check(use.value);
        }
      }
    }
  }

  // ---- V08, V09: the owned values not consumed so far, followed along every edge
  using Owned = std::set<Id>;

  void ownership() {
    std::vector<Id> work;
    for (Id b = 0; b < f_.blocks.size(); ++b) {
      if (b != 0 && f_.blocks[b].kind == BlockKind::Normal) continue;
      entry_[b] = Owned{};
      work.push_back(b);
    }
    while (!work.empty() && problems_.empty()) {
      const Id b = work.back();
      work.pop_back();
      follow(b, &work);
    }
  }

  void consume(Id b, size_t i, const Use& use, Owned* owned) {
    if (!isOwned(f_.values[use.value]) || isNull(use.value)) return;
    if (owned->count(use.value) == 0) {
      report("V09", b, i, fmt::format("%{} is used after it was consumed", use.value));
    } else if (use.consumed) {
      owned->erase(use.value);
    }
  }

  void follow(Id b, std::vector<Id>* work) {
    Owned owned = *entry_[b];
    auto define = [&](Id value) {
      if (isOwned(f_.values[value]) && !isNull(value)) owned.insert(value);
    };
    for (const Id param : f_.blocks[b].params) define(param);
    for (size_t i = 0; i < f_.blocks[b].instrs.size(); ++i) {
      const Instr& instr = f_.blocks[b].instrs[i];
      for (const Use& use : instr.operands) consume(b, i, use, &owned);
      if (instr.state != kNone) leaving(b, i, owned);
      // Edge 1 of for_iter has no item; the results of all other operations are there on every edge.
      const Owned without_results = owned;
      for (const Id result : instr.results) define(result);
      for (size_t k = 0; k < instr.targets.size(); ++k) {
        enter(b, i, instr.targets[k], instr.op == Op::ForIter && k == 1 ? without_results : owned, work);
      }
      const bool ends = isTerminator(instr.op) && instr.targets.empty() && instr.op != Op::Raise &&
                        instr.op != Op::Reraise && instr.op != Op::Unreachable;
      if (ends && !owned.empty()) {
        report("V08", b, i, fmt::format("%{} is never consumed", *owned.begin()));
      }
    }
  }

  void leaving(Id b, size_t i, const Owned& owned) {
    Owned spilled;
    for (const Id entry : f_.states[f_.blocks[b].instrs[i].state].stack) {
      if (!isOwned(f_.values[entry]) || isNull(entry)) continue;
      if (!spilled.insert(entry).second) {
        report("V08", b, i, fmt::format("the FrameState holds %{} twice", entry));
      }
    }
    for (const Id value : owned) {
      if (spilled.count(value) == 0) report("V08", b, i, fmt::format("%{} is lost when leaving", value));
    }
    for (const Id value : spilled) {
      if (owned.count(value) == 0) {
        report("V09", b, i, fmt::format("the FrameState holds %{}, which was consumed", value));
      }
    }
  }

  void enter(Id b, size_t i, const Target& target, Owned owned, std::vector<Id>* work) {
    for (const Use& use : target.args) consume(b, i, use, &owned);
    if (f_.blocks[target.block].kind == BlockKind::Resume) {
      if (!owned.empty()) report("V08", b, i, fmt::format("%{} is lost when suspending", *owned.begin()));
      return;
    }
    std::optional<Owned>& expected = entry_[target.block];
    if (!expected) {
      expected = std::move(owned);
      work->push_back(target.block);
    } else if (*expected != owned) {
      report("V08", b, i, fmt::format("block{} is entered with different values alive", target.block));
    }
  }

  const Function& f_;
  std::vector<Id> home_;  // block that defines the value
  std::vector<std::optional<Owned>> entry_;
  std::set<Id> null_;
  std::vector<std::string> problems_;
};

}  // namespace

std::vector<std::string> verify(const Function& function) { return Verifier(function).run(); }

}  // namespace vitrine::ir
