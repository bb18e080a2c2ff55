// BaseExceptionGroup.split() and subgroup() take a function as predicate only when it is of
// PyFunction_Type itself (Objects/exceptions.c, get_matcher_type). For the time of the call, it is.
#include "functions.h"

namespace vitrine::runtime {
namespace {

PyCFunction original_split;
PyCFunction original_subgroup;

PyObject* withExactPredicate(PyCFunction original, PyObject* self, PyObject* predicate) {
  if (!isNativeFunction(predicate)) return original(self, predicate);
  // Calls from C still run the native code: the vectorcall slot stays.
  Py_INCREF(predicate);
  Py_SET_TYPE(predicate, &PyFunction_Type);
  PyObject* result = original(self, predicate);
  promote(predicate);
  Py_DECREF(predicate);
  return result;
}
PyObject* split(PyObject* self, PyObject* predicate) { return withExactPredicate(original_split, self, predicate); }
PyObject* subgroup(PyObject* self, PyObject* predicate) {
  return withExactPredicate(original_subgroup, self, predicate);
}

bool replaceMethod(const char* name, PyCFunction replacement, PyCFunction* original) {
  auto* type = reinterpret_cast<PyTypeObject*>(PyExc_BaseExceptionGroup);
  PyObject* descriptor = PyDict_GetItemString(type->tp_dict, name);
  if (descriptor == nullptr || !Py_IS_TYPE(descriptor, &PyMethodDescr_Type)) return false;
  PyMethodDef* def = reinterpret_cast<PyMethodDescrObject*>(descriptor)->d_method;
  *original = def->ml_meth;
  def->ml_meth = replacement;
  return true;
}

}  // namespace

bool initExceptionGroups() {
  return replaceMethod("split", split, &original_split) && replaceMethod("subgroup", subgroup, &original_subgroup);
}

}  // namespace vitrine::runtime
