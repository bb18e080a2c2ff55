// f-strings: formatting values and joining the pieces.
#include "operands.h"

using namespace vitrine::data;

namespace {

PyObject* convert(PyObject* value, int conversion) {
  switch (conversion) {
    case FVC_STR: return PyObject_Str(value);
    case FVC_REPR: return PyObject_Repr(value);
    case FVC_ASCII: return PyObject_ASCII(value);
  }
  _PyErr_Format(
      PyThreadState_Get(), PyExc_SystemError, "unexpected conversion flag %d", conversion);
  return nullptr;
}

}  // namespace

extern "C" {

PyObject* vt_format_value(PyObject* a, PyObject* b, int i, unsigned own) noexcept {
  PyObject* value = a;
  bool owned = isOwned(own, 0);
  if (i != FVC_NONE) {
    value = convert(a, i);
    release(a, own);
    owned = true;
  }
  PyObject* result = nullptr;
  if (VT_LIKELY(value != nullptr)) {
    if (b == nullptr && PyUnicode_CheckExact(value)) return owned ? value : vt_newref(value);
    result = PyObject_Format(value, b);
    if (owned) vt_drop(value);
  }
  if (b != nullptr && isOwned(own, 1)) vt_drop(b);
  return result;
}

PyObject* vt_build_string(PyObject** v, int n, unsigned own) noexcept {
  PyObject* result = _PyUnicode_JoinArray(&_Py_STR(empty), v, n);
  releaseAll(v, n, own);
  return result;
}

}  // extern "C"
