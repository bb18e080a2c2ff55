// Calling the program's own helpers (runtime/debugger).
#pragma once

#include <lldb/API/LLDB.h>

#include <string>
#include <string_view>

#include "lldb-plugin/model/memory.h"

namespace vitrine::plugin {

/// Where a function of the program is; 0 when its symbols are gone.
Address helperAddress(lldb::SBTarget target, const char* name);
/// As a C string literal.
std::string cLiteral(std::string_view text);

}  // namespace vitrine::plugin
