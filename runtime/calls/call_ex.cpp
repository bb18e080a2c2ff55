// CALL_FUNCTION_EX: f(*args, **kwargs), with ceval.c's words for what cannot be unpacked.
#include "calls.h"

using namespace vitrine::runtime;

namespace {

/// ceval.c, check_args_iterable.
void setNotIterable(PyThreadState* ts, PyObject* func, PyObject* args) {
  if (Py_TYPE(args)->tp_iter != nullptr || PySequence_Check(args)) return;
  // The lookup of the function's name must not see the pending error.
  _PyErr_Clear(ts);
  PyObject* name = _PyObject_FunctionStr(func);
  if (name == nullptr) return;
  _PyErr_Format(ts, PyExc_TypeError, "%U argument after * must be an iterable, not %.200s", name,
                Py_TYPE(args)->tp_name);
  Py_DECREF(name);
}

/// ceval.c, format_kwargs_error: what merging keyword arguments can fail with.
void setKeywordsError(PyThreadState* ts, PyObject* func, PyObject* kwargs) {
  if (_PyErr_ExceptionMatches(ts, PyExc_AttributeError)) {
    _PyErr_Clear(ts);
    PyObject* name = _PyObject_FunctionStr(func);
    if (name == nullptr) return;
    _PyErr_Format(ts, PyExc_TypeError, "%U argument after ** must be a mapping, not %.200s", name,
                  Py_TYPE(kwargs)->tp_name);
    Py_DECREF(name);
  } else if (_PyErr_ExceptionMatches(ts, PyExc_KeyError)) {
    PyObject *type, *value, *traceback;
    _PyErr_Fetch(ts, &type, &value, &traceback);
    if (value != nullptr && PyTuple_Check(value) && PyTuple_GET_SIZE(value) == 1) {
      PyObject* name = _PyObject_FunctionStr(func);
      if (name != nullptr) {
        _PyErr_Format(ts, PyExc_TypeError, "%U got multiple values for keyword argument '%S'", name,
                      PyTuple_GET_ITEM(value, 0));
        Py_DECREF(name);
      }
      Py_XDECREF(type);
      Py_XDECREF(value);
      Py_XDECREF(traceback);
    } else {
      _PyErr_Restore(ts, type, value, traceback);
    }
  }
}

PyObject* asTuple(PyThreadState* ts, PyObject* func, PyObject* args) {
  if (PyTuple_CheckExact(args)) return Py_NewRef(args);
  if (Py_TYPE(args)->tp_iter == nullptr && !PySequence_Check(args)) {
    setNotIterable(ts, func, args);
    return nullptr;
  }
  return PySequence_Tuple(args);
}

PyObject* asDict(PyThreadState* ts, PyObject* func, PyObject* kwargs) {
  if (PyDict_CheckExact(kwargs)) return Py_NewRef(kwargs);
  PyObject* dict = PyDict_New();
  if (dict != nullptr && _PyDict_MergeEx(dict, kwargs, 2) < 0) {
    Py_CLEAR(dict);
    setKeywordsError(ts, func, kwargs);
  }
  return dict;
}

/// A native function takes the items as they are. Like PyObject_Call, the call is not one that the
/// interpreter makes itself: the position stays at it.
PyObject* callUnpacked(PyThreadState* ts, PyObject* func, PyObject* tuple, PyObject* dict) {
  if (!isNativeFunction(func) || tracing(ts)) return PyObject_Call(func, tuple, dict);
  auto* function = reinterpret_cast<PyFunctionObject*>(func);
  const vt_code* c = nativeOf(func);
  PyObject* result;
  Py_INCREF(func);
  if (dict == nullptr || PyDict_GET_SIZE(dict) == 0) {
    result = callNative(ts, function, c, reinterpret_cast<PyTupleObject*>(tuple)->ob_item,
                        static_cast<size_t>(PyTuple_GET_SIZE(tuple)), nullptr);
  } else {
    auto* bound = static_cast<PyObject**>(alloca(sizeof(PyObject*) * static_cast<size_t>(c->nargs + 1)));
    const bool fits = bindUnpacked(function, c, tuple, dict, bound);
    result = fits ? runBody(ts, function, c, bound) : PyObject_Call(func, tuple, dict);
  }
  Py_DECREF(func);
  return result;
}

}  // namespace

extern "C" PyObject* vt_call_function_ex(PyThreadState* ts, PyObject* func, PyObject* args, PyObject* kwargs,
                                         unsigned own) noexcept {
  PyObject* result = nullptr;
  PyObject* dict = kwargs != nullptr ? asDict(ts, func, kwargs) : nullptr;
  if (kwargs == nullptr || dict != nullptr) {
    if (PyObject* tuple = asTuple(ts, func, args); tuple != nullptr) {
      result = callUnpacked(ts, func, tuple, dict);
      Py_DECREF(tuple);
    }
  }
  Py_XDECREF(dict);
  if ((own & 1) != 0) Py_DECREF(func);
  if ((own & 2) != 0) Py_DECREF(args);
  if (kwargs != nullptr && (own & 4) != 0) Py_DECREF(kwargs);
  return afterCall(ts, result);
}
