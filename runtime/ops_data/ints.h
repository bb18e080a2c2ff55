// Reading and making ints of up to a few digits without CPython's digit loops.
//
// In: exact ints. Out: their values in machine integers, and new int objects. Values of up to two
// digits (60 bits) are computed in a long, values of up to four in 128 bits; longer ones are
// CPython's.
#pragma once

#include "operands.h"

namespace vitrine::data {

// __int128 is an extension that -Wpedantic would report at every use.
__extension__ using Wide = __int128;
__extension__ using UnsignedWide = unsigned __int128;

inline constexpr size_t kNarrowDigits = 2;
inline constexpr size_t kWideDigits = 4;

inline bool bothInts(PyObject* a, PyObject* b) {
  return PyLong_CheckExact(a) && PyLong_CheckExact(b);
}

inline size_t digitCount(PyObject* o) { return static_cast<size_t>(Py_ABS(Py_SIZE(o))); }

/// The value of an int of at most two digits.
inline long narrowValue(PyObject* o) {
  const Py_ssize_t size = Py_SIZE(o);
  const digit* digits = reinterpret_cast<PyLongObject*>(o)->ob_digit;
  if (size == 0) return 0;
  long magnitude = digits[0];
  if (size > 1 || size < -1) magnitude |= static_cast<long>(digits[1]) << PyLong_SHIFT;
  return size < 0 ? -magnitude : magnitude;
}

/// The value of an int of at most four digits.
inline Wide wideValue(PyObject* o) {
  const digit* digits = reinterpret_cast<PyLongObject*>(o)->ob_digit;
  const auto pair = [digits](int k) {
    return digits[k] | static_cast<unsigned long>(digits[k + 1]) << PyLong_SHIFT;
  };
  UnsignedWide magnitude = 0;
  switch (digitCount(o)) {
    case 4:
      magnitude = static_cast<UnsignedWide>(pair(2)) << (2 * PyLong_SHIFT) | pair(0);
      break;
    case 3:
      magnitude = static_cast<UnsignedWide>(digits[2]) << (2 * PyLong_SHIFT) | pair(0);
      break;
    case 2:
      magnitude = pair(0);
      break;
    case 1:
      magnitude = digits[0];
      break;
  }
  return static_cast<Wide>(Py_SIZE(o) < 0 ? -magnitude : magnitude);
}

/// Gives up a reference to an exact int: _Py_Dealloc takes three indirect calls for this.
inline void dropInt(PyObject* o) {
#ifndef Py_DEBUG
  if (--o->ob_refcnt != 0) return;
  if (digitCount(o) <= 1 && vt_int_pool_room > 0) {
    o->ob_type = reinterpret_cast<PyTypeObject*>(vt_int_pool);
    vt_int_pool = o;
    vt_int_pool_room--;
    return;
  }
  PyObject_Free(o);
#else
  Py_DECREF(o);
#endif
}
inline void releaseInts(PyObject* a, PyObject* b, unsigned own) {
  if ((own & 1u) != 0) dropInt(a);
  if ((own & 2u) != 0) dropInt(b);
}

/// A new int object of `count` digits, which the caller fills in.
inline PyLongObject* allocateInt(Py_ssize_t count) {
  void* memory = PyObject_Malloc(offsetof(PyLongObject, ob_digit) + sizeof(digit) * count);
  if (VT_UNLIKELY(memory == nullptr)) {
    PyErr_NoMemory();
    return nullptr;
  }
  auto* o = static_cast<PyLongObject*>(memory);
  _PyObject_InitVar(reinterpret_cast<PyVarObject*>(o), &PyLong_Type, count);
  return o;
}

/// True when the value takes exactly two digits.
inline bool isTwoDigits(unsigned long magnitude) {
  return (magnitude >> PyLong_SHIFT) != 0 && (magnitude >> (2 * PyLong_SHIFT)) == 0;
}
inline unsigned long magnitudeOf(long value) {
  return value < 0 ? -static_cast<unsigned long>(value) : static_cast<unsigned long>(value);
}
inline void storeTwoDigits(PyObject* o, long value) {
  const unsigned long magnitude = magnitudeOf(value);
  auto* number = reinterpret_cast<PyLongObject*>(o);
  number->ob_digit[0] = static_cast<digit>(magnitude & PyLong_MASK);
  number->ob_digit[1] = static_cast<digit>(magnitude >> PyLong_SHIFT);
  Py_SET_SIZE(reinterpret_cast<PyVarObject*>(o), value < 0 ? -2 : 2);
}

PyObject* newWideInt(Wide value);

inline PyObject* newInt(long value) {
  if (!isTwoDigits(magnitudeOf(value))) return vt_int(value);
  PyLongObject* o = allocateInt(2);
  if (VT_UNLIKELY(o == nullptr)) return nullptr;
  storeTwoDigits(reinterpret_cast<PyObject*>(o), value);
  return reinterpret_cast<PyObject*>(o);
}

inline bool isReusable(PyObject* o, bool owned) {
  return owned && Py_REFCNT(o) == 1 && digitCount(o) == 2;
}

/// The int `value`, in the place of an operand of the same length that nobody else holds.
inline PyObject* intResult(long value, PyObject* a, PyObject* b, unsigned own) {
  if (isTwoDigits(magnitudeOf(value))) {
    if (isReusable(a, (own & 1u) != 0)) {
      storeTwoDigits(a, value);
      if ((own & 2u) != 0) dropInt(b);
      return a;
    }
    if (isReusable(b, (own & 2u) != 0)) {
      storeTwoDigits(b, value);
      if ((own & 1u) != 0) dropInt(a);
      return b;
    }
  }
  PyObject* result = newInt(value);
  releaseInts(a, b, own);
  return result;
}

}  // namespace vitrine::data
