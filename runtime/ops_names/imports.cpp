// The import statement.
#include "names_support.h"

#include <vitrine/cpython/modules.h>

using namespace vitrine::names;

namespace {

// `from module import name` found no such attribute. Takes over both references; `module_name` may
// be NULL.
void setImportFromError(PyObject* module, PyObject* module_name, PyObject* name) {
  PyObject* path = PyModule_GetFilenameObject(module);
  PyObject* shown_name = module_name != nullptr ? vt_newref(module_name)
                                                : PyUnicode_FromString("<unknown module name>");
  if (shown_name != nullptr) {
    PyObject* message = nullptr;
    PyObject* shown_path = nullptr;
    if (path == nullptr || !PyUnicode_Check(path)) {
      PyErr_Clear();
      message = PyUnicode_FromFormat("cannot import name %R from %R (unknown location)",
                                     name,
                                     shown_name);
    } else {
      shown_path = path;
      PyObject* spec = PyObject_GetAttr(module, &_Py_ID(__spec__));
      const char* format = _PyModuleSpec_IsInitializing(spec)
                               ? "cannot import name %R from partially initialized module %R "
                                 "(most likely due to a circular import) (%S)"
                               : "cannot import name %R from %R (%S)";
      vt_xdrop(spec);
      message = PyUnicode_FromFormat(format, name, shown_name, path);
    }
    // Copes with a NULL message and name.
    PyErr_SetImportError(message, module_name, shown_path);
    vt_xdrop(message);
    vt_drop(shown_name);
  }
  vt_xdrop(module_name);
  vt_xdrop(path);
}

void setNotAStringError(PyObject* module, PyObject* name, bool from_dict) {
  PyObject* module_name = PyObject_GetAttr(module, &_Py_ID(__name__));
  if (module_name == nullptr) return;
  if (!PyUnicode_Check(module_name)) {
    PyErr_Format(PyExc_TypeError,
                 "module __name__ must be a string, not %.100s",
                 Py_TYPE(module_name)->tp_name);
  } else {
    PyErr_Format(PyExc_TypeError,
                 "%s in %U.%s must be str, not %.100s",
                 from_dict ? "Key" : "Item",
                 module_name,
                 from_dict ? "__dict__" : "__all__",
                 Py_TYPE(name)->tp_name);
  }
  vt_drop(module_name);
}

// One name of `import *`. 0 or -1.
int importStarName(PyObject* module, PyObject* locals, PyObject* name, bool from_dict) {
  if (!PyUnicode_Check(name)) {
    setNotAStringError(module, name, from_dict);
    return -1;
  }
  if (from_dict) {
    if (PyUnicode_READY(name) < 0) return -1;
    if (PyUnicode_READ_CHAR(name, 0) == '_') return 0;
  }
  PyObject* value = PyObject_GetAttr(module, name);
  if (value == nullptr) return -1;
  int status = PyDict_CheckExact(locals) ? PyDict_SetItem(locals, name, value)
                                         : PyObject_SetItem(locals, name, value);
  vt_drop(value);
  return status != 0 ? -1 : 0;
}

int importStar(PyObject* module, PyObject* locals) {
  PyObject* names;
  bool from_dict = false;
  if (_PyObject_LookupAttr(module, &_Py_ID(__all__), &names) < 0) return -1;
  if (names == nullptr) {
    PyObject* dict;
    if (_PyObject_LookupAttr(module, &_Py_ID(__dict__), &dict) < 0) return -1;
    if (dict == nullptr) {
      PyErr_SetString(PyExc_ImportError, "from-import-* object has no __dict__ and no __all__");
      return -1;
    }
    names = PyMapping_Keys(dict);
    vt_drop(dict);
    if (names == nullptr) return -1;
    from_dict = true;
  }
  int status = 0;
  for (Py_ssize_t i = 0; status == 0; i++) {
    // By index, not by iterator: __all__ may be any sequence.
    PyObject* name = PySequence_GetItem(names, i);
    if (name == nullptr) {
      if (PyErr_ExceptionMatches(PyExc_IndexError)) {
        PyErr_Clear();
      } else {
        status = -1;
      }
      break;
    }
    status = importStarName(module, locals, name, from_dict);
    vt_drop(name);
  }
  vt_drop(names);
  return status;
}

}  // namespace

extern "C" {

PyObject* vt_import_name(PyThreadState* ts,
                         _PyInterpreterFrame* frame,
                         PyObject* name,
                         PyObject* a,
                         PyObject* b,
                         unsigned own) noexcept {
  Operand from_list(b, own, 1);
  Operand level(a, own, 0);
  PyObject* import_function = PyDict_GetItemWithError(frame->f_builtins, &_Py_ID(__import__));
  if (import_function == nullptr) {
    if (_PyErr_Occurred(ts) == nullptr) {
      _PyErr_SetString(ts, PyExc_ImportError, "__import__ not found");
    }
    return nullptr;
  }
  PyObject* locals = frame->f_locals != nullptr ? frame->f_locals : Py_None;
  if (VT_LIKELY(import_function == ts->interp->import_func)) {
    int number = _PyLong_AsInt(a);
    if (number == -1 && _PyErr_Occurred(ts) != nullptr) return nullptr;
    return leaveIfTraced(PyImport_ImportModuleLevelObject(name, frame->f_globals, locals, b, number), level, from_list);
  }
  Py_INCREF(import_function);
  PyObject* arguments[] = {name, frame->f_globals, locals, b, a};
  PyObject* result = PyObject_Vectorcall(import_function, arguments, 5, nullptr);
  vt_drop(import_function);
  return leaveIfTraced(result, level, from_list);
}

PyObject* vt_import_from(PyThreadState* ts, PyObject* a, PyObject* name, unsigned own) noexcept {
  Operand module(a, own, 0);
  PyObject* value;
  if (_PyObject_LookupAttr(a, name, &value) != 0) return leaveIfTraced(value, module);
  // A submodule whose import is under way is in sys.modules before it is an attribute.
  PyObject* module_name = PyObject_GetAttr(a, &_Py_ID(__name__));
  if (module_name == nullptr || !PyUnicode_Check(module_name)) {
    vt_xdrop(module_name);
    setImportFromError(a, nullptr, name);
    return nullptr;
  }
  PyObject* full_name = PyUnicode_FromFormat("%U.%U", module_name, name);
  if (full_name == nullptr) {
    vt_drop(module_name);
    return nullptr;
  }
  value = PyImport_GetModule(full_name);
  vt_drop(full_name);
  if (value == nullptr && _PyErr_Occurred(ts) == nullptr) {
    setImportFromError(a, module_name, name);
    return nullptr;
  }
  vt_drop(module_name);
  return value;
}

int vt_import_star(PyThreadState* ts,
                   _PyInterpreterFrame* frame,
                   PyObject* a,
                   unsigned own) noexcept {
  Operand module(a, own, 0);
  if (_PyFrame_FastToLocalsWithError(frame) < 0) return -1;
  if (frame->f_locals == nullptr) {
    _PyErr_SetString(ts, PyExc_SystemError, "no locals found during 'import *'");
    return -1;
  }
  int status = importStar(a, frame->f_locals);
  _PyFrame_LocalsToFast(frame, 0);
  return leaveIfTraced(status, module);
}

}  // extern "C"
