// Arguments to parameters, as ceval.c's initialize_locals binds them. Calls that do not fit go to
// the original, which words the TypeError: it binds before it runs anything.
#include "bind_plan.h"

namespace vitrine::runtime {
namespace {

/// Index of the parameter a keyword names, or -1. Interned names compare by address, mostly.
int parameterNamed(PyCodeObject* code, PyObject* keyword, int first, int count) {
  PyObject** names = reinterpret_cast<PyTupleObject*>(code->co_localsplusnames)->ob_item;
  for (int i = first; i < count; i++) {
    if (names[i] == keyword) return i;
  }
  for (int i = first; i < count; i++) {
    const int equal = PyObject_RichCompareBool(keyword, names[i], Py_EQ);
    if (equal > 0) return i;
    if (equal < 0) PyErr_Clear();  // the original raises it again
  }
  return -1;
}

struct Binding {
  PyFunctionObject* func;
  PyCodeObject* code;
  PyObject** out;
  int named;  // positional and keyword-only parameters

  Binding(PyFunctionObject* function, const vt_code* c, PyObject** slots)
      : func(function), code(c->code), out(slots), named(c->code->co_argcount + c->code->co_kwonlyargcount) {
    for (int i = 0; i < c->nargs; i++) out[i] = nullptr;
  }

  bool positional(PyObject* const* args, size_t nargs) {
    const size_t fitting = nargs < static_cast<size_t>(code->co_argcount) ? nargs : code->co_argcount;
    for (size_t i = 0; i < fitting; i++) out[i] = Py_NewRef(args[i]);
    if ((code->co_flags & CO_VARARGS) == 0) return nargs == fitting;
    PyObject* rest = PyTuple_New(static_cast<Py_ssize_t>(nargs - fitting));
    if (rest == nullptr) return false;
    for (size_t i = fitting; i < nargs; i++) PyTuple_SET_ITEM(rest, i - fitting, Py_NewRef(args[i]));
    out[named] = rest;
    return true;
  }

  /// Makes the dict of **kwargs, where there is one.
  bool others() { return !takesOthers() || (*othersSlot() = PyDict_New()) != nullptr; }

  bool takesOthers() const { return (code->co_flags & CO_VARKEYWORDS) != 0; }
  PyObject** othersSlot() const { return out + named + ((code->co_flags & CO_VARARGS) != 0 ? 1 : 0); }

  bool keyword(PyObject* name, PyObject* value) {
    const int slot = parameterNamed(code, name, code->co_posonlyargcount, named);
    if (slot >= 0) {
      if (out[slot] != nullptr) return false;
      out[slot] = Py_NewRef(value);
      return true;
    }
    return takesOthers() && PyDict_SetItem(*othersSlot(), name, value) == 0;
  }

  bool keywords(PyObject* const* values, PyObject* kwnames) {
    const Py_ssize_t count = kwnames != nullptr ? PyTuple_GET_SIZE(kwnames) : 0;
    for (Py_ssize_t i = 0; i < count; i++) {
      PyObject* name = PyTuple_GET_ITEM(kwnames, i);
      if (!PyUnicode_Check(name) || !keyword(name, values[i])) return false;
    }
    return true;
  }

  /// Exact strs: comparing others may run code, which may change the dict.
  bool keywords(PyObject* dict) {
    PyObject *name, *value;
    for (Py_ssize_t at = 0; PyDict_Next(dict, &at, &name, &value) != 0;) {
      if (!PyUnicode_CheckExact(name) || !keyword(name, value)) return false;
    }
    return true;
  }

  /// False, and nothing bound: the original raises the error again.
  bool failed(const vt_code* c) {
    PyErr_Clear();
    for (int i = 0; i < c->nargs; i++) Py_XDECREF(out[i]);
    return false;
  }

