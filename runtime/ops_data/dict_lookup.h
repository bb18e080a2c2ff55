// Finding a key in an exact dict without CPython's calls, as long as comparing keys runs no code.
#pragma once

#include "compare.h"

#include <vitrine/cpython/containers.h>

namespace vitrine::data {

/// The hash of a key; -1 with an exception.
inline Py_hash_t hashOf(PyObject* key) {
  if (PyUnicode_CheckExact(key)) {
    const Py_hash_t hash = reinterpret_cast<PyASCIIObject*>(key)->hash;
    if (VT_LIKELY(hash != -1)) return hash;
  } else if (PyLong_CheckExact(key) && digitCount(key) <= kNarrowDigits) {
    // Below the modulus of the hash, which is a prime of 61 bits. -1 stands for errors.
    const long value = narrowValue(key);
    return value == -1 ? -2 : value;
  }
  return PyObject_Hash(key);
}

/// Whether two keys with the same hash are equal: 1, 0 or kUnknown. Not in line: the loops that
/// call it mostly find the very same object.
[[gnu::noinline]] int equalKeys(PyObject* a, PyObject* b);

/// Where the value of a key is, or `absent`, or `unknown` when CPython has to look it up.
struct DictPlace {
  PyObject** value;
  bool unknown;

  static DictPlace absent() { return {nullptr, false}; }
};

/// Where the value of a key with that hash is.
[[gnu::noinline]] DictPlace findInDict(PyDictObject* dict, PyObject* key, Py_hash_t hash);

/// The index that the first probe of a hash finds; negative when there is none, or the table is
/// huge.
inline Py_ssize_t firstIndex(const PyDictKeysObject* keys, Py_hash_t hash) {
  const size_t i = static_cast<size_t>(hash) & ((size_t{1} << keys->dk_log2_size) - 1);
  if (VT_LIKELY(keys->dk_log2_size < 8))
    return reinterpret_cast<const int8_t*>(keys->dk_indices)[i];
  if (keys->dk_log2_size < 16) return reinterpret_cast<const int16_t*>(keys->dk_indices)[i];
  if (keys->dk_log2_size < 32) return reinterpret_cast<const int32_t*>(keys->dk_indices)[i];
  return DKIX_EMPTY;
}

/// Where the value is, when the first probe finds the very same str, or an equal int of one digit:
/// most look-ups end here. NULL: not known.
inline PyObject** findAtOnce(PyDictObject* dict, PyObject* key) {
  const PyDictKeysObject* keys = dict->ma_keys;
  if (PyUnicode_CheckExact(key)) {
    if (keys->dk_kind != DICT_KEYS_UNICODE) return nullptr;
    const Py_ssize_t index = firstIndex(keys, reinterpret_cast<PyASCIIObject*>(key)->hash);
    if (index < 0) return nullptr;
    PyDictUnicodeEntry* entry = &DK_UNICODE_ENTRIES(dict->ma_keys)[index];
    return VT_LIKELY(entry->me_key == key) ? &entry->me_value : nullptr;
  }
  // Negative numbers are left out because -1 and -2 have the same hash.
  if (keys->dk_kind == DICT_KEYS_GENERAL && vt_is_small(key) && Py_SIZE(key) >= 0) {
    const long hash = vt_small_value(key);
    const Py_ssize_t index = firstIndex(keys, hash);
    if (index < 0) return nullptr;
    PyDictKeyEntry* entry = &DK_ENTRIES(dict->ma_keys)[index];
    return entry->me_hash == hash && vt_is_small(entry->me_key) ? &entry->me_value : nullptr;
  }
  return nullptr;
}

/// dict.get(key): 1 with the borrowed value in *value, 0 absent, -1 with an exception.
[[gnu::noinline]] int getFromDict(PyDictObject* dict, PyObject* key, PyObject** value);

}  // namespace vitrine::data
