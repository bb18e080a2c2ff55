#include "variadic_methods.h"

#include "../ops_data/compare.h"

#include <algorithm>
#include <span>

namespace vitrine::runtime {
namespace {

using Function = PyObject* (*)(PyObject* const* args, Py_ssize_t nargs);

struct Known {
  const PyMethodDef* def;  // NULL: not found, never called
  Function call;           // gives kNotDirect before it did anything
};

/// str.METHOD(str), the only form that is known here.
bool areTwoStrings(PyObject* const* args, Py_ssize_t nargs) {
  return nargs == 2 && PyUnicode_CheckExact(args[0]) && PyUnicode_CheckExact(args[1]) && PyUnicode_IS_READY(args[0]) &&
         PyUnicode_IS_READY(args[1]);
}

template <int kDirection>
PyObject* matchEnd(PyObject* const* args, Py_ssize_t nargs) {
  if (!areTwoStrings(args, nargs)) return kNotDirect;
  const Py_ssize_t matches = PyUnicode_Tailmatch(args[0], args[1], 0, PY_SSIZE_T_MAX, kDirection);
  return matches < 0 ? nullptr : Py_NewRef(matches != 0 ? Py_True : Py_False);
}

template <int kDirection>
PyObject* find(PyObject* const* args, Py_ssize_t nargs) {
  if (!areTwoStrings(args, nargs)) return kNotDirect;
  const Py_ssize_t at = PyUnicode_Find(args[0], args[1], 0, PY_SSIZE_T_MAX, kDirection);
  return at == -2 ? nullptr : vt_int(at);
}

PyObject* count(PyObject* const* args, Py_ssize_t nargs) {
  if (!areTwoStrings(args, nargs)) return kNotDirect;
  const Py_ssize_t times = PyUnicode_Count(args[0], args[1], 0, PY_SSIZE_T_MAX);
  return times < 0 ? nullptr : vt_int(times);
}

/// min and max of two arguments and more (Python/bltinmodule.c, min_max): the first of equal ones. Where a
/// comparison may run code, it finds the references of the general call.
template <int kOp>
PyObject* extreme(PyObject* const* args, Py_ssize_t nargs) {
  if (nargs < 2) return kNotDirect;
  // The level of PyObject_RichCompare.
  if (Py_EnterRecursiveCall(" in comparison")) return nullptr;
  PyObject* found = args[0];
  int better = 0;
  for (Py_ssize_t i = 1; i < nargs && better != data::kUnknown; i++) {
    better = data::compareKnown<kOp>(args[i], found);
    if (better == 1) found = args[i];
  }
  Py_LeaveRecursiveCall();
  return better != data::kUnknown ? Py_NewRef(found) : kNotDirect;
}

/// NULL when there is none. No exception stays.
const PyMethodDef* methodOf(PyTypeObject* type, const char* name) {
  PyObject* descriptor = PyDict_GetItemString(type->tp_dict, name);  // borrowed; a built-in class keeps its own
  return descriptor != nullptr && Py_IS_TYPE(descriptor, &PyMethodDescr_Type)
             ? reinterpret_cast<PyMethodDescrObject*>(descriptor)->d_method
             : nullptr;
}

/// From the copy of the builtins that the interpreter makes at its start: no program has changed it.
const PyMethodDef* builtinNamed(PyThreadState* ts, const char* name) {
  PyObject* builtins = ts->interp->builtins_copy;
  PyObject* function = builtins != nullptr ? PyDict_GetItemString(builtins, name) : nullptr;  // borrowed
  return function != nullptr && PyCFunction_CheckExact(function) ? reinterpret_cast<PyCFunctionObject*>(function)->m_ml
                                                                 : nullptr;
}

PyObject* callKnown(PyThreadState* ts, std::span<const Known> known, const PyMethodDef* def, PyObject* const* args,
                    Py_ssize_t nargs) {
  const auto found = std::ranges::find(known, def, &Known::def);
  if (found == known.end()) return kNotDirect;
  if (_Py_EnterRecursiveCallTstate(ts, " while calling a Python object")) return nullptr;
  PyObject* result = found->call(args, nargs);
  _Py_LeaveRecursiveCallTstate(ts);
  return result;
}

}  // namespace

PyObject* callVariadicFunction(PyThreadState* ts, const PyMethodDef* def, PyObject* const* args, Py_ssize_t nargs) {
  static const Known known[] = {
      {builtinNamed(ts, "min"), extreme<Py_LT>},
      {builtinNamed(ts, "max"), extreme<Py_GT>},
  };
  return callKnown(ts, known, def, args, nargs);
}

PyObject* callVariadicMethod(PyThreadState* ts, const PyMethodDef* def, PyObject* const* args, Py_ssize_t nargs) {
  static const Known known[] = {
      {methodOf(&PyUnicode_Type, "startswith"), matchEnd<-1>},
      {methodOf(&PyUnicode_Type, "endswith"), matchEnd<1>},
      {methodOf(&PyUnicode_Type, "find"), find<1>},
      {methodOf(&PyUnicode_Type, "rfind"), find<-1>},
      {methodOf(&PyUnicode_Type, "count"), count},
  };
  return callKnown(ts, known, def, args, nargs);
}

}  // namespace vitrine::runtime
