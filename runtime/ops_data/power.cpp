// ** and **=, for the frequent small cases.
#include "arithmetic.h"

#include <cerrno>
#include <cmath>

using namespace vitrine::data;

namespace {

/// base ** exponent when it fits 64 bits.
bool intPower(int64_t base, int64_t exponent, int64_t* result) {
  int64_t product = 1;
  for (;;) {
    if ((exponent & 1) != 0 && __builtin_mul_overflow(product, base, &product)) return false;
    exponent >>= 1;
    if (exponent == 0) break;
    if (__builtin_mul_overflow(base, base, &base)) return false;
  }
  *result = product;
  return true;
}

/// False for what CPython treats specially: NaNs, infinities, zeros, complex results, overflow.
bool floatPower(double base, double exponent, double* result) {
  if (!std::isfinite(base) || !std::isfinite(exponent) || base == 0 || exponent == 0) return false;
  bool negate = false;
  if (base < 0) {
    if (exponent != std::floor(exponent)) return false;
    base = -base;
    negate = std::fmod(std::fabs(exponent), 2.0) == 1.0;
  }
  errno = 0;
  const double power = std::pow(base, exponent);
  if (errno != 0 || !std::isfinite(power) || power == 0) return false;
  *result = negate ? -power : power;
  return true;
}

PyObject* power(PyObject* a, PyObject* b, unsigned own, ternaryfunc generic) {
  if (bothInts(a, b)) {
    int64_t result;
    if (isMedium(a) && vt_is_small(b) && Py_SIZE(b) >= 0 &&
        intPower(mediumValue(a), vt_small_value(b), &result)) {
      return finish(intFromLong(result), a, b, own);
    }
  } else {
    double x, y, result;
    if (asDouble(a, &x) && asDouble(b, &y) && (PyFloat_CheckExact(a) || PyFloat_CheckExact(b)) &&
        floatPower(x, y, &result)) {
      return vt_both_floats(a, b) ? vt_float_result(result, a, b, own)
                                  : mixedResult(result, a, b, own);
    }
  }
  return finish(generic(a, b, Py_None), a, b, own);
}

}  // namespace

extern "C" {

PyObject* vt_binary_power(PyObject* a, PyObject* b, unsigned own) noexcept {
  return power(a, b, own, PyNumber_Power);
}
PyObject* vt_binary_inplace_power(PyObject* a, PyObject* b, unsigned own) noexcept {
  return power(a, b, own, PyNumber_InPlacePower);
}

}  // extern "C"
