// Binding at sites that call the same native code again: which argument goes into which slot is
// found once. Whatever does not fit, and every error, is bindArguments()'s.
#include "bind_plan.h"

#include <algorithm>
#include <utility>

namespace vitrine::runtime {
namespace {

constexpr size_t kSlots = sizeof(vt_call_cache::slots);
constexpr int kMostArguments = 200;
constexpr uint8_t kNoDefault = 255;
constexpr uint8_t kIntoDict = 254;  // a keyword that **kwargs takes

struct Parameters {
  int positional;
  int named;  // positional and keyword-only: *args comes behind them, then **kwargs
  bool rest;
  bool dict;

  explicit Parameters(const PyCodeObject* code)
      : positional(code->co_argcount),
        named(code->co_argcount + code->co_kwonlyargcount),
        rest((code->co_flags & CO_VARARGS) != 0),
        dict((code->co_flags & CO_VARKEYWORDS) != 0) {}
};

size_t keywordCount(PyObject* kwnames) {
  return kwnames != nullptr ? static_cast<size_t>(PyTuple_GET_SIZE(kwnames)) : 0;
}

/// The values of keyword-only parameters that were not given: new references in `out`.
bool keywordOnlyDefaults(PyFunctionObject* func, const PyCodeObject* code, const Parameters& parameters,
                         PyObject** out) {
  for (int i = parameters.positional; i < parameters.named; i++) {
    if (out[i] != nullptr) continue;
    if (func->func_kwdefaults == nullptr) return false;
    PyObject* value = PyDict_GetItemWithError(func->func_kwdefaults, PyTuple_GET_ITEM(code->co_localsplusnames, i));
    if (value == nullptr) return false;
    out[i] = Py_NewRef(value);
  }
  return true;
}

/// What *args and **kwargs receive, unless there are none. The tuple's items are still to be filled in.
struct Collected {
  PyObject* rest = nullptr;
  PyObject* dict = nullptr;

  Collected() = default;
  Collected(const Collected&) = delete;
  Collected& operator=(const Collected&) = delete;
  ~Collected() {
    Py_XDECREF(rest);
    Py_XDECREF(dict);
  }

  bool collect(const vt_call_cache* site, const Parameters& parameters, PyObject* const* args, size_t nargs,
               PyObject* kwnames) {
    if (parameters.dict) {
      dict = PyDict_New();
      if (dict == nullptr) return false;
      for (size_t k = 0; k < keywordCount(kwnames); k++) {
        if (site->slots[k] != kIntoDict) continue;
        if (PyDict_SetItem(dict, PyTuple_GET_ITEM(kwnames, k), args[nargs + k]) < 0) return false;
      }
    }
    // Last: nothing may look at the tuple before it is filled in.
    if (parameters.rest) {
      const Py_ssize_t size = static_cast<Py_ssize_t>(nargs) - parameters.positional;
      rest = PyTuple_New(std::max<Py_ssize_t>(size, 0));
      if (rest == nullptr) return false;
    }
    return true;
  }
};

}  // namespace

void planBinding(vt_call_cache* site, const vt_code* c, size_t nargs, PyObject* kwnames) {
  PyCodeObject* code = c->code;
  const Parameters parameters(code);
  const size_t keywords = keywordCount(kwnames);
  const bool too_many = nargs > static_cast<size_t>(parameters.positional) && !parameters.rest;
  if (too_many || nargs > kMostArguments || keywords > kSlots || parameters.named > kMostArguments) return;
  bool given[kMostArguments] = {};
  std::fill_n(given, std::min(nargs, static_cast<size_t>(parameters.positional)), true);
  PyObject** names = reinterpret_cast<PyTupleObject*>(code->co_localsplusnames)->ob_item;
  site->planned = nullptr;
  for (size_t k = 0; k < keywords; k++) {
    PyObject** end = names + parameters.named;
    PyObject** found = std::find(names + code->co_posonlyargcount, end, PyTuple_GET_ITEM(kwnames, k));
    if (found == end) {
      // Names of a code object and of keywords at a call are interned: another object is another name.
      if (!parameters.dict || !PyUnicode_CHECK_INTERNED(PyTuple_GET_ITEM(kwnames, k))) return;
      site->slots[k] = kIntoDict;
      continue;
    }
    if (given[found - names]) return;
    given[found - names] = true;
    site->slots[k] = static_cast<uint8_t>(found - names);
  }
  const bool* missing = std::find(given, given + parameters.positional, false);
  site->planned = c;
  site->positional = static_cast<uint8_t>(nargs);
  site->first_default =
      missing < given + parameters.positional ? static_cast<uint8_t>(missing - given) : kNoDefault;
}

bool bindAsPlanned(const vt_call_cache* site, PyFunctionObject* func, const vt_code* c, PyObject* const* args,
                   size_t nargs, PyObject* kwnames, unsigned own, int args_at, PyObject** out) {
  const Parameters parameters(c->code);
  const size_t keywords = keywordCount(kwnames);
  const int fixed = std::min(static_cast<int>(nargs), parameters.positional);
  // First: a garbage collection may run code, which could change the function's defaults.
  Collected collected;
  if ((parameters.rest || parameters.dict) && !collected.collect(site, parameters, args, nargs, kwnames)) {
    PyErr_Clear();
    return false;
  }
  PyObject* defaults = func->func_defaults;
  int without = parameters.positional;
  if (site->first_default != kNoDefault) {
    if (defaults == nullptr) return false;
    without -= static_cast<int>(PyTuple_GET_SIZE(defaults));
    if (site->first_default < without) return false;
  }
  std::fill(out + fixed, out + parameters.named, nullptr);
  for (size_t k = 0; k < keywords; k++) {
    if (site->slots[k] != kIntoDict) out[site->slots[k]] = args[nargs + k];
  }
  if (VT_UNLIKELY(parameters.named > parameters.positional) && !keywordOnlyDefaults(func, c->code, parameters, out)) {
    for (size_t k = 0; k < keywords; k++) {
      if (site->slots[k] != kIntoDict) out[site->slots[k]] = nullptr;
    }
    for (int i = parameters.positional; i < parameters.named; i++) Py_XDECREF(out[i]);
    return false;
  }
  if (site->first_default != kNoDefault) {
    for (int i = site->first_default; i < parameters.positional; i++) {
      if (out[i] == nullptr) out[i] = Py_NewRef(PyTuple_GET_ITEM(defaults, i - without));
    }
  }
  // From here on nothing fails: each argument becomes ours and moves to its place.
  ownAll(args, nargs + keywords, own, args_at);
  std::copy_n(args, fixed, out);
  int slot = parameters.named;
  if (parameters.rest) {
    for (size_t i = static_cast<size_t>(fixed); i < nargs; i++) PyTuple_SET_ITEM(collected.rest, i - fixed, args[i]);
    out[slot++] = std::exchange(collected.rest, nullptr);
  }
  if (parameters.dict) {
    for (size_t k = 0; k < keywords; k++) {
      if (site->slots[k] == kIntoDict) Py_DECREF(args[nargs + k]);  // the dict has its own
    }
    out[slot] = std::exchange(collected.dict, nullptr);
  }
  return true;
}

}  // namespace vitrine::runtime