  bool defaults() {
    PyObject* given = func->func_defaults;
    const int without = code->co_argcount - (given != nullptr ? static_cast<int>(PyTuple_GET_SIZE(given)) : 0);
    for (int i = 0; i < code->co_argcount; i++) {
      if (out[i] != nullptr) continue;
      if (i < without) return false;
      out[i] = Py_NewRef(PyTuple_GET_ITEM(given, i - without));
    }
    for (int i = code->co_argcount; i < named; i++) {
      if (out[i] != nullptr) continue;
      PyObject* name = PyTuple_GET_ITEM(code->co_localsplusnames, i);
      PyObject* value = func->func_kwdefaults != nullptr ? PyDict_GetItemWithError(func->func_kwdefaults, name)
                                                         : nullptr;
      if (value == nullptr) return false;
      out[i] = Py_NewRef(value);
    }
    return true;
  }
};

}  // namespace

bool bindArguments(PyFunctionObject* func, const vt_code* c, PyObject* const* args, size_t nargs,
                   PyObject* kwnames, PyObject** out) {
  Binding binding(func, c, out);
  const bool bound = binding.positional(args, nargs) && binding.others() && binding.keywords(args + nargs, kwnames) &&
                     binding.defaults();
  return bound || binding.failed(c);
}

bool bindUnpacked(PyFunctionObject* func, const vt_code* c, PyObject* args, PyObject* kwargs, PyObject** out) {
  Binding binding(func, c, out);
  const bool bound =
      binding.positional(reinterpret_cast<PyTupleObject*>(args)->ob_item, static_cast<size_t>(PyTuple_GET_SIZE(args))) &&
      binding.others() && binding.keywords(kwargs) && binding.defaults();
  return bound || binding.failed(c);
}

PyObject* callNative(PyThreadState* ts, PyFunctionObject* func, const vt_code* c, PyObject* const* args,
                     size_t nargs, PyObject* kwnames, vt_call_cache* site) {
  auto* bound = static_cast<PyObject**>(alloca(sizeof(PyObject*) * static_cast<size_t>(c->nargs + 1)));
  if (VT_LIKELY(kwnames == nullptr && (c->flags & VT_CODE_SIMPLE_ARGS) != 0 &&
                nargs == static_cast<size_t>(c->nargs))) {
    for (size_t i = 0; i < nargs; i++) bound[i] = Py_NewRef(args[i]);
  } else if (site == nullptr || !isPlanned(site, c, nargs) ||
             !bindAsPlanned(site, func, c, args, nargs, kwnames, 0, 0, bound)) {
    if (site != nullptr) planBinding(site, c, nargs, kwnames);
    if (!bindArguments(func, c, args, nargs, kwnames, bound)) {
      return __real__PyEval_Vector(ts, func, nullptr, args, nargs, kwnames);
    }
  }
  return runBody(ts, func, c, bound);
}

namespace {

/// An interpreted frame that calls a function of PyFunction_Type enters it without a C call, and its
/// position moves on over the call's caches (ceval.c, CALL). Such a caller is known by the arguments:
/// they lie on its operand stack. Returns the frame that was moved, or NULL.
_PyInterpreterFrame* moveCallerOn(PyThreadState* ts, PyObject* const* args) {
  _PyInterpreterFrame* frame = ts->cframe->current_frame;
  if (frame == nullptr || args < frame->localsplus) return nullptr;
  const PyCodeObject* code = frame->f_code;
  if (args > frame->localsplus + code->co_nlocalsplus + code->co_stacksize) return nullptr;
  if (_PyOpcode_Deopt[_Py_OPCODE(*frame->prev_instr)] != CALL) return nullptr;
  frame->prev_instr += INLINE_CACHE_ENTRIES_CALL;
  return frame;
}

/// The arguments did not fit, or there was no room for another frame: the callee was not entered.
bool wasNotEntered(PyThreadState* ts, PyObject* result) {
  return result == nullptr && ts->curexc_traceback == nullptr && ts->curexc_type != nullptr &&
         ts->curexc_type != PyExc_RecursionError;
}

}  // namespace

PyObject* functionVectorcall(PyObject* function, PyObject* const* args, size_t nargsf, PyObject* kwnames) {
  PyThreadState* ts = _PyThreadState_GET();
  auto* func = reinterpret_cast<PyFunctionObject*>(function);
  const size_t nargs = PyVectorcall_NARGS(nargsf);
  const vt_code* c = nativeOf(function);
  // __code__ of an exact function can change without our knowledge.
  if (VT_UNLIKELY(c == nullptr || c->code != codeOf(func))) return vt_plain_vectorcall(function, args, nargsf, kwnames);
  _PyInterpreterFrame* caller = moveCallerOn(ts, args);
  // The caller's reference may be given up meanwhile: sys.settrace(None) in a trace function.
  Py_INCREF(function);
  PyObject* result;
  if (tracing(ts)) {
    statistics.traced_calls++;
    result = __real__PyEval_Vector(ts, func, nullptr, args, nargs, kwnames);
  } else {
    result = callNative(ts, func, c, args, nargs, kwnames);
  }
  if (caller != nullptr && wasNotEntered(ts, result)) caller->prev_instr -= INLINE_CACHE_ENTRIES_CALL;
  Py_DECREF(function);
  return result;
}

}  // namespace vitrine::runtime

PyObject* vt_plain_vectorcall(PyObject* function, PyObject* const* args, size_t nargsf, PyObject* kwnames) noexcept {
  auto* func = reinterpret_cast<PyFunctionObject*>(function);
  const bool optimized = (reinterpret_cast<PyCodeObject*>(func->func_code)->co_flags & CO_OPTIMIZED) != 0;
  return _PyEval_Vector(_PyThreadState_GET(), func, optimized ? nullptr : func->func_globals, args,
                        PyVectorcall_NARGS(nargsf), kwnames);
}
