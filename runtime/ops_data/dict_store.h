// dict[key] = value for exact dicts.
#pragma once

#include "dict_lookup.h"

namespace vitrine::data {

/// Strs and ints of up to two digits: hashing and comparing them runs no code.
inline bool isPlainKey(PyObject* key) {
  return PyUnicode_CheckExact(key) || (PyLong_CheckExact(key) && digitCount(key) <= kNarrowDigits);
}

/// A dict refers to this from now on: the collector may have to look into it.
inline void trackFor(PyDictObject* dict, PyObject* value) {
  if (!_PyObject_GC_IS_TRACKED(dict) && _PyObject_GC_MAY_BE_TRACKED(value))
    _PyObject_GC_TRACK(dict);
}

/// Takes the reference to `value` over.
inline void replaceInDict(PyDictObject* dict, PyObject** place, PyObject* value) {
  trackFor(dict, value);
  PyObject* old = *place;
  if (old != value) {
    *place = value;
    vt_dict_changed(dict);
  }
  vt_drop(old);
}

[[gnu::noinline]] int storeInDictSlowly(PyDictObject* dict, PyObject* key, PyObject* value);

/// dict[key] = value; takes the reference to `value` over, also on failure.
inline int storeInDict(PyDictObject* dict, PyObject* key, PyObject* value) {
  PyObject** place = findAtOnce(dict, key);
  if (place == nullptr) return storeInDictSlowly(dict, key, value);
  replaceInDict(dict, place, value);
  return 0;
}

}  // namespace vitrine::data
