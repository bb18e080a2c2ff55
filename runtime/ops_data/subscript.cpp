// a[b], its assignment and deletion, slices.
#include "int_value.h"

using namespace vitrine::data;

namespace {

/// The place of a small exact int in a sequence, counted from the end when negative; -1 otherwise.
inline Py_ssize_t placeIn(PyObject* index, Py_ssize_t length) {
  if (!vt_is_small(index)) return -1;
  Py_ssize_t i = vt_small_value(index);
  if (i < 0) i += length;
  return static_cast<size_t>(i) < static_cast<size_t>(length) ? i : -1;
}

/// A new reference, or nullptr without an exception when it is left to CPython.
inline PyObject* character(PyObject* str, PyObject* index) {
  if (!PyUnicode_IS_READY(str) || PyUnicode_KIND(str) != PyUnicode_1BYTE_KIND) return nullptr;
  const Py_ssize_t i = placeIn(index, PyUnicode_GET_LENGTH(str));
  return i >= 0 ? vt_newref(vt_latin1_char(PyUnicode_1BYTE_DATA(str)[i])) : nullptr;
}

[[gnu::noinline]] PyObject* subscriptSlowly(PyObject* a, PyObject* b, unsigned own) {
  PyObject* result = nullptr;
  if (PyDict_CheckExact(a)) {
    result = PyDict_GetItemWithError(a, b);
    if (VT_LIKELY(result != nullptr)) {
      vt_incref(result);
    } else if (PyErr_Occurred() == nullptr) {
      _PyErr_SetKeyError(b);
    }
    return finish(result, a, b, own);
  }
  if (PyUnicode_CheckExact(a)) result = character(a, b);
  if (result == nullptr) result = PyObject_GetItem(a, b);
  return finish(result, a, b, own);
}

[[gnu::noinline]] int storeSlowly(PyObject* value, PyObject* container, PyObject* index, unsigned own) {
  int status;
  if (PyDict_CheckExact(container)) {
    // Takes both references, also when it fails.
    status = _PyDict_SetItem_Take2(reinterpret_cast<PyDictObject*>(container),
                                   keep(index, own, 2),
                                   keep(value, own, 0));
    own &= 2u;
  } else {
    status = PyObject_SetItem(container, index, value);
  }
  release(value, container, index, own);
  return status != 0 ? -1 : 0;
}

}  // namespace

extern "C" {

PyObject* vt_binary_subscr(PyThreadState*, PyObject* a, PyObject* b, unsigned own) noexcept {
  PyObject* item;
  if (PyList_CheckExact(a)) {
    const Py_ssize_t i = placeIn(b, PyList_GET_SIZE(a));
    if (VT_UNLIKELY(i < 0)) return subscriptSlowly(a, b, own);
    item = PyList_GET_ITEM(a, i);
  } else if (PyTuple_CheckExact(a)) {
    const Py_ssize_t i = placeIn(b, PyTuple_GET_SIZE(a));
    if (VT_UNLIKELY(i < 0)) return subscriptSlowly(a, b, own);
    item = PyTuple_GET_ITEM(a, i);
  } else {
    return subscriptSlowly(a, b, own);
  }
  vt_incref(item);
  release(a, b, own);
  return item;
}

int vt_store_subscr(PyObject* a, PyObject* b, PyObject* c, unsigned own) noexcept {
  if (VT_LIKELY(PyList_CheckExact(b))) {
    const Py_ssize_t i = placeIn(c, PyList_GET_SIZE(b));
    if (VT_LIKELY(i >= 0)) {
      PyObject* old = PyList_GET_ITEM(b, i);
      PyList_SET_ITEM(b, i, keep(a, own, 0));
      vt_drop(old);
      if (isOwned(own, 1)) vt_drop(b);
      if (isOwned(own, 2)) vt_drop(c);
      return 0;
    }
  }
  return storeSlowly(a, b, c, own);
}

int vt_delete_subscr(PyObject* a, PyObject* b, unsigned own) noexcept {
  const int status = PyObject_DelItem(a, b);
  release(a, b, own);
  return status != 0 ? -1 : 0;
}

PyObject* vt_build_slice(PyObject** v, int n, unsigned own) noexcept {
  PyObject* result = PySlice_New(v[0], v[1], n == 3 ? v[2] : nullptr);
  releaseAll(v, n, own);
  return result;
}

}  // extern "C"
