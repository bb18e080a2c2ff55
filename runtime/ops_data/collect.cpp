// Growing the list, set or dict of a display, comprehension or call.
#include "data_support.h"

using namespace vitrine::data;

namespace {

bool isIterable(PyObject* o) { return Py_TYPE(o)->tp_iter != nullptr || PySequence_Check(o); }

/// f(**x, **x): the errors name the function that was to be called.
void explainMergeError(PyThreadState* ts, PyObject* function, PyObject* mapping) {
  // What has no keys() is not a mapping.
  if (_PyErr_ExceptionMatches(ts, PyExc_AttributeError)) {
    _PyErr_Clear(ts);
    PyObject* name = _PyObject_FunctionStr(function);
    if (name == nullptr) return;
    _PyErr_Format(ts,
                  PyExc_TypeError,
                  "%U argument after ** must be a mapping, not %.200s",
                  name,
                  Py_TYPE(mapping)->tp_name);
    vt_drop(name);
    return;
  }
  if (!_PyErr_ExceptionMatches(ts, PyExc_KeyError)) return;

  // A repeated key is reported as a KeyError whose value is still a tuple of arguments; a KeyError
  // that keys() or __getitem__ raised is an instance by now.
  PyObject *type, *value, *traceback;
  _PyErr_Fetch(ts, &type, &value, &traceback);
  if (value == nullptr || !PyTuple_Check(value) || PyTuple_GET_SIZE(value) != 1) {
    _PyErr_Restore(ts, type, value, traceback);
    return;
  }
  if (PyObject* name = _PyObject_FunctionStr(function)) {
    _PyErr_Format(ts,
                  PyExc_TypeError,
                  "%U got multiple values for keyword argument '%S'",
                  name,
                  PyTuple_GET_ITEM(value, 0));
    vt_drop(name);
  }
  vt_xdrop(type);
  vt_xdrop(value);
  vt_xdrop(traceback);
}

}  // namespace

extern "C" {

int vt_list_append(PyObject* a, PyObject* b, unsigned own) noexcept {
  const int status =
      _PyList_AppendTakeRef(reinterpret_cast<PyListObject*>(a), keep(b, own, 1));
  release(a, own);
  return status < 0 ? -1 : 0;
}

int vt_set_add(PyObject* a, PyObject* b, unsigned own) noexcept {
  const int status = PySet_Add(a, b);
  release(a, b, own);
  return status != 0 ? -1 : 0;
}

int vt_map_add(PyObject* a, PyObject* b, PyObject* c, unsigned own) noexcept {
  // Takes both references, also when it fails.
  const int status = _PyDict_SetItem_Take2(
      reinterpret_cast<PyDictObject*>(a), keep(b, own, 1), keep(c, own, 2));
  release(a, own);
  return status != 0 ? -1 : 0;
}

int vt_list_extend(PyThreadState* ts, PyObject* a, PyObject* b, unsigned own) noexcept {
  PyObject* none = _PyList_Extend(reinterpret_cast<PyListObject*>(a), b);
  if (VT_LIKELY(none != nullptr)) {
    vt_drop(none);
  } else if (_PyErr_ExceptionMatches(ts, PyExc_TypeError) && !isIterable(b)) {
    _PyErr_Clear(ts);
    _PyErr_Format(ts,
                  PyExc_TypeError,
                  "Value after * must be an iterable, not %.200s",
                  Py_TYPE(b)->tp_name);
  }
  release(a, b, own);
  return none != nullptr ? 0 : -1;
}

int vt_set_update(PyObject* a, PyObject* b, unsigned own) noexcept {
  const int status = _PySet_Update(a, b);
  release(a, b, own);
  return status < 0 ? -1 : 0;
}

int vt_dict_update(PyThreadState* ts, PyObject* a, PyObject* b, unsigned own) noexcept {
  const int status = PyDict_Update(a, b);
  if (VT_UNLIKELY(status < 0) && _PyErr_ExceptionMatches(ts, PyExc_AttributeError)) {
    _PyErr_Format(
        ts, PyExc_TypeError, "'%.200s' object is not a mapping", Py_TYPE(b)->tp_name);
  }
  release(a, b, own);
  return status < 0 ? -1 : 0;
}

int vt_dict_merge(PyThreadState* ts, PyObject* a, PyObject* b, PyObject* c, unsigned own) noexcept {
  const int status = _PyDict_MergeEx(a, b, 2);
  if (VT_UNLIKELY(status < 0)) explainMergeError(ts, c, b);
  release(a, b, c, own);
  return status < 0 ? -1 : 0;
}

}  // extern "C"
