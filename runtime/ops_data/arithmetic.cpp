// Unary, binary and in-place operators.
#include "arithmetic.h"


using namespace vitrine::data;

namespace {

/// NULL: not both ASCII, one is empty (CPython gives back the other), or no memory.
PyObject* joinAscii(PyObject* a, PyObject* b) {
  if (!PyUnicode_IS_COMPACT_ASCII(a) || !PyUnicode_IS_COMPACT_ASCII(b)) return nullptr;
  const Py_ssize_t m = PyUnicode_GET_LENGTH(a);
  const Py_ssize_t n = PyUnicode_GET_LENGTH(b);
  if (m == 0 || n == 0 || m > PY_SSIZE_T_MAX / 2 - n) return nullptr;
  PyObject* result = PyUnicode_New(m + n, 127);
  if (VT_UNLIKELY(result == nullptr)) {
    PyErr_Clear();
    return nullptr;
  }
  auto* characters = static_cast<char*>(PyUnicode_DATA(result));
  memcpy(characters, PyUnicode_DATA(a), m);
  memcpy(characters + m, PyUnicode_DATA(b), n);
  return result;
}

/// a + b of exact strs. A left operand that nobody else holds grows in place: chains of + are
/// linear.
PyObject* concatenate(PyObject* a, PyObject* b, unsigned own) {
  if (isOwned(own, 0) && Py_REFCNT(a) == 1 && a != b) {
    PyUnicode_Append(&a, b);
    if (isOwned(own, 1)) vt_drop(b);
    return a;
  }
  PyObject* result = joinAscii(a, b);
  if (result == nullptr) result = PyUnicode_Concat(a, b);
  release(a, b, own);
  return result;
}

bool bothStrings(PyObject* a, PyObject* b) {
  return PyUnicode_CheckExact(a) && PyUnicode_CheckExact(b);
}

template <typename Op>
PyObject* binary(PyObject* a, PyObject* b, unsigned own) {
  PyObject* result = nullptr;
  if (numberOperation<Op>(a, b, own, &result)) return result;
  if constexpr (std::is_same_v<Op, Add>) {
    if (bothStrings(a, b)) return concatenate(a, b, own);
  }
  result = Op::generic(a, b);
  release(a, b, own);
  return vt_leave_if_traced(result);
}

/// list += list or tuple: neither has numeric operations, which would come first.
bool extendsInPlace(PyObject* a, PyObject* b) {
  return PyList_CheckExact(a) && (PyList_CheckExact(b) || PyTuple_CheckExact(b));
}

PyObject* extend(PyObject* a, PyObject* b, unsigned own) {
  PyObject* none = _PyList_Extend(reinterpret_cast<PyListObject*>(a), b);
  PyObject* result = none != nullptr ? vt_newref(a) : nullptr;
  Py_XDECREF(none);
  release(a, b, own);
  return result;
}

/// Numbers and strs have no in-place operations of their own; only the errors name another
/// operator.
template <typename Op>
PyObject* inplace(PyObject* a, PyObject* b, unsigned own) {
  PyObject* result = nullptr;
  if (numberOperation<Op>(a, b, own, &result)) return result;
  if constexpr (std::is_same_v<Op, Add>) {
    if (bothStrings(a, b)) return concatenate(a, b, own);
    if (extendsInPlace(a, b)) return extend(a, b, own);
  }
  result = Op::inplace(a, b);
  release(a, b, own);
  return vt_leave_if_traced(result);
}

struct MatrixMultiply {
  static constexpr auto generic = PyNumber_MatrixMultiply;
  static constexpr auto inplace = PyNumber_InPlaceMatrixMultiply;
};

template <PyObject* (*kOperator)(PyObject*, PyObject*)>
PyObject* generic(PyObject* a, PyObject* b, unsigned own) {
  PyObject* result = kOperator(a, b);
  release(a, b, own);
  return vt_leave_if_traced(result);
}

bool isNarrow(PyObject* o) { return PyLong_CheckExact(o) && digitCount(o) <= kNarrowDigits; }

}  // namespace

