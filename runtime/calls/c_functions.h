// Calling C functions by their METH_ flags, as CPython's specialised PRECALL instructions do, instead
// of through the vectorcall functions that look at the flags again.
//
// Specialised calls of most kinds do not count as a level of recursion, the general ones do. So that
// RecursionError comes at the same depth, calls are direct when the interpreter would have
// specialised them, and count when its instruction does.
#pragma once

#include "../ops_data/is_instance.h"
#include "variadic_methods.h"

namespace vitrine::runtime {

/// Whether the interpreter would have specialised this call: it starts to when code was begun, or
/// went round one of its loops, eight times. What goes round here is the call.
inline bool isWarm(PyThreadState* ts, vt_call_cache* cache) {
  if (VT_LIKELY(cache->visits >= 8)) return true;
  cache->visits++;
  return ts->cframe->current_frame->f_code->co_warmup == 0;
}

/// A function with one argument or none. NULL `argument` for none.
inline PyObject* callCounted(PyThreadState* ts, PyMethodDef* def, PyObject* self, PyObject* argument) {
  if (_Py_EnterRecursiveCallTstate(ts, " while calling a Python object")) return nullptr;
  PyObject* result = def->ml_meth(self, argument);
  _Py_LeaveRecursiveCallTstate(ts);
  return result;
}

inline PyObject* callFast(PyMethodDef* def, PyObject* self, PyObject* const* args, Py_ssize_t nargs) {
  return reinterpret_cast<_PyCFunctionFast>(reinterpret_cast<void (*)()>(def->ml_meth))(self, args, nargs);
}
inline PyObject* callFastWithKeywords(PyMethodDef* def, PyObject* self, PyObject* const* args, Py_ssize_t nargs,
                                      PyObject* kwnames) {
  return reinterpret_cast<_PyCFunctionFastWithKeywords>(reinterpret_cast<void (*)()>(def->ml_meth))(self, args, nargs,
                                                                                                    kwnames);
}

/// len, isinstance and list.append, which the interpreter has instructions for (PRECALL_NO_KW_LEN and others).
inline PyObject* callKnown(PyThreadState* ts, PyObject* callable, PyObject* const* args, Py_ssize_t nargs,
                           bool as_method) {
  const auto& known = ts->interp->callable_cache;
  if (callable == known.len && nargs == 1) {
    const Py_ssize_t size = PyList_CheckExact(args[0]) ? PyList_GET_SIZE(args[0]) : PyObject_Size(args[0]);
    return size < 0 ? nullptr : vt_int(size);
  }
  if (callable == known.list_append && as_method && nargs == 2 && PyList_Check(args[0])) {
    return PyList_Append(args[0], args[1]) < 0 ? nullptr : Py_NewRef(Py_None);
  }
  if (callable == known.isinstance && nargs == 2) {
    const int answer = data::isInstance(args[0], args[1]);
    return answer < 0 ? nullptr : Py_NewRef(answer != 0 ? Py_True : Py_False);
  }
  return kNotDirect;
}

constexpr int kCallingConvention =
    METH_VARARGS | METH_FASTCALL | METH_NOARGS | METH_O | METH_KEYWORDS | METH_METHOD;

/// A function of a module, or a method of a built-in class bound to its object.
inline PyObject* callBuiltin(PyThreadState* ts, PyObject* callable, PyObject* const* args, Py_ssize_t nargs,
                             PyObject* kwnames) {
  auto* function = reinterpret_cast<PyCFunctionObject*>(callable);
  PyMethodDef* def = function->m_ml;
  PyObject* self = (def->ml_flags & METH_STATIC) != 0 ? nullptr : function->m_self;
  const int convention = def->ml_flags & kCallingConvention;
  if (kwnames != nullptr && convention != (METH_FASTCALL | METH_KEYWORDS)) return kNotDirect;
  switch (convention) {
    case METH_FASTCALL:
      return callFast(def, self, args, nargs);
    case METH_FASTCALL | METH_KEYWORDS:
      return callFastWithKeywords(def, self, args, nargs, kwnames);
    case METH_O:
      if (nargs != 1) return kNotDirect;  // the general call words the error
      return callCounted(ts, def, self, args[0]);
    case METH_NOARGS:
      return nargs == 0 ? callCounted(ts, def, self, nullptr) : kNotDirect;
    default:
      return (def->ml_flags & METH_VARARGS) != 0 ? callVariadicFunction(ts, def, args, nargs) : kNotDirect;
  }
}

/// A method of a built-in class on its first argument.
inline PyObject* callMethod(PyThreadState* ts, PyObject* callable, PyObject* const* args, Py_ssize_t nargs) {
  auto* descriptor = reinterpret_cast<PyMethodDescrObject*>(callable);
  if (nargs < 1 || !PyObject_TypeCheck(args[0], descriptor->d_common.d_type)) return kNotDirect;
  PyMethodDef* def = descriptor->d_method;
  switch (def->ml_flags & kCallingConvention) {
    case METH_FASTCALL:
      return callFast(def, args[0], args + 1, nargs - 1);
    case METH_FASTCALL | METH_KEYWORDS:
      return callFastWithKeywords(def, args[0], args + 1, nargs - 1, nullptr);
    case METH_O:
      if (nargs != 2) return kNotDirect;
      return callCounted(ts, def, args[0], args[1]);
    case METH_NOARGS:
      return nargs == 1 ? callCounted(ts, def, args[0], nullptr) : kNotDirect;
    default:
      return (def->ml_flags & METH_VARARGS) != 0 ? callVariadicMethod(ts, def, args, nargs) : kNotDirect;
  }
}

/// `as_method`: the first argument is what LOAD_METHOD found the callable on.
inline PyObject* callDirect(PyThreadState* ts, PyObject* callable, PyObject* const* args, size_t nargsf,
                            PyObject* kwnames, bool as_method) {
  const auto nargs = static_cast<Py_ssize_t>(nargsf);
  if (kwnames == nullptr) {
    PyObject* result = callKnown(ts, callable, args, nargs, as_method);
    if (result != kNotDirect) return result;
  }
  if (Py_IS_TYPE(callable, &PyCFunction_Type)) return callBuiltin(ts, callable, args, nargs, kwnames);
  if (kwnames != nullptr) return kNotDirect;
  if (Py_IS_TYPE(callable, &PyMethodDescr_Type)) return callMethod(ts, callable, args, nargs);
  if (callable == reinterpret_cast<PyObject*>(&PyUnicode_Type) && nargs == 1 && !as_method) return PyObject_Str(args[0]);
  return kNotDirect;
}

}  // namespace vitrine::runtime
