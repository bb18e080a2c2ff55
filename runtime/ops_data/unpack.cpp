// a, b = x and a, *b, c = x.
#include "data_support.h"

using namespace vitrine::data;

namespace {

/// The interpreter pushes the results from the last to the first, and drops them in that order, too.
int failUnpacking(PyObject* iterator, PyObject** r, int filled) {
  while (--filled >= 0) vt_drop(r[filled]);
  vt_xdrop(iterator);
  return -1;
}

/// `after` is -1 without a star.
int unpackIterable(PyThreadState* ts, PyObject* v, int before, int after, PyObject** r) {
  PyObject* iterator = PyObject_GetIter(v);
  if (iterator == nullptr) {
    if (_PyErr_ExceptionMatches(ts, PyExc_TypeError) && Py_TYPE(v)->tp_iter == nullptr &&
        !PySequence_Check(v)) {
      _PyErr_Format(ts,
                    PyExc_TypeError,
                    "cannot unpack non-iterable %.200s object",
                    Py_TYPE(v)->tp_name);
    }
    return -1;
  }

  for (int i = 0; i < before; ++i) {
    r[i] = PyIter_Next(iterator);
    if (VT_LIKELY(r[i] != nullptr)) continue;
    if (_PyErr_Occurred(ts) == nullptr) {
      if (after < 0) {
        _PyErr_Format(ts,
                      PyExc_ValueError,
                      "not enough values to unpack (expected %d, got %d)",
                      before,
                      i);
      } else {
        _PyErr_Format(ts,
                      PyExc_ValueError,
                      "not enough values to unpack (expected at least %d, got %d)",
                      before + after,
                      i);
      }
    }
    return failUnpacking(iterator, r, i);
  }

  if (after < 0) {
    PyObject* surplus = PyIter_Next(iterator);
    if (VT_LIKELY(surplus == nullptr)) {
      if (_PyErr_Occurred(ts) != nullptr) return failUnpacking(iterator, r, before);
      vt_drop(iterator);
      return 0;
    }
    vt_drop(surplus);
    _PyErr_Format(ts, PyExc_ValueError, "too many values to unpack (expected %d)", before);
    return failUnpacking(iterator, r, before);
  }

  PyObject* rest = PySequence_List(iterator);
  if (rest == nullptr) return failUnpacking(iterator, r, before);
  r[before] = rest;
  const Py_ssize_t length = PyList_GET_SIZE(rest);
  if (length < after) {
    _PyErr_Format(ts,
                  PyExc_ValueError,
                  "not enough values to unpack (expected at least %d, got %zd)",
                  before + after,
                  before + length);
    return failUnpacking(iterator, r, before + 1);
  }
  for (int i = 0; i < after; ++i) {
    r[before + 1 + i] = PyList_GET_ITEM(rest, length - after + i);
  }
  Py_SET_SIZE(reinterpret_cast<PyVarObject*>(rest), length - after);
  vt_drop(iterator);
  return 0;
}

[[gnu::noinline]] int unpackSlowly(PyThreadState* ts, PyObject* a, int n, PyObject** r, unsigned own) {
  const int status = unpackIterable(ts, a, n, -1, r);
  release(a, own);
  return status;
}

inline void copyItems(PyObject** items, int n, PyObject** r) {
  for (int i = 0; i < n; ++i) r[i] = vt_newref(items[i]);
}

}  // namespace

extern "C" {

int vt_unpack_sequence(PyThreadState* ts, PyObject* a, int i, PyObject** r, unsigned own) noexcept {
  if (PyTuple_CheckExact(a) && PyTuple_GET_SIZE(a) == i) {
    copyItems(reinterpret_cast<PyTupleObject*>(a)->ob_item, i, r);
  } else if (PyList_CheckExact(a) && PyList_GET_SIZE(a) == i) {
    copyItems(reinterpret_cast<PyListObject*>(a)->ob_item, i, r);
  } else {
    return unpackSlowly(ts, a, i, r, own);
  }
  release(a, own);
  return 0;
}

int vt_unpack_ex(PyThreadState* ts, PyObject* a, int i, int j, PyObject** r, unsigned own) noexcept {
  const int status = unpackIterable(ts, a, i, j, r);
  release(a, own);
  return status;
}

}  // extern "C"