extern "C" {

PyObject* vt_unary_positive(PyObject* a, unsigned own) noexcept {
  if (PyLong_CheckExact(a) || PyFloat_CheckExact(a)) return take(a, own, 0);
  PyObject* result = PyNumber_Positive(a);
  release(a, own);
  return vt_leave_if_traced(result);
}
PyObject* vt_unary_negative(PyObject* a, unsigned own) noexcept {
  if (isNarrow(a)) return intResult(-narrowValue(a), a, a, own & 1u);
  if (PyFloat_CheckExact(a)) return vt_float_result(-PyFloat_AS_DOUBLE(a), a, a, own & 1u);
  PyObject* result = PyNumber_Negative(a);
  release(a, own);
  return vt_leave_if_traced(result);
}
PyObject* vt_unary_invert(PyObject* a, unsigned own) noexcept {
  if (isNarrow(a)) return intResult(~narrowValue(a), a, a, own & 1u);
  PyObject* result = PyNumber_Invert(a);
  release(a, own);
  return vt_leave_if_traced(result);
}

PyObject* vt_binary_add(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<Add>(a, b, own);
}
PyObject* vt_binary_and(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<And>(a, b, own);
}
PyObject* vt_binary_floor_divide(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<FloorDivide>(a, b, own);
}
PyObject* vt_binary_lshift(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<Lshift>(a, b, own);
}
PyObject* vt_binary_multiply(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<Multiply>(a, b, own);
}
PyObject* vt_binary_or(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<Or>(a, b, own);
}
PyObject* vt_binary_power(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<Power>(a, b, own);
}
PyObject* vt_binary_remainder(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<Remainder>(a, b, own);
}
PyObject* vt_binary_rshift(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<Rshift>(a, b, own);
}
PyObject* vt_binary_subtract(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<Subtract>(a, b, own);
}
PyObject* vt_binary_true_divide(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<TrueDivide>(a, b, own);
}
PyObject* vt_binary_xor(PyObject* a, PyObject* b, unsigned own) noexcept {
  return binary<Xor>(a, b, own);
}
PyObject* vt_binary_matrix_multiply(PyObject* a, PyObject* b, unsigned own) noexcept {
  return generic<MatrixMultiply::generic>(a, b, own);
}

PyObject* vt_binary_inplace_add(PyObject* a, PyObject* b, unsigned own) noexcept {
  return inplace<Add>(a, b, own);
}
PyObject* vt_binary_inplace_and(PyObject* a, PyObject* b, unsigned own) noexcept {
  return inplace<And>(a, b, own);
}
PyObject* vt_binary_inplace_floor_divide(PyObject* a, PyObject* b, unsigned own) noexcept {
  return inplace<FloorDivide>(a, b, own);
}
PyObject* vt_binary_inplace_lshift(PyObject* a, PyObject* b, unsigned own) noexcept {
  return inplace<Lshift>(a, b, own);
}
PyObject* vt_binary_inplace_multiply(PyObject* a, PyObject* b, unsigned own) noexcept {
  return inplace<Multiply>(a, b, own);
}
PyObject* vt_binary_inplace_or(PyObject* a, PyObject* b, unsigned own) noexcept {
  return inplace<Or>(a, b, own);
}
PyObject* vt_binary_inplace_power(PyObject* a, PyObject* b, unsigned own) noexcept {
  return inplace<Power>(a, b, own);
}
PyObject* vt_binary_inplace_remainder(PyObject* a, PyObject* b, unsigned own) noexcept {
  return inplace<Remainder>(a, b, own);
}
PyObject* vt_binary_inplace_rshift(PyObject* a, PyObject* b, unsigned own) noexcept {
  return inplace<Rshift>(a, b, own);
}
PyObject* vt_binary_inplace_subtract(PyObject* a, PyObject* b, unsigned own) noexcept {
  return inplace<Subtract>(a, b, own);
}
PyObject* vt_binary_inplace_true_divide(PyObject* a, PyObject* b, unsigned own) noexcept {
  return inplace<TrueDivide>(a, b, own);
}
PyObject* vt_binary_inplace_xor(PyObject* a, PyObject* b, unsigned own) noexcept {
  return inplace<Xor>(a, b, own);
}
PyObject* vt_binary_inplace_matrix_multiply(PyObject* a, PyObject* b, unsigned own) noexcept {
  return generic<MatrixMultiply::inplace>(a, b, own);
}

PyObject* vt_add_to_local(_PyInterpreterFrame* frame, int slot, PyObject* a, PyObject* b, int inplace,
                          unsigned own) noexcept {
  PyObject** local = reinterpret_cast<PyObject**>(reinterpret_cast<vt_frame_head*>(frame) + 1) + slot;
  const Py_ssize_t held = isOwned(own, 0) ? 2 : 1;
  if (bothStrings(a, b) && *local == a && a != b && Py_REFCNT(a) == held) {
    // Like CPython's, this leaves the local unbound when memory runs out.
    if (held == 2) vt_drop(a);
    PyObject* result = a;
    *local = nullptr;
    PyUnicode_Append(&result, b);
    if (isOwned(own, 1)) vt_drop(b);
    return result;
  }
  return inplace != 0 ? vt_binary_inplace_add(a, b, own) : vt_binary_add(a, b, own);
}

}  // extern "C"
