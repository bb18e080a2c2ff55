// Stands in for runtime/frames and runtime/functions: the test programs have no native code to attach.
#include <vitrine/rt.h>

#include <cstddef>

extern "C" int vt_attach_code(PyCodeObject*, vt_code*) noexcept { return 0; }
extern "C" int vt_kept_interpreted(const vt_module*, PyCodeObject*) noexcept { return 0; }

extern "C" PyObject* vt_plain_vectorcall(PyObject* function, PyObject* const* args, size_t nargsf,
                                         PyObject* kwnames) noexcept {
  return _PyFunction_Vectorcall(function, args, nargsf, kwnames);
}

// A type for which the interpreter uses the vectorcall slot. Nothing hides it here.
extern "C" int vt_intercept(PyObject* function, vectorcallfunc by) noexcept {
  static PyTypeObject type = {};
  Py_SET_REFCNT(&type, 1);
  type.tp_name = "function";
  type.tp_basicsize = sizeof(PyFunctionObject);
  type.tp_base = &PyFunction_Type;
  type.tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_METHOD_DESCRIPTOR;
  type.tp_call = PyVectorcall_Call;
  type.tp_vectorcall_offset = offsetof(PyFunctionObject, vectorcall);
  type.tp_descr_get = PyFunction_Type.tp_descr_get;
  if (PyType_Ready(&type) < 0) return -1;
  reinterpret_cast<PyFunctionObject*>(function)->vectorcall = by;
  Py_SET_TYPE(function, &type);
  return 0;
}
