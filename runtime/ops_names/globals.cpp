// Global names: a cached position in the keys of the module's or the builtins' dict.
//
// The version of a dict's keys changes when a key is added or removed, not when a value is
// replaced, and is never used twice for different keys. So while it is the same, a key is where it
// was, and an absent key is absent.
#include "names_support.h"

#include <vitrine/rt_fast_names.h>

using namespace vitrine::names;

namespace {

// Globals or builtins that are not plain dicts may define __getitem__ and __missing__.
PyObject* loadFromMappings(PyThreadState* ts,
                           PyObject* globals,
                           PyObject* builtins,
                           PyObject* name) {
  PyObject* value = PyObject_GetItem(globals, name);
  if (value != nullptr) return vt_leave_if_traced(ts, value);
  if (!_PyErr_ExceptionMatches(ts, PyExc_KeyError)) return nullptr;
  _PyErr_Clear(ts);
  value = PyObject_GetItem(builtins, name);
  if (value == nullptr && _PyErr_ExceptionMatches(ts, PyExc_KeyError)) {
    setNameError(PyExc_NameError, kNotDefined, name);
  }
  return vt_leave_if_traced(ts, value);
}

using GlobalPlan = vt_global_plan;
static_assert(sizeof(GlobalPlan) == sizeof(vt_global_cache));

// Offset of the value of `name` in the keys, 0 when it is absent, -1 when it cannot be said.
Py_ssize_t valueOffset(PyObject* dict, PyObject* name) {
  PyDictKeysObject* keys = reinterpret_cast<PyDictObject*>(dict)->ma_keys;
  if (keys->dk_kind != DICT_KEYS_UNICODE) return -1;
  Py_ssize_t index = _PyDictKeys_StringLookup(keys, name);
  if (index == DKIX_EMPTY) return 0;
  if (index < 0) return -1;
  auto* place = reinterpret_cast<char*>(&DK_UNICODE_ENTRIES(keys)[index].me_value);
  return place - reinterpret_cast<char*>(keys);
}

uint32_t takeVersion(PyObject* dict) {
  return _PyDictKeys_GetVersionForCurrentState(reinterpret_cast<PyDictObject*>(dict)->ma_keys);
}

void plan(PyObject* globals, PyObject* builtins, PyObject* name, GlobalPlan* site) {
  site->offset = 0;
  // A module that keeps gaining names while it uses them would take a version each time.
  if (site->versions_taken > 1000) return;
  Py_ssize_t offset = valueOffset(globals, name);
  bool in_builtins = offset == 0;
  if (in_builtins) offset = valueOffset(builtins, name);
  if (offset <= 0 || offset > UINT32_MAX) return;
  site->versions_taken++;
  site->globals_version = takeVersion(globals);
  site->builtins_version = in_builtins ? takeVersion(builtins) : 0;
  if (site->globals_version == 0 || (in_builtins && site->builtins_version == 0)) return;
  site->offset = static_cast<uint32_t>(offset);
}

inline PyDictKeysObject* keysOf(PyObject* dict) {
  return reinterpret_cast<PyDictObject*>(dict)->ma_keys;
}

PyObject* lookUpGlobal(PyThreadState* ts, PyObject* globals, PyObject* builtins, PyObject* name) {
  if (VT_UNLIKELY(!PyDict_CheckExact(globals) || !PyDict_CheckExact(builtins))) {
    return loadFromMappings(ts, globals, builtins, name);
  }
  PyObject* value = _PyDict_LoadGlobal(reinterpret_cast<PyDictObject*>(globals),
                                       reinterpret_cast<PyDictObject*>(builtins),
                                       name);
  if (value != nullptr) return vt_newref(value);
  if (_PyErr_Occurred(ts) == nullptr) setNameError(PyExc_NameError, kNotDefined, name);
  return nullptr;
}

[[gnu::noinline]] PyObject* loadSlowly(PyThreadState* ts,
                                       _PyInterpreterFrame* frame,
                                       PyObject* name,
                                       GlobalPlan* site) {
  PyObject* globals = frame->f_globals;
  PyObject* builtins = frame->f_builtins;
  PyObject* value = lookUpGlobal(ts, globals, builtins, name);
  if (value != nullptr && PyDict_CheckExact(globals) && PyDict_CheckExact(builtins)) {
    plan(globals, builtins, name, site);
  }
  return value;
}

}  // namespace

extern "C" {

PyObject* vt_load_global(PyThreadState* ts,
                         _PyInterpreterFrame* frame,
                         PyObject* name,
                         vt_global_cache* cache) noexcept {
  auto* site = reinterpret_cast<GlobalPlan*>(cache);
  PyObject* globals = frame->f_globals;
  // The exact type: a subclass may share the keys of the dict that it was made from.
  if (VT_LIKELY(PyDict_CheckExact(globals))) {
    PyDictKeysObject* keys = keysOf(globals);
    if (VT_LIKELY(keys->dk_version == site->globals_version && site->offset != 0)) {
      if (site->builtins_version != 0) {
        PyObject* builtins = frame->f_builtins;
        if (VT_UNLIKELY(!PyDict_CheckExact(builtins))) return loadSlowly(ts, frame, name, site);
        keys = keysOf(builtins);
        if (VT_UNLIKELY(keys->dk_version != site->builtins_version)) {
          return loadSlowly(ts, frame, name, site);
        }
      }
      PyObject* value = *reinterpret_cast<PyObject**>(reinterpret_cast<char*>(keys) + site->offset);
      if (VT_LIKELY(value != nullptr)) return vt_newref(value);
    }
  }
  return loadSlowly(ts, frame, name, site);
}

int vt_store_global(_PyInterpreterFrame* frame,
                    PyObject* name,
                    PyObject* a,
                    unsigned own) noexcept {
  Operand value(a, own, 0);
  return PyDict_SetItem(frame->f_globals, name, a) != 0 ? -1 : 0;
}

int vt_delete_global(PyThreadState* ts, _PyInterpreterFrame* frame, PyObject* name) noexcept {
  if (PyDict_DelItem(frame->f_globals, name) == 0) return 0;
  if (_PyErr_ExceptionMatches(ts, PyExc_KeyError)) {
    setNameError(PyExc_NameError, kNotDefined, name);
  }
  return -1;
}

}  // extern "C"
