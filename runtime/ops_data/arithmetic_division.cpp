// The divisions, floored as Python defines them: the remainder has the divisor's sign.
#include "arithmetic.h"

#include <cmath>

using namespace vitrine::data;

namespace {

// Beyond that, an int is not exactly a double.
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

/// The remainder with the sign of y, and x less the remainder of C in *multiple.
double floatRemainder(double x, double y, double* multiple) {
  double remainder = std::fmod(x, y);
  *multiple = x - remainder;
  if (remainder == 0) return std::copysign(0.0, y);
  if ((remainder < 0) != (y < 0)) remainder += y;
  return remainder;
}

struct FloorDivide : NoOthers {
  static bool small(long x, long y, long* result) {
    if (VT_UNLIKELY(y == 0)) return false;
    // 32-bit division is several times as fast.
    *result = floorQuotient(static_cast<int>(x), static_cast<int>(y));
    return true;
  }
  static bool floats(double x, double y, double* result) {
    if (VT_UNLIKELY(y == 0)) return false;
    double multiple;
    const double remainder = floatRemainder(x, y, &multiple);
    double quotient = multiple / y;
    // The same test as in floatRemainder: there, the remainder was corrected by y.
    if (remainder != 0 && (multiple + remainder != x || std::isnan(quotient))) {
      return exactQuotient(x, y, result);
    }
    return rounded(quotient, x / y, result);
  }
  static PyObject* ints(PyObject* a, PyObject* b) {
    if (isMedium(a) && isMedium(b) && Py_SIZE(b) != 0) {
      return intFromLong(floorQuotient(mediumValue(a), mediumValue(b)));
    }
    return PyLong_Type.tp_as_number->nb_floor_divide(a, b);
  }

 private:
  static bool exactQuotient(double x, double y, double* result);
  static bool rounded(double quotient, double ratio, double* result);
};

}  // namespace
