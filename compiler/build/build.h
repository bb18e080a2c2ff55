// Bytecode -> IR: abstract interpretation of the operand stack.
//
// In: a decoded code object. Out: a Function that passes the verifier, with every operand-stack value
// as an SSA value, locals as memory operations, one FrameState per instruction that may leave. Code
// that cannot be reached is left out. Fails only on bytecode that CPython's compiler does not make.
#pragma once

#include <string>

#include "compiler/bytecode/bytecode.h"
#include "compiler/ir/function.h"
#include "support/expected.h"

namespace vitrine::build {

struct Options {
  bool line_events = false;  // mark the places where sys.settrace would report a line
};

[[nodiscard]] Expected<ir::Function> build(const bytecode::Code& code,
                                           const std::string& qualified_name,
                                           Options options = {});

/// Replaces block parameters that receive the same value on every edge (loop iterators, mostly).
/// Linear in the size of the function but for chains of such parameters.
void removeTrivialParams(ir::Function& function);

}  // namespace vitrine::build
