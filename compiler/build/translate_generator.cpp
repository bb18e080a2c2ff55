// Opcodes of generators and coroutines.
#include <Python.h>
#include <opcode.h>

#include "compiler/build/builder.h"

namespace vitrine::build {

bool Builder::translateGenerator(const bytecode::Instruction& in) {
  auto unary = [&](Op op, int imm = 0) {
    const Id value = pop();
    push(emitValue(op, {use(value)}, imm));
    return true;
  };

  switch (in.opcode) {
    case GET_YIELD_FROM_ITER: return unary(Op::GetYieldFromIter);
    case GET_AWAITABLE: return unary(Op::GetAwaitable, in.arg);
    case GET_AITER: return unary(Op::GetAiter);
    case ASYNC_GEN_WRAP: return unary(Op::AsyncGenWrap);
    case GET_ANEXT:
      push(emitValue(Op::GetAnext, {keep(peek(1))}));
      return true;
    case SEND: {
      const Id value = pop();
      ownStack();
      const Id receiver = peek(1);
      const Id origin = block_;
      ir::Instr send = emit(Op::Send, {keep(receiver), use(value)});
      f_.blocks[origin].instrs.pop_back();  // put back below, as the terminator with its targets
      const std::vector<Id> stack = stack_;
      push(send.results[0]);
      send.targets.push_back(edge(in.next));
      // Returned: the result takes the receiver's place.
      const Id returned = newBlock();
      send.targets.push_back({returned, {}});
      start(returned, stack);
      emitDrop(pop());
      push(send.results[0]);
      emitJump(edge(in.next + in.arg));
      f_.blocks[origin].instrs.push_back(std::move(send));
      return true;
    }
    case YIELD_VALUE: {
      const Id value = owned(pop());
      ownStack();
      const Id resume = resumeAt(in.offset, in.next, stack_);
      ir::Instr yield = emit(Op::Yield, {use(value)}, static_cast<int>(stack_.size()));
      f_.blocks[block_].instrs.pop_back();  // put back below, complete
      yield.targets.push_back({resume, {}});
      // In `yield from` and `await`, throw() may end the receiver from outside: CPython then takes it off
      // the stack and sets the position to the end of the SEND loop (Objects/genobject.c, _gen_throw).
      const size_t index = index_.at(in.offset);
      if (index > 0 && code_.instructions[index - 1].opcode == SEND && !stack_.empty()) {
        const bytecode::Instruction& send = code_.instructions[index - 1];
        const uint32_t end = send.next + send.arg;
        yield.targets.push_back({resumeAt(end - 1, end, {stack_.begin(), stack_.end() - 1}), {}});
      }
      // What stays on the operand stack moves into the frame; the resume block takes it over again.
      for (const Id entry : stack_) yield.operands.push_back(use(entry));
      f_.blocks[block_].instrs.push_back(std::move(yield));
      terminated();
      return true;
    }
    default:
      return false;
  }
}

}  // namespace vitrine::build
