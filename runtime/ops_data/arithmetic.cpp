// + - * and their in-place forms.
#include "arithmetic.h"
#include "strings.h"

using namespace vitrine::data;

namespace {

struct Add {
  static bool small(long x, long y, long* result) {
    *result = x + y;
    return true;
  }
  static bool floats(double x, double y, double* result) {
    *result = x + y;
    return true;
  }
  static PyObject* ints(PyObject* a, PyObject* b) {
    if (isMedium(a) && isMedium(b)) return intFromLong(mediumValue(a) + mediumValue(b));
    if (isWide(a) && isWide(b)) return intFromWide(wideValue(a) + wideValue(b));
    return PyLong_Type.tp_as_number->nb_add(a, b);
  }
  static PyObject* others(PyObject* a, PyObject* b, unsigned* own) {
    return PyUnicode_CheckExact(a) && PyUnicode_CheckExact(b) ? concatenate(a, b, own) : nullptr;
  }
};

struct Subtract : NoOthers {
  static bool small(long x, long y, long* result) {
    *result = x - y;
    return true;
  }
  static bool floats(double x, double y, double* result) {
    *result = x - y;
    return true;
  }
  static PyObject* ints(PyObject* a, PyObject* b) {
    if (isMedium(a) && isMedium(b)) return intFromLong(mediumValue(a) - mediumValue(b));
    if (isWide(a) && isWide(b)) return intFromWide(wideValue(a) - wideValue(b));
    return PyLong_Type.tp_as_number->nb_subtract(a, b);
  }
};

struct Multiply : NoOthers {
  static bool small(long x, long y, long* result) {
    *result = x * y;
    return true;
  }
  static bool floats(double x, double y, double* result) {
    *result = x * y;
    return true;
  }
  static PyObject* ints(PyObject* a, PyObject* b) {
    if (isMedium(a) && isMedium(b)) {
      const int64_t x = mediumValue(a);
      const int64_t y = mediumValue(b);
      int64_t product;
      if (!__builtin_mul_overflow(x, y, &product)) return intFromLong(product);
      return intFromWide(static_cast<Int128>(x) * y);
    }
    return PyLong_Type.tp_as_number->nb_multiply(a, b);
  }
};

}  // namespace

extern "C" {

PyObject* vt_binary_add(PyObject* a, PyObject* b, unsigned own) noexcept {
  return arithmetic<Add>(a, b, own, PyNumber_Add);
}
PyObject* vt_binary_inplace_add(PyObject* a, PyObject* b, unsigned own) noexcept {
  return arithmetic<Add>(a, b, own, PyNumber_InPlaceAdd);
}
PyObject* vt_binary_subtract(PyObject* a, PyObject* b, unsigned own) noexcept {
  return arithmetic<Subtract>(a, b, own, PyNumber_Subtract);
}
PyObject* vt_binary_inplace_subtract(PyObject* a, PyObject* b, unsigned own) noexcept {
  return arithmetic<Subtract>(a, b, own, PyNumber_InPlaceSubtract);
}
PyObject* vt_binary_multiply(PyObject* a, PyObject* b, unsigned own) noexcept {
  return arithmetic<Multiply>(a, b, own, PyNumber_Multiply);
}
PyObject* vt_binary_inplace_multiply(PyObject* a, PyObject* b, unsigned own) noexcept {
  return arithmetic<Multiply>(a, b, own, PyNumber_InPlaceMultiply);
}
PyObject* vt_binary_matrix_multiply(PyObject* a, PyObject* b, unsigned own) noexcept {
  return finish(PyNumber_MatrixMultiply(a, b), a, b, own);
}
PyObject* vt_binary_inplace_matrix_multiply(PyObject* a, PyObject* b, unsigned own) noexcept {
  return finish(PyNumber_InPlaceMatrixMultiply(a, b), a, b, own);
}

}  // extern "C"
