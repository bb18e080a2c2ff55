// MAKE_FUNCTION, in compiled and in interpreted frames, and what turns exact functions native later.
#include "functions.h"

using namespace vitrine::runtime;

namespace {

PyObject* make(PyObject* code_object, PyObject* globals) {
  auto* code = reinterpret_cast<PyCodeObject*>(code_object);
  vt_code* c = nativeCode(code);
  if (c == nullptr) return __real_PyFunction_New(code_object, globals);
  return newFunction(code, globals, c, (c->flags & VT_CODE_EXACT) != 0);
}

}  // namespace

extern "C" {

PyObject* vt_make_function(PyThreadState* ts, _PyInterpreterFrame* frame, PyObject** v, int flags,
                           unsigned own) noexcept {
  (void)ts;
  const int count = __builtin_popcount(static_cast<unsigned>(flags) & 15U) + 1;
  PyObject* code = v[count - 1];
  auto* f = reinterpret_cast<PyFunctionObject*>(make(code, frame->f_globals));
  int at = 0;
  auto take = [&](PyObject** field) {
    const bool owned = (own & (1U << at)) != 0;
    PyObject* value = v[at++];
    if (f != nullptr) {
      *field = owned ? value : Py_NewRef(value);
    } else if (owned) {
      Py_DECREF(value);
    }
  };
  PyObject* nowhere = nullptr;
  if ((flags & 1) != 0) take(f != nullptr ? &f->func_defaults : &nowhere);
  if ((flags & 2) != 0) take(f != nullptr ? &f->func_kwdefaults : &nowhere);
  if ((flags & 4) != 0) take(f != nullptr ? &f->func_annotations : &nowhere);
  if ((flags & 8) != 0) take(f != nullptr ? &f->func_closure : &nowhere);
  if ((own & (1U << at)) != 0) Py_DECREF(code);
  return reinterpret_cast<PyObject*>(f);
}

/// ceval.c's MAKE_FUNCTION: a module body that is being traced still makes native functions.
PyObject* __wrap_PyFunction_New(PyObject* code, PyObject* globals) { return make(code, globals); }

/// The implicit static and class methods of a new class: the class exists, the function may be native.
PyObject* __wrap_PyStaticMethod_New(PyObject* callable) {
  promote(callable);
  return __real_PyStaticMethod_New(callable);
}
PyObject* __wrap_PyClassMethod_New(PyObject* callable) {
  promote(callable);
  return __real_PyClassMethod_New(callable);
}

}  // extern "C"
