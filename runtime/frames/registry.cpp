// Which code objects have native code; VITRINE_STATS.
#include "../functions/functions.h"

#include <vitrine/rt_fast.h>

#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>

namespace vitrine::runtime {

Statistics statistics;

namespace {

/// __build_class__ wants the class body, and type.__new__ the functions that it makes static or class
/// methods of, to be of PyFunction_Type itself (Objects/typeobject.c, type_new_staticmethod).
bool wantsExactFunction(const vt_code* c) {
  if ((c->flags & VT_CODE_NAMESPACE) != 0) return true;
  for (const char* name : {"__new__", "__init_subclass__", "__class_getitem__"}) {
    if (_PyUnicode_EqualToASCIIString(c->code->co_name, name)) return true;
  }
  return false;
}

/// What has to be there before the first native function is made, or one of CPython's is intercepted.
bool ready() {
  static const bool done = [] {
    vt_int_pool_install();
    if (initFunctionTypes() < 0) return false;
    hideFunctionTypes();
    return acceptNativeFunctions();
  }();
  return done;
}

}  // namespace
}  // namespace vitrine::runtime

using namespace vitrine::runtime;

extern "C" int vt_attach_code(PyCodeObject* code, vt_code* c) noexcept {
  static const Py_ssize_t slot = _PyEval_RequestCodeExtraIndex(nullptr);
  if (slot != 0) {
    PyErr_SetString(PyExc_SystemError, "vitrine: co_extra slot 0 is taken");
    return -1;
  }
  if (!ready()) return -1;
  if (wantsExactFunction(c)) c->flags |= VT_CODE_EXACT;
  c->direct_args = (c->flags & VT_CODE_SIMPLE_ARGS) != 0 && c->body != nullptr ? c->nargs : -1;
  if ((c->flags & VT_CODE_GENERATOR) != 0) {
    // Where a generator that has not started yet stands.
    _Py_CODEUNIT* unit = c->first;
    while (_PyOpcode_Deopt[_Py_OPCODE(*unit)] != RETURN_GENERATOR) unit++;
    c->generator_start = static_cast<int>(unit - c->first);
  }
  return _PyCode_SetExtra(reinterpret_cast<PyObject*>(code), slot, c);
}

extern "C" int vt_intercept(PyObject* function, vectorcallfunc by) noexcept {
  if (!ready()) {
    if (!PyErr_Occurred()) PyErr_SetString(PyExc_SystemError, "vitrine: this CPython is not the expected one");
    return -1;
  }
  intercept(function, by);
  return 0;
}

extern "C" void vt_print_stats() noexcept {
  const char* wanted = std::getenv("VITRINE_STATS");
  if (wanted == nullptr || *wanted == 0 || std::strcmp(wanted, "0") == 0) return;
  const Statistics& s = statistics;
  std::fprintf(stderr,
               "vitrine: %" PRIu64 " compiled calls, %" PRIu64 " generator resumptions, %" PRIu64
               " deoptimisations (%" PRIu64 " traced after a call, %" PRIu64 " traced exceptions, %" PRIu64
               " traced at the eval breaker), %" PRIu64 " calls interpreted because of tracing\n",
               vt_call_count, vt_resumption_count, s.after_call + s.in_exception + s.at_breaker, s.after_call,
               s.in_exception, s.at_breaker, s.traced_calls);
}
