// Leaving native code after an operation that ran Python code: when that code switched tracing on,
// the result is put aside, and the NULL (or -1) without an exception sends the frame to the
// interpreter, which goes on behind the instruction.
#pragma once

#include <vitrine/rt.h>

extern "C" {
/// Out of line: puts `result` (owned) aside and returns NULL.
PyObject* vt_put_aside(PyObject* result) noexcept;
/// The same for operations with several results (count <= 2); returns -1.
int vt_put_aside_all(PyObject** results, int count) noexcept;
/// The same for a loop's exhausted iterator; returns -1.
int vt_put_aside_exhausted(void) noexcept;
/// The same for the truth of a conditional jump's operand; returns -1 to leave, or `truth` where the
/// instruction is no such jump.
int vt_put_aside_truth(PyThreadState* ts, int truth) noexcept;
/// The interpreter executes the instruction once more, with `operand` (owned) in the place of the one it
/// had: for operations with many results. Returns -1.
int vt_put_aside_operand(PyObject* operand) noexcept;
/// Reports the exception that is set to the thread's trace function, as the interpreter does when an
/// iterator ends with StopIteration. 0, or -1 with the trace function's exception.
int vt_trace_exception(PyThreadState* ts) noexcept;
}

/// Ends an operation of kind Object. `result` may be NULL (exception set).
VT_INLINE PyObject* vt_leave_if_traced(PyThreadState* ts, PyObject* result) {
  if (VT_UNLIKELY(ts->cframe->use_tracing != 0) && result != nullptr) return vt_put_aside(result);
  return result;
}
/// Ends an operation of kind Status that succeeded with `count` results.
VT_INLINE int vt_leave_if_traced_status(PyThreadState* ts, PyObject** results, int count) {
  return VT_UNLIKELY(ts->cframe->use_tracing != 0) ? vt_put_aside_all(results, count) : 0;
}
/// The same two where the thread is not at hand.
VT_INLINE PyObject* vt_leave_if_traced(PyObject* result) { return vt_leave_if_traced(_PyThreadState_GET(), result); }
VT_INLINE int vt_leave_if_traced_status(int status) {
  return status != 0 ? status : vt_leave_if_traced_status(_PyThreadState_GET(), nullptr, 0);
}
