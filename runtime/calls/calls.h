// Running a native body: binding arguments, entering, and what follows a call.
#pragma once

#include "../functions/functions.h"

namespace vitrine::runtime {

/// Binds a call's arguments to the slots of native code `c`: out[0 .. c->nargs) receives new references.
/// False when they do not fit; nothing is kept then, and the caller lets CPython raise its TypeError.
bool bindArguments(PyFunctionObject* func, const vt_code* c, PyObject* const* args, size_t nargs,
                   PyObject* kwnames, PyObject** out);

/// A new generator, coroutine or async generator, bound to `args` (c->nargs references, taken over).
PyObject* newGenerator(PyThreadState* ts, PyFunctionObject* func, const vt_code* c, PyObject** args);

/// Runs the body with bound arguments (taken over). `func` is borrowed and kept alive by the caller.
inline PyObject* runBody(PyThreadState* ts, PyFunctionObject* func, const vt_code* c, PyObject** args) {
  return VT_LIKELY(c->body != nullptr) ? c->body(ts, func, args) : newGenerator(ts, func, c, args);
}

/// A call with borrowed arguments. The thread is not being traced.
PyObject* callNative(PyThreadState* ts, PyFunctionObject* func, const vt_code* c, PyObject* const* args,
                     size_t nargs, PyObject* kwnames);

/// What ceval does behind CALL: the eval breaker, and (here) tracing switched on meanwhile.
inline PyObject* afterCall(PyThreadState* ts, PyObject* result) {
  if (VT_UNLIKELY(vt_breaker(ts) != 0 || tracing(ts))) return vt_after_call(ts, result);
  return result;
}

inline bool isOwned(unsigned own, int index) { return (own & (1U << (index < 31 ? index : 31))) != 0; }
inline void releaseAll(PyObject** v, int count, unsigned own) {
  for (int i = 0; i < count; i++) {
    if (isOwned(own, i)) Py_XDECREF(v[i]);
  }
}

}  // namespace vitrine::runtime
