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

/// Where the value of a key is, or `absent`, or `unknown` when CPython has to look it up.
struct DictPlace {
  PyObject** value;
  bool unknown;

  static DictPlace absent() { return {nullptr, false}; }
};

/// Follows the probes of `key` in one kind of table. The entries are those of pycore_dict.h.
template <typename Index, typename Entry>
DictPlace probe(const PyDictKeysObject* keys, Entry* entries, PyObject* key, Py_hash_t hash) {
  constexpr bool kOnlyStrings = std::is_same_v<Entry, PyDictUnicodeEntry>;
  const auto* indices = reinterpret_cast<const Index*>(keys->dk_indices);
  const size_t mask = (size_t{1} << keys->dk_log2_size) - 1;
  size_t perturb = static_cast<size_t>(hash);
  for (size_t i = perturb & mask;; i = (i * 5 + perturb + 1) & mask) {
    const Py_ssize_t index = indices[i];
    if (index >= 0) {
      Entry* entry = &entries[index];
      PyObject* other = entry->me_key;
      if (other == key) return {&entry->me_value, false};
      if constexpr (kOnlyStrings) {
        if (reinterpret_cast<PyASCIIObject*>(other)->hash == hash && equalStrings(other, key)) {
          return {&entry->me_value, false};
        }
      } else if (entry->me_hash == hash) {
        const int equal = compareKnown<Py_EQ>(other, key);
        if (equal == kUnknown) return {nullptr, true};
        if (equal != 0) return {&entry->me_value, false};
      }
    } else if (index == DKIX_EMPTY) {
      return DictPlace::absent();
    }
    perturb >>= vt_hash_perturb_shift;
  }
}

template <typename Entry>
DictPlace probe(const PyDictKeysObject* keys, Entry* entries, PyObject* key, Py_hash_t hash) {
  if (keys->dk_log2_size < 8) return probe<int8_t>(keys, entries, key, hash);
  if (keys->dk_log2_size < 16) return probe<int16_t>(keys, entries, key, hash);
  if (keys->dk_log2_size < 32) return probe<int32_t>(keys, entries, key, hash);
  return {nullptr, true};
}

inline DictPlace findInDict(PyDictObject* dict, PyObject* key, Py_hash_t hash) {
  PyDictKeysObject* keys = dict->ma_keys;
  if (keys->dk_kind == DICT_KEYS_GENERAL) return probe(keys, DK_ENTRIES(keys), key, hash);
  if (!PyUnicode_CheckExact(key)) return {nullptr, true};
  PyDictUnicodeEntry* entries = DK_UNICODE_ENTRIES(keys);
  DictPlace place = probe(keys, entries, key, hash);
  if (place.value != nullptr && keys->dk_kind == DICT_KEYS_SPLIT) {
    // The keys are a class's; each instance has values of its own, NULL where it lacks the key.
    const ptrdiff_t offset = reinterpret_cast<char*>(place.value) - reinterpret_cast<char*>(entries);
    place.value = &dict->ma_values->values[static_cast<size_t>(offset) / sizeof(PyDictUnicodeEntry)];
    if (*place.value == nullptr) return DictPlace::absent();
  }
  return place;
}

/// dict.get(key): 1 with the borrowed value in *value, 0 absent, -1 with an exception.
inline int getFromDict(PyDictObject* dict, PyObject* key, PyObject** value) {
  const Py_hash_t hash = hashOf(key);
  if (VT_UNLIKELY(hash == -1)) return -1;
  const DictPlace place = findInDict(dict, key, hash);
  if (VT_UNLIKELY(place.unknown)) {
    const Py_ssize_t index = _Py_dict_lookup(dict, key, hash, value);
    if (index == DKIX_ERROR) return -1;
    return index != DKIX_EMPTY && *value != nullptr ? 1 : 0;
  }
  if (place.value == nullptr) return 0;
  *value = *place.value;
  return 1;
}

}  // namespace vitrine::data
