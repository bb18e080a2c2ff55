// Binding at sites that call the same native code again: which argument goes into which slot is
// found once. Only functions without *args and **kwargs; everything else, and every error, is
// bindArguments()'s.
#include "bind_plan.h"

namespace vitrine::runtime {
namespace {

constexpr int kSlots = sizeof(vt_call_cache::slots);
constexpr uint8_t kNoDefault = 255;

/// The values of keyword-only parameters that were not given: new references in `out`.
bool keywordOnlyDefaults(PyFunctionObject* func, PyCodeObject* code, int named, PyObject** out) {
  for (int i = code->co_argcount; i < named; i++) {
    if (out[i] != nullptr) continue;
    if (func->func_kwdefaults == nullptr) return false;
    PyObject* value = PyDict_GetItemWithError(func->func_kwdefaults, PyTuple_GET_ITEM(code->co_localsplusnames, i));
    if (value == nullptr) return false;
    out[i] = Py_NewRef(value);
  }
  return true;
}

}  // namespace

void planBinding(vt_call_cache* site, const vt_code* c, size_t nargs, PyObject* kwnames) {
  PyCodeObject* code = c->code;
  const int named = code->co_argcount + code->co_kwonlyargcount;
  const int keywords = kwnames != nullptr ? static_cast<int>(PyTuple_GET_SIZE(kwnames)) : 0;
  if ((code->co_flags & (CO_VARARGS | CO_VARKEYWORDS)) != 0 || nargs > static_cast<size_t>(code->co_argcount) ||
      keywords > kSlots || named > 200) {
    return;
  }
  bool given[200] = {};
  for (size_t i = 0; i < nargs; i++) given[i] = true;
  PyObject** names = reinterpret_cast<PyTupleObject*>(code->co_localsplusnames)->ob_item;
  for (int k = 0; k < keywords; k++) {
    int slot = code->co_posonlyargcount;
    while (slot < named && names[slot] != PyTuple_GET_ITEM(kwnames, k)) slot++;
    if (slot == named || given[slot]) return;
    given[slot] = true;
    site->slots[k] = static_cast<uint8_t>(slot);
  }
  int missing = 0;
  while (missing < code->co_argcount && given[missing]) missing++;
  site->kind = kCallBinding;
  site->data = const_cast<vt_code*>(c);
  site->positional = static_cast<uint8_t>(nargs);
  site->first_default = missing < code->co_argcount ? static_cast<uint8_t>(missing) : kNoDefault;
}

bool bindAsPlanned(const vt_call_cache* site, PyFunctionObject* func, const vt_code* c, PyObject** args,
                   int keywords, unsigned own, int args_at, PyObject** out) {
  PyCodeObject* code = c->code;
  const int named = code->co_argcount + code->co_kwonlyargcount;
  const int positional = site->positional;
  PyObject* defaults = func->func_defaults;
  int without = code->co_argcount;
  if (site->first_default != kNoDefault) {
    if (defaults == nullptr) return false;
    without -= static_cast<int>(PyTuple_GET_SIZE(defaults));
    if (site->first_default < without) return false;
  }
  for (int i = positional; i < named; i++) out[i] = nullptr;
  for (int k = 0; k < keywords; k++) out[site->slots[k]] = args[positional + k];
  if (VT_UNLIKELY(named > code->co_argcount) && !keywordOnlyDefaults(func, code, named, out)) {
    for (int k = 0; k < keywords; k++) out[site->slots[k]] = nullptr;
    for (int i = code->co_argcount; i < named; i++) Py_XDECREF(out[i]);
    return false;
  }
  if (site->first_default != kNoDefault) {
    for (int i = site->first_default; i < code->co_argcount; i++) {
      if (out[i] == nullptr) out[i] = Py_NewRef(PyTuple_GET_ITEM(defaults, i - without));
    }
  }
  for (int i = 0; i < positional; i++) out[i] = args[i];
  ownAll(args, static_cast<size_t>(positional + keywords), own, args_at);
  return true;
}

}  // namespace vitrine::runtime
