#include "is_instance.h"

#include <vitrine/rt_fast.h>

namespace vitrine::data {
namespace {

/// Whether `o.__class__` is sure to be type(o): object's own descriptor, found by the generic getter.
bool hasPlainClass(PyObject* o) {
  static PyObject* const descriptor = _PyType_Lookup(&PyBaseObject_Type, &_Py_ID(__class__));  // kept by the class
  return Py_TYPE(o)->tp_getattro == PyObject_GenericGetAttr &&
         _PyType_Lookup(Py_TYPE(o), &_Py_ID(__class__)) == descriptor;
}

}  // namespace

int isInstance(PyObject* o, PyObject* type) {
  if (Py_IS_TYPE(type, &PyType_Type)) {
    if (PyObject_TypeCheck(o, reinterpret_cast<PyTypeObject*>(type))) return 1;
    if (hasPlainClass(o)) return 0;
  }
  if (!PyTuple_CheckExact(type)) return PyObject_IsInstance(o, type);
  // A level of recursion, as in object_recursive_isinstance() (Objects/abstract.c).
  if (Py_EnterRecursiveCall(" in __instancecheck__")) return -1;
  int answer = 0;
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(type) && answer == 0; i++) answer = isInstance(o, PyTuple_GET_ITEM(type, i));
  Py_LeaveRecursiveCall();
  return answer;
}

}  // namespace vitrine::data
