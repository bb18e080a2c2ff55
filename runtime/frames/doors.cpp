// The doors through which CPython runs code objects from C (link-options.txt): native code is taken
// where the code object has some and the thread is not being traced.
#include "../calls/calls.h"

using namespace vitrine::runtime;

namespace {

/// Whether runWithNamespace() does for code that is given a namespace. Not for generators, whose frame would need it
/// before it is resumed, nor where cells are made on entry: that may collect garbage, and finalizers run before the body.
bool takesNamespace(const vt_code* c) { return c->body != nullptr && c->code->co_ncellvars == 0; }

PyObject* callWithNamespace(PyThreadState* ts, PyFunctionObject* func, const vt_code* c, PyObject* locals,
                            PyObject* const* args, size_t nargs, PyObject* kwnames) {
  auto* bound = static_cast<PyObject**>(alloca(sizeof(PyObject*) * static_cast<size_t>(c->nargs + 1)));
  if (!bindArguments(func, c, args, nargs, kwnames, bound)) {
    return __real__PyEval_Vector(ts, func, locals, args, nargs, kwnames);
  }
  return runWithNamespace(ts, func, c, bound, locals);
}

}  // namespace

extern "C" {

/// Generators, coroutines and async generators are resumed through here (Objects/genobject.c).
PyObject* __wrap__PyEval_EvalFrameDefault(PyThreadState* ts, _PyInterpreterFrame* frame, int throwing) {
  if (frame->owner == FRAME_OWNED_BY_GENERATOR && !tracing(ts)) {
    const vt_code* c = nativeCode(frame->f_code);
    if (c != nullptr && c->resume != nullptr) return c->resume(ts, frame, throwing);
  }
  return __real__PyEval_EvalFrameDefault(ts, frame, throwing);
}

/// Exact functions called from C, class and module bodies (_PyFunction_Vectorcall, __build_class__,
/// PyEval_EvalCode).
PyObject* __wrap__PyEval_Vector(PyThreadState* ts, PyFunctionObject* func, PyObject* locals,
                                PyObject* const* args, size_t nargs, PyObject* kwnames) {
  const vt_code* c = nativeCode(codeOf(func));
  const bool wants_namespace = c != nullptr && (c->flags & VT_CODE_NAMESPACE) != 0;
  if (c == nullptr || tracing(ts) || (locals == nullptr ? wants_namespace : !wants_namespace && !takesNamespace(c)) ||
      (wants_namespace && (nargs != 0 || kwnames != nullptr))) {
    return __real__PyEval_Vector(ts, func, locals, args, nargs, kwnames);
  }
  // The caller's reference may be given up meanwhile: sys.settrace(None) in a trace function.
  Py_INCREF(func);
  PyObject* result = wants_namespace     ? c->body(ts, func, &locals)
                     : locals == nullptr ? callNative(ts, func, c, args, nargs, kwnames)
                                         : callWithNamespace(ts, func, c, locals, args, nargs, kwnames);
  Py_DECREF(func);
  return result;
}

/// exec(), eval() and import of a code object (Python/bltinmodule.c, Python/pythonrun.c).
PyObject* __wrap_PyEval_EvalCode(PyObject* code, PyObject* globals, PyObject* locals) {
  PyThreadState* ts = _PyThreadState_GET();
  const vt_code* c = nativeCode(reinterpret_cast<PyCodeObject*>(code));
  if (c == nullptr || c->body == nullptr || tracing(ts)) return __real_PyEval_EvalCode(code, globals, locals);
  PyObject* func = newFunction(c->code, globals, c, true);
  if (func == nullptr) return nullptr;
  if (locals == nullptr) locals = globals;
  PyObject* result = __wrap__PyEval_Vector(ts, reinterpret_cast<PyFunctionObject*>(func), locals, nullptr, 0, nullptr);
  Py_DECREF(func);
  return result;
}

}  // extern "C"
