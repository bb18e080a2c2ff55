// Global names: a cached position in the keys of the module's or the builtins' dict.
#include "names_support.h"

using namespace vitrine::names;

namespace {

// Globals or builtins that are not plain dicts may define __getitem__ and __missing__.
PyObject* loadFromMappings(PyThreadState* ts, PyObject* globals, PyObject* builtins,
                           PyObject* name) {
  PyObject* value = PyObject_GetItem(globals, name);
  if (value != nullptr) return value;
  if (!_PyErr_ExceptionMatches(ts, PyExc_KeyError)) return nullptr;
  _PyErr_Clear(ts);
  value = PyObject_GetItem(builtins, name);
  if (value == nullptr && _PyErr_ExceptionMatches(ts, PyExc_KeyError)) {
    setNameError(PyExc_NameError, kNotDefined, name);
  }
  return value;
}

PyObject* lookUpGlobal(PyThreadState* ts, PyObject* globals, PyObject* builtins, PyObject* name) {
  if (VT_UNLIKELY(!PyDict_CheckExact(globals) || !PyDict_CheckExact(builtins))) {
    return loadFromMappings(ts, globals, builtins, name);
  }
  PyObject* value = PyDict_GetItemWithError(globals, name);
  if (value == nullptr && _PyErr_Occurred(ts) == nullptr) {
    value = PyDict_GetItemWithError(builtins, name);
  }
  if (value != nullptr) return vt_newref(value);
  if (_PyErr_Occurred(ts) == nullptr) setNameError(PyExc_NameError, kNotDefined, name);
  return nullptr;
}

}  // namespace

extern "C" {

PyObject* vt_load_global(PyThreadState* ts, _PyInterpreterFrame* frame, PyObject* name,
                         vt_global_cache* cache) noexcept {
  (void)cache;
  return lookUpGlobal(ts, frame->f_globals, frame->f_builtins, name);
}

int vt_store_global(_PyInterpreterFrame* frame, PyObject* name, PyObject* a,
                    unsigned own) noexcept {
  Operand value(a, own, 0);
  return PyDict_SetItem(frame->f_globals, name, a) != 0 ? -1 : 0;
}

int vt_delete_global(PyThreadState* ts, _PyInterpreterFrame* frame, PyObject* name) noexcept {
  if (PyDict_DelItem(frame->f_globals, name) == 0) return 0;
  if (_PyErr_ExceptionMatches(ts, PyExc_KeyError)) {
    setNameError(PyExc_NameError, kNotDefined, name);
  }
  return -1;
}

}  // extern "C"
