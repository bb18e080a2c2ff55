// How LLDB itself shows Python values: `v`, `p`, variables of an editor.
#pragma once

#include <lldb/API/LLDB.h>

namespace vitrine::plugin {

/// Adds the category `vitrine`: summaries of `object` and PyObject*. False when LLDB refuses.
bool registerFormatters(lldb::SBDebugger debugger);

}  // namespace vitrine::plugin
