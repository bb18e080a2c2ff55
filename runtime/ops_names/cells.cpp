// Cells and free variables: localsplus slots that hold a cell object.
#include "names_support.h"

using namespace vitrine::names;

namespace {

// Plain cells are locals of this function, the slots above them came from an enclosing one.
void setUnbound(_PyInterpreterFrame* frame, int slot) {
  if (PyErr_Occurred()) return;
  PyCodeObject* code = frame->f_code;
  PyObject* name = PyTuple_GET_ITEM(code->co_localsplusnames, slot);
  if (slot < code->co_nlocals + code->co_nplaincellvars) {
    setNameError(PyExc_UnboundLocalError, kUnboundLocal, name);
  } else {
    setNameError(PyExc_NameError, kUnboundFree, name);
  }
}

PyObject* loadCell(_PyInterpreterFrame* frame, int slot) {
  PyObject* value = PyCell_GET(frame->localsplus[slot]);
  if (VT_LIKELY(value != nullptr)) return vt_newref(value);
  setUnbound(frame, slot);
  return nullptr;
}

}  // namespace

extern "C" {

int vt_make_cell(_PyInterpreterFrame* frame, int i) noexcept {
  // The slot is not empty when the variable is a parameter.
  PyObject* initial = frame->localsplus[i];
  PyObject* cell = PyCell_New(initial);
  if (cell == nullptr) return -1;
  frame->localsplus[i] = cell;
  vt_xdrop(initial);
  return 0;
}

void vt_copy_free_vars(_PyInterpreterFrame* frame, int i) noexcept {
  PyCodeObject* code = frame->f_code;
  PyObject* closure = frame->f_func->func_closure;
  PyObject** slots = frame->localsplus + code->co_nlocals + code->co_nplaincellvars;
  for (int k = 0; k < i; k++) slots[k] = vt_newref(PyTuple_GET_ITEM(closure, k));
}

PyObject* vt_load_deref(_PyInterpreterFrame* frame, int i) noexcept { return loadCell(frame, i); }

PyObject* vt_load_classderef(PyThreadState* ts, _PyInterpreterFrame* frame, int i) noexcept {
  PyObject* name = PyTuple_GET_ITEM(frame->f_code->co_localsplusnames, i);
  PyObject* locals = frame->f_locals;
  if (PyDict_CheckExact(locals)) {
    PyObject* value = PyDict_GetItemWithError(locals, name);
    if (value != nullptr) return vt_newref(value);
    if (_PyErr_Occurred(ts) != nullptr) return nullptr;
  } else {
    PyObject* value = PyObject_GetItem(locals, name);
    if (value != nullptr) return vt_leave_if_traced(ts, value);
    if (!_PyErr_ExceptionMatches(ts, PyExc_KeyError)) return nullptr;
    _PyErr_Clear(ts);
  }
  return loadCell(frame, i);
}

void vt_store_deref(_PyInterpreterFrame* frame, int i, PyObject* a, unsigned own) noexcept {
  PyObject* value = (own & 1u) != 0 ? a : vt_newref(a);
  PyObject* cell = frame->localsplus[i];
  PyObject* old = PyCell_GET(cell);
  PyCell_SET(cell, value);
  vt_xdrop(old);
}

int vt_delete_deref(_PyInterpreterFrame* frame, int i) noexcept {
  PyObject* cell = frame->localsplus[i];
  PyObject* old = PyCell_GET(cell);
  if (old == nullptr) {
    setUnbound(frame, i);
    return -1;
  }
  PyCell_SET(cell, nullptr);
  vt_drop(old);
  return 0;
}

}  // extern "C"
