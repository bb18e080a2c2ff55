// Comparisons, as an object and as a C truth value.
#include "compare.h"

using namespace vitrine::data;

namespace {

void releaseCompared(PyObject* a, PyObject* b, unsigned own) {
  if (bothInts(a, b)) {
    releaseInts(a, b, own);
  } else {
    release(a, b, own);
  }
}

template <int kOp>
PyObject* compare(PyObject* a, PyObject* b, unsigned own) {
  const int known = compareKnown<kOp>(a, b);
  PyObject* result =
      known != kUnknown ? vt_newref(boolObject(known)) : PyObject_RichCompare(a, b, kOp);
  release(a, b, own);
  return known != kUnknown ? result : vt_leave_if_traced(result);
}

/// The result's truth is asked for after the operands are given up, like the jump after a
/// COMPARE_OP.
template <int kOp>
[[gnu::noinline]] int testSlowly(PyObject* a, PyObject* b, unsigned own) {
  PyObject* result = PyObject_RichCompare(a, b, kOp);
  release(a, b, own);
  // Left behind the comparison: the interpreter makes the jump.
  result = vt_leave_if_traced(result);
  if (VT_UNLIKELY(result == nullptr)) return -1;
  const int truth = PyObject_IsTrue(result);
  vt_drop(result);
  return truth;
}

template <int kOp>
int test(PyObject* a, PyObject* b, unsigned own) {
  if (vt_both_floats(a, b)) {
    const bool truth = holds<kOp>(PyFloat_AS_DOUBLE(a), PyFloat_AS_DOUBLE(b));
    release(a, b, own);
    return truth;
  }
  const int known = compareKnown<kOp>(a, b);
  if (VT_UNLIKELY(known == kUnknown)) return testSlowly<kOp>(a, b, own);
  releaseCompared(a, b, own);
  return known;
}

}  // namespace

extern "C" {

PyObject* vt_compare_lt(PyObject* a, PyObject* b, unsigned own) noexcept {
  return compare<Py_LT>(a, b, own);
}
PyObject* vt_compare_le(PyObject* a, PyObject* b, unsigned own) noexcept {
  return compare<Py_LE>(a, b, own);
}
PyObject* vt_compare_eq(PyObject* a, PyObject* b, unsigned own) noexcept {
  return compare<Py_EQ>(a, b, own);
}
PyObject* vt_compare_ne(PyObject* a, PyObject* b, unsigned own) noexcept {
  return compare<Py_NE>(a, b, own);
}
PyObject* vt_compare_gt(PyObject* a, PyObject* b, unsigned own) noexcept {
  return compare<Py_GT>(a, b, own);
}
PyObject* vt_compare_ge(PyObject* a, PyObject* b, unsigned own) noexcept {
  return compare<Py_GE>(a, b, own);
}

int vt_test_lt(PyObject* a, PyObject* b, unsigned own) noexcept { return test<Py_LT>(a, b, own); }
int vt_test_le(PyObject* a, PyObject* b, unsigned own) noexcept { return test<Py_LE>(a, b, own); }
int vt_test_eq(PyObject* a, PyObject* b, unsigned own) noexcept { return test<Py_EQ>(a, b, own); }
int vt_test_ne(PyObject* a, PyObject* b, unsigned own) noexcept { return test<Py_NE>(a, b, own); }
int vt_test_gt(PyObject* a, PyObject* b, unsigned own) noexcept { return test<Py_GT>(a, b, own); }
int vt_test_ge(PyObject* a, PyObject* b, unsigned own) noexcept { return test<Py_GE>(a, b, own); }

}  // extern "C"
