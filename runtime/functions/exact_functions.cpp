// C code that takes a function only when it is of PyFunction_Type itself: the predicates of
// BaseExceptionGroup.split() and subgroup() (Objects/exceptions.c, get_matcher_type), the first
// argument of __build_class__() (Python/bltinmodule.c), and what a new class has under three names
// (Objects/typeobject.c, type_new_staticmethod and type_new_classmethod). For the time of the call, it is.
#include "functions.h"

namespace vitrine::runtime {
namespace {

PyCFunction original_split;
PyCFunction original_subgroup;
_PyCFunctionFastWithKeywords original_build_class;

/// Makes a native function exact while it lives. Calls from C still run the native code: the
/// vectorcall slot stays.
class Exact {
 public:
  explicit Exact(PyObject* function) : function_(isNativeFunction(function) ? function : nullptr) {
    if (function_ == nullptr) return;
    Py_INCREF(function_);
    Py_SET_TYPE(function_, &PyFunction_Type);
  }
  ~Exact() {
    if (function_ == nullptr) return;
    promote(function_);
    Py_DECREF(function_);
  }
  Exact(const Exact&) = delete;
  Exact& operator=(const Exact&) = delete;

 private:
  PyObject* function_;
};

PyObject* firstOf(PyObject* args) { return PyTuple_GET_SIZE(args) > 0 ? PyTuple_GET_ITEM(args, 0) : Py_None; }

// METH_VARARGS both.
PyObject* split(PyObject* self, PyObject* args) {
  const Exact exact(firstOf(args));
  return original_split(self, args);
}
PyObject* subgroup(PyObject* self, PyObject* args) {
  const Exact exact(firstOf(args));
  return original_subgroup(self, args);
}
PyObject* buildClass(PyObject* self, PyObject* const* args, Py_ssize_t nargs, PyObject* kwnames) {
  const Exact exact(nargs > 0 ? args[0] : Py_None);
  return original_build_class(self, args, nargs, kwnames);
}

newfunc original_type_new;

/// What the class's namespace has under `name`, or None. Borrowed.
PyObject* inNamespace(PyObject* args, PyObject* name) {
  PyObject* space = PyTuple_GET_SIZE(args) == 3 ? PyTuple_GET_ITEM(args, 2) : nullptr;
  PyObject* value = space != nullptr && PyDict_Check(space) ? PyDict_GetItemWithError(space, name) : nullptr;
  return value != nullptr ? value : Py_None;
}
/// Decorated functions too become static and class methods by their names.
PyObject* typeNew(PyTypeObject* metatype, PyObject* args, PyObject* kwargs) {
  const Exact make(inNamespace(args, &_Py_ID(__new__)));
  const Exact init_subclass(inNamespace(args, &_Py_ID(__init_subclass__)));
  const Exact class_getitem(inNamespace(args, &_Py_ID(__class_getitem__)));
  return original_type_new(metatype, args, kwargs);
}

PyMethodDef* methodOfGroups(const char* name) {
  auto* type = reinterpret_cast<PyTypeObject*>(PyExc_BaseExceptionGroup);
  PyObject* descriptor = PyDict_GetItemString(type->tp_dict, name);
  if (descriptor == nullptr || !Py_IS_TYPE(descriptor, &PyMethodDescr_Type)) return nullptr;
  return reinterpret_cast<PyMethodDescrObject*>(descriptor)->d_method;
}
PyMethodDef* builtinFunction(const char* name) {
  PyObject* function = PyDict_GetItemString(PyEval_GetBuiltins(), name);
  if (function == nullptr || !PyCFunction_CheckExact(function)) return nullptr;
  return reinterpret_cast<PyCFunctionObject*>(function)->m_ml;
}

bool replace(PyMethodDef* def, PyCFunction replacement, PyCFunction* original) {
  if (def == nullptr) return false;
  *original = def->ml_meth;
  def->ml_meth = replacement;
  return true;
}

}  // namespace

bool acceptNativeFunctions() {
  original_type_new = PyType_Type.tp_new;
  PyType_Type.tp_new = typeNew;
  return replace(methodOfGroups("split"), split, &original_split) &&
         replace(methodOfGroups("subgroup"), subgroup, &original_subgroup) &&
         replace(builtinFunction("__build_class__"), reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(buildClass)),
                 reinterpret_cast<PyCFunction*>(&original_build_class));
}

}  // namespace vitrine::runtime
