// The divisions, floored as Python defines them: the remainder has the divisor's sign.
#include "arithmetic.h"

#include <cmath>

using namespace vitrine::data;

namespace {

// Larger ints are not all exact as doubles.
constexpr int64_t kExactDouble = int64_t{1} << 53;

template <typename T>
T floorQuotient(T x, T y) {
  const T quotient = x / y;
  return quotient * y != x && (x < 0) != (y < 0) ? quotient - 1 : quotient;
}
template <typename T>
T floorRemainder(T x, T y) {
  const T remainder = x % y;
  return remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder;
}

// NaNs, infinities and zero divisors are CPython's business: signs of NaNs, error texts.
bool isOrdinary(double x, double y) { return std::isfinite(x) && std::isfinite(y) && y != 0; }

struct FloorDivide : NoOthers {
  static bool small(long x, long y, long* result) {
    if (VT_UNLIKELY(y == 0)) return false;
    // 32-bit division is several times as fast.
    *result = floorQuotient(static_cast<int>(x), static_cast<int>(y));
    return true;
  }
  static bool floats(double x, double y, double* result) {
    if (VT_UNLIKELY(!isOrdinary(x, y))) return false;
    const double remainder = std::fmod(x, y);
    double quotient = (x - remainder) / y;
    if (remainder != 0 && (remainder < 0) != (y < 0)) quotient -= 1.0;
    if (quotient == 0) {
      *result = std::copysign(0.0, x / y);
      return true;
    }
    // The subtraction was rounded: the quotient is near an integer, perhaps not one.
    const double below = std::floor(quotient);
    *result = quotient - below > 0.5 ? below + 1.0 : below;
    return true;
  }
  static PyObject* ints(PyObject* a, PyObject* b) {
    if (isMedium(a) && isMedium(b) && Py_SIZE(b) != 0) {
      return intFromLong(floorQuotient(mediumValue(a), mediumValue(b)));
    }
    return PyLong_Type.tp_as_number->nb_floor_divide(a, b);
  }
};

struct Remainder : NoOthers {
  static bool small(long x, long y, long* result) {
    if (VT_UNLIKELY(y == 0)) return false;
    *result = floorRemainder(static_cast<int>(x), static_cast<int>(y));
    return true;
  }
  static bool floats(double x, double y, double* result) {
    if (VT_UNLIKELY(!isOrdinary(x, y))) return false;
    const double remainder = std::fmod(x, y);
    if (remainder == 0) {
      *result = std::copysign(0.0, y);
    } else {
      *result = (remainder < 0) != (y < 0) ? remainder + y : remainder;
    }
    return true;
  }
  static PyObject* ints(PyObject* a, PyObject* b) {
    if (isMedium(a) && isMedium(b) && Py_SIZE(b) != 0) {
      return intFromLong(floorRemainder(mediumValue(a), mediumValue(b)));
    }
    return PyLong_Type.tp_as_number->nb_remainder(a, b);
  }
};

/// The quotient of exact doubles is the correctly rounded one, which int division promises.
[[gnu::noinline]] PyObject* divideSlowly(PyObject* a,
                                         PyObject* b,
                                         unsigned own,
                                         binaryfunc generic) {
  double x, y;
  if (asDouble(a, &x) && asDouble(b, &y) && y != 0) {
    if (PyFloat_CheckExact(a) || PyFloat_CheckExact(b)) return mixedResult(x / y, a, b, own);
    if (std::fabs(x) <= kExactDouble && std::fabs(y) <= kExactDouble) {
      return finish(newFloat(x / y), a, b, own);
    }
  }
  return finish(generic(a, b), a, b, own);
}

PyObject* divide(PyObject* a, PyObject* b, unsigned own, binaryfunc generic) {
  if (vt_both_floats(a, b) && PyFloat_AS_DOUBLE(b) != 0) {
    return vt_float_result(PyFloat_AS_DOUBLE(a) / PyFloat_AS_DOUBLE(b), a, b, own);
  }
  return divideSlowly(a, b, own, generic);
}

}  // namespace

extern "C" {

PyObject* vt_binary_floor_divide(PyObject* a, PyObject* b, unsigned own) noexcept {
  return arithmetic<FloorDivide>(a, b, own, PyNumber_FloorDivide);
}
PyObject* vt_binary_inplace_floor_divide(PyObject* a, PyObject* b, unsigned own) noexcept {
  return arithmetic<FloorDivide>(a, b, own, PyNumber_InPlaceFloorDivide);
}
PyObject* vt_binary_remainder(PyObject* a, PyObject* b, unsigned own) noexcept {
  return arithmetic<Remainder>(a, b, own, PyNumber_Remainder);
}
PyObject* vt_binary_inplace_remainder(PyObject* a, PyObject* b, unsigned own) noexcept {
  return arithmetic<Remainder>(a, b, own, PyNumber_InPlaceRemainder);
}
PyObject* vt_binary_true_divide(PyObject* a, PyObject* b, unsigned own) noexcept {
  return divide(a, b, own, PyNumber_TrueDivide);
}
PyObject* vt_binary_inplace_true_divide(PyObject* a, PyObject* b, unsigned own) noexcept {
  return divide(a, b, own, PyNumber_InPlaceTrueDivide);
}

}  // extern "C"
