// Unary, binary and in-place operators.
#include "operands.h"

using namespace vitrine::data;

namespace {

template <PyObject* (*kOperator)(PyObject*, PyObject*)>
PyObject* binary(PyObject* a, PyObject* b, unsigned own) {
  PyObject* result = kOperator(a, b);
  release(a, b, own);
  return result;
}

template <PyObject* (*kOperator)(PyObject*)>
PyObject* unary(PyObject* a, unsigned own) {
  PyObject* result = kOperator(a);
  release(a, own);
  return result;
}

PyObject* power(PyObject* a, PyObject* b) { return PyNumber_Power(a, b, Py_None); }
PyObject* inplacePower(PyObject* a, PyObject* b) { return PyNumber_InPlacePower(a, b, Py_None); }

}  // namespace

extern "C" {

PyObject* vt_unary_positive(PyObject* a, unsigned own) noexcept {
  return unary<PyNumber_Positive>(a, own);
}
PyObject* vt_unary_negative(PyObject* a, unsigned own) noexcept {
  return unary<PyNumber_Negative>(a, own);
}
PyObject* vt_unary_invert(PyObject* a, unsigned own) noexcept {
  return unary<PyNumber_Invert>(a, own);
}

PyObject* vt_binary_add(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_Add>(a, b, own);
}
PyObject* vt_binary_and(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_And>(a, b, own);
}
PyObject* vt_binary_floor_divide(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_FloorDivide>(a, b, own);
}
PyObject* vt_binary_lshift(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_Lshift>(a, b, own);
}
PyObject* vt_binary_matrix_multiply(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_MatrixMultiply>(a, b, own);
}
PyObject* vt_binary_multiply(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_Multiply>(a, b, own);
}
PyObject* vt_binary_remainder(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_Remainder>(a, b, own);
}
PyObject* vt_binary_or(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_Or>(a, b, own);
}
PyObject* vt_binary_power(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<power>(a, b, own);
}
PyObject* vt_binary_rshift(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_Rshift>(a, b, own);
}
PyObject* vt_binary_subtract(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_Subtract>(a, b, own);
}
PyObject* vt_binary_true_divide(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_TrueDivide>(a, b, own);
}
PyObject* vt_binary_xor(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_Xor>(a, b, own);
}

PyObject* vt_binary_inplace_add(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_InPlaceAdd>(a, b, own);
}
PyObject* vt_binary_inplace_and(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_InPlaceAnd>(a, b, own);
}
PyObject* vt_binary_inplace_floor_divide(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_InPlaceFloorDivide>(a, b, own);
}
PyObject* vt_binary_inplace_lshift(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_InPlaceLshift>(a, b, own);
}
PyObject* vt_binary_inplace_matrix_multiply(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_InPlaceMatrixMultiply>(a, b, own);
}
PyObject* vt_binary_inplace_multiply(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_InPlaceMultiply>(a, b, own);
}
PyObject* vt_binary_inplace_remainder(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_InPlaceRemainder>(a, b, own);
}
PyObject* vt_binary_inplace_or(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_InPlaceOr>(a, b, own);
}
PyObject* vt_binary_inplace_power(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<inplacePower>(a, b, own);
}
PyObject* vt_binary_inplace_rshift(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_InPlaceRshift>(a, b, own);
}
PyObject* vt_binary_inplace_subtract(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_InPlaceSubtract>(a, b, own);
}
PyObject* vt_binary_inplace_true_divide(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_InPlaceTrueDivide>(a, b, own);
}
PyObject* vt_binary_inplace_xor(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<PyNumber_InPlaceXor>(a, b, own);
}

}  // extern "C"
