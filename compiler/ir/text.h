// The text form of the IR: what --dump-ir prints and golden tests contain. parse(print(f)) == f.
//
//   func "app.area" locals [w, h] args 2 stack 3 {
//   block0:
//     %0: borrowed = borrow_local 0 1 @4:2
//     %1: object = binary_op 5 %0, %0 @6:2 !f0
//     return ^%1 @8:2
//   }
//   !f0 = { at 6, stack [] }
//
// `^` marks a consumed operand, `@UNIT:LINE` the code unit and Python line, `!fN` the FrameState.
#pragma once

#include <string>
#include <string_view>

#include "compiler/ir/function.h"
#include "support/expected.h"

namespace vitrine::ir {

[[nodiscard]] std::string print(const Function& function);
[[nodiscard]] Expected<Function> parse(std::string_view text);

}  // namespace vitrine::ir
