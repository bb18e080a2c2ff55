// Arguments to parameters at a site whose callee is known (bind_plan.cpp).
#pragma once

#include "calls.h"

namespace vitrine::runtime {

/// What a call site remembers in vt_call_cache::kind.
enum CallKind : uint16_t {
  kCallUnknown,
  kCallNativeInit,  // version: of the class; data: its native __init__, borrowed
  kCallOther,       // version: of a class that has none
};

/// Remembers how `nargs` positional arguments and the site's keywords fit the parameters of `c`; nothing when
/// they do not. Never sets an exception.
void planBinding(vt_call_cache* site, const vt_code* c, size_t nargs, PyObject* kwnames);

inline bool isPlanned(const vt_call_cache* site, const vt_code* c, size_t nargs) {
  return site->planned == c && site->positional == nargs;
}

/// bindAsPlanned() for positional arguments and a function that has no other parameters.
inline bool bindPositional(PyFunctionObject* func, const vt_code* c, PyObject** args, size_t nargs, unsigned own,
                           int args_at, PyObject** out) {
  const auto given = static_cast<int>(nargs);
  if (given < c->nargs) {
    PyObject* defaults = func->func_defaults;
    if (defaults == nullptr) return false;
    const int without = c->nargs - static_cast<int>(PyTuple_GET_SIZE(defaults));
    if (given < without) return false;
    for (int i = given; i < c->nargs; i++) out[i] = Py_NewRef(PyTuple_GET_ITEM(defaults, i - without));
  }
  ownAll(args, nargs, own, args_at);
  for (int i = 0; i < given; i++) out[i] = args[i];
  return true;
}

/// As bindArguments(), but takes over the arguments that bit `args_at` and up of `own` say. False: the
/// function's defaults do not do; nothing was taken over then.
bool bindAsPlanned(const vt_call_cache* site, PyFunctionObject* func, const vt_code* c, PyObject* const* args,
                   size_t nargs, PyObject* kwnames, unsigned own, int args_at, PyObject** out);

}  // namespace vitrine::runtime
