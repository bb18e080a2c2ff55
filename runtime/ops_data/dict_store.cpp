#include "dict_store.h"

namespace vitrine::data {
namespace {

/// Writes the number of the next entry into the first free index of the key's probes.
template <typename Index>
void claimIndex(PyDictKeysObject* keys, Py_hash_t hash) {
  auto* indices = reinterpret_cast<Index*>(keys->dk_indices);
  const size_t mask = (size_t{1} << keys->dk_log2_size) - 1;
  size_t perturb = static_cast<size_t>(hash);
  size_t i = perturb & mask;
  while (indices[i] >= 0) {
    perturb >>= vt_hash_perturb_shift;
    i = (i * 5 + perturb + 1) & mask;
  }
  indices[i] = static_cast<Index>(keys->dk_nentries);
}

/// Adds a plain key that is not there. Takes the value over. False, and nothing done, when the
/// table has no room, is shared with a class, or is of another kind than the key needs.
bool insertIntoDict(PyDictObject* dict, PyObject* key, Py_hash_t hash, PyObject* value) {
  PyDictKeysObject* keys = dict->ma_keys;
  const bool general = keys->dk_kind == DICT_KEYS_GENERAL;
  if (keys->dk_usable <= 0 || dict->ma_values != nullptr || keys->dk_log2_size >= 32) return false;
  if (!general && !PyUnicode_CheckExact(key)) return false;
  trackFor(dict, value);
  keys->dk_version = 0;
  if (keys->dk_log2_size < 8) {
    claimIndex<int8_t>(keys, hash);
  } else if (keys->dk_log2_size < 16) {
    claimIndex<int16_t>(keys, hash);
  } else {
    claimIndex<int32_t>(keys, hash);
  }
  vt_incref(key);
  if (general) {
    DK_ENTRIES(keys)[keys->dk_nentries] = {hash, key, value};
  } else {
    DK_UNICODE_ENTRIES(keys)[keys->dk_nentries] = {key, value};
  }
  dict->ma_used++;
  keys->dk_usable--;
  keys->dk_nentries++;
  vt_dict_changed(dict);
  return true;
}

}  // namespace

int storeInDictSlowly(PyDictObject* dict, PyObject* key, PyObject* value) {
  // Hashing other keys runs code, and CPython must not run it a second time.
  if (!isPlainKey(key)) return _PyDict_SetItem_Take2(dict, vt_newref(key), value);
  const Py_hash_t hash = hashOf(key);
  const DictPlace place = findInDict(dict, key, hash);
  if (place.value != nullptr) {
    replaceInDict(dict, place.value, value);
    return 0;
  }
  if (!place.unknown && insertIntoDict(dict, key, hash, value)) return 0;
  return _PyDict_SetItem_Take2(dict, vt_newref(key), value);
}

}  // namespace vitrine::data
