// CALL: by kind of callable, the commonest first.
#include "bind_plan.h"
#include "c_functions.h"

using namespace vitrine::runtime;

namespace {

/// A call's operands: which is the callable, where the arguments begin.
struct Shape {
  PyObject* callable;
  PyObject** args;
  int callable_at;  // index of the operands in v, for the ownership mask
  int args_at;
  size_t count;     // arguments, keyword values included
};

Shape shapeOf(PyObject** v, int n) {
  if (v[0] != nullptr) return {v[0], v + 1, 0, 1, static_cast<size_t>(n - 1)};
  return {v[1], v + 2, 1, 2, static_cast<size_t>(n - 2)};
}

/// A native function whose parameters are exactly these positional arguments: they move into its slots.
PyObject* callExact(PyThreadState* ts, const Shape& call, const vt_code* c, unsigned own) {
  ownAll(call.args, call.count, own, call.args_at);
  vt_call_entered(ts);
  PyObject* result = runBody(ts, reinterpret_cast<PyFunctionObject*>(call.callable), c, call.args);
  if (isOwned(own, call.callable_at)) Py_DECREF(call.callable);
  return result;
}

/// Any other native function. As in the interpreter its frame has the only reference to an argument
/// that the caller gave up: `del` in the callee ends the object.
PyObject* callBound(PyThreadState* ts, const Shape& call, const vt_code* c, size_t nargs, PyObject* kwnames,
                    vt_call_cache* site, unsigned own) {
  auto* func = reinterpret_cast<PyFunctionObject*>(call.callable);
  auto* bound = static_cast<PyObject**>(alloca(sizeof(PyObject*) * static_cast<size_t>(c->nargs + 1)));
  PyObject* result = nullptr;
  bool fits = isPlanned(site, c, nargs) &&
              (kwnames == nullptr && c->nargs == c->code->co_argcount
                   ? bindPositional(func, c, call.args, nargs, own, call.args_at, bound)
                   : bindAsPlanned(site, func, c, call.args, nargs, kwnames, own, call.args_at, bound));
  if (!fits) {
    planBinding(site, c, nargs, kwnames);
    fits = bindArguments(func, c, call.args, nargs, kwnames, bound);
    if (!fits) result = __real__PyEval_Vector(ts, func, nullptr, call.args, nargs, kwnames);
    releaseAll(call.args, static_cast<int>(call.count), static_cast<unsigned>(static_cast<int>(own) >> call.args_at));
  }
  if (fits) {
    vt_call_entered(ts);
    result = runBody(ts, func, c, bound);
  }
  if (isOwned(own, call.callable_at)) Py_DECREF(call.callable);
  return result;
}

/// A function that is interpreted. Where it was entered, the position of the call has moved on.
PyObject* callInterpreted(PyThreadState* ts, const Shape& call, size_t nargs, PyObject* kwnames) {
  _PyInterpreterFrame* frame = ts->cframe->current_frame;
  vt_call_entered(ts);
  PyObject* result = _PyObject_VectorcallTstate(ts, call.callable, call.args, nargs, kwnames);
  // An error without traceback is about the arguments, or the depth; that comes later.
  if (result == nullptr && ts->curexc_traceback == nullptr && ts->curexc_type != nullptr &&
      ts->curexc_type != PyExc_RecursionError) {
    frame->prev_instr -= INLINE_CACHE_ENTRIES_CALL;
  }
  return result;
}

/// Instances of classes written in Python whose __init__ is native: what type.__call__ does with
/// object.__new__ and slot_tp_init in between, without the argument tuple.
PyObject* instantiate(PyThreadState* ts, PyTypeObject* type, PyObject* init, const Shape& call, size_t nargs,
                      PyObject* kwnames, vt_call_cache* site) {
  // MakeTpCall counts this level (Objects/call.c); recursion must end at the same depth.
  if (_Py_EnterRecursiveCallTstate(ts, " while calling a Python object")) return nullptr;
  PyObject* self = type->tp_alloc(type, 0);
  // As object.__new__ does: without inline values every instance would get a dict of its own.
  if (self != nullptr && _PyObject_InitializeDict(self) != 0) Py_CLEAR(self);
  PyObject* result = nullptr;
  if (self != nullptr) {
    const size_t total = call.count + 1;
    auto* args = static_cast<PyObject**>(alloca(sizeof(PyObject*) * total));
    args[0] = self;
    for (size_t i = 0; i < call.count; i++) args[i + 1] = call.args[i];
    Py_INCREF(init);
    PyObject* none =
        callNative(ts, reinterpret_cast<PyFunctionObject*>(init), nativeOf(init), args, nargs + 1, kwnames, site);
    Py_DECREF(init);
    if (none == Py_None) {
      Py_DECREF(none);
      result = self;
    } else {
      if (none != nullptr) {
        PyErr_Format(PyExc_TypeError, "__init__() should return None, not '%.200s'", Py_TYPE(none)->tp_name);
        Py_DECREF(none);
      }
      Py_DECREF(self);
    }
  }
  _Py_LeaveRecursiveCallTstate(ts);
  return result;
}

/// The native __init__ that calling `type` would run, or NULL; remembered by the type's version.
PyObject* nativeInit(PyTypeObject* type, vt_call_cache* cache) {
  if (VT_LIKELY(cache->version == type->tp_version_tag && cache->version != 0)) {
    return cache->kind == kCallNativeInit ? static_cast<PyObject*>(cache->data) : nullptr;
  }
  PyObject* init = nullptr;
  if (Py_TYPE(type)->tp_call == PyType_Type.tp_call && type->tp_new == PyBaseObject_Type.tp_new &&
      (type->tp_flags & Py_TPFLAGS_IS_ABSTRACT) == 0) {
    // A class's tp_init is only slot_tp_init when __init__ was found on a Python class.
    init = _PyType_Lookup(type, &_Py_ID(__init__));
    const bool python = init != nullptr && isNativeFunction(init);
    if (!python) init = nullptr;
  }
  if ((type->tp_flags & Py_TPFLAGS_VALID_VERSION_TAG) != 0) {
    cache->version = type->tp_version_tag;
    cache->kind = init != nullptr ? kCallNativeInit : kCallOther;
    cache->data = init;  // borrowed: kept by the class while the version stands
  }
  return init;
}

PyCFunction getrefcountFunction() {
  PyObject* function = PySys_GetObject("getrefcount");  // borrowed
  return function != nullptr && PyCFunction_Check(function) ? PyCFunction_GET_FUNCTION(function) : nullptr;
}
/// sys.getrefcount reports the operand stack's own reference to its argument too: have one.
inline bool countsReferences(PyObject* callable) {
  static PyCFunction getrefcount = nullptr;
  if (VT_UNLIKELY(getrefcount == nullptr)) getrefcount = getrefcountFunction();
  return PyCFunction_GET_FUNCTION(callable) == getrefcount;
}

/// Through the callable's own vectorcall function, which counts as a level of recursion.
PyObject* callThroughSlot(PyThreadState* ts, const Shape& call, size_t nargs, PyObject* kwnames, unsigned own) {
  const bool held = nargs == 1 && Py_IS_TYPE(call.callable, &PyCFunction_Type) && !isOwned(own, call.args_at) &&
                    countsReferences(call.callable);
  PyObject* argument = VT_UNLIKELY(held) ? Py_NewRef(call.args[0]) : nullptr;
  PyObject* result = _PyObject_VectorcallTstate(ts, call.callable, call.args, nargs, kwnames);
  Py_XDECREF(argument);
  return result;
}

PyObject* callGeneric(PyThreadState* ts, const Shape& call, size_t nargs, PyObject* kwnames, vt_call_cache* cache,
                      unsigned own) {
  if (isWarm(ts, cache)) {
    const bool counts = nargs == 1 && Py_IS_TYPE(call.callable, &PyCFunction_Type) && countsReferences(call.callable);
    PyObject* result = counts ? kNotDirect
                              : callDirect(ts, call.callable, call.args, nargs, kwnames, call.args_at == 1);
    if (result != kNotDirect) return result;
  }
  return callThroughSlot(ts, call, nargs, kwnames, own);
}

}  // namespace

