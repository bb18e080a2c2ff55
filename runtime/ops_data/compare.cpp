// < <= == != > >=, as objects and as tests.
#include "arithmetic.h"
#include "known_compare.h"

#include <cmath>

using namespace vitrine::data;

namespace {

// Every int up to here is exactly a double.
constexpr double kExactDouble = 9007199254740992.0;

/// 1, 0, or kUnknown for types that CPython has to compare.
template <int kOp>
int compareKnown(PyObject* a, PyObject* b) {
  if (isIntOrBool(a) && isIntOrBool(b)) {
    return holds<kOp, Py_ssize_t>(compareInts(a, b), 0) ? 1 : 0;
  }
  if (bothReadyStrs(a, b)) {
    if constexpr (kOp == Py_EQ || kOp == Py_NE) {
      return equalStrs(a, b) == (kOp == Py_EQ) ? 1 : 0;
    }
    return holds<kOp>(PyUnicode_Compare(a, b), 0) ? 1 : 0;
  }
  if (PyFloat_CheckExact(a) || PyFloat_CheckExact(b)) {
    double x, y;
    // A float is compared with the int's value, not with what it is rounded to.
    if (asDouble(a, &x) && asDouble(b, &y) &&
        (PyFloat_CheckExact(a) || std::fabs(x) < kExactDouble) &&
        (PyFloat_CheckExact(b) || std::fabs(y) < kExactDouble)) {
      return holds<kOp>(x, y) ? 1 : 0;
    }
  }
  if constexpr (kOp == Py_EQ || kOp == Py_NE) {
    if (a == Py_None && b == Py_None) return kOp == Py_EQ ? 1 : 0;
  }
  return kUnknown;
}

template <int kOp>
[[gnu::noinline]] int testSlowly(PyObject* a, PyObject* b, unsigned own) {
  int result = compareKnown<kOp>(a, b);
  if (result != kUnknown) {
    release(a, b, own);
    return result;
  }
  PyObject* object = finish(PyObject_RichCompare(a, b, kOp), a, b, own);
  if (VT_UNLIKELY(object == nullptr)) return -1;
  result = object == Py_True ? 1 : object == Py_False ? 0 : PyObject_IsTrue(object);
  vt_drop(object);
  return result;
}

template <int kOp>
[[gnu::noinline]] PyObject* compareSlowly(PyObject* a, PyObject* b, unsigned own) {
  const int result = compareKnown<kOp>(a, b);
  if (result != kUnknown) return finish(newBool(result != 0), a, b, own);
  return finish(PyObject_RichCompare(a, b, kOp), a, b, own);
}

template <int kOp>
inline int test(PyObject* a, PyObject* b, unsigned own) {
  if (vt_is_small(a) && vt_is_small(b)) {
    const int result = holds<kOp>(vt_small_value(a), vt_small_value(b)) ? 1 : 0;
    vt_release_small(a, b, own);
    return result;
  }
  if (vt_both_floats(a, b)) {
    const int result = holds<kOp>(PyFloat_AS_DOUBLE(a), PyFloat_AS_DOUBLE(b)) ? 1 : 0;
    release(a, b, own);
    return result;
  }
  return testSlowly<kOp>(a, b, own);
}

template <int kOp>
inline PyObject* compare(PyObject* a, PyObject* b, unsigned own) {
  if (vt_is_small(a) && vt_is_small(b)) {
    PyObject* result = newBool(holds<kOp>(vt_small_value(a), vt_small_value(b)));
    vt_release_small(a, b, own);
    return result;
  }
  if (vt_both_floats(a, b)) {
    return finish(newBool(holds<kOp>(PyFloat_AS_DOUBLE(a), PyFloat_AS_DOUBLE(b))), a, b, own);
  }
  return compareSlowly<kOp>(a, b, own);
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
