// Opcodes that move values: constants, locals, cells, namespaces, attributes, the stack itself.
#include <Python.h>
#include <opcode.h>

#include <utility>

#include "compiler/build/builder.h"

namespace vitrine::build {

bool Builder::translateValue(const bytecode::Instruction& in) {
  switch (in.opcode) {
    case NOP:
      if (in.line != 0) emit(Op::Nop, {});
      return true;
    case LOAD_CONST:
      push(constant(in.arg));
      return true;
    case PUSH_NULL:
      push(emitValue(Op::Null, {}));
      return true;
    case POP_TOP:
      emitDrop(pop());
      return true;
    case COPY: {
      const Id value = peek(in.arg);
      if (!ir::isOwned(typeOf(value))) {
        push(value);
        return true;
      }
      const Id copy = emitValue(Op::Own, {keep(value)});
      f_.values[copy] = typeOf(value);
      push(copy);
      return true;
    }
    case SWAP:
      if (peek(in.arg) != ir::kNone && error_.empty()) {
        std::swap(stack_[stack_.size() - in.arg], stack_.back());
      }
      return true;

    case LOAD_FAST:
      push(emitValue(Op::LoadLocal, {}, in.arg));
      return true;
    case STORE_FAST:
      emit(Op::StoreLocal, {use(owned(pop()))}, in.arg);
      return true;
    case DELETE_FAST:
      emit(Op::DeleteLocal, {}, in.arg);
      return true;
    case LOAD_CLOSURE:
      push(emitValue(Op::LoadClosure, {}, in.arg));
      return true;
    case MAKE_CELL:
      emit(Op::MakeCell, {}, in.arg);
      return true;
    case COPY_FREE_VARS:
      emit(Op::CopyFreeVars, {}, in.arg);
      return true;
    case LOAD_DEREF:
      push(emitValue(Op::LoadDeref, {}, in.arg));
      return true;
    case LOAD_CLASSDEREF:
      push(emitValue(Op::LoadClassDeref, {}, in.arg));
      return true;
    case STORE_DEREF: {
      const Id value = pop();
      emit(Op::StoreDeref, {use(value)}, in.arg);
      return true;
    }
    case DELETE_DEREF:
      emit(Op::DeleteDeref, {}, in.arg);
      return true;

    case LOAD_NAME:
      push(emitValue(Op::LoadName, {}, in.arg));
      return true;
    case STORE_NAME: {
      const Id value = pop();
      emit(Op::StoreName, {use(value)}, in.arg);
      return true;
    }
    case DELETE_NAME:
      emit(Op::DeleteName, {}, in.arg);
      return true;
    case LOAD_GLOBAL:
      if ((in.arg & 1) != 0) push(emitValue(Op::Null, {}));
      push(emitValue(Op::LoadGlobal, {}, in.arg >> 1));
      return true;
    case STORE_GLOBAL: {
      const Id value = pop();
      emit(Op::StoreGlobal, {use(value)}, in.arg);
      return true;
    }
    case DELETE_GLOBAL:
      emit(Op::DeleteGlobal, {}, in.arg);
      return true;
    case LOAD_ASSERTION_ERROR:
      push(emitValue(Op::LoadAssertionError, {}));
      return true;
    case LOAD_BUILD_CLASS:
      push(emitValue(Op::LoadBuildClass, {}));
      return true;
    case SETUP_ANNOTATIONS:
      emit(Op::SetupAnnotations, {});
      return true;
    case IMPORT_NAME: {
      const Id fromlist = pop();
      const Id level = pop();
      push(emitValue(Op::ImportName, {use(level), use(fromlist)}, in.arg));
      return true;
    }
    case IMPORT_FROM:
      push(emitValue(Op::ImportFrom, {keep(peek(1))}, in.arg));
      return true;
    case IMPORT_STAR: {
      const Id module = pop();
      emit(Op::ImportStar, {use(module)});
      return true;
    }

    case LOAD_ATTR: {
      const Id owner = pop();
      push(emitValue(Op::LoadAttr, {use(owner)}, in.arg));
      return true;
    }
    case LOAD_METHOD: {
      const Id owner = pop();
      const std::vector<Id> results = emit(Op::LoadMethod, {use(owner)}, in.arg).results;
      push(results[0]);
      push(results[1]);
      return true;
    }
    case STORE_ATTR: {
      const Id owner = pop();
      const Id value = pop();
      emit(Op::StoreAttr, {use(value), use(owner)}, in.arg);
      return true;
    }
    case DELETE_ATTR: {
      const Id owner = pop();
      emit(Op::DeleteAttr, {use(owner)}, in.arg);
      return true;
    }
    default:
      return false;
  }
}

}  // namespace vitrine::build
