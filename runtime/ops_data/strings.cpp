// Concatenation, f-strings.
#include "strings.h"

#include <vitrine/rt_data.h>

using namespace vitrine::data;

namespace vitrine::data {

PyObject* concatenate(PyObject* a, PyObject* b, unsigned* own) {
  if ((*own & 1u) != 0 && Py_REFCNT(a) == 1) {
    *own &= ~1u;
    PyUnicode_Append(&a, b);  // on failure it gives `a` up, too
    return a;
  }
  return PyUnicode_Concat(a, b);
}

}  // namespace vitrine::data

namespace {

/// `generic` is PyNumber_Add or PyNumber_InPlaceAdd.
int concatenateLocal(object* slot, PyObject* b, unsigned own, binaryfunc generic) {
  PyObject* a = slot->o;
  // `s += s` may not grow what it reads: `b` may be borrowed from this very slot.
  if (VT_LIKELY(PyUnicode_CheckExact(a) && PyUnicode_CheckExact(b) && a != b)) {
    // Like BINARY_OP_INPLACE_ADD_UNICODE: on failure the local is unbound.
    PyUnicode_Append(&slot->o, b);
    release(b, own);
    return slot->o != nullptr ? 0 : -1;
  }
  vt_incref(a);
  PyObject* result = generic(a, b);
  vt_drop(a);
  release(b, own);
  if (result == nullptr) return -1;
  vt_store_local(slot, result);
  return 0;
}

PyObject* convert(PyObject* value, int conversion) {
  switch (conversion) {
    case FVC_STR:
      return PyObject_Str(value);
    case FVC_REPR:
      return PyObject_Repr(value);
    default:
      return PyObject_ASCII(value);
  }
}

/// format(value, spec) for types whose format with an empty spec is their str().
PyObject* format(PyObject* value, PyObject* spec) {
  if (spec == nullptr &&
      (PyLong_CheckExact(value) || PyFloat_CheckExact(value) || PyBool_Check(value))) {
    return PyObject_Str(value);
  }
  return PyObject_Format(value, spec);
}

}  // namespace

extern "C" {

int vt_concat_local(object* slot, PyObject* b, unsigned own) noexcept {
  return concatenateLocal(slot, b, own, PyNumber_Add);
}
int vt_inplace_concat_local(object* slot, PyObject* b, unsigned own) noexcept {
  return concatenateLocal(slot, b, own, PyNumber_InPlaceAdd);
}

PyObject* vt_build_string(PyObject** v, int n, unsigned own) noexcept {
  PyObject* result = _PyUnicode_JoinArray(&_Py_STR(empty), v, n);
  releaseAllReversed(v, n, own);
  return result;
}

PyObject* vt_format_value(PyObject* a, PyObject* b, int i, unsigned own) noexcept {
  PyObject* value = keep(a, own, 0);
  const int conversion = i & FVC_MASK;
  if (conversion != FVC_NONE && !(conversion == FVC_STR && PyUnicode_CheckExact(value))) {
    PyObject* converted = convert(value, conversion);
    vt_drop(value);
    value = converted;
  }
  // A str without a spec is its own format.
  if (value != nullptr && !(b == nullptr && PyUnicode_CheckExact(value))) {
    PyObject* formatted = format(value, b);
    vt_drop(value);
    value = formatted;
  }
  if (b != nullptr && isOwned(own, 1)) vt_drop(b);
  return value;
}

}  // extern "C"
