// + - ~ not, and truth.
#include "arithmetic.h"

using namespace vitrine::data;

namespace {

/// 1, 0, or -1 with an exception.
[[gnu::noinline]] int truthSlowly(PyObject* a, unsigned own) {
  const int result = PyObject_IsTrue(a);
  release(a, own);
  return result;
}

inline int truth(PyObject* a, unsigned own) {
  int result;
  if (a == Py_True) {
    result = 1;
  } else if (a == Py_False || a == Py_None) {
    result = 0;
  } else if (PyLong_CheckExact(a) || PyList_CheckExact(a) || PyTuple_CheckExact(a)) {
    result = Py_SIZE(a) != 0 ? 1 : 0;
  } else if (PyUnicode_CheckExact(a) && PyUnicode_IS_READY(a)) {
    result = PyUnicode_GET_LENGTH(a) != 0 ? 1 : 0;
  } else if (PyDict_CheckExact(a)) {
    result = PyDict_GET_SIZE(a) != 0 ? 1 : 0;
  } else {
    return truthSlowly(a, own);
  }
  release(a, own);
  return result;
}

}  // namespace

extern "C" {

PyObject* vt_unary_positive(PyObject* a, unsigned own) noexcept {
  if (PyLong_CheckExact(a)) return keep(a, own, 0);
  return finish(PyNumber_Positive(a), a, own);
}

PyObject* vt_unary_negative(PyObject* a, unsigned own) noexcept {
  PyObject* result;
  if (PyFloat_CheckExact(a)) {
    // The second operand is not looked at: its bit is clear.
    return vt_float_result(-PyFloat_AS_DOUBLE(a), a, nullptr, own & 1u);
  }
  if (PyLong_CheckExact(a) && isMedium(a)) {
    result = intFromLong(-mediumValue(a));
  } else {
    result = PyNumber_Negative(a);
  }
  return finish(result, a, own);
}

PyObject* vt_unary_invert(PyObject* a, unsigned own) noexcept {
  PyObject* result =
      PyLong_CheckExact(a) && isMedium(a) ? intFromLong(~mediumValue(a)) : PyNumber_Invert(a);
  return finish(result, a, own);
}

PyObject* vt_unary_not(PyObject* a, unsigned own) noexcept {
  const int result = truth(a, own);
  return VT_LIKELY(result >= 0) ? newBool(result == 0) : nullptr;
}

int vt_truth(PyObject* a, unsigned own) noexcept { return truth(a, own); }

}  // extern "C"
