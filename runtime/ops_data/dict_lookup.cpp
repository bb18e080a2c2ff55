#include "dict_lookup.h"

namespace vitrine::data {

int equalKeys(PyObject* a, PyObject* b) { return compareKnown<Py_EQ>(a, b); }

namespace {

/// Follows the probes of a key in a table of keys of any type.
template <typename Index>
DictPlace probe(PyDictKeysObject* keys, PyObject* key, Py_hash_t hash) {
  const auto* indices = reinterpret_cast<const Index*>(keys->dk_indices);
  const size_t mask = (size_t{1} << keys->dk_log2_size) - 1;
  size_t perturb = static_cast<size_t>(hash);
  for (size_t i = perturb & mask;; i = (i * 5 + perturb + 1) & mask) {
    const Py_ssize_t index = indices[i];
    if (index >= 0) {
      PyDictKeyEntry* entry = &DK_ENTRIES(keys)[index];
      if (entry->me_key == key) return {&entry->me_value, false};
      if (entry->me_hash == hash) {
        const int equal = equalKeys(entry->me_key, key);
        if (equal == kUnknown) return {nullptr, true};
        if (equal != 0) return {&entry->me_value, false};
      }
    } else if (index == DKIX_EMPTY) {
      return DictPlace::absent();
    }
    perturb >>= vt_hash_perturb_shift;
  }
}

/// A str in a table of strs: CPython's own loop compares them as fast as can be, and runs no code.
DictPlace findString(PyDictObject* dict, PyObject* key, Py_hash_t hash) {
  PyObject* value;
  const Py_ssize_t index = _Py_dict_lookup(dict, key, hash, &value);
  // The keys of a split table are a class's; each instance has values of its own, NULL where it
  // lacks one.
  if (index < 0 || value == nullptr) return DictPlace::absent();
  if (dict->ma_keys->dk_kind == DICT_KEYS_SPLIT) return {&dict->ma_values->values[index], false};
  return {&DK_UNICODE_ENTRIES(dict->ma_keys)[index].me_value, false};
}

}  // namespace

DictPlace findInDict(PyDictObject* dict, PyObject* key, Py_hash_t hash) {
  PyDictKeysObject* keys = dict->ma_keys;
  if (keys->dk_kind != DICT_KEYS_GENERAL) {
    return PyUnicode_CheckExact(key) ? findString(dict, key, hash) : DictPlace{nullptr, true};
  }
  if (keys->dk_log2_size < 8) return probe<int8_t>(keys, key, hash);
  if (keys->dk_log2_size < 16) return probe<int16_t>(keys, key, hash);
  if (keys->dk_log2_size < 32) return probe<int32_t>(keys, key, hash);
  return {nullptr, true};
}

int getFromDict(PyDictObject* dict, PyObject* key, PyObject** value) {
  const Py_hash_t hash = hashOf(key);
  if (VT_UNLIKELY(hash == -1)) return -1;
  DictPlace place{nullptr, true};
  if (dict->ma_keys->dk_kind == DICT_KEYS_GENERAL) place = findInDict(dict, key, hash);
  if (place.unknown) {
    const Py_ssize_t index = _Py_dict_lookup(dict, key, hash, value);
    if (index == DKIX_ERROR) return -1;
    return index != DKIX_EMPTY && *value != nullptr ? 1 : 0;
  }
  if (place.value == nullptr) return 0;
  *value = *place.value;
  return 1;
}

}  // namespace vitrine::data
