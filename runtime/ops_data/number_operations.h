// What each operator does with numbers. One struct per operator:
//   narrow(x, y, &r)   ints of at most two digits; false: the result does not fit, or an error
//   fits(m, n)         whether operands of m and n digits can be computed in 128 bits
//   wide(x, y, &r)     those; false as above
//   floats(x, y, &r)   floats; false: special cases and errors, which are CPython's
//   generic, inplace   the C API's functions, right for everything
#pragma once

#include "ints.h"

#include <cfloat>
#include <cmath>
#include <type_traits>

namespace vitrine::data {

inline bool upToFourDigits(size_t m, size_t n) { return m <= kWideDigits && n <= kWideDigits; }

struct Add {
  static bool narrow(long x, long y, long* r) { return *r = x + y, true; }
  static bool fits(size_t m, size_t n) { return upToFourDigits(m, n); }
  static bool wide(Wide x, Wide y, Wide* r) { return *r = x + y, true; }
  static bool floats(double x, double y, double* r) { return *r = x + y, true; }
  static PyObject* ints(PyObject* a, PyObject* b) { return PyLong_Type.tp_as_number->nb_add(a, b); }
  static constexpr auto generic = PyNumber_Add;
  static constexpr auto inplace = PyNumber_InPlaceAdd;
};

struct Subtract {
  static bool narrow(long x, long y, long* r) { return *r = x - y, true; }
  static bool fits(size_t m, size_t n) { return upToFourDigits(m, n); }
  static bool wide(Wide x, Wide y, Wide* r) { return *r = x - y, true; }
  static bool floats(double x, double y, double* r) { return *r = x - y, true; }
  static PyObject* ints(PyObject* a, PyObject* b) {
    return PyLong_Type.tp_as_number->nb_subtract(a, b);
  }
  static constexpr auto generic = PyNumber_Subtract;
  static constexpr auto inplace = PyNumber_InPlaceSubtract;
};

struct Multiply {
  static bool narrow(long x, long y, long* r) { return !__builtin_mul_overflow(x, y, r); }
  static bool fits(size_t m, size_t n) { return m + n <= kWideDigits; }
  static bool wide(Wide x, Wide y, Wide* r) { return *r = x * y, true; }
  static bool floats(double x, double y, double* r) { return *r = x * y, true; }
  static PyObject* ints(PyObject* a, PyObject* b) {
    return PyLong_Type.tp_as_number->nb_multiply(a, b);
  }
  static constexpr auto generic = PyNumber_Multiply;
  static constexpr auto inplace = PyNumber_InPlaceMultiply;
};

struct TrueDivide {
  // Both operands are exact as doubles, so one division rounds once.
  static bool exact(long x) { return magnitudeOf(x) <= 1ul << DBL_MANT_DIG; }
  static bool floats(double x, double y, double* r) {
    if (y == 0.0) return false;
    *r = x / y;
    return true;
  }
  static PyObject* ints(PyObject* a, PyObject* b) {
    return PyLong_Type.tp_as_number->nb_true_divide(a, b);
  }
  static constexpr auto generic = PyNumber_TrueDivide;
  static constexpr auto inplace = PyNumber_InPlaceTrueDivide;
};

/// The remainder has the divisor's sign.
template <typename T>
T flooredRemainder(T x, T y) {
  const T r = x % y;
  return r != 0 && (r < 0) != (y < 0) ? r + y : r;
}
template <typename T>
T flooredQuotient(T x, T y) {
  const T q = x / y;
  return (x < 0) != (y < 0) && q * y != x ? q - 1 : q;
}

struct Remainder {
  static bool narrow(long x, long y, long* r) {
    if (y == 0) return false;
    *r = flooredRemainder(x, y);
    return true;
  }
  static bool fits(size_t m, size_t n) { return n != 0 && upToFourDigits(m, n); }
  static bool wide(Wide x, Wide y, Wide* r) { return *r = flooredRemainder(x, y), true; }
  static bool floats(double x, double y, double* r) {
    if (y == 0.0) return false;
    const double remainder = fmod(x, y);
    if (remainder == 0.0) {
      *r = copysign(0.0, y);
    } else {
      *r = (y < 0) != (remainder < 0) ? remainder + y : remainder;
    }
    return true;
  }
  static PyObject* ints(PyObject* a, PyObject* b) {
    return PyLong_Type.tp_as_number->nb_remainder(a, b);
  }
  static constexpr auto generic = PyNumber_Remainder;
  static constexpr auto inplace = PyNumber_InPlaceRemainder;
};

struct FloorDivide {
  static bool narrow(long x, long y, long* r) {
    if (y == 0) return false;
    *r = flooredQuotient(x, y);
    return true;
  }
  static bool fits(size_t m, size_t n) { return n != 0 && upToFourDigits(m, n); }
  static bool wide(Wide x, Wide y, Wide* r) { return *r = flooredQuotient(x, y), true; }
  /// Division of what is left after the remainder, snapped to an integer, as CPython computes it.
  static bool floats(double x, double y, double* r) {
    if (y == 0.0) return false;
    const double remainder = fmod(x, y);
    double quotient = (x - remainder) / y;
    if (remainder != 0.0 && (y < 0) != (remainder < 0)) quotient -= 1.0;
    if (quotient == 0.0) {
      *r = copysign(0.0, x / y);
    } else {
      const double floored = floor(quotient);
      *r = quotient - floored > 0.5 ? floored + 1.0 : floored;
    }
    return true;
  }
  static PyObject* ints(PyObject* a, PyObject* b) {
    return PyLong_Type.tp_as_number->nb_floor_divide(a, b);
  }
  static constexpr auto generic = PyNumber_FloorDivide;
  static constexpr auto inplace = PyNumber_InPlaceFloorDivide;
};

struct And {
  static bool narrow(long x, long y, long* r) { return *r = x & y, true; }
  static bool fits(size_t m, size_t n) { return upToFourDigits(m, n); }
  static bool wide(Wide x, Wide y, Wide* r) { return *r = x & y, true; }
  static PyObject* ints(PyObject* a, PyObject* b) { return PyLong_Type.tp_as_number->nb_and(a, b); }
  static constexpr auto generic = PyNumber_And;
  static constexpr auto inplace = PyNumber_InPlaceAnd;
};

struct Or {
  static bool narrow(long x, long y, long* r) { return *r = x | y, true; }
  static bool fits(size_t m, size_t n) { return upToFourDigits(m, n); }
  static bool wide(Wide x, Wide y, Wide* r) { return *r = x | y, true; }
  static PyObject* ints(PyObject* a, PyObject* b) { return PyLong_Type.tp_as_number->nb_or(a, b); }
  static constexpr auto generic = PyNumber_Or;
  static constexpr auto inplace = PyNumber_InPlaceOr;
};

struct Xor {
  static bool narrow(long x, long y, long* r) { return *r = x ^ y, true; }
  static bool fits(size_t m, size_t n) { return upToFourDigits(m, n); }
  static bool wide(Wide x, Wide y, Wide* r) { return *r = x ^ y, true; }
  static PyObject* ints(PyObject* a, PyObject* b) { return PyLong_Type.tp_as_number->nb_xor(a, b); }
  static constexpr auto generic = PyNumber_Xor;
  static constexpr auto inplace = PyNumber_InPlaceXor;
};

struct Lshift {
  static bool narrow(long x, long y, long* r) {
    return y >= 0 && y < 62 && !__builtin_mul_overflow(x, 1l << y, r);
  }
  static bool fits(size_t m, size_t n) { return m <= kNarrowDigits && n <= 1; }
  static bool wide(Wide x, Wide y, Wide* r) {
    if (y < 0 || y > 64) return false;
    *r = x * (static_cast<Wide>(1) << y);
    return true;
  }
  static PyObject* ints(PyObject* a, PyObject* b) {
    return PyLong_Type.tp_as_number->nb_lshift(a, b);
  }
  static constexpr auto generic = PyNumber_Lshift;
  static constexpr auto inplace = PyNumber_InPlaceLshift;
};

struct Rshift {
  // CPython gives back the very object when a negative number is shifted by 0.
  static bool narrow(long x, long y, long* r) {
    if (y < (x < 0 ? 1 : 0)) return false;
    *r = x >> (y < 63 ? y : 63);
    return true;
  }
  static bool fits(size_t m, size_t n) { return m <= kWideDigits && n <= 1; }
  static bool wide(Wide x, Wide y, Wide* r) {
    if (y < (x < 0 ? 1 : 0)) return false;
    *r = x >> static_cast<int>(y < 127 ? y : 127);
    return true;
  }
  static PyObject* ints(PyObject* a, PyObject* b) {
    return PyLong_Type.tp_as_number->nb_rshift(a, b);
  }
  static constexpr auto generic = PyNumber_Rshift;
  static constexpr auto inplace = PyNumber_InPlaceRshift;
};

struct Power {
  static bool narrow(long x, long y, long* r) {
    if (y < 0 || y > 64) return false;
    long result = 1;
    for (long square = x;;) {
      if ((y & 1) != 0 && __builtin_mul_overflow(result, square, &result)) return false;
      y >>= 1;
      if (y == 0) break;
      if (__builtin_mul_overflow(square, square, &square)) return false;
    }
    *r = result;
    return true;
  }
  static bool fits(size_t, size_t) { return false; }
  static bool wide(Wide, Wide, Wide*) { return false; }
  /// Signs, infinities, errors and subnormal results (which may set errno) are CPython's.
  static bool floats(double x, double y, double* r) {
    if (!(x > 0.0) || x == 1.0 || !std::isfinite(x) || !std::isfinite(y) || y == 0.0) return false;
    *r = pow(x, y);
    return std::isnormal(*r);
  }
  static PyObject* ints(PyObject* a, PyObject* b) {
    return PyLong_Type.tp_as_number->nb_power(a, b, Py_None);
  }
  static PyObject* generic(PyObject* a, PyObject* b) { return PyNumber_Power(a, b, Py_None); }
  static PyObject* inplace(PyObject* a, PyObject* b) {
    return PyNumber_InPlacePower(a, b, Py_None);
  }
};

}  // namespace vitrine::data
