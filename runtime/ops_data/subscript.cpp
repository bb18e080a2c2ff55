// container[index]: load, store, delete.
#include "dict_store.h"

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
[[gnu::noinline]] PyObject* loadItem(PyObject* container, PyObject* index) {
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
    return c < 256 ? vt_newref(vt_latin1_character(static_cast<unsigned char>(c)))
                   : PyUnicode_FromOrdinal(c);
  }
  if (type == &PyBytes_Type) {
    const Py_ssize_t k = positionOf(index, PyBytes_GET_SIZE(container));
    return k >= 0 ? vt_int(static_cast<unsigned char>(PyBytes_AS_STRING(container)[k])) : nullptr;
  }
  if (type == &PyByteArray_Type) {
    const Py_ssize_t k = positionOf(index, PyByteArray_GET_SIZE(container));
    return k >= 0 ? vt_int(static_cast<unsigned char>(PyByteArray_AS_STRING(container)[k]))
                  : nullptr;
  }
  return nullptr;
}

[[gnu::noinline]] PyObject* loadFromDict(PyDictObject* dict, PyObject* key) {
  PyObject* value;
  const int found = getFromDict(dict, key, &value);
  if (VT_LIKELY(found > 0)) return vt_newref(value);
  if (found == 0) _PyErr_SetKeyError(key);
  return nullptr;
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

PyObject* vt_binary_subscr(PyThreadState* ts, PyObject* a, PyObject* b, unsigned own) noexcept {
  PyObject* result = nullptr;
  if (PyDict_CheckExact(a)) {
    auto* dict = reinterpret_cast<PyDictObject*>(a);
    PyObject** value = findAtOnce(dict, b);
    result = VT_LIKELY(value != nullptr) ? vt_newref(*value) : loadFromDict(dict, b);
  } else {
    result = loadItem(a, b);
    if (result == nullptr) result = PyObject_GetItem(a, b);
  }
  release(a, b, own);
  return vt_leave_if_traced(ts, result);
}

int vt_store_subscr(PyObject* a, PyObject* b, PyObject* c, unsigned own) noexcept {
  int result = 0;
  if (PyDict_CheckExact(b)) {
    result = storeInDict(reinterpret_cast<PyDictObject*>(b), c, take(a, own, 0));
  } else if (!storeItem(b, c, a, own)) {
    result = PyObject_SetItem(b, c, a);
    release(a, own);
  }
  release(b, c, own >> 1);
  return vt_leave_if_traced_status(result);
}

int vt_delete_subscr(PyObject* a, PyObject* b, unsigned own) noexcept {
  const int result = PyDict_CheckExact(a) ? PyDict_DelItem(a, b) : PyObject_DelItem(a, b);
  release(a, b, own);
  return vt_leave_if_traced_status(result);
}

}  // extern "C"
