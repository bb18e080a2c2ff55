// Displays: tuples, lists, sets, dicts.
#include "data_support.h"

using namespace vitrine::data;

namespace {

/// Moves the operands, or copies of their references, to `items`.
inline void moveItems(PyObject** items, PyObject** v, int n, unsigned own) {
  if (VT_LIKELY(ownsAll(n, own))) {
    for (int i = 0; i < n; ++i) items[i] = v[i];
  } else {
    for (int i = 0; i < n; ++i) items[i] = keep(v[i], own, i);
  }
}

[[gnu::cold, gnu::noinline]] PyObject* fail(PyObject** v, int n, unsigned own) {
  releaseAllReversed(v, n, own);
  return nullptr;
}

}  // namespace

extern "C" {

PyObject* vt_build_tuple(PyObject** v, int n, unsigned own) noexcept {
  PyObject* tuple = PyTuple_New(n);
  if (VT_UNLIKELY(tuple == nullptr)) return fail(v, n, own);
  moveItems(reinterpret_cast<PyTupleObject*>(tuple)->ob_item, v, n, own);
  return tuple;
}

PyObject* vt_build_list(PyObject** v, int n, unsigned own) noexcept {
  PyObject* list = PyList_New(n);
  if (VT_UNLIKELY(list == nullptr)) return fail(v, n, own);
  moveItems(reinterpret_cast<PyListObject*>(list)->ob_item, v, n, own);
  return list;
}

PyObject* vt_build_set(PyObject** v, int n, unsigned own) noexcept {
  PyObject* set = PySet_New(nullptr);
  if (VT_UNLIKELY(set == nullptr)) return fail(v, n, own);
  int status = 0;
  for (int i = 0; i < n; ++i) {
    if (status == 0) status = PySet_Add(set, v[i]);
    if (isOwned(own, i)) vt_drop(v[i]);
  }
  if (VT_LIKELY(status == 0)) return set;
  vt_drop(set);
  return nullptr;
}

PyObject* vt_build_map(PyObject** v, int n, unsigned own) noexcept {
  PyObject* map = n == 0 ? PyDict_New() : _PyDict_FromItems(v, 2, v + 1, 2, n / 2);
  releaseAllReversed(v, n, own);
  return map;
}

PyObject* vt_build_const_key_map(PyObject** v, int n, unsigned own) noexcept {
  PyObject* keys = v[n - 1];
  PyObject* map = nullptr;
  if (VT_LIKELY(PyTuple_CheckExact(keys) && PyTuple_GET_SIZE(keys) == n - 1)) {
    map = _PyDict_FromItems(reinterpret_cast<PyTupleObject*>(keys)->ob_item, 1, v, 1, n - 1);
  } else {
    PyErr_SetString(PyExc_SystemError, "bad BUILD_CONST_KEY_MAP keys argument");
  }
  releaseAllReversed(v, n, own);
  return map;
}

PyObject* vt_list_to_tuple(PyObject* a, unsigned own) noexcept {
  return finish(PyList_AsTuple(a), a, own);
}

}  // extern "C"
