// The way from an operator to its implementation: exact ints, exact floats, a mix of both, the
// rest.
#pragma once

#include "number_operations.h"

namespace vitrine::data {

template <typename Op>
concept HasFloats = requires(double x, double* r) {
  Op::floats(x, x, r);
};

/// CPython's remainder by a longer number is the very object on the left.
inline bool isOwnRemainder(PyObject* a, PyObject* b) {
  const size_t m = digitCount(a);
  const size_t n = digitCount(b);
  if (m != n) return m < n;
  const auto top = [m](PyObject* o) { return reinterpret_cast<PyLongObject*>(o)->ob_digit[m - 1]; };
  return m > 1 && top(a) < top(b);
}

inline PyObject* keepLeft(PyObject* a, PyObject* b, unsigned own) {
  PyObject* result = take(a, own, 0);
  if (isOwned(own, 1)) dropInt(b);
  return result;
}

/// Both operands are exact ints.
template <typename Op>
PyObject* intOperation(PyObject* a, PyObject* b, unsigned own) {
  const size_t m = digitCount(a);
  const size_t n = digitCount(b);
  if (VT_LIKELY(m <= kNarrowDigits && n <= kNarrowDigits)) {
    const long x = narrowValue(a);
    long r;
    if (VT_LIKELY(Op::narrow(x, narrowValue(b), &r))) {
      if (std::is_same_v<Op, Remainder> && r == x && isOwnRemainder(a, b))
        return keepLeft(a, b, own);
      return intResult(r, a, b, own);
    }
  }
  PyObject* result = nullptr;
  if (Wide r; Op::fits(m, n) && Op::wide(wideValue(a), wideValue(b), &r)) {
    if (std::is_same_v<Op, Remainder> && isOwnRemainder(a, b) && r == wideValue(a)) {
      return keepLeft(a, b, own);
    }
    result = newWideInt(r);
  } else {
    result = Op::ints(a, b);
  }
  releaseInts(a, b, own);
  return result;
}

/// The quotient of two ints is a float.
template <>
inline PyObject* intOperation<TrueDivide>(PyObject* a, PyObject* b, unsigned own) {
  PyObject* result = nullptr;
  if (digitCount(a) <= kNarrowDigits && digitCount(b) <= kNarrowDigits && Py_SIZE(b) != 0 &&
      TrueDivide::exact(narrowValue(a)) && TrueDivide::exact(narrowValue(b))) {
    result = PyFloat_FromDouble(static_cast<double>(narrowValue(a)) /
                                static_cast<double>(narrowValue(b)));
  } else {
    result = TrueDivide::ints(a, b);
  }
  releaseInts(a, b, own);
  return result;
}

/// The double that float arithmetic takes for an operand; false for what it would convert
/// otherwise. A long of two digits is rounded like CPython's conversion does: to the nearest, ties
/// to even.
inline bool asDouble(PyObject* o, double* value) {
  if (PyFloat_CheckExact(o)) {
    *value = PyFloat_AS_DOUBLE(o);
    return true;
  }
  if (PyLong_CheckExact(o) && digitCount(o) <= kNarrowDigits) {
    *value = static_cast<double>(narrowValue(o));
    return true;
  }
  return false;
}

/// One operand at least is an exact float. NULL without an exception: not handled.
template <typename Op>
PyObject* floatOperation(PyObject* a, PyObject* b, unsigned own) {
  double x, y, r;
  if (!asDouble(a, &x) || !asDouble(b, &y) || !Op::floats(x, y, &r)) return nullptr;
  if (vt_both_floats(a, b)) return vt_float_result(r, a, b, own);
  // The result can only take the place of the operand that is a float.
  PyObject* result = nullptr;
  if (PyFloat_CheckExact(a)) {
    result = vt_float_result(r, a, b, own & 1u);
    if ((own & 2u) != 0) dropInt(b);
  } else {
    result = vt_float_result(r, b, a, own >> 1 & 1u);
    if ((own & 1u) != 0) dropInt(a);
  }
  return result;
}

/// NULL with *handled unchanged: the operands are not numbers that this knows.
template <typename Op>
inline bool numberOperation(PyObject* a, PyObject* b, unsigned own, PyObject** result) {
  if (bothInts(a, b)) {
    *result = intOperation<Op>(a, b, own);
    return true;
  }
  if constexpr (HasFloats<Op>) {
    if (PyFloat_CheckExact(a) || PyFloat_CheckExact(b)) {
      *result = floatOperation<Op>(a, b, own);
      return *result != nullptr;
    }
  }
  return false;
}

}  // namespace vitrine::data
