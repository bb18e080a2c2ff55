// The Python stacks of all threads, read from memory.
//
// In: the address of a thread state. Out: copies of frames, innermost first. Compiled frames are
// genuine interpreter frames, so one walk sees both kinds.
#pragma once

#include <vitrine/cpython/core.h>

namespace vitrine::crash {

struct PythonFrame {
  const _PyInterpreterFrame* at;
  _PyInterpreterFrame frame;  // a copy, without the locals
  PyCodeObject code;          // a copy
  int line;                   // -1: unknown
  bool is_native;             // there is compiled code for it
  bool is_damaged;            // the code object cannot be read: only `at` holds
};

/// Walks one thread's frames.
class FrameWalk {
 public:
  explicit FrameWalk(const PyThreadState& thread);
  /// From this frame outwards.
  explicit FrameWalk(const _PyInterpreterFrame* innermost) : at_(innermost) {}
  /// The next frame outwards. False at the end.
  bool next(PythonFrame* frame);
  /// Goes past a frame without looking at it more than needed. False at the end.
  bool skip();

 private:
  const _PyInterpreterFrame* at_ = nullptr;
};

/// Number of frames, counted up to a million.
int countFrames(const PyThreadState& thread);

/// Calls visit(data, thread state, its address) for every thread of every interpreter.
void forEachThread(void (*visit)(void* data, const PyThreadState& thread, const PyThreadState* at),
                   void* data);

/// The thread that holds the GIL, or NULL.
const PyThreadState* gilHolder();
/// The calling thread's state, or NULL when it has none.
const PyThreadState* currentThread();

/// Calls visit(data, name, value) for each local of the frame: of a function variables, then cells; of a module
/// or class body the names in its dict, without modules, functions, classes and names in double underscores.
void forEachLocal(const PythonFrame& frame,
                  void (*visit)(void* data, const PyObject* name, const PyObject* value),
                  void* data);

}  // namespace vitrine::crash
