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

/// Most arguments that callWithKeywords() takes: they lie on the C stack.
constexpr Py_ssize_t kMostArguments = 24;

/// Keyword arguments from an exact dict that is not empty. As in _PyStack_UnpackDict, which puts all arguments
/// into an array, each has another reference meanwhile: programs can count them.
PyObject* callWithKeywords(PyThreadState* ts, PyFunctionObject* func, const vt_code* c, PyObject* tuple,
                           PyObject* dict) {
  auto* bound = static_cast<PyObject**>(alloca(sizeof(PyObject*) * static_cast<size_t>(c->nargs + 1)));
  if (!bindUnpacked(func, c, tuple, dict, bound)) {
    return PyObject_Call(reinterpret_cast<PyObject*>(func), tuple, dict);
  }
  PyObject* held[kMostArguments];
  PyObject** end = held;
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(tuple); i++) *end++ = Py_NewRef(PyTuple_GET_ITEM(tuple, i));
  PyObject* value;
  for (Py_ssize_t at = 0; PyDict_Next(dict, &at, nullptr, &value) != 0;) *end++ = Py_NewRef(value);
  PyObject* result = runBody(ts, func, c, bound);
  for (PyObject** argument = held; argument < end; argument++) Py_DECREF(*argument);
  return result;
}

/// A native function takes the items as they are. Like PyObject_Call, the call is not one that the
/// interpreter makes itself: the position stays at it.
PyObject* callUnpacked(PyThreadState* ts, PyObject* func, PyObject* tuple, PyObject* dict) {
  const Py_ssize_t positional = PyTuple_GET_SIZE(tuple);
  const Py_ssize_t keywords = dict != nullptr ? PyDict_GET_SIZE(dict) : 0;
  if (!isNativeFunction(func) || tracing(ts) || (keywords != 0 && positional + keywords > kMostArguments)) {
    return PyObject_Call(func, tuple, dict);
  }
  auto* function = reinterpret_cast<PyFunctionObject*>(func);
  const vt_code* c = nativeOf(func);
  Py_INCREF(func);
  PyObject* result = keywords != 0 ? callWithKeywords(ts, function, c, tuple, dict)
                                   : callNative(ts, function, c, reinterpret_cast<PyTupleObject*>(tuple)->ob_item,
                                                static_cast<size_t>(positional), nullptr);
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
