// Opcodes of exception handling and the with statement.
#include <Python.h>
#include <opcode.h>

#include "compiler/build/builder.h"

namespace vitrine::build {

bool Builder::translateException(const bytecode::Instruction& in) {
  auto enterWith = [&](Op op) {
    const Id manager = pop();
    const std::vector<Id> results = emit(op, {use(manager)}).results;
    push(results[0]);
    push(results[1]);
    return true;
  };

  switch (in.opcode) {
    case PUSH_EXC_INFO: {
      const Id exception = owned(pop());
      const std::vector<Id> results = emit(Op::PushExcInfo, {use(exception)}).results;
      push(results[0]);
      push(results[1]);
      return true;
    }
    case POP_EXCEPT: {
      const Id previous = pop();
      emit(Op::PopExcept, {use(previous)});
      return true;
    }
    case CHECK_EXC_MATCH: {
      const Id type = pop();
      push(emitValue(Op::CheckExcMatch, {keep(peek(1)), use(type)}));
      return true;
    }
    case CHECK_EG_MATCH: {
      const Id type = pop();
      const Id exception = pop();
      const std::vector<Id> results = emit(Op::CheckEgMatch, {use(exception), use(type)}).results;
      push(results[0]);
      push(results[1]);
      return true;
    }
    case PREP_RERAISE_STAR: {
      const Id exceptions = pop();
      const Id original = pop();
      push(emitValue(Op::PrepReraiseStar, {use(original), use(exceptions)}));
      return true;
    }
    case RERAISE: {
      const Id exception = pop();
      const Id lasti = in.arg != 0 ? peek(in.arg) : emitValue(Op::Null, {});
      emit(Op::Reraise, {use(exception), keep(lasti)});
      terminated();
      return true;
    }
    case RAISE_VARARGS: {
      const std::vector<Id> values = popMany(in.arg);
      emit(Op::Raise, uses(values));
      terminated();
      return true;
    }
    case BEFORE_WITH: return enterWith(Op::BeforeWith);
    case BEFORE_ASYNC_WITH: return enterWith(Op::BeforeAsyncWith);
    case WITH_EXCEPT_START:
      // The stack: __exit__, lasti, previous exception, exception.
      push(emitValue(Op::WithExceptStart, {keep(peek(4)), keep(peek(1))}));
      return true;
    case END_ASYNC_FOR: {
      const Id exception = pop();
      const Id iterator = pop();
      ownStack();
      ir::Instr end = emit(Op::EndAsyncFor, {use(iterator), use(exception)});
      f_.blocks[block_].instrs.pop_back();
      end.targets.push_back(edge(in.next));
      f_.blocks[block_].instrs.push_back(std::move(end));
      terminated();
      return true;
    }
    default:
      return false;
  }
}

}  // namespace vitrine::build
