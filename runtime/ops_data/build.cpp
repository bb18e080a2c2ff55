// Displays: containers made from operands.
#include "operands.h"

#include <vitrine/cpython/containers.h>

using namespace vitrine::data;

namespace {

/// All operands become references that a container may keep.
void takeAll(PyObject** v, int n, unsigned own) {
  const unsigned all = n < 32 ? (1u << n) - 1 : ~0u;
  if ((own & all) == all) return;
  for (int k = 0; k < n; k++) {
    if (!isOwned(own, k)) vt_incref(v[k]);
  }
}

}  // namespace

extern "C" {

PyObject* vt_build_slice(PyObject** v, int n, unsigned own) noexcept {
  PyObject* slice = PySlice_New(v[0], v[1], n == 3 ? v[2] : nullptr);
  release(v[0], v[1], own);
  if (n == 3 && isOwned(own, 2)) vt_drop(v[2]);
  return slice;
}

PyObject* vt_build_tuple(PyObject** v, int n, unsigned own) noexcept {
  takeAll(v, n, own);
  return _PyTuple_FromArraySteal(v, n);
}

PyObject* vt_build_list(PyObject** v, int n, unsigned own) noexcept {
  PyObject* list = PyList_New(n);
  if (VT_UNLIKELY(list == nullptr)) {
    releaseAll(v, n, own);
    return nullptr;
  }
  PyObject** items = reinterpret_cast<PyListObject*>(list)->ob_item;
  for (int k = 0; k < n; k++) items[k] = take(v[k], own, k);
  return list;
}

PyObject* vt_build_set(PyObject** v, int n, unsigned own) noexcept {
  PyObject* set = PySet_New(nullptr);
  if (VT_UNLIKELY(set == nullptr)) {
    releaseAll(v, n, own);
    return nullptr;
  }
  // An item that is equal to an earlier one is given up before the next one is looked at.
  int failed = 0;
  for (int k = 0; k < n; k++) {
    if (failed == 0) failed = PySet_Add(set, v[k]);
    if (isOwned(own, k)) vt_drop(v[k]);
  }
  if (VT_UNLIKELY(failed != 0)) {
    vt_drop(set);
    return nullptr;
  }
  return vt_leave_if_traced(set);
}

PyObject* vt_build_map(PyObject** v, int n, unsigned own) noexcept {
  PyObject* map = n == 0 ? PyDict_New() : _PyDict_FromItems(v, 2, v + 1, 2, n / 2);
  releaseAll(v, n, own);
  return vt_leave_if_traced(map);
}

PyObject* vt_build_const_key_map(PyObject** v, int n, unsigned own) noexcept {
  PyObject* keys = v[n - 1];
  PyObject* map = nullptr;
  if (VT_UNLIKELY(!PyTuple_CheckExact(keys) || PyTuple_GET_SIZE(keys) != n - 1)) {
    PyErr_SetString(PyExc_SystemError, "bad BUILD_CONST_KEY_MAP keys argument");
  } else {
    map = _PyDict_FromItems(&PyTuple_GET_ITEM(keys, 0), 1, v, 1, n - 1);
  }
  releaseAll(v, n, own);
  return map;
}

}  // extern "C"
