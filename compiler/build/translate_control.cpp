// Opcodes that direct control: jumps, loops, return, the eval breaker.
#include <Python.h>
#include <opcode.h>

#include "compiler/build/builder.h"

namespace vitrine::build {

/// Ends the block with a jump back to `target`, where CPython looks at the eval breaker.
void Builder::jumpBack(uint32_t target) {
  emit(Op::CheckBreaker, {});
  ownStack();
  emitJump(edge(target));
}

/// Branches to `target` when the truth of `condition` is `jump_when`, else goes on behind `in`.
void Builder::branchOn(Id condition, bool jump_when, const bytecode::Instruction& in,
                       uint32_t target, bool backward) {
  ownStack();
  const Id origin = block_;
  ir::Target jump;
  if (backward) {
    // The breaker is only looked at when the jump is taken: a block of its own on that edge.
    jump.block = newBlock();
    const std::vector<Id> stack = stack_;
    start(jump.block, stack_);
    jumpBack(target);
    start(origin, stack);
  } else {
    jump = edge(target);
  }
  const ir::Target next = edge(in.next);
  ir::Instr& branch = emit(Op::Branch, {keep(condition)});
  branch.targets = jump_when ? std::vector{jump, next} : std::vector{next, jump};
  terminated();
}

bool Builder::translateControl(const bytecode::Instruction& in) {
  const uint32_t forward = in.next + in.arg;
  const uint32_t backward = in.next - in.arg;
  auto popJumpIf = [&](bool when, bool back) {
    const Id value = pop();
    const Id condition = emitValue(Op::Truth, {use(value)});
    branchOn(condition, when, in, back ? backward : forward, back);
    return true;
  };
  auto popJumpIfNone = [&](bool when, bool back) {
    const Id value = pop();
    const Id condition = emitValue(Op::IsNone, {use(value)});
    branchOn(condition, when, in, back ? backward : forward, back);
    return true;
  };
  auto jumpIfOrPop = [&](bool when) {
    ownStack();
    const Id value = peek(1);
    const Id condition = emitValue(Op::Truth, {keep(value)});
    const Id origin = block_;
    const ir::Target jump = edge(forward);
    // Falling through drops the value.
    ir::Target next{newBlock(), {}};
    const std::vector<Id> stack = stack_;
    start(next.block, stack);
    emitDrop(pop());
    emitJump(edge(in.next));
    start(origin, stack);
    ir::Instr& branch = emit(Op::Branch, {keep(condition)});
    branch.targets = when ? std::vector{jump, next} : std::vector{next, jump};
    terminated();
    return true;
  };

  switch (in.opcode) {
    case RESUME:
      if (in.arg < 2) emit(Op::CheckBreaker, {});
      return true;
    case JUMP_FORWARD:
      ownStack();
      emitJump(edge(forward));
      return true;
    case JUMP_BACKWARD:
      jumpBack(backward);
      return true;
    case JUMP_BACKWARD_NO_INTERRUPT:
      ownStack();
      emitJump(edge(backward));
      return true;
    case POP_JUMP_FORWARD_IF_FALSE: return popJumpIf(false, false);
    case POP_JUMP_FORWARD_IF_TRUE: return popJumpIf(true, false);
    case POP_JUMP_BACKWARD_IF_FALSE: return popJumpIf(false, true);
    case POP_JUMP_BACKWARD_IF_TRUE: return popJumpIf(true, true);
    case POP_JUMP_FORWARD_IF_NONE: return popJumpIfNone(true, false);
    case POP_JUMP_FORWARD_IF_NOT_NONE: return popJumpIfNone(false, false);
    case POP_JUMP_BACKWARD_IF_NONE: return popJumpIfNone(true, true);
    case POP_JUMP_BACKWARD_IF_NOT_NONE: return popJumpIfNone(false, true);
    case JUMP_IF_TRUE_OR_POP: return jumpIfOrPop(true);
    case JUMP_IF_FALSE_OR_POP: return jumpIfOrPop(false);
    case FOR_ITER: {
      ownStack();
      const Id iterator = peek(1);
      const Id origin = block_;
      ir::Instr loop = emit(Op::ForIter, {keep(iterator)});
      f_.blocks[origin].instrs.pop_back();  // put back below, as the terminator with its targets
      const std::vector<Id> stack = stack_;
      push(loop.results[0]);
      loop.targets.push_back(edge(in.next));
      const Id exhausted = newBlock();
      loop.targets.push_back({exhausted, {}});
      start(exhausted, stack);
      emitDrop(pop());
      emitJump(edge(forward));
      f_.blocks[origin].instrs.push_back(std::move(loop));
      return true;
    }
    case RETURN_VALUE: {
      const Id value = owned(pop());
      emit(Op::Return, {use(value)});
      terminated();
      return true;
    }
    default:
      return false;
  }
}

}  // namespace vitrine::build
