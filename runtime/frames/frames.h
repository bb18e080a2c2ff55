// What the parts of the runtime share about frames: the registry of native code, the interpreter as
// the exit, tracing.
#pragma once

#include <vitrine/rt.h>
#include <vitrine/rt_leave.h>

extern "C" {

/// CPython's own functions behind the doors that the linker wraps (see link-options.txt).
PyObject* __real__PyEval_EvalFrameDefault(PyThreadState* ts, _PyInterpreterFrame* frame, int throwing);
PyObject* __real__PyEval_Vector(PyThreadState* ts, PyFunctionObject* func, PyObject* locals,
                                PyObject* const* args, size_t nargs, PyObject* kwnames);
PyObject* __real_PyEval_EvalCode(PyObject* code, PyObject* globals, PyObject* locals);
PyObject* __real_PyFunction_New(PyObject* code, PyObject* globals);
PyObject* __real_PyStaticMethod_New(PyObject* callable);
PyObject* __real_PyClassMethod_New(PyObject* callable);

/// Makes `c` the native code of `code`. 0, or -1 with an exception set.
int vt_attach_code(PyCodeObject* code, vt_code* c) noexcept;

/// Whether VITRINE_INTERPRET names the function (interpret_patterns.cpp).
int vt_kept_interpreted(const vt_module* module, PyCodeObject* code) noexcept;

}  // extern "C"

namespace vitrine::runtime {

/// The native code of a code object, or NULL. The pointer sits in slot 0 of co_extra: the runtime
/// asks for its index before any user code can (Objects/codeobject.c, _PyCode_SetExtra).
inline vt_code* nativeCode(PyCodeObject* code) {
  struct Extra {
    Py_ssize_t size;
    void* slots[1];
  };
  auto* extra = static_cast<Extra*>(code->co_extra);
  return extra != nullptr && extra->size > 0 ? static_cast<vt_code*>(extra->slots[0]) : nullptr;
}
inline PyCodeObject* codeOf(PyFunctionObject* func) {
  return reinterpret_cast<PyCodeObject*>(func->func_code);
}
inline bool tracing(PyThreadState* ts) { return VT_UNLIKELY(ts->cframe->use_tracing != 0); }

/// Runs the body of a function, with bound arguments (taken over), in a frame whose f_locals is `locals` (borrowed):
/// what exec(f.__code__, ...) and __build_class__ do with a function that is no class's body.
PyObject* runWithNamespace(PyThreadState* ts, PyFunctionObject* func, const vt_code* c, PyObject** args,
                           PyObject* locals);

/// Counters printed at exit with VITRINE_STATS=1. The GIL protects them.
struct Statistics {
  uint64_t after_call;     // deoptimisations: tracing was switched on in a call
  uint64_t in_exception;   //   an exception arrived while tracing
  uint64_t at_breaker;     //   tracing was switched on by a signal handler or pending call
  uint64_t traced_calls;   // calls interpreted because the thread was being traced
};
extern Statistics statistics;

/// Why an operation returned NULL (or -1) with no exception set: results to push before the
/// interpreter goes on. The GIL protects it; it is consumed by vt_catch or vt_unwind at once.
enum class Leave : char { Next, SendReturned, Exhausted, IsTrue, IsFalse, Again };
struct PendingLeave {
  Leave how;
  int count;
  PyObject* results[2];  // owned
};
extern PendingLeave pending_leave;

/// Where an exception raised at code unit `unit` is handled: the target's unit, or -1.
int handlerTarget(PyCodeObject* code, int unit);

}  // namespace vitrine::runtime
