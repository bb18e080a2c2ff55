// Names of class and module bodies: a mapping (usually a dict), then globals, then builtins.
#include "names_support.h"

using namespace vitrine::names;

namespace {

// Builtins may be any mapping. A new reference, or NULL with NameError (or the mapping's error)
// set.
PyObject* loadBuiltin(PyThreadState* ts, PyObject* builtins, PyObject* name) {
  if (PyDict_CheckExact(builtins)) {
    PyObject* value = PyDict_GetItemWithError(builtins, name);
    if (value != nullptr) return vt_newref(value);
    if (_PyErr_Occurred(ts) == nullptr) setNameError(PyExc_NameError, kNotDefined, name);
    return nullptr;
  }
  PyObject* value = PyObject_GetItem(builtins, name);
  if (value == nullptr && _PyErr_ExceptionMatches(ts, PyExc_KeyError)) {
    setNameError(PyExc_NameError, kNotDefined, name);
  }
  return vt_leave_if_traced(ts, value);
}

}  // namespace

extern "C" {

PyObject* vt_load_name(PyThreadState* ts, _PyInterpreterFrame* frame, PyObject* name) noexcept {
  PyObject* locals = frame->f_locals;
  if (VT_UNLIKELY(locals == nullptr)) {
    _PyErr_Format(ts, PyExc_SystemError, "no locals when loading %R", name);
    return nullptr;
  }
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
  PyObject* value = PyDict_GetItemWithError(frame->f_globals, name);
  if (value != nullptr) return vt_newref(value);
  if (_PyErr_Occurred(ts) != nullptr) return nullptr;
  return loadBuiltin(ts, frame->f_builtins, name);
}

int vt_store_name(PyThreadState* ts,
                  _PyInterpreterFrame* frame,
                  PyObject* name,
                  PyObject* a,
                  unsigned own) noexcept {
  Operand value(a, own, 0);
  PyObject* locals = frame->f_locals;
  if (VT_UNLIKELY(locals == nullptr)) {
    _PyErr_Format(ts, PyExc_SystemError, "no locals found when storing %R", name);
    return -1;
  }
  if (PyDict_CheckExact(locals)) return PyDict_SetItem(locals, name, a) != 0 ? -1 : 0;
  return leaveIfTraced(PyObject_SetItem(locals, name, a), value);
}

int vt_delete_name(PyThreadState* ts, _PyInterpreterFrame* frame, PyObject* name) noexcept {
  PyObject* locals = frame->f_locals;
  if (VT_UNLIKELY(locals == nullptr)) {
    _PyErr_Format(ts, PyExc_SystemError, "no locals when deleting %R", name);
    return -1;
  }
  if (PyObject_DelItem(locals, name) != 0) {
    // Whatever a mapping raised becomes NameError: that is the interpreter's behaviour, too.
    setNameError(PyExc_NameError, kNotDefined, name);
    return -1;
  }
  return leaveIfTraced(0);
}

PyObject* vt_load_assertion_error() noexcept { return vt_newref(PyExc_AssertionError); }

PyObject* vt_load_build_class(PyThreadState* ts, _PyInterpreterFrame* frame) noexcept {
  PyObject* builtins = frame->f_builtins;
  if (PyDict_CheckExact(builtins)) {
    PyObject* value = PyDict_GetItemWithError(builtins, &_Py_ID(__build_class__));
    if (value != nullptr) return vt_newref(value);
    if (_PyErr_Occurred(ts) == nullptr) {
      _PyErr_SetString(ts, PyExc_NameError, "__build_class__ not found");
    }
    return nullptr;
  }
  PyObject* value = PyObject_GetItem(builtins, &_Py_ID(__build_class__));
  if (value == nullptr && _PyErr_ExceptionMatches(ts, PyExc_KeyError)) {
    _PyErr_SetString(ts, PyExc_NameError, "__build_class__ not found");
  }
  return vt_leave_if_traced(ts, value);
}

int vt_setup_annotations(PyThreadState* ts, _PyInterpreterFrame* frame) noexcept {
  PyObject* locals = frame->f_locals;
  if (VT_UNLIKELY(locals == nullptr)) {
    _PyErr_Format(ts, PyExc_SystemError, "no locals found when setting up annotations");
    return -1;
  }
  bool is_dict = PyDict_CheckExact(locals);
  if (is_dict) {
    if (PyDict_GetItemWithError(locals, &_Py_ID(__annotations__)) != nullptr) return 0;
    if (_PyErr_Occurred(ts) != nullptr) return -1;
  } else {
    PyObject* found = PyObject_GetItem(locals, &_Py_ID(__annotations__));
    if (found != nullptr) {
      vt_drop(found);
      return leaveIfTraced(0);
    }
    if (!_PyErr_ExceptionMatches(ts, PyExc_KeyError)) return -1;
    _PyErr_Clear(ts);
  }
  PyObject* annotations = PyDict_New();
  if (annotations == nullptr) return -1;
  int status = is_dict ? PyDict_SetItem(locals, &_Py_ID(__annotations__), annotations)
                       : PyObject_SetItem(locals, &_Py_ID(__annotations__), annotations);
  vt_drop(annotations);
  return leaveIfTraced(status);
}

}  // extern "C"
