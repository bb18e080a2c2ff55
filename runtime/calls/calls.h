// Running a native body: binding arguments, entering, and what follows a call.
#pragma once

#include "../functions/functions.h"

namespace vitrine::runtime {

/// Binds a call's arguments to the slots of native code `c`: out[0 .. c->nargs) receives new references.
/// False when they do not fit; nothing is kept then, and the caller lets CPython raise its TypeError.
bool bindArguments(PyFunctionObject* func, const vt_code* c, PyObject* const* args, size_t nargs,
                   PyObject* kwnames, PyObject** out);

/// The same for f(*args, **kwargs): an exact tuple and an exact dict.
bool bindUnpacked(PyFunctionObject* func, const vt_code* c, PyObject* args, PyObject* kwargs, PyObject** out);

/// A new generator, coroutine or async generator, bound to `args` (c->nargs references, taken over).
PyObject* newGenerator(PyThreadState* ts, PyFunctionObject* func, const vt_code* c, PyObject** args);

/// Runs the body with bound arguments (taken over). `func` is borrowed and kept alive by the caller.
inline PyObject* runBody(PyThreadState* ts, PyFunctionObject* func, const vt_code* c, PyObject** args) {
  return VT_LIKELY(c->body != nullptr) ? c->body(ts, func, args) : newGenerator(ts, func, c, args);
}

/// A call with borrowed arguments. The thread is not being traced. `site`, when there is one, remembers how
/// arguments are bound (bind_plan.h).
PyObject* callNative(PyThreadState* ts, PyFunctionObject* func, const vt_code* c, PyObject* const* args,
                     size_t nargs, PyObject* kwnames, vt_call_cache* site = nullptr);

/// What ceval does behind CALL: the eval breaker, and (here) tracing switched on meanwhile.
inline PyObject* afterCall(PyThreadState* ts, PyObject* result) {
  if (VT_UNLIKELY(vt_breaker(ts) != 0 || tracing(ts))) return vt_after_call(ts, result);
  return result;
}

/// Bit 31 of an ownership mask stands for operand 31 and all that follow: in the loops below the arithmetic shift keeps it.
inline bool isOwned(unsigned own, int index) { return (own & (1U << (index < 31 ? index : 31))) != 0; }

/// Drops the operands v[0 .. count) that the call took over; NULL is none.
inline void releaseAll(PyObject** v, int count, unsigned own) {
  auto owned = static_cast<int>(own);
  for (int i = 0; i < count; i++, owned >>= 1) {
    if ((owned & 1) != 0) Py_XDECREF(v[i]);
  }
}

/// Makes args[0 .. count) ours, which are the operands from `args_at` on: new references to those that are not yet.
inline void ownAll(PyObject* const* args, size_t count, unsigned own, int args_at) {
  int owned = static_cast<int>(own) >> args_at;
  for (size_t i = 0; i < count; i++, owned >>= 1) {
    if ((owned & 1) == 0) Py_INCREF(args[i]);
  }
}

}  // namespace vitrine::runtime
