// Comprehensions and displays with * and **: adding to a container that is being built.
#include "dict_store.h"

using namespace vitrine::data;

namespace {

[[gnu::noinline, gnu::cold]] int extendFailed(PyThreadState* ts, PyObject* iterable) {
  PyTypeObject* type = Py_TYPE(iterable);
  if (_PyErr_ExceptionMatches(ts, PyExc_TypeError) && type->tp_iter == nullptr &&
      !PySequence_Check(iterable)) {
    _PyErr_Clear(ts);
    _PyErr_Format(ts,
                  PyExc_TypeError,
                  "Value after * must be an iterable, not %.200s",
                  type->tp_name);
  }
  return -1;
}

[[gnu::noinline, gnu::cold]] int updateFailed(PyThreadState* ts, PyObject* mapping) {
  // What is no mapping has no keys().
  if (_PyErr_ExceptionMatches(ts, PyExc_AttributeError)) {
    _PyErr_Format(ts,
                  PyExc_TypeError,
                  "'%.200s' object is not a mapping",
                  Py_TYPE(mapping)->tp_name);
  }
  return -1;
}

/// The key that two mappings of keyword arguments share is the only argument of a KeyError.
[[gnu::noinline, gnu::cold]] void duplicateKeyword(PyThreadState* ts, PyObject* callable) {
  PyObject *type, *value, *traceback;
  _PyErr_Fetch(ts, &type, &value, &traceback);
  if (value == nullptr || !PyTuple_Check(value) || PyTuple_GET_SIZE(value) != 1) {
    _PyErr_Restore(ts, type, value, traceback);
    return;
  }
  if (PyObject* name = _PyObject_FunctionStr(callable); name != nullptr) {
    _PyErr_Format(ts,
                  PyExc_TypeError,
                  "%U got multiple values for keyword argument '%S'",
                  name,
                  PyTuple_GET_ITEM(value, 0));
    vt_drop(name);
  }
  Py_XDECREF(type);
  Py_XDECREF(value);
  Py_XDECREF(traceback);
}

[[gnu::noinline, gnu::cold]] int mergeFailed(PyThreadState* ts,
                                             PyObject* mapping,
                                             PyObject* callable) {
  if (_PyErr_ExceptionMatches(ts, PyExc_AttributeError)) {
    _PyErr_Clear(ts);
    if (PyObject* name = _PyObject_FunctionStr(callable); name != nullptr) {
      _PyErr_Format(ts,
                    PyExc_TypeError,
                    "%U argument after ** must be a mapping, not %.200s",
                    name,
                    Py_TYPE(mapping)->tp_name);
      vt_drop(name);
    }
  } else if (_PyErr_ExceptionMatches(ts, PyExc_KeyError)) {
    duplicateKeyword(ts, callable);
  }
  return -1;
}

}  // namespace

extern "C" {

int vt_list_append(PyObject* a, PyObject* b, unsigned own) noexcept {
  const int result = _PyList_AppendTakeRef(reinterpret_cast<PyListObject*>(a), take(b, own, 1));
  release(a, own);
  return result;
}

int vt_set_add(PyObject* a, PyObject* b, unsigned own) noexcept {
  const int result = PySet_Add(a, b);
  release(a, b, own);
  return vt_leave_if_traced_status(result);
}

int vt_map_add(PyObject* a, PyObject* b, PyObject* c, unsigned own) noexcept {
  const int result = storeInDict(reinterpret_cast<PyDictObject*>(a), b, take(c, own, 2));
  release(a, b, own);
  return vt_leave_if_traced_status(result);
}

int vt_list_extend(PyThreadState* ts, PyObject* a, PyObject* b, unsigned own) noexcept {
  PyObject* none = _PyList_Extend(reinterpret_cast<PyListObject*>(a), b);
  Py_XDECREF(none);
  const int result = none != nullptr ? 0 : extendFailed(ts, b);
  release(a, b, own);
  return vt_leave_if_traced_status(result);
}

int vt_set_update(PyObject* a, PyObject* b, unsigned own) noexcept {
  const int result = _PySet_Update(a, b);
  release(a, b, own);
  return vt_leave_if_traced_status(result);
}

int vt_dict_update(PyThreadState* ts, PyObject* a, PyObject* b, unsigned own) noexcept {
  int result = PyDict_Update(a, b);
  if (VT_UNLIKELY(result < 0)) result = updateFailed(ts, b);
  release(a, b, own);
  return vt_leave_if_traced_status(result);
}

int vt_dict_merge(PyThreadState* ts, PyObject* a, PyObject* b, PyObject* c, unsigned own) noexcept {
  // 2: a key that is there already is an error.
  int result = _PyDict_MergeEx(a, b, 2);
  if (VT_UNLIKELY(result < 0)) result = mergeFailed(ts, b, c);
  release(a, b, c, own);
  return vt_leave_if_traced_status(result);
}

PyObject* vt_list_to_tuple(PyObject* a, unsigned own) noexcept {
  PyObject* tuple = PyList_AsTuple(a);
  release(a, own);
  return tuple;
}

}  // extern "C"
