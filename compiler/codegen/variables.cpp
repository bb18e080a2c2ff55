#include "compiler/codegen/variables.h"

#include <fmt/format.h>

#include <functional>

namespace vitrine::codegen {

using ir::Block;
using ir::Function;
using ir::Id;
using ir::Instr;
using ir::kNone;
using ir::Op;
using ir::Type;

namespace {

void forEachUse(const Function& function, const Instr& instr, const std::function<void(Id)>& visit) {
  for (const ir::Use& use : instr.operands) visit(use.value);
  for (const ir::Target& target : instr.targets) {
    for (const ir::Use& use : target.args) visit(use.value);
  }
  if (instr.state != kNone) {
    for (const Id value : function.states[instr.state].stack) visit(value);
  }
}

/// Values used outside the block that defines them.
std::vector<char> crossingValues(const Function& function) {
  std::vector<Id> home(function.values.size(), kNone);
  std::vector<char> crosses(function.values.size(), 0);
  for (Id b = 0; b < function.blocks.size(); ++b) {
    for (const Id param : function.blocks[b].params) crosses[param] = 1;
    for (const Instr& instr : function.blocks[b].instrs) {
      for (const Id result : instr.results) home[result] = b;
    }
  }
  for (Id b = 0; b < function.blocks.size(); ++b) {
    for (const Instr& instr : function.blocks[b].instrs) {
      forEachUse(function, instr, [&](Id value) {
        if (home[value] != b) crosses[value] = 1;
      });
    }
  }
  return crosses;
}

}  // namespace

Variables::Variables(const Function& function) : names_(function.values.size()) {
  assign(function);
}

void Variables::assign(const Function& function) {
  const std::vector<char> crosses = crossingValues(function);
  std::vector<std::string> free_objects;
  std::vector<std::string> free_ints;
  auto take = [&](Id value, bool reuse) {
    const bool is_int = function.values[value] == Type::Int;
    std::vector<std::string>& free = is_int ? free_ints : free_objects;
    if (reuse && !free.empty()) {
      names_[value] = free.back();
      free.pop_back();
    } else {
      names_[value] = is_int ? fmt::format("vt_i{}", ints_++) : fmt::format("vt_{}", objects_++);
    }
  };
  for (const Block& block : function.blocks) {
    for (const Id param : block.params) take(param, false);
    for (const Instr& instr : block.instrs) {
      if (ir::isConstant(instr.op)) names_[instr.results[0]] = fmt::format("vt_k[{}]", instr.imm0);
      if (instr.op == Op::Null) names_[instr.results[0]] = "nullptr";
      for (const Id result : instr.results) {
        if (names_[result].empty() && crosses[result] != 0) take(result, false);
      }
    }
  }
  std::vector<uint32_t> last(function.values.size(), 0);
  for (const Block& block : function.blocks) {
    for (uint32_t i = 0; i < block.instrs.size(); ++i) {
      forEachUse(function, block.instrs[i], [&](Id value) { last[value] = i; });
    }
    for (uint32_t i = 0; i < block.instrs.size(); ++i) {
      const Instr& instr = block.instrs[i];
      auto release = [&](Id value) {
        if (crosses[value] != 0 || last[value] != i || names_[value].find("vt_k") == 0 ||
            names_[value] == "nullptr") {
          return;
        }
        last[value] = ~0U;  // once
        (function.values[value] == Type::Int ? free_ints : free_objects).push_back(names_[value]);
      };
      // Operands may share with results; what the FrameState still has to spill may not.
      auto spilled = [&](Id value) {
        if (instr.state == kNone) return false;
        for (const Id entry : function.states[instr.state].stack) {
          if (entry == value) return true;
        }
        return false;
      };
      const bool shares = instr.results.size() <= 1 && instr.targets.empty();
      if (shares) {
        for (const ir::Use& use : instr.operands) {
          if (!spilled(use.value)) release(use.value);
        }
      }
      for (const Id result : instr.results) {
        if (names_[result].empty()) take(result, true);
      }
      forEachUse(function, instr, release);
      for (const Id result : instr.results) {
        if (last[result] <= i) {
          last[result] = i;  // never used
          release(result);
        }
      }
    }
  }
}

std::string Variables::declarations() const {
  std::string out = "register PyObject* vt_old;";
  for (int i = 0; i < objects_; ++i) out += fmt::format("{}*vt_{}", i == 0 ? " register PyObject " : ", ", i);
  if (objects_ > 0) out += "; ";
  for (int i = 0; i < ints_; ++i) out += fmt::format("{}vt_i{}", i == 0 ? "register int " : ", ", i);
  if (ints_ > 0) out += ";";
  return out;
}

}  // namespace vitrine::codegen
