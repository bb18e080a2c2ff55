// Truth, identity, membership.
#include "operands.h"

using namespace vitrine::data;

extern "C" {

int vt_truth(PyObject* a, unsigned own) noexcept {
  const int truth = PyObject_IsTrue(a);
  release(a, own);
  return truth;
}

PyObject* vt_unary_not(PyObject* a, unsigned own) noexcept {
  const int truth = vt_truth(a, own);
  return truth < 0 ? nullptr : vt_newref(boolObject(truth ^ 1));
}

int vt_test_is(PyObject* a, PyObject* b, int i, unsigned own) noexcept {
  return vt_fast_test_is(a, b, i, own);
}
PyObject* vt_is_op(PyObject* a, PyObject* b, int i, unsigned own) noexcept {
  return boolObject(vt_fast_test_is(a, b, i, own));
}
int vt_is_none(PyObject* a, unsigned own) noexcept { return vt_fast_is_none(a, own); }

int vt_test_contains(PyObject* a, PyObject* b, int i, unsigned own) noexcept {
  const int found = PySequence_Contains(b, a);
  release(a, b, own);
  return found < 0 ? -1 : found ^ i;
}
PyObject* vt_contains_op(PyObject* a, PyObject* b, int i, unsigned own) noexcept {
  const int truth = vt_test_contains(a, b, i, own);
  return truth < 0 ? nullptr : vt_newref(boolObject(truth));
}

}  // extern "C"
