// Which operations can be part of a speculated expression, and what they take and give there.
//
// Shared by the pass that chooses expressions, the verifier and codegen. Such operations are tried on
// borrowed references and unboxed numbers first: they run no Python code, and only the last one of an
// expression changes anything (runtime/include/vitrine/rt_pure.h).
#pragma once

#include "compiler/ir/function.h"

namespace vitrine::ir {

/// What an operation gives in a speculated expression.
enum class Speculated : uint8_t {
  Never,    // cannot be part of one
  Object,   // a borrowed reference
  Number,   // an unboxed int or float
  Truth,    // a C int; only as the last operation
  Nothing,  // a store; only as the last operation
};
[[nodiscard]] Speculated speculated(const Instr& instr);

/// What operand `index` of such an operation is used as.
enum class SpeculatedUse : uint8_t {
  Object,  // a reference
  Number,  // an int or float
  Either,  // what it is: a compared value, an index, a stored value
};
[[nodiscard]] SpeculatedUse speculatedUse(const Instr& instr, size_t index);

}  // namespace vitrine::ir
