// The frame map's record of one function, as C++ text that puts it into the object file.
#pragma once

#include <string>

#include "compiler/bytecode/bytecode.h"
#include "compiler/ir/function.h"

namespace vitrine::codegen {

/// `native`: the function's symbol as it stands in asm("..."). `path` is not escaped.
[[nodiscard]] std::string frameRecord(const bytecode::Code& code, const ir::Function& function,
                                      const std::string& native, const std::string& path, bool debug);

}  // namespace vitrine::codegen
