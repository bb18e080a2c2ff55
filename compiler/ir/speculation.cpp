#include "compiler/ir/speculation.h"

namespace vitrine::ir {

namespace {

constexpr int kBinaryOps = 13;       // CPython's NB_ numbers; in-place ones follow
constexpr int kMatrixMultiply = 4;   // NB_MATRIX_MULTIPLY: no number has it

}  // namespace

Speculated speculated(const Instr& instr) {
  switch (instr.op) {
    case Op::Const:
    case Op::BorrowLocal:
    case Op::LoadGlobal:
    case Op::LoadDeref:
    case Op::BinarySubscr:
    case Op::LoadAttr:
      return Speculated::Object;
    case Op::BinaryOp:
      return instr.imm0 % kBinaryOps == kMatrixMultiply ? Speculated::Never : Speculated::Number;
    case Op::ConstInt:
    case Op::ConstFloat:
    case Op::AddToLocal:
    case Op::UnaryNegative:
    case Op::UnaryInvert:
      return Speculated::Number;
    case Op::CompareTruth:
    case Op::IsTruth:
    case Op::IsNone:
      return Speculated::Truth;
    case Op::StoreLocal:
    case Op::StoreSubscr:
    case Op::StoreAttr:
      return Speculated::Nothing;
    default:
      return Speculated::Never;
  }
}

SpeculatedUse speculatedUse(const Instr& instr, size_t index) {
  switch (instr.op) {
    case Op::BinaryOp:
    case Op::AddToLocal:
    case Op::UnaryNegative:
    case Op::UnaryInvert:
      return SpeculatedUse::Number;
    case Op::CompareTruth:
    case Op::StoreLocal:
      return SpeculatedUse::Either;
    case Op::BinarySubscr:  // container, index
      return index == 1 ? SpeculatedUse::Either : SpeculatedUse::Object;
    case Op::StoreSubscr:  // value, container, index
      return index == 1 ? SpeculatedUse::Object : SpeculatedUse::Either;
    case Op::StoreAttr:  // value, owner
      return index == 0 ? SpeculatedUse::Either : SpeculatedUse::Object;
    default:
      return SpeculatedUse::Object;
  }
}

}  // namespace vitrine::ir
