// Native frames and the Python frames that they run.
#pragma once

#include <lldb/API/LLDB.h>

#include <vector>

#include "lldb-plugin/model/frames.h"

namespace vitrine::plugin {

/// Whether `native` is the native code of `frame`'s function.
bool runs(Objects& objects, lldb::SBFrame native, const Frame& frame);
/// The Python line at the native frame's program counter; 0 when it is not in a Python line of the frame's file.
int pythonLine(lldb::SBFrame native, const Frame& frame);
/// For each native frame of the thread the index of the Python frame that it runs, or -1. The interpreter's loop
/// stands for the innermost of the frames that it runs.
std::vector<int> joinStacks(Objects& objects, lldb::SBThread thread, const std::vector<Frame>& frames);
/// Whether it is CPython's interpreter loop.
bool isInterpreterLoop(lldb::SBFrame native);
/// Whether the native frame is at the first instruction of _PyErr_SetObject(thread, type, value), where every exception
/// is raised: `py catch` stops there, with the arguments in registers.
bool atRaise(lldb::SBFrame native);
/// Whether the native frame belongs to a Python source file.
bool inPythonSource(lldb::SBFrame native);

}  // namespace vitrine::plugin
