// Comparisons of exact ints, floats, bools and strs: they run no Python code, allocate nothing and
// cannot fail.
#pragma once

#include "int_value.h"

#include <cstring>

namespace vitrine::data {

inline constexpr int kUnknown = -2;

template <int kOp, typename T>
constexpr bool holds(T x, T y) {
  if constexpr (kOp == Py_LT) return x < y;
  if constexpr (kOp == Py_LE) return x <= y;
  if constexpr (kOp == Py_EQ) return x == y;
  if constexpr (kOp == Py_NE) return x != y;
  if constexpr (kOp == Py_GT) return x > y;
  if constexpr (kOp == Py_GE) return x >= y;
}

/// Equality of exact, ready strs.
inline bool equalStrs(PyObject* a, PyObject* b) {
  if (a == b) return true;
  const Py_ssize_t length = PyUnicode_GET_LENGTH(a);
  const auto kind = PyUnicode_KIND(a);
  if (length != PyUnicode_GET_LENGTH(b) || kind != PyUnicode_KIND(b)) return false;
  const Py_hash_t hash_a = reinterpret_cast<PyASCIIObject*>(a)->hash;
  const Py_hash_t hash_b = reinterpret_cast<PyASCIIObject*>(b)->hash;
  if (hash_a != hash_b && hash_a != -1 && hash_b != -1) return false;
  return std::memcmp(PyUnicode_DATA(a), PyUnicode_DATA(b), length * kind) == 0;
}

inline bool bothReadyStrs(PyObject* a, PyObject* b) {
  return PyUnicode_CheckExact(a) && PyUnicode_CheckExact(b) && PyUnicode_IS_READY(a) &&
         PyUnicode_IS_READY(b);
}

/// Negative, 0 or positive as exact int a is below, at or above b.
inline Py_ssize_t compareInts(PyObject* a, PyObject* b) {
  const Py_ssize_t size = Py_SIZE(a);
  if (size != Py_SIZE(b)) return size - Py_SIZE(b);
  for (Py_ssize_t i = size < 0 ? -size : size; --i >= 0;) {
    const digit x = digitsOf(a)[i];
    const digit y = digitsOf(b)[i];
    if (x != y) return (x < y) == (size > 0) ? -1 : 1;
  }
  return 0;
}

inline bool equalInts(PyObject* a, PyObject* b) { return compareInts(a, b) == 0; }

}  // namespace vitrine::data
