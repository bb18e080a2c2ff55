// Truth and identity.
#include "operands.h"

using namespace vitrine::data;

namespace {

/// The types whose truth is a number in the object; anything else asks the type.
int truthOf(PyObject* a) {
  PyTypeObject* type = Py_TYPE(a);
  if (type == &PyBool_Type) return a == Py_True;
  if (a == Py_None) return 0;
  if (type == &PyLong_Type || type == &PyList_Type || type == &PyTuple_Type) return Py_SIZE(a) != 0;
  if (type == &PyUnicode_Type && PyUnicode_IS_READY(a)) return PyUnicode_GET_LENGTH(a) != 0;
  if (type == &PyDict_Type) return PyDict_GET_SIZE(a) != 0;
  if (type == &PyFloat_Type) return PyFloat_AS_DOUBLE(a) != 0.0;
  if (type == &PySet_Type) return PySet_GET_SIZE(a) != 0;
  return PyObject_IsTrue(a);
}

}  // namespace

extern "C" {

int vt_truth(PyObject* a, unsigned own) noexcept {
  const int truth = truthOf(a);
  release(a, own);
  if (truth < 0) return -1;
  PyThreadState* ts = _PyThreadState_GET();
  return VT_LIKELY(ts->cframe->use_tracing == 0) ? truth : vt_put_aside_truth(ts, truth);
}

PyObject* vt_unary_not(PyObject* a, unsigned own) noexcept {
  const int truth = truthOf(a);
  release(a, own);
  return truth < 0 ? nullptr : vt_leave_if_traced(vt_newref(boolObject(truth ^ 1)));
}

int vt_test_is(PyObject* a, PyObject* b, int i, unsigned own) noexcept {
  return vt_fast_test_is(a, b, i, own);
}
PyObject* vt_is_op(PyObject* a, PyObject* b, int i, unsigned own) noexcept {
  return boolObject(vt_fast_test_is(a, b, i, own));
}
int vt_is_none(PyObject* a, unsigned own) noexcept { return vt_fast_is_none(a, own); }

}  // extern "C"
