#include "containers.h"

#include <cstring>

#include "memory.h"

namespace vitrine::crash {

namespace {

constexpr Py_ssize_t kMostEntries = 1 << 20;

}  // namespace

bool typeHas(const PyObject* object, unsigned long flag) {
  PyObject head;
  unsigned long flags = 0;
  return readObject(object, &head) && readObject(&head.ob_type->tp_flags, &flags) && (flags & flag) != 0;
}

DictWalk::DictWalk(const PyObject* dict) {
  PyDictObject copy;
  if (typeHas(dict, Py_TPFLAGS_DICT_SUBCLASS) && readObject(reinterpret_cast<const PyDictObject*>(dict), &copy)) {
    begin(copy.ma_keys, copy.ma_values);
  } else {
    is_damaged_ = true;
  }
}

DictWalk DictWalk::ofInstance(const PyObject* object) {
  PyObject head;
  struct {
    const PyDictValues* values;
    const PyObject* dict;
  } before;  // Include/internal/pycore_object.h
  const PyDictKeysObject* keys = nullptr;
  if (!typeHas(object, Py_TPFLAGS_MANAGED_DICT) || !readObject(object, &head) ||
      !readBytes(address(object) - 4 * sizeof(void*), &before, sizeof(before))) {
    return {};
  }
  if (before.values == nullptr) return DictWalk(before.dict);
  DictWalk walk;
  if (readObject(&reinterpret_cast<const PyHeapTypeObject*>(head.ob_type)->ht_cached_keys, &keys)) {
    walk.begin(keys, before.values);
  }
  return walk;
}

void DictWalk::begin(const PyDictKeysObject* keys, const PyDictValues* values) {
  PyDictKeysObject head;
  if (!readObject(keys, &head) || head.dk_log2_index_bytes >= 40 || head.dk_nentries > kMostEntries) {
    is_damaged_ = true;
    return;
  }
  values_ = values;
  entries_ = address(keys) + sizeof(head) + (uintptr_t{1} << head.dk_log2_index_bytes);
  count_ = head.dk_nentries;
  has_hashes_ = head.dk_kind == DICT_KEYS_GENERAL;
}

bool DictWalk::next(const PyObject** key, const PyObject** value) {
  while (index_ < count_) {
    const auto i = static_cast<uintptr_t>(index_++);
    PyDictKeyEntry entry = {};
    PyDictUnicodeEntry name = {};
    if (has_hashes_ ? !readBytes(entries_ + i * sizeof(entry), &entry, sizeof(entry))
                    : !readBytes(entries_ + i * sizeof(name), &name, sizeof(name))) {
      is_damaged_ = true;
      return false;
    }
    *key = has_hashes_ ? entry.me_key : name.me_key;
    *value = has_hashes_ ? entry.me_value : name.me_value;
    if (values_ != nullptr && !readObject(const_cast<const PyObject* const*>(values_->values) + i, value)) {
      is_damaged_ = true;
      return false;
    }
    if (*key != nullptr && *value != nullptr) return true;
  }
  return false;
}

bool isText(const PyObject* object, const char* text) {
  PyASCIIObject head;
  char characters[64];
  const size_t length = strlen(text);
  return typeHas(object, Py_TPFLAGS_UNICODE_SUBCLASS) &&
         readObject(reinterpret_cast<const PyASCIIObject*>(object), &head) && head.state.ascii != 0 &&
         head.state.compact != 0 && static_cast<size_t>(head.length) == length && length <= sizeof(characters) &&
         readBytes(address(object) + sizeof(head), characters, length) && memcmp(characters, text, length) == 0;
}

const PyObject* lookUp(DictWalk walk, const char* key) {
  const PyObject *name, *value;
  while (walk.next(&name, &value)) {
    if (isText(name, key)) return value;
  }
  return nullptr;
}

void forEachMember(const PyObject* set, void (*visit)(void*, const PyObject*), void* data) {
  PyObject head;
  PySetObject copy;
  if (!readObject(set, &head) || (head.ob_type != &PySet_Type && head.ob_type != &PyFrozenSet_Type) ||
      !readObject(reinterpret_cast<const PySetObject*>(set), &copy)) {
    return;
  }
  for (Py_ssize_t i = 0; i <= copy.mask && i < kMostEntries; i++) {
    setentry entry;
    if (!readObject(copy.table + i, &entry)) return;
    if (entry.key != nullptr && entry.key != _PySet_Dummy) visit(data, entry.key);
  }
}

}  // namespace vitrine::crash
