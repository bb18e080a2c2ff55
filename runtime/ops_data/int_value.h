// Values of ints of a few digits, as machine integers.
//
// *Medium* ints have at most two digits of 30 bits: sums, differences and bit operations of their
// values fit 64 bits. *Wide* ones have at most four and fit 128 bits with room to spare.
#pragma once

#include "data_support.h"

namespace vitrine::data {

using Int128 = __int128;
using UInt128 = unsigned __int128;

inline digit* digitsOf(PyObject* o) { return reinterpret_cast<PyLongObject*>(o)->ob_digit; }

/// Of an exact int (or bool).
inline bool isMedium(PyObject* o) { return static_cast<size_t>(Py_SIZE(o) + 2) <= 4; }
inline bool isWide(PyObject* o) { return static_cast<size_t>(Py_SIZE(o) + 4) <= 8; }

inline int64_t mediumValue(PyObject* o) {
  const Py_ssize_t size = Py_SIZE(o);
  const digit* digits = digitsOf(o);
  if (static_cast<size_t>(size + 1) <= 2) return size * static_cast<int64_t>(digits[0]);
  const int64_t magnitude = static_cast<int64_t>(digits[0]) |
                            static_cast<int64_t>(digits[1]) << PyLong_SHIFT;
  return size < 0 ? -magnitude : magnitude;
}

inline Int128 wideValue(PyObject* o) {
  const Py_ssize_t size = Py_SIZE(o);
  const digit* digits = digitsOf(o);
  UInt128 magnitude = 0;
  for (Py_ssize_t i = size < 0 ? -size : size; --i >= 0;) {
    magnitude = magnitude << PyLong_SHIFT | digits[i];
  }
  const auto value = static_cast<Int128>(magnitude);
  return size < 0 ? -value : value;
}

/// A new int; NULL with MemoryError.
PyObject* intFromWide(Int128 value);
PyObject* intFromTwoDigits(uint64_t magnitude, bool negative);

inline PyObject* intFromLong(int64_t value) {
  const uint64_t magnitude = value < 0 ? -static_cast<uint64_t>(value) : value;
  if (magnitude <= PyLong_MASK) return vt_int(value);
  if (magnitude >> (2 * PyLong_SHIFT) == 0) return intFromTwoDigits(magnitude, value < 0);
  return PyLong_FromLong(value);
}

inline bool bothInts(PyObject* a, PyObject* b) {
  return PyLong_CheckExact(a) && PyLong_CheckExact(b);
}

}  // namespace vitrine::data
