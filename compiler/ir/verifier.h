// What always holds of the IR. Runs after `build` and the passes; a broken rule is our bug.
//
//   V01  a block ends with exactly one terminator, and has no other
//   V02  operand and result counts and types fit the operation's row in ops.def
//   V03  a target's arguments fit the block's parameters in number; an owned parameter gets an owned,
//        consumed value
//   V04  edges go to Normal blocks; only `yield` goes to a Resume block; Handler blocks have no edges
//   V05  only owned values are consumed; drop consumes
//   V06  a value has one definition
//   V07  a use is dominated by its definition
//   V08  an owned value is consumed exactly once on every path (a FrameState's stack counts as
//        consuming on the way out; NULL constants are free)
//   V09  no use after the value was consumed
//   V10  slots, stack entries, blocks, states and values are in range; a FrameState's handler is a
//        Handler block whose depth is not above the state's stack
//   V11  only the last instruction of a speculated expression has an effect or a result that others use
//   D01  every instruction that may leave has a FrameState, no other has
//   D02  the FrameState's position is the instruction's
//   D03  a FrameState holds no consumed operand and no result of its instruction
#pragma once

#include <string>
#include <vector>

#include "compiler/ir/function.h"

namespace vitrine::ir {

/// One line per broken rule: "V07 block3 instruction 2 (call): ...". Empty when all is well.
[[nodiscard]] std::vector<std::string> verify(const Function& function);

}  // namespace vitrine::ir
