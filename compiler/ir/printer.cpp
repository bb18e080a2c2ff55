#include <fmt/format.h>

#include "compiler/ir/text.h"

namespace vitrine::ir {
namespace {

const char* typeName(Type type) {
  switch (type) {
    case Type::Object: return "object";
    case Type::Nullable: return "nullable";
    case Type::Borrowed: return "borrowed";
    case Type::Int: return "int";
  }
  return "?";
}

std::string useText(const Use& use) {
  return fmt::format("{}%{}", use.consumed ? "^" : "", use.value);
}

std::string usesText(const std::vector<Use>& uses) {
  std::string out;
  for (const Use& use : uses) {
    if (!out.empty()) out += ", ";
    out += useText(use);
  }
  return out;
}

std::string definitionsText(const Function& function, const std::vector<Id>& ids) {
  std::string out;
  for (Id id : ids) {
    if (!out.empty()) out += ", ";
    out += fmt::format("%{}: {}", id, typeName(function.values[id]));
  }
  return out;
}

std::string instrText(const Function& function, const Instr& instr) {
  std::string out = "  ";
  if (!instr.results.empty()) out += definitionsText(function, instr.results) + " = ";
  out += info(instr.op).mnemonic;
  if (instr.imm0 != 0 || instr.imm1 != 0) out += fmt::format(" {}", instr.imm0);
  if (instr.imm1 != 0) out += fmt::format(" {}", instr.imm1);
  if (!instr.operands.empty()) out += " " + usesText(instr.operands);
  bool first = true;
  for (const Target& target : instr.targets) {
    out += fmt::format("{}block{}", first ? " -> " : ", ", target.block);
    if (!target.args.empty()) out += "(" + usesText(target.args) + ")";
    first = false;
  }
  out += fmt::format(" @{}:{}", instr.position, instr.line);
  if (instr.state != kNone) out += fmt::format(" !f{}", instr.state);
  return out + "\n";
}

std::string blockHead(const Function& function, const Block& block, size_t id) {
  std::string out;
  switch (block.kind) {
    case BlockKind::Normal:
      out = fmt::format("block{}", id);
      break;
    case BlockKind::Handler:
      out = fmt::format("handler block{} depth {}{}", id, block.depth,
                        block.push_lasti ? " lasti" : "");
      break;
    case BlockKind::Resume:
      out = fmt::format("resume block{} depth {} at {}", id, block.depth, block.resume_position);
      if (block.throw_handler != kNone) out += fmt::format(" throw block{}", block.throw_handler);
      break;
  }
  if (!block.params.empty()) out += "(" + definitionsText(function, block.params) + ")";
  return out + ":\n";
}

}  // namespace

std::string print(const Function& function) {
  std::string names;
  for (const std::string& name : function.locals) {
    if (!names.empty()) names += ", ";
    names += name;
  }
  std::string out = fmt::format("func \"{}\" locals [{}] args {} stack {}{}{} line {} {{\n",
                                function.qualname, names, function.nargs, function.stacksize,
                                function.generator ? " generator" : "",
                                function.name_space ? " namespace" : "", function.first_line);
  for (size_t i = 0; i < function.blocks.size(); ++i) {
    out += blockHead(function, function.blocks[i], i);
    for (const Instr& instr : function.blocks[i].instrs) out += instrText(function, instr);
  }
  out += "}\n";
  for (size_t i = 0; i < function.states.size(); ++i) {
    const FrameState& state = function.states[i];
    std::string stack;
    for (Id id : state.stack) {
      if (!stack.empty()) stack += ", ";
      stack += fmt::format("%{}", id);
    }
    out += fmt::format("!f{} = {{ at {}, stack [{}]", i, state.position, stack);
    if (state.handler != kNone) out += fmt::format(", handler block{}", state.handler);
    out += " }\n";
  }
  return out;
}

}  // namespace vitrine::ir
