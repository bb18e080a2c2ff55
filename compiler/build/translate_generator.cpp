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
      const Id resume = resumeAfter(in);
      ir::Instr& yield = emit(Op::Yield, {use(value)}, static_cast<int>(stack_.size()));
      yield.targets.push_back({resume, {}});
      // What stays on the operand stack moves into the frame; the resume block takes it over again.
      for (const Id entry : stack_) yield.operands.push_back(use(entry));
      terminated();
      return true;
    }
    default:
      return false;
  }
}

}  // namespace vitrine::build
