#include "compiler/build/builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include <Python.h>
#include <opcode.h>

namespace vitrine::build {

using bytecode::Instruction;
using ir::BlockKind;
using ir::Id;
using ir::kNone;

namespace {

bool isJump(int opcode) {
  switch (opcode) {
    case JUMP_FORWARD: case JUMP_BACKWARD: case JUMP_BACKWARD_NO_INTERRUPT:
    case POP_JUMP_FORWARD_IF_FALSE: case POP_JUMP_FORWARD_IF_TRUE:
    case POP_JUMP_FORWARD_IF_NONE: case POP_JUMP_FORWARD_IF_NOT_NONE:
    case POP_JUMP_BACKWARD_IF_FALSE: case POP_JUMP_BACKWARD_IF_TRUE:
    case POP_JUMP_BACKWARD_IF_NONE: case POP_JUMP_BACKWARD_IF_NOT_NONE:
    case JUMP_IF_FALSE_OR_POP: case JUMP_IF_TRUE_OR_POP: case FOR_ITER: case SEND:
      return true;
    default:
      return false;
  }
}

bool isBackward(int opcode) {
  switch (opcode) {
    case JUMP_BACKWARD: case JUMP_BACKWARD_NO_INTERRUPT:
    case POP_JUMP_BACKWARD_IF_FALSE: case POP_JUMP_BACKWARD_IF_TRUE:
    case POP_JUMP_BACKWARD_IF_NONE: case POP_JUMP_BACKWARD_IF_NOT_NONE:
      return true;
    default:
      return false;
  }
}

}  // namespace

Builder::Builder(const bytecode::Code& code, const std::string& qualified_name, Options options)
    : code_(code), options_(options) {
  f_.qualname = qualified_name;
  f_.nlocalsplus = code.nlocalsplus;
  f_.stacksize = code.stacksize;
  f_.generator = code.flags.generator;
  f_.name_space = !code.flags.optimized;
  f_.locals = code.locals;
  f_.nargs = code.nargs;
  f_.first_line = code.first_line;
  leader_.assign(code.instructions.empty() ? 0 : code.instructions.back().next + 1, 0);
  for (size_t i = 0; i < code.instructions.size(); ++i) {
    const Instruction& in = code.instructions[i];
    index_[in.offset] = i;
    if (in.opcode == RESUME && first_traceable_ == 0) first_traceable_ = in.offset;
    if (!isJump(in.opcode)) continue;
    const uint32_t target = isBackward(in.opcode) ? in.next - in.arg : in.next + in.arg;
    if (target < leader_.size()) leader_[target] = 1;
    leader_[in.next] = 1;
  }
}

void Builder::fail(const std::string& message) {
  if (error_.empty()) {
    error_ = fmt::format("{}: {} at code unit {}", f_.qualname, message,
                         current_ != nullptr ? current_->offset : 0);
  }
  done_ = true;
}

const Instruction* Builder::at(uint32_t offset) const {
  // Jumps aim at the first EXTENDED_ARG of a long instruction: take the instruction that follows.
  const auto found = index_.lower_bound(offset);
  return found == index_.end() ? nullptr : &code_.instructions[found->second];
}

Id Builder::newBlock(BlockKind kind) {
  f_.blocks.emplace_back().kind = kind;
  return static_cast<Id>(f_.blocks.size() - 1);
}

void Builder::start(Id block, std::vector<Id> stack) {
  block_ = block;
  stack_ = std::move(stack);
  done_ = false;
}

Id Builder::pop() {
  if (stack_.empty()) {
    fail("operand stack underflow");
    return f_.newValue(Type::Object);
  }
  const Id value = stack_.back();
  stack_.pop_back();
  return value;
}

std::vector<Id> Builder::popMany(int count) {
  std::vector<Id> out(count);
  for (int i = count - 1; i >= 0; --i) out[i] = pop();
  return out;
}

Id Builder::peek(int depth) {
  if (depth < 1 || static_cast<size_t>(depth) > stack_.size()) {
    fail("operand stack underflow");
    return f_.newValue(Type::Object);
  }
  return stack_[stack_.size() - depth];
}

std::vector<ir::Use> Builder::uses(const std::vector<Id>& values) {
  // The ownership mask has 31 single bits; bit 31 stands for all later operands.
  std::vector<ir::Use> out;
  for (size_t i = 0; i < values.size(); ++i) {
    out.push_back(use(i < 31 ? values[i] : owned(values[i])));
  }
  return out;
}

Id Builder::constant(int index) {
  const auto at = static_cast<size_t>(index);
  const bytecode::Constant known = at < code_.constants.size() ? code_.constants[at] : bytecode::Constant();
  switch (known.kind) {
    case bytecode::Constant::Kind::Int: return emitValue(Op::ConstInt, {}, index, known.value);
    case bytecode::Constant::Kind::Float: return emitValue(Op::ConstFloat, {}, index);
    default: return emitValue(Op::Const, {}, index);
  }
}

Id Builder::owned(Id value) {
  if (ir::isOwned(typeOf(value))) return value;
  const Id result = emitValue(Op::Own, {keep(value)});
  f_.values[result] = Type::Object;
  return result;
}

void Builder::ownStack() {
  for (Id& value : stack_) value = owned(value);
}

Id Builder::stateHere() {
  ir::FrameState state{current_->offset, stack_, handlerFor(current_->offset)};
  if (!f_.states.empty() && f_.states.back() == state) return f_.states.size() - 1;
  f_.states.push_back(std::move(state));
  return static_cast<Id>(f_.states.size() - 1);
}

ir::Instr& Builder::emit(Op op, std::vector<ir::Use> operands, int imm0, int imm1) {
  ir::Instr instr;
  instr.op = op;
  instr.imm0 = imm0;
  instr.imm1 = imm1;
  instr.operands = std::move(operands);
  instr.position = current_->offset;
  instr.line = op == Op::Jump ? 0 : current_->line;
  if (ir::mayLeave(instr)) instr.state = stateHere();
  for (const char* letter = ir::info(op).results; *letter != 0 && *letter != '*'; ++letter) {
    if (letter[1] == '*') break;  // the caller adds as many as it needs
    const Type type = *letter == 'o'   ? Type::Object
                      : *letter == 'n' ? Type::Nullable
                      : *letter == 'b' ? Type::Borrowed
                                       : Type::Int;
    instr.results.push_back(f_.newValue(type));
  }
  auto& instrs = f_.blocks[block_].instrs;
  instrs.push_back(std::move(instr));
  return instrs.back();
}

Id Builder::emitValue(Op op, std::vector<ir::Use> operands, int imm0, int imm1) {
  return emit(op, std::move(operands), imm0, imm1).results[0];
}

void Builder::emitDrop(Id value) {
  if (ir::isOwned(typeOf(value))) emit(Op::Drop, {use(value)});
}

void Builder::emitJump(ir::Target target) {
  emit(Op::Jump, {}).targets.push_back(std::move(target));
  terminated();
}

/// An edge to the block that starts at `offset`, carrying the whole stack (which must be owned).
ir::Target Builder::edge(uint32_t offset) {
  const auto found = blocks_.find(offset);
  Id block = found != blocks_.end() ? found->second : kNone;
  if (block == kNone) {
    block = newBlock();
    blocks_[offset] = block;
    std::vector<Id> params;
    for (Id value : stack_) params.push_back(f_.newValue(typeOf(value)));
    f_.blocks[block].params = params;
    work_.push_back({block, offset, params});
  }
  noteEdge(block);
  ir::Target target{block, {}};
  const std::vector<Id>& params = f_.blocks[block].params;
  if (params.size() != stack_.size()) {
    fail(fmt::format("stack depth {} at a join, expected {}", stack_.size(), params.size()));
    return target;
  }
  for (size_t i = 0; i < stack_.size(); ++i) {
    if (typeOf(stack_[i]) != typeOf(params[i])) f_.values[params[i]] = Type::Nullable;
    target.args.push_back(use(stack_[i]));
  }
  return target;
}

std::vector<Id> Builder::unspill(Id block, int count, const std::vector<Id>& like,
                                 bool last_is_object) {
  const Id outer = std::exchange(block_, block);
  std::vector<Id> stack;
  for (int i = 0; i < count; ++i) {
    ir::Instr& instr = emit(Op::Unspill, {}, i);
    instr.line = 0;  // nothing of the Python program happens here
    const Id value = instr.results[0];
    const bool nullable = static_cast<size_t>(i) < like.size() && typeOf(like[i]) == Type::Nullable &&
                          !(last_is_object && i == count - 1);
    f_.values[value] = nullable ? Type::Nullable : Type::Object;
    stack.push_back(value);
  }
  block_ = outer;
  return stack;
}

Id Builder::handlerFor(uint32_t offset) {
  // The table is sorted by start and its ranges do not overlap.
  auto after = std::upper_bound(code_.handlers.begin(), code_.handlers.end(), offset,
                                [](uint32_t unit, const auto& range) { return unit < range.start; });
  if (after == code_.handlers.begin()) return kNone;
  const bytecode::HandlerRange& range = *--after;
  if (offset >= range.end) return kNone;
  Id& block = handlers_.try_emplace({range.target, range.depth, range.push_lasti}, kNone).first->second;
  if (block == kNone) {
    block = newBlock(BlockKind::Handler);
    f_.blocks[block].depth = range.depth;
    f_.blocks[block].push_lasti = range.push_lasti;
    const Id id = block;
    const std::vector<Id> below(stack_.begin(),
                                stack_.begin() + std::min<size_t>(range.depth, stack_.size()));
    work_.push_back(
        {id, range.target, unspill(id, range.depth + (range.push_lasti ? 1 : 0) + 1, below, false)});
    return id;
  }
  return block;
}

/// The block that goes on at unit `next` when the generator resumes with its frame at `position`, the
/// given operand stack and the sent value.
Id Builder::resumeAt(uint32_t position, uint32_t next, const std::vector<Id>& stack) {
  const Id block = newBlock(BlockKind::Resume);
  f_.blocks[block].depth = static_cast<int>(stack.size());
  f_.blocks[block].resume_position = position;
  const Id handler = handlerFor(position);
  f_.blocks[block].throw_handler = handler;
  work_.push_back({block, next, unspill(block, static_cast<int>(stack.size()) + 1, stack, true)});
  return block;
}

void Builder::translateFrom(uint32_t offset) {
  const uint32_t first = offset;
  while (!done_) {
    const Instruction* in = at(offset);
    if (in == nullptr) return fail("control runs off the end of the code");
    previous_ = offset == first ? nullptr : current_;
    current_ = in;
    if (previous_ == nullptr) first_[block_] = in;
    // Leaders are marked at the jump's target, which may be an EXTENDED_ARG before the instruction.
    bool leads = false;
    for (uint32_t unit = offset; unit <= in->offset; ++unit) leads = leads || leader_[unit] != 0;
    // Only the leader's own block translates what is there: a suspension has one resume point.
    const auto own = blocks_.find(first);
    if (leads && (offset != first || own == blocks_.end() || own->second != block_)) {
      uint32_t leader = offset;
      while (leader_[leader] == 0) ++leader;
      ownStack();
      falls_ = true;
      ir::Target next = edge(leader);
      falls_ = false;
      return emitJump(std::move(next));
    }
    if (options_.line_events && previous_ != nullptr && isLineEvent(previous_, *in)) emit(Op::Line, {});
    if (!translateValue(*in) && !translateData(*in) && !translateControl(*in) &&
        !translateException(*in) && !translateGenerator(*in)) {
      return fail(fmt::format("unknown opcode {}", in->opcode));
    }
    offset = in->next;
  }
}

Expected<ir::Function> Builder::run() {
  uint32_t entry = 0;
  if (f_.generator) {
    // The runtime creates the generator: it runs what stands before RETURN_GENERATOR.
    const auto found = std::find_if(code_.instructions.begin(), code_.instructions.end(),
                                    [](const auto& in) { return in.opcode == RETURN_GENERATOR; });
    if (found == code_.instructions.end()) {
      return Diagnostic::error(fmt::format("{}: no RETURN_GENERATOR", f_.qualname));
    }
    entry = found->next;
    current_ = &*found;
    resumeAt(found->offset, found->next, {});
  } else {
    const Id block = newBlock();
    work_.push_back({block, entry, {}});
    if (!leader_.empty() && leader_[0] != 0) {
      // A loop back to the very first instruction: keep the entry block free of incoming edges.
      current_ = code_.instructions.data();
      work_.pop_back();
      start(block, {});
      emitJump(edge(0));
    }
  }
  while (!work_.empty() && error_.empty()) {
    Pending next = std::move(work_.back());
    work_.pop_back();
    start(next.block, std::move(next.stack));
    translateFrom(next.offset);
  }
  if (!error_.empty()) return Diagnostic::error(error_);
  if (options_.line_events) markLines();
  removeTrivialParams(f_);
  return std::move(f_);
}

Expected<ir::Function> build(const bytecode::Code& code, const std::string& qualified_name,
                             Options options) {
  return Builder(code, qualified_name, options).run();
}

}  // namespace vitrine::build
