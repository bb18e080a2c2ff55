// container[index]: load, store, delete.
#include "dict_lookup.h"

using namespace vitrine::data;

namespace {

/// The position that an int of one digit means in a sequence; -1 when there is none.
inline Py_ssize_t positionOf(PyObject* index, Py_ssize_t size) {
  if (!vt_is_small(index)) return -1;
  Py_ssize_t position = vt_small_value(index);
  if (position < 0) position += size;
  return static_cast<size_t>(position) < static_cast<size_t>(size) ? position : -1;
}

/// NULL without an exception: not known here.
PyObject* loadItem(PyObject* container, PyObject* index) {
  PyTypeObject* type = Py_TYPE(container);
  if (type == &PyList_Type) {
    const Py_ssize_t k = positionOf(index, PyList_GET_SIZE(container));
    return k >= 0 ? vt_newref(PyList_GET_ITEM(container, k)) : nullptr;
  }
  if (type == &PyTuple_Type) {
    const Py_ssize_t k = positionOf(index, PyTuple_GET_SIZE(container));
    return k >= 0 ? vt_newref(PyTuple_GET_ITEM(container, k)) : nullptr;
  }
  if (type == &PyUnicode_Type && PyUnicode_IS_READY(container)) {
    const Py_ssize_t k = positionOf(index, PyUnicode_GET_LENGTH(container));
    if (k < 0) return nullptr;
    const Py_UCS4 c = PyUnicode_READ_CHAR(container, k);
    return c < 256 ? vt_newref(vt_latin1_character(static_cast<unsigned char>(c))) : PyUnicode_FromOrdinal(c);
  }
  if (type == &PyBytes_Type) {
    const Py_ssize_t k = positionOf(index, PyBytes_GET_SIZE(container));
    return k >= 0 ? vt_int(static_cast<unsigned char>(PyBytes_AS_STRING(container)[k])) : nullptr;
  }
  if (type == &PyByteArray_Type) {
    const Py_ssize_t k = positionOf(index, PyByteArray_GET_SIZE(container));
    return k >= 0 ? vt_int(static_cast<unsigned char>(PyByteArray_AS_STRING(container)[k])) : nullptr;
  }
  return nullptr;
}

PyObject* loadFromDict(PyObject* dict, PyObject* key) {
  PyObject* value;
  const int found = getFromDict(reinterpret_cast<PyDictObject*>(dict), key, &value);
  if (VT_LIKELY(found > 0)) return vt_newref(value);
  if (found == 0) _PyErr_SetKeyError(key);
  return nullptr;
}

/// A new value for a key that is there, in its place. False: not done.
bool replaceInDict(PyDictObject* dict, PyObject* key, PyObject* value, unsigned own) {
  // Hashing other keys runs code: CPython must not have to do it again.
  if (!PyUnicode_CheckExact(key) && !PyLong_CheckExact(key)) return false;
  const DictPlace place = findInDict(dict, key, hashOf(key));
  if (place.value == nullptr) return false;
  if (!_PyObject_GC_IS_TRACKED(dict) && _PyObject_GC_MAY_BE_TRACKED(value)) _PyObject_GC_TRACK(dict);
  PyObject* old = *place.value;
  if (old == value) {
    release(value, own);
    return true;
  }
  *place.value = take(value, own, 0);
  vt_dict_changed(dict);
  vt_drop(old);
  return true;
}

int storeInDict(PyObject* dict, PyObject* key, PyObject* value, unsigned own) {
  auto* o = reinterpret_cast<PyDictObject*>(dict);
  if (replaceInDict(o, key, value, own)) return 0;
  return _PyDict_SetItem_Take2(o, vt_newref(key), take(value, own, 0));
}

/// Stores where the item is a slot of the container; false: not done.
bool storeItem(PyObject* container, PyObject* index, PyObject* value, unsigned own) {
  if (PyList_CheckExact(container)) {
    const Py_ssize_t k = positionOf(index, PyList_GET_SIZE(container));
    if (k < 0) return false;
    PyObject** slot = &reinterpret_cast<PyListObject*>(container)->ob_item[k];
    PyObject* old = *slot;
    *slot = take(value, own, 0);
    vt_drop(old);
    return true;
  }
  if (PyByteArray_CheckExact(container)) {
    const Py_ssize_t k = positionOf(index, PyByteArray_GET_SIZE(container));
    if (k < 0 || !vt_is_small(value)) return false;
    const long byte = vt_small_value(value);
    if (byte < 0 || byte > 255) return false;
    PyByteArray_AS_STRING(container)[k] = static_cast<char>(byte);
    release(value, own);
    return true;
  }
  return false;
}

}  // namespace

extern "C" {

PyObject* vt_binary_subscr(PyThreadState*, PyObject* a, PyObject* b, unsigned own) noexcept {
  PyObject* result = nullptr;
  if (PyDict_CheckExact(a)) {
    result = loadFromDict(a, b);
  } else {
    result = loadItem(a, b);
    if (result == nullptr) result = PyObject_GetItem(a, b);
  }
  release(a, b, own);
  return result;
}

int vt_store_subscr(PyObject* a, PyObject* b, PyObject* c, unsigned own) noexcept {
  int result = 0;
  if (PyDict_CheckExact(b)) {
    result = storeInDict(b, c, a, own);
  } else if (!storeItem(b, c, a, own)) {
    result = PyObject_SetItem(b, c, a);
    release(a, own);
  }
  release(b, c, own >> 1);
  return result;
}

int vt_delete_subscr(PyObject* a, PyObject* b, unsigned own) noexcept {
  const int result = PyDict_CheckExact(a) ? PyDict_DelItem(a, b) : PyObject_DelItem(a, b);
  release(a, b, own);
  return result;
}

}  // extern "C"
