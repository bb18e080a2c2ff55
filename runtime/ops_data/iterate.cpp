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

}  // namespace

extern "C" {

PyObject* vt_get_iter(PyObject* a, unsigned own) noexcept {
  PyObject* iterator = PyObject_GetIter(a);
  release(a, own);
  return iterator;
}

PyObject* vt_get_len(PyObject* a, unsigned own) noexcept {
  const Py_ssize_t size = PyObject_Size(a);
  release(a, own);
  return size < 0 ? nullptr : vt_int(size);
}

int vt_for_iter(PyThreadState* ts, PyObject* a, PyObject** r0) noexcept {
  PyObject* item = Py_TYPE(a)->tp_iternext(a);
  *r0 = item;
  if (VT_LIKELY(item != nullptr)) return 1;
  return VT_LIKELY(_PyErr_Occurred(ts) == nullptr) ? 0 : iterationFailed(ts);
}

}  // extern "C"
