// Names of native functions, from the symbol tables of the files that are loaded.
#pragma once

#include "output.h"

namespace vitrine::crash {

/// Writes `name + 0x12 (file)`, as much of it as is known.
void writeSymbol(Output& out, uintptr_t pc, bool is_exact);

}  // namespace vitrine::crash
