// f-strings: formatting values and joining the pieces.
#include "ints.h"

#include <vitrine/cpython/containers.h>

using namespace vitrine::data;

namespace {

bool isAscii(PyObject* o) { return PyUnicode_CheckExact(o) && PyUnicode_IS_COMPACT_ASCII(o); }

PyObject* newAscii(Py_ssize_t length, char** characters) {
  PyObject* result = PyUnicode_New(length, 127);
  if (VT_LIKELY(result != nullptr)) *characters = static_cast<char*>(PyUnicode_DATA(result));
  return result;
}

/// str() of an int of at most two digits.
PyObject* decimal(PyObject* o) {
  char digits[24];
  char* end = digits + sizeof(digits);
  char* begin = end;
  unsigned long rest = magnitudeOf(narrowValue(o));
  do {
    *--begin = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (Py_SIZE(o) < 0) *--begin = '-';
  char* characters;
  PyObject* result = newAscii(end - begin, &characters);
  if (VT_LIKELY(result != nullptr)) memcpy(characters, begin, end - begin);
  return result;
}

/// Whether decimal() will do. str() counts as a level of recursion, so at the limit it has to be called.
bool isNarrowInt(PyObject* o) {
  return PyLong_CheckExact(o) && digitCount(o) <= kNarrowDigits && _PyThreadState_GET()->recursion_remaining > 0;
}

PyObject* convert(PyObject* value, int conversion) {
  switch (conversion) {
    case FVC_STR:
      return isNarrowInt(value) ? decimal(value) : PyObject_Str(value);
    case FVC_REPR:
      return isNarrowInt(value) ? decimal(value) : PyObject_Repr(value);
    case FVC_ASCII:
      return PyObject_ASCII(value);
  }
  PyErr_Format(PyExc_SystemError, "unexpected conversion flag %d", conversion);
  return nullptr;
}

using FormatWriter = int (*)(_PyUnicodeWriter*, PyObject*, PyObject*, Py_ssize_t, Py_ssize_t);

/// What __format__ of the type does; NULL for other types than the commonest.
FormatWriter writerOf(PyTypeObject* type) {
  if (type == &PyFloat_Type) return _PyFloat_FormatAdvancedWriter;
  if (type == &PyLong_Type) return _PyLong_FormatAdvancedWriter;
  if (type == &PyUnicode_Type) return _PyUnicode_FormatAdvancedWriter;
  return nullptr;
}

/// format(value, spec); `spec` may be NULL.
PyObject* format(PyObject* value, PyObject* spec) {
  if (spec == nullptr) {
    if (isNarrowInt(value)) return decimal(value);
    // An empty specification makes format() of a float its str().
    return PyFloat_CheckExact(value) ? PyObject_Str(value) : PyObject_Format(value, nullptr);
  }
  const FormatWriter write = writerOf(Py_TYPE(value));
  if (write == nullptr || !PyUnicode_CheckExact(spec) || !PyUnicode_IS_READY(spec) ||
      PyUnicode_GET_LENGTH(spec) == 0) {
    return PyObject_Format(value, spec);
  }
  _PyUnicodeWriter writer;
  _PyUnicodeWriter_Init(&writer);
  if (write(&writer, value, spec, 0, PyUnicode_GET_LENGTH(spec)) == -1) {
    _PyUnicodeWriter_Dealloc(&writer);
    return nullptr;
  }
  return _PyUnicodeWriter_Finish(&writer);
}

/// Joins ASCII pieces; NULL without an exception when there are others.
PyObject* joinAscii(PyObject** v, int n) {
  Py_ssize_t length = 0;
  for (int k = 0; k < n; k++) {
    if (!isAscii(v[k])) return nullptr;
    length += PyUnicode_GET_LENGTH(v[k]);
  }
  // CPython has one empty str and gives back a single piece.
  if (n < 2 || length == 0) return nullptr;
  char* characters;
  PyObject* result = newAscii(length, &characters);
  if (VT_UNLIKELY(result == nullptr)) return nullptr;
  for (int k = 0; k < n; k++) {
    const Py_ssize_t piece = PyUnicode_GET_LENGTH(v[k]);
    memcpy(characters, PyUnicode_DATA(v[k]), piece);
    characters += piece;
  }
  return result;
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
    if (b == nullptr && PyUnicode_CheckExact(value)) {
      result = owned ? value : vt_newref(value);
      return i == FVC_NONE ? result : vt_leave_if_traced(result);
    }
    result = format(value, b);
    if (owned) vt_drop(value);
  }
  if (b != nullptr && isOwned(own, 1)) vt_drop(b);
  return vt_leave_if_traced(result);
}

PyObject* vt_build_string(PyObject** v, int n, unsigned own) noexcept {
  PyObject* result = joinAscii(v, n);
  if (result == nullptr) {
    PyErr_Clear();
    result = _PyUnicode_JoinArray(&_Py_STR(empty), v, n);
  }
  releaseAll(v, n, own);
  return result;
}

}  // extern "C"
