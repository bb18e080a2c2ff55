// is, in, and tests for None.
#include "known_compare.h"

using namespace vitrine::data;

namespace {

/// What PyObject_RichCompareBool(item, value, Py_EQ) gives, when that is plain: 1, 0 or kUnknown.
inline int equalKnown(PyObject* item, PyObject* value) {
  if (item == value) return 1;
  if (Py_TYPE(item) != Py_TYPE(value)) return kUnknown;
  if (bothReadyStrs(item, value)) return equalStrs(item, value) ? 1 : 0;
  if (bothInts(item, value)) return equalInts(item, value) ? 1 : 0;
  return kUnknown;
}

int tupleContains(PyObject* tuple, PyObject* value) {
  const Py_ssize_t size = PyTuple_GET_SIZE(tuple);
  for (Py_ssize_t i = 0; i < size; ++i) {
    PyObject* item = PyTuple_GET_ITEM(tuple, i);
    int result = equalKnown(item, value);
    if (result == kUnknown) result = PyObject_RichCompareBool(item, value, Py_EQ);
    if (result != 0) return result;
  }
  return 0;
}

int listContains(PyObject* list, PyObject* value) {
  // A comparison may change the list.
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(list); ++i) {
    PyObject* item = PyList_GET_ITEM(list, i);
    int result = equalKnown(item, value);
    if (result == kUnknown) {
      vt_incref(item);
      result = PyObject_RichCompareBool(item, value, Py_EQ);
      vt_drop(item);
    }
    if (result != 0) return result;
  }
  return 0;
}

int contains(PyObject* value, PyObject* container, unsigned own) {
  int result;
  if (PyDict_CheckExact(container)) {
    result = PyDict_Contains(container, value);
  } else if (PyTuple_CheckExact(container)) {
    result = tupleContains(container, value);
  } else if (PyList_CheckExact(container)) {
    result = listContains(container, value);
  } else {
    result = PySequence_Contains(container, value);
  }
  release(value, container, own);
  return result;
}

}  // namespace

extern "C" {

PyObject* vt_contains_op(PyObject* a, PyObject* b, int i, unsigned own) noexcept {
  const int result = contains(a, b, own);
  return VT_LIKELY(result >= 0) ? newBool((result ^ i) != 0) : nullptr;
}

int vt_test_contains(PyObject* a, PyObject* b, int i, unsigned own) noexcept {
  const int result = contains(a, b, own);
  return VT_LIKELY(result >= 0) ? result ^ i : -1;
}

/// Borrowed.
PyObject* vt_is_op(PyObject* a, PyObject* b, int i, unsigned own) noexcept {
  PyObject* result = (static_cast<int>(a == b) ^ i) != 0 ? Py_True : Py_False;
  release(a, b, own);
  return result;
}

int vt_test_is(PyObject* a, PyObject* b, int i, unsigned own) noexcept {
  return vt_fast_test_is(a, b, i, own);
}

int vt_is_none(PyObject* a, unsigned own) noexcept { return vt_fast_is_none(a, own); }

}  // extern "C"
