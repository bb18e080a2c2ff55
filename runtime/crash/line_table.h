// From an instruction's position to the line of source, reading the code object's table from
// memory.
#pragma once

#include <vitrine/cpython/core.h>

namespace vitrine::crash {

/// The line of code unit `unit` (prev_instr minus the first code unit), or -1: no line, or the
/// table cannot be read. `code` is a copy.
int lineOf(const PyCodeObject& code, int unit);

}  // namespace vitrine::crash
