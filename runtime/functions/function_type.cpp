#include "functions.h"

#include <structmember.h>

#include <cstring>

extern "C" {
PyTypeObject vt_function_type = {PyVarObject_HEAD_INIT(&PyType_Type, 0)};
}

namespace vitrine::runtime {

PyTypeObject intercepted_type = {PyVarObject_HEAD_INIT(&PyType_Type, 0)};

namespace {

/// How a type of CPython's defines the attribute `name`, which it has.
const PyGetSetDef* definition(PyTypeObject* type, const char* name) {
  const PyGetSetDef* def = type->tp_getset;
  while (std::strcmp(def->name, name) != 0) def++;
  return def;
}

PyObject* getCode(PyObject* self, void*) { return definition(&PyFunction_Type, "__code__")->get(self, nullptr); }

/// f.__code__ = other: native as far as the new code object is. Class and module code is run through
/// _PyEval_Vector only, which knows the namespace.
int setCode(PyObject* self, PyObject* value, void*) {
  if (definition(&PyFunction_Type, "__code__")->set(self, value, nullptr) < 0) return -1;
  const vt_code* c = nullptr;
  if (isNativeFunction(self)) {  // an intercepted one has no room for native code
    c = nativeCode(reinterpret_cast<PyCodeObject*>(value));
    if (c != nullptr && (c->flags & VT_CODE_NAMESPACE) != 0) c = nullptr;
    reinterpret_cast<NativeFunction*>(self)->native = c;
  }
  if (c == nullptr) {
    Py_SET_TYPE(self, &PyFunction_Type);
    reinterpret_cast<PyFunctionObject*>(self)->vectorcall = _PyFunction_Vectorcall;
  }
  return 0;
}

PyObject* getClass(PyObject*, void*) { return Py_NewRef(reinterpret_cast<PyObject*>(&PyFunction_Type)); }
int setClass(PyObject* self, PyObject* value, void*) {
  return definition(&PyBaseObject_Type, "__class__")->set(self, value, nullptr);  // words the refusal
}

/// copy and pickle handle exact functions by type, as global names; so do others by this.
PyObject* reduce(PyObject* self, PyObject*) {
  return Py_NewRef(reinterpret_cast<PyFunctionObject*>(self)->func_qualname);
}

/// That of CPython's functions: programs may print it.
PyObject* sizeOf(PyObject*, PyObject*) { return PyLong_FromSize_t(sizeof(PyFunctionObject)); }

PyGetSetDef attributes[] = {
    {"__code__", getCode, setCode, nullptr, nullptr},
    {"__class__", getClass, setClass, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};
PyMethodDef methods[] = {
    {"__reduce__", reduce, METH_NOARGS, nullptr},
    {"__sizeof__", sizeOf, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
// PyType_Ready gives a static type a __doc__ of its own, which would hide the function's.
PyMemberDef members[] = {
    {"__doc__", T_OBJECT, offsetof(PyFunctionObject, func_doc), 0, nullptr},
    {nullptr, 0, 0, 0, nullptr},
};

int ready(PyTypeObject* type, size_t size) {
  type->tp_name = "function";
  type->tp_basicsize = static_cast<Py_ssize_t>(size);
  type->tp_base = &PyFunction_Type;
  type->tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_METHOD_DESCRIPTOR;
  type->tp_call = PyVectorcall_Call;
  type->tp_vectorcall_offset = offsetof(PyFunctionObject, vectorcall);
  type->tp_descr_get = PyFunction_Type.tp_descr_get;
  type->tp_weaklistoffset = offsetof(PyFunctionObject, func_weakreflist);
  type->tp_dictoffset = offsetof(PyFunctionObject, func_dict);
  type->tp_getset = attributes;
  type->tp_methods = methods;
  type->tp_members = members;
  return PyType_Ready(type);
}

}  // namespace

int initFunctionTypes() {
  if (ready(&vt_function_type, sizeof(NativeFunction)) < 0) return -1;
  return ready(&intercepted_type, sizeof(PyFunctionObject));
}

void intercept(PyObject* function, vectorcallfunc by) {
  auto* f = reinterpret_cast<PyFunctionObject*>(function);
  f->vectorcall = by;
  f->func_version = 0;  // specialised call sites of the interpreter must not take it for exact
  Py_SET_TYPE(function, &intercepted_type);
}

PyObject* newFunction(PyCodeObject* code, PyObject* globals, const vt_code* c, bool exact) {
  PyThreadState* ts = _PyThreadState_GET();
  PyObject* builtins = _PyEval_BuiltinsFromGlobals(ts, globals);  // borrowed
  if (builtins == nullptr) return nullptr;
  PyObject* module = PyDict_GetItemWithError(globals, &_Py_ID(__name__));
  if (module == nullptr && _PyErr_Occurred(ts) != nullptr) return nullptr;
  auto* made = PyObject_GC_New(NativeFunction, &vt_function_type);
  if (made == nullptr) return nullptr;
  PyFunctionObject* f = &made->base;
  PyObject* doc = PyTuple_GET_SIZE(code->co_consts) >= 1 ? PyTuple_GET_ITEM(code->co_consts, 0) : Py_None;
  f->func_globals = Py_NewRef(globals);
  f->func_builtins = Py_NewRef(builtins);
  f->func_name = Py_NewRef(code->co_name);
  f->func_qualname = Py_NewRef(code->co_qualname);
  f->func_code = Py_NewRef(reinterpret_cast<PyObject*>(code));
  f->func_defaults = nullptr;
  f->func_kwdefaults = nullptr;
  f->func_doc = Py_NewRef(PyUnicode_Check(doc) ? doc : Py_None);
  f->func_dict = nullptr;
  f->func_weakreflist = nullptr;
  f->func_module = Py_XNewRef(module);
  f->func_annotations = nullptr;
  f->func_closure = nullptr;
  f->vectorcall = (c->flags & VT_CODE_NAMESPACE) != 0 ? _PyFunction_Vectorcall : functionVectorcall;
  f->func_version = 0;
  made->native = c;
  if (exact) Py_SET_TYPE(made, &PyFunction_Type);
  _PyObject_GC_TRACK(made);
  return reinterpret_cast<PyObject*>(made);
}

void promote(PyObject* function) {
  if (!Py_IS_TYPE(function, &PyFunction_Type)) return;
  auto* f = reinterpret_cast<PyFunctionObject*>(function);
  if (f->vectorcall != functionVectorcall || nativeCode(codeOf(f)) != nativeOf(function)) return;
  f->func_version = 0;  // specialised call sites of the interpreter must not take it for exact
  Py_SET_TYPE(function, &vt_function_type);
}

}  // namespace vitrine::runtime
