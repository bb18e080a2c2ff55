// What programs see of the subtypes: nothing. type(f) is types.FunctionType, which has no subclasses.
#include "functions.h"

extern "C" {
int __real__Py_Specialize_Precall(PyObject* callable, _Py_CODEUNIT* instr, int nargs, PyObject* kwnames, int oparg);

/// The interpreter's specialised type(x) reads ob_type itself; that for any built-in class calls the
/// vectorcall function below.
int __wrap__Py_Specialize_Precall(PyObject* callable, _Py_CODEUNIT* instr, int nargs, PyObject* kwnames, int oparg) {
  const int status = __real__Py_Specialize_Precall(callable, instr, nargs, kwnames, oparg);
  if (_Py_OPCODE(*instr) == PRECALL_NO_KW_TYPE_1) _Py_SET_OPCODE(*instr, PRECALL_BUILTIN_CLASS);
  return status;
}
}

namespace vitrine::runtime {
namespace {

vectorcallfunc original_type_call;

/// type(...) itself; metaclasses have no vectorcall function.
PyObject* callType(PyObject* metatype, PyObject* const* args, size_t nargsf, PyObject* kwnames) {
  if (PyVectorcall_NARGS(nargsf) == 1 && kwnames == nullptr && isDisguised(args[0])) {
    return Py_NewRef(reinterpret_cast<PyObject*>(&PyFunction_Type));
  }
  return original_type_call(metatype, args, nargsf, kwnames);
}

}  // namespace

void hideFunctionTypes() {
  original_type_call = PyType_Type.tp_vectorcall;
  PyType_Type.tp_vectorcall = callType;
  // Only consulted to pass changes of a class on, and these do not change.
  Py_CLEAR(PyFunction_Type.tp_subclasses);
}

}  // namespace vitrine::runtime
