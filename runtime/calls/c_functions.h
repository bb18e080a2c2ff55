// Calling C functions by their METH_ flags, as CPython's specialised PRECALL instructions do, instead
// of through the vectorcall functions that look at the flags again.
#pragma once

#include "calls.h"

namespace vitrine::runtime {

/// What a direct call gives when the callable is not one of the direct kinds (no exception set).
inline PyObject* const kNotDirect = reinterpret_cast<PyObject*>(1);

/// The C function behind a builtin (`self` is its own) or a method descriptor (`self` is the first
/// argument, checked by the caller). The flags are METH_ flags; args exclude self.
inline PyObject* callByFlags(PyThreadState* ts, PyMethodDef* def, PyObject* self, PyObject* const* args,
                             Py_ssize_t nargs) {
  switch (def->ml_flags & (METH_VARARGS | METH_FASTCALL | METH_NOARGS | METH_O | METH_KEYWORDS | METH_METHOD)) {
    case METH_FASTCALL:
      return reinterpret_cast<_PyCFunctionFast>(reinterpret_cast<void (*)()>(def->ml_meth))(self, args, nargs);
    case METH_FASTCALL | METH_KEYWORDS:
      return reinterpret_cast<_PyCFunctionFastWithKeywords>(reinterpret_cast<void (*)()>(def->ml_meth))(
          self, args, nargs, nullptr);
    case METH_O:
    case METH_NOARGS: {
      // The argument count is wrong: the general path words the error.
      if (nargs != ((def->ml_flags & METH_O) != 0 ? 1 : 0)) return kNotDirect;
      if (_Py_EnterRecursiveCallTstate(ts, " while calling a Python object")) return nullptr;
      PyObject* result = def->ml_meth(self, nargs == 1 ? args[0] : nullptr);
      _Py_LeaveRecursiveCallTstate(ts);
      return result;
    }
    default:
      return kNotDirect;
  }
}

/// A positional call of a builtin function or of a method descriptor on a matching object.
inline PyObject* callDirect(PyThreadState* ts, PyObject* callable, PyObject* const* args, size_t nargs) {
  if (Py_IS_TYPE(callable, &PyCFunction_Type)) {
    auto* function = reinterpret_cast<PyCFunctionObject*>(callable);
    PyObject* self = (function->m_ml->ml_flags & METH_STATIC) != 0 ? nullptr : function->m_self;
    return callByFlags(ts, function->m_ml, self, args, static_cast<Py_ssize_t>(nargs));
  }
  if (Py_IS_TYPE(callable, &PyMethodDescr_Type) && nargs >= 1) {
    auto* descriptor = reinterpret_cast<PyMethodDescrObject*>(callable);
    if (!PyObject_TypeCheck(args[0], descriptor->d_common.d_type)) return kNotDirect;
    return callByFlags(ts, descriptor->d_method, args[0], args + 1, static_cast<Py_ssize_t>(nargs) - 1);
  }
  return kNotDirect;
}

}  // namespace vitrine::runtime
