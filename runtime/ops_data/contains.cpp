// Membership.
#include "dict_store.h"

using namespace vitrine::data;

namespace {

/// 1 or 0 when known without running code, else kUnknown.
inline int equalKnown(PyObject* item, PyObject* value) {
  return item == value ? 1 : compareKnown<Py_EQ>(item, value);
}

/// An item's __eq__ may change the list: the item is held, and the size is read again every time.
[[gnu::noinline]] int listContains(PyObject* list, PyObject* value) {
  for (Py_ssize_t k = 0; k < PyList_GET_SIZE(list); k++) {
    PyObject* item = PyList_GET_ITEM(list, k);
    int equal = equalKnown(item, value);
    if (VT_UNLIKELY(equal == kUnknown)) {
      vt_incref(item);
      equal = PyObject_RichCompareBool(item, value, Py_EQ);
      vt_drop(item);
    }
    if (equal != 0) return equal;
  }
  return 0;
}

[[gnu::noinline]] int tupleContains(PyObject* tuple, PyObject* value) {
  for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(tuple); k++) {
    PyObject* item = PyTuple_GET_ITEM(tuple, k);
    int equal = equalKnown(item, value);
    if (VT_UNLIKELY(equal == kUnknown)) equal = PyObject_RichCompareBool(item, value, Py_EQ);
    if (equal != 0) return equal;
  }
  return 0;
}

/// Follows CPython's probes. Keys whose hash may run code are unknown: they are to be hashed once.
[[gnu::noinline]] int findInSet(PySetObject* set, PyObject* key) {
  if (!isPlainKey(key)) return kUnknown;
  const Py_hash_t hash = hashOf(key);
  const size_t mask = set->mask;
  size_t perturb = static_cast<size_t>(hash);
  for (size_t i = perturb & mask;; i = (i * 5 + 1 + perturb) & mask) {
    const setentry* entry = &set->table[i];
    const setentry* last = i + vt_set_linear_probes <= mask ? entry + vt_set_linear_probes : entry;
    for (; entry <= last; entry++) {
      if (entry->key == nullptr) return 0;
      if (entry->hash != hash) continue;
      const int equal = entry->key == key ? 1 : equalKeys(entry->key, key);
      if (equal != 0) return equal;
    }
    perturb >>= vt_hash_perturb_shift;
  }
}

inline int isInDict(PyObject* dict, PyObject* key) {
  auto* o = reinterpret_cast<PyDictObject*>(dict);
  PyObject* found;
  return findAtOnce(o, key) != nullptr ? 1 : getFromDict(o, key, &found);
}

int isInString(PyObject* string, PyObject* value) {
  const bool one = PyUnicode_CheckExact(value) && PyUnicode_IS_COMPACT_ASCII(value) &&
                   PyUnicode_GET_LENGTH(value) == 1;
  if (!one || !PyUnicode_IS_COMPACT_ASCII(string)) return PyUnicode_Contains(string, value);
  const auto* characters = static_cast<const char*>(PyUnicode_DATA(string));
  return memchr(characters,
                *static_cast<const char*>(PyUnicode_DATA(value)),
                PyUnicode_GET_LENGTH(string)) != nullptr;
}

int contains(PyObject* value, PyObject* container) {
  PyTypeObject* type = Py_TYPE(container);
  if (type == &PyDict_Type) {
    return isInDict(container, value);
  }
  if (type == &PySet_Type || type == &PyFrozenSet_Type) {
    const int found = findInSet(reinterpret_cast<PySetObject*>(container), value);
    return found != kUnknown ? found : type->tp_as_sequence->sq_contains(container, value);
  }
  if (type == &PyList_Type) return listContains(container, value);
  if (type == &PyTuple_Type) return tupleContains(container, value);
  if (type == &PyUnicode_Type) return isInString(container, value);
  return PySequence_Contains(container, value);
}

}  // namespace

extern "C" {

int vt_test_contains(PyObject* a, PyObject* b, int i, unsigned own) noexcept {
  const int found = contains(a, b);
  release(a, b, own);
  if (found < 0) return -1;
  PyThreadState* ts = _PyThreadState_GET();
  if (VT_LIKELY(ts->cframe->use_tracing == 0)) return found ^ i;
  vt_put_aside(vt_newref(boolObject(found ^ i)));  // left behind the operation, before the jump
  return -1;
}
PyObject* vt_contains_op(PyObject* a, PyObject* b, int i, unsigned own) noexcept {
  const int truth = vt_test_contains(a, b, i, own);
  return truth < 0 ? nullptr : vt_newref(boolObject(truth));
}

}  // extern "C"