extern "C" {

PyObject* vt_call_c(PyThreadState* ts, PyObject** v, int n, vt_call_cache* cache, unsigned own) noexcept {
  const int at = v[0] != nullptr ? 0 : 1;
  PyObject* callable = v[at];
  PyObject** args = v + at + 1;
  const Py_ssize_t nargs = n - at - 1;
  PyObject* result = kNotDirect;
  const bool warm = isWarm(ts, cache);
  if (VT_LIKELY(warm)) result = callKnown(ts, callable, args, nargs, at == 0);
  if (warm && result == kNotDirect) {
    if (Py_IS_TYPE(callable, &PyMethodDescr_Type)) {
      result = callMethod(ts, callable, args, nargs);
    } else if (nargs != 1 || isOwned(own, at + 1) || !countsReferences(callable)) {
      result = callBuiltin(ts, callable, args, nargs, nullptr);
    }
  }
  if (VT_UNLIKELY(result == kNotDirect)) {
    const Shape call = {callable, args, at, at + 1, static_cast<size_t>(nargs)};
    result = callThroughSlot(ts, call, call.count, nullptr, own);
  }
  releaseAll(v, n, own);
  return afterCall(ts, result);
}

PyObject* vt_call(PyThreadState* ts, PyObject** v, int n, PyObject* kwnames, vt_call_cache* cache,
                             unsigned own) noexcept {
  if (VT_UNLIKELY(v[0] == nullptr && Py_IS_TYPE(v[1], &PyMethod_Type))) {
    // A bound method: its function and self become the operands.
    PyObject* method = v[1];
    v[0] = Py_NewRef(PyMethod_GET_FUNCTION(method));
    v[1] = Py_NewRef(PyMethod_GET_SELF(method));
    if (isOwned(own, 1)) Py_DECREF(method);
    own |= 3;
  }
  const Shape call = shapeOf(v, n);
  const size_t nargs = call.count - (kwnames != nullptr ? static_cast<size_t>(PyTuple_GET_SIZE(kwnames)) : 0);
  PyObject* result;
  if (VT_LIKELY(isNativeFunction(call.callable) && !tracing(ts))) {
    const vt_code* c = nativeOf(call.callable);
    if (VT_LIKELY(kwnames == nullptr && (c->flags & VT_CODE_SIMPLE_ARGS) != 0 &&
                  call.count == static_cast<size_t>(c->nargs))) {
      return afterCall(ts, callExact(ts, call, c, own));
    }
    return afterCall(ts, callBound(ts, call, c, nargs, kwnames, cache, own));
  }
  if (PyFunction_Check(call.callable) || isNativeFunction(call.callable)) {
    result = callInterpreted(ts, call, nargs, kwnames);
  } else if (PyType_Check(call.callable) && !tracing(ts) &&
             PyType_HasFeature(reinterpret_cast<PyTypeObject*>(call.callable), Py_TPFLAGS_HEAPTYPE)) {
    auto* type = reinterpret_cast<PyTypeObject*>(call.callable);
    PyObject* init = nativeInit(type, cache);
    result = init != nullptr ? instantiate(ts, type, init, call, nargs, kwnames, cache)
                             : callGeneric(ts, call, nargs, kwnames, cache, own);
  } else {
    result = callGeneric(ts, call, nargs, kwnames, cache, own);
  }
  releaseAll(v, n, own);
  return afterCall(ts, result);
}

}  // extern "C"
