// What CPython's eval loop does when the eval breaker is set (ceval.c, eval_frame_handle_pending).
#include "frames.h"

using namespace vitrine::runtime;

namespace {

PyObject* namespace_for_next = nullptr;  // borrowed; the GIL protects it

/// As ceval's COMPUTE_EVAL_BREAKER.
void recompute(struct _ceval_state* state) {
  const bool again = _Py_atomic_load_relaxed(&state->gil_drop_request) != 0 ||
                     _Py_atomic_load_relaxed(&_PyRuntime.ceval.signals_pending) != 0 ||
                     _Py_atomic_load_relaxed(&state->pending.calls_to_do) != 0 || state->pending.async_exc != 0;
  _Py_atomic_store_relaxed(&state->eval_breaker, again ? 1 : 0);
}

}  // namespace

namespace vitrine::runtime {

PyObject* runWithNamespace(PyThreadState* ts, PyFunctionObject* func, const vt_code* c, PyObject** args,
                           PyObject* locals) {
  // The first thing that a body without cells does is to look at the eval breaker; nothing of the program runs before.
  namespace_for_next = locals;
  _Py_atomic_store_relaxed(&ts->interp->ceval.eval_breaker, 1);
  PyObject* result = c->body(ts, func, args);
  if (namespace_for_next != nullptr) {
    // It could not be entered: the recursion limit.
    namespace_for_next = nullptr;
    recompute(&ts->interp->ceval);
  }
  return result;
}

}  // namespace vitrine::runtime

extern "C" PyObject* vt_after_call(PyThreadState* ts, PyObject* result) noexcept {
  if (result == nullptr) return nullptr;
  if (vt_breaker(ts) != 0 && vt_handle_breaker(ts) < 0 && _PyErr_Occurred(ts) != nullptr) {
    Py_DECREF(result);
    return nullptr;
  }
  return vt_leave_if_traced(ts, result);
}

extern "C" int vt_handle_breaker(PyThreadState* ts) noexcept {
  struct _ceval_state* state = &ts->interp->ceval;
  if (VT_UNLIKELY(namespace_for_next != nullptr)) {
    ts->cframe->current_frame->f_locals = Py_NewRef(namespace_for_next);
    namespace_for_next = nullptr;
    recompute(state);
  }
  if (_Py_atomic_load_relaxed(&_PyRuntime.ceval.signals_pending) != 0 ||
      _Py_atomic_load_relaxed(&state->pending.calls_to_do) != 0) {
    if (Py_MakePendingCalls() < 0) return -1;
  }
  if (_Py_atomic_load_relaxed(&state->gil_drop_request) != 0) {
    PyEval_SaveThread();
    PyEval_RestoreThread(ts);
  }
  if (ts->async_exc != nullptr) {
    PyObject* exception = ts->async_exc;
    ts->async_exc = nullptr;
    // As ceval's UNSIGNAL_ASYNC_EXC.
    state->pending.async_exc = 0;
    recompute(state);
    _PyErr_SetNone(ts, exception);
    Py_DECREF(exception);
    return -1;
  }
  if (tracing(ts)) return vt_put_aside_all(nullptr, 0);
  return 0;
}
