// iter(), next() of for loops, len() of patterns.
#include "operands.h"

using namespace vitrine::data;

namespace {

/// tp_iternext gave nothing: exhausted unless an exception other than StopIteration is set.
[[gnu::noinline, gnu::cold]] int iterationFailed(PyThreadState* ts) {
  if (!_PyErr_ExceptionMatches(ts, PyExc_StopIteration)) return -1;
  _PyErr_Clear(ts);
  return 0;
}

/// The iterator's code has switched tracing on.
[[gnu::noinline, gnu::cold]] int traced(PyThreadState* ts, PyObject** r0) {
  if (*r0 != nullptr) return vt_put_aside_all(r0, 1);
  int status = 0;
  if (_PyErr_Occurred(ts) != nullptr) {
    const bool ended = _PyErr_ExceptionMatches(ts, PyExc_StopIteration) != 0;
    status = ended && vt_trace_exception(ts) < 0 ? -1 : iterationFailed(ts);
  }
  return status < 0 ? status : vt_put_aside_exhausted();
}

}  // namespace

extern "C" {

PyObject* vt_get_iter(PyObject* a, unsigned own) noexcept {
  PyObject* iterator = PyObject_GetIter(a);
  release(a, own);
  return vt_leave_if_traced(iterator);
}

PyObject* vt_get_len(PyObject* a, unsigned own) noexcept {
  const Py_ssize_t size = PyObject_Size(a);
  release(a, own);
  return size < 0 ? nullptr : vt_leave_if_traced(vt_int(size));
}

int vt_for_iter(PyThreadState* ts, PyObject* a, PyObject** r0) noexcept {
  PyObject* item = Py_TYPE(a)->tp_iternext(a);
  *r0 = item;
  if (VT_UNLIKELY(ts->cframe->use_tracing != 0)) return traced(ts, r0);
  if (VT_LIKELY(item != nullptr)) return 1;
  return VT_LIKELY(_PyErr_Occurred(ts) == nullptr) ? 0 : iterationFailed(ts);
}

}  // extern "C"
