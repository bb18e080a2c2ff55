// Opcodes that compute: operators, containers, matching, calls.
#include <Python.h>
#include <opcode.h>

#include <bit>

#include "compiler/build/builder.h"

namespace vitrine::build {

bool Builder::translateData(const bytecode::Instruction& in) {
  // Shapes that recur: pop operands and push the result; or keep the container and consume the rest.
  auto unary = [&](Op op, int imm = 0) {
    const Id value = pop();
    push(emitValue(op, {use(value)}, imm));
    return true;
  };
  auto binary = [&](Op op, int imm = 0) {
    const Id right = pop();
    const Id left = pop();
    push(emitValue(op, {use(left), use(right)}, imm));
    return true;
  };
  auto variadic = [&](Op op, int count) {
    const std::vector<Id> values = popMany(count);
    push(emitValue(op, uses(values)));
    return true;
  };
  auto intoContainer = [&](Op op) {
    const Id value = pop();
    emit(op, {keep(peek(in.arg)), use(value)});
    return true;
  };
  auto unpack = [&](Op op, int before, int after, int count) {
    const Id sequence = pop();
    ir::Instr& instr = emit(op, {use(sequence)}, before, after);
    for (int i = 0; i < count; ++i) instr.results.push_back(f_.newValue(Type::Object));
    const std::vector<Id> items = instr.results;
    for (int i = count - 1; i >= 0; --i) push(items[i]);  // the first item ends on top
    return true;
  };

  switch (in.opcode) {
    case UNARY_POSITIVE: return unary(Op::UnaryPositive);
    case UNARY_NEGATIVE: return unary(Op::UnaryNegative);
    case UNARY_INVERT: return unary(Op::UnaryInvert);
    case UNARY_NOT: return unary(Op::UnaryNot);
    case BINARY_OP: {
      // As BINARY_OP_INPLACE_ADD_UNICODE in ceval.c: `s = s + x` and `s += x` build strings in linear time.
      const bytecode::Instruction* next = at(in.next);
      const bool add = in.arg == NB_ADD || in.arg == NB_INPLACE_ADD;
      if (!add || next == nullptr || next->opcode != STORE_FAST || leader_[in.next] != 0) {
        return binary(Op::BinaryOp, in.arg);
      }
      const Id right = pop();
      const Id left = pop();
      push(emitValue(Op::AddToLocal, {use(left), use(right)}, next->arg, in.arg == NB_INPLACE_ADD ? 1 : 0));
      return true;
    }
    case COMPARE_OP: return binary(Op::CompareOp, in.arg);
    case IS_OP: return binary(Op::IsOp, in.arg);
    case CONTAINS_OP: return binary(Op::ContainsOp, in.arg);
    case BINARY_SUBSCR: return binary(Op::BinarySubscr);
    case STORE_SUBSCR: {
      const Id index = pop();
      const Id container = pop();
      const Id value = pop();
      emit(Op::StoreSubscr, {use(value), use(container), use(index)});
      return true;
    }
    case DELETE_SUBSCR: {
      const Id index = pop();
      const Id container = pop();
      emit(Op::DeleteSubscr, {use(container), use(index)});
      return true;
    }

    case BUILD_SLICE: return variadic(Op::BuildSlice, in.arg);
    case BUILD_TUPLE: return variadic(Op::BuildTuple, in.arg);
    case BUILD_LIST: return variadic(Op::BuildList, in.arg);
    case BUILD_SET: return variadic(Op::BuildSet, in.arg);
    case BUILD_STRING: return variadic(Op::BuildString, in.arg);
    case BUILD_MAP: return variadic(Op::BuildMap, 2 * in.arg);
    case BUILD_CONST_KEY_MAP: return variadic(Op::BuildConstKeyMap, in.arg + 1);
    case FORMAT_VALUE: {
      const bool has_spec = (in.arg & FVS_MASK) == FVS_HAVE_SPEC;
      const Id spec = has_spec ? pop() : emitValue(Op::Null, {});
      const Id value = pop();
      push(emitValue(Op::FormatValue, {use(value), has_spec ? use(spec) : keep(spec)},
                     in.arg & FVC_MASK));
      return true;
    }
    case LIST_APPEND: return intoContainer(Op::ListAppend);
    case SET_ADD: return intoContainer(Op::SetAdd);
    case LIST_EXTEND: return intoContainer(Op::ListExtend);
    case SET_UPDATE: return intoContainer(Op::SetUpdate);
    case DICT_UPDATE: return intoContainer(Op::DictUpdate);
    case DICT_MERGE: {
      const Id mapping = pop();
      // Below the dict: the positional arguments, then the callable that the error names.
      emit(Op::DictMerge, {keep(peek(in.arg)), use(mapping), keep(peek(in.arg + 2))});
      return true;
    }
    case MAP_ADD: {
      const Id value = pop();
      const Id key = pop();
      emit(Op::MapAdd, {keep(peek(in.arg)), use(key), use(value)});
      return true;
    }
    case LIST_TO_TUPLE: return unary(Op::ListToTuple);
    case UNPACK_SEQUENCE: return unpack(Op::UnpackSequence, in.arg, 0, in.arg);
    case UNPACK_EX: {
      const int before = in.arg & 0xff;
      const int after = in.arg >> 8;
      return unpack(Op::UnpackEx, before, after, before + 1 + after);
    }

    case GET_ITER: return unary(Op::GetIter);
    case GET_LEN:
      push(emitValue(Op::GetLen, {keep(peek(1))}));
      return true;
    case MATCH_MAPPING:
      push(emitValue(Op::MatchMapping, {keep(peek(1))}));
      return true;
    case MATCH_SEQUENCE:
      push(emitValue(Op::MatchSequence, {keep(peek(1))}));
      return true;
    case MATCH_KEYS:
      push(emitValue(Op::MatchKeys, {keep(peek(2)), keep(peek(1))}));
      return true;
    case MATCH_CLASS: {
      const Id names = pop();
      const Id type = pop();
      const Id subject = pop();
      push(emitValue(Op::MatchClass, {use(subject), use(type), use(names)}, in.arg));
      return true;
    }

    case PRECALL:
      return true;  // CALL does it all
    case KW_NAMES:
      kwnames_ = in.arg;
      return true;
    case CALL: {
      const std::vector<Id> values = popMany(in.arg + 2);
      push(emitValue(Op::Call, uses(values), kwnames_));
      kwnames_ = -1;
      return true;
    }
    case CALL_FUNCTION_EX: {
      const bool has_kwargs = (in.arg & 1) != 0;
      const Id kwargs = has_kwargs ? pop() : emitValue(Op::Null, {});
      const Id args = pop();
      const Id callable = pop();
      emitDrop(pop());  // the NULL of PUSH_NULL
      const Id result = emitValue(Op::CallFunctionEx, {use(callable), use(args),
                                                       has_kwargs ? use(kwargs) : keep(kwargs)});
      push(result);
      return true;
    }
    case MAKE_FUNCTION: {
      const std::vector<Id> values = popMany(1 + std::popcount(static_cast<unsigned>(in.arg) & 15U));
      push(emitValue(Op::MakeFunction, uses(values), in.arg));
      return true;
    }
    case PRINT_EXPR: {
      const Id value = pop();
      emit(Op::PrintExpr, {use(value)});
      return true;
    }
    default:
      return false;
  }
}

}  // namespace vitrine::build
