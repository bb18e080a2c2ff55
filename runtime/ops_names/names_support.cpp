#include "names_support.h"

namespace vitrine::names {

void setNameError(PyObject* type, const char* format, PyObject* name) {
  const char* text = PyUnicode_AsUTF8(name);
  if (text == nullptr) return;
  PyErr_Format(type, format, text);
  if (type != PyExc_NameError) return;

  PyObject *error_type, *value, *traceback;
  PyErr_Fetch(&error_type, &value, &traceback);
  PyErr_NormalizeException(&error_type, &value, &traceback);
  if (PyErr_GivenExceptionMatches(value, PyExc_NameError) &&
      reinterpret_cast<PyNameErrorObject*>(value)->name == nullptr) {
    // A failure here would replace the NameError: the restore below discards it, as CPython does.
    (void)PyObject_SetAttr(value, &_Py_ID(name), name);
  }
  PyErr_Restore(error_type, value, traceback);
}

}  // namespace vitrine::names
