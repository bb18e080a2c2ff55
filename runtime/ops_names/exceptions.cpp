// Raising and catching.
#include "names_support.h"

using namespace vitrine::names;

namespace {

int checkCatchable(PyThreadState* ts, PyObject* type) {
  bool good = true;
  if (PyTuple_Check(type)) {
    for (Py_ssize_t i = 0; good && i < PyTuple_GET_SIZE(type); i++) {
      good = PyExceptionClass_Check(PyTuple_GET_ITEM(type, i));
    }
  } else {
    good = PyExceptionClass_Check(type);
  }
  if (good) return 0;
  _PyErr_SetString(ts,
                   PyExc_TypeError,
                   "catching classes that do not inherit from BaseException is not allowed");
  return -1;
}

int checkCatchableByStar(PyThreadState* ts, PyObject* type) {
  if (checkCatchable(ts, type) < 0) return -1;
  int is_group = 0;
  if (PyTuple_Check(type)) {
    for (Py_ssize_t i = 0; is_group == 0 && i < PyTuple_GET_SIZE(type); i++) {
      is_group = PyObject_IsSubclass(PyTuple_GET_ITEM(type, i), PyExc_BaseExceptionGroup);
    }
  } else {
    is_group = PyObject_IsSubclass(type, PyExc_BaseExceptionGroup);
  }
  if (is_group > 0) {
    _PyErr_SetString(ts,
                     PyExc_TypeError,
                     "catching ExceptionGroup with except* is not allowed. Use except instead.");
  }
  return is_group != 0 ? -1 : 0;
}

// Splits `exception` by `type` into new references; `match` is None when nothing matches.
int splitGroup(PyObject* exception, PyObject* type, PyObject** rest, PyObject** match) {
  if (exception == Py_None) {
    *match = vt_newref(Py_None);
    *rest = vt_newref(Py_None);
    return 0;
  }
  bool is_group =
      PyObject_TypeCheck(exception, reinterpret_cast<PyTypeObject*>(PyExc_BaseExceptionGroup));
  if (PyErr_GivenExceptionMatches(exception, type)) {
    if (is_group) {
      *match = vt_newref(exception);
    } else {
      // A naked exception: the handler sees it in a group of one.
      PyObject* members = PyTuple_Pack(1, exception);
      if (members == nullptr) return -1;
      *match = _PyExc_CreateExceptionGroup("", members);
      vt_drop(members);
      if (*match == nullptr) return -1;
    }
    *rest = vt_newref(Py_None);
    return 0;
  }
  if (is_group) {
    PyObject* pair = PyObject_CallMethod(exception, "split", "(O)", type);
    if (pair == nullptr) return -1;
    // The interpreter trusts an overridden split(); a crash is not worth copying.
    if (!PyTuple_CheckExact(pair) || PyTuple_GET_SIZE(pair) != 2) {
      PyErr_Format(PyExc_TypeError,
                   "%.200s.split must return a 2-tuple",
                   Py_TYPE(exception)->tp_name);
      vt_drop(pair);
      return -1;
    }
    *match = vt_newref(PyTuple_GET_ITEM(pair, 0));
    *rest = vt_newref(PyTuple_GET_ITEM(pair, 1));
    vt_drop(pair);
    return 0;
  }
  *match = vt_newref(Py_None);
  *rest = vt_newref(Py_None);
  return 0;
}

// `raise` alone. 1: the exception being handled was set again; 0: there is none.
int raiseAgain(PyThreadState* ts) {
  PyObject* value = _PyErr_GetTopmostException(ts)->exc_value;
  if (value == nullptr || value == Py_None) {
    _PyErr_SetString(ts, PyExc_RuntimeError, "No active exception to reraise");
    return 0;
  }
  PyObject* type = vt_newref(PyExceptionInstance_Class(value));
  PyObject* traceback = PyException_GetTraceback(value);
  _PyErr_Restore(ts, type, vt_newref(value), traceback);
  return 1;
}

// The instance and class that `raise exc` stands for (new references), or false with an error set.
bool instantiate(PyThreadState* ts, PyObject* exc, PyObject** type, PyObject** value) {
  if (PyExceptionClass_Check(exc)) {
    PyObject* instance = PyObject_CallNoArgs(exc);
    if (instance == nullptr) return false;
    if (!PyExceptionInstance_Check(instance)) {
      _PyErr_Format(ts,
                    PyExc_TypeError,
                    "calling %R should have returned an instance of BaseException, not %R",
                    exc,
                    Py_TYPE(instance));
      vt_drop(instance);
      return false;
    }
    // The class named in the statement, which the instance's class may differ from.
    *type = vt_newref(exc);
    *value = instance;
    return true;
  }
  if (PyExceptionInstance_Check(exc)) {
    *type = vt_newref(PyExceptionInstance_Class(exc));
    *value = vt_newref(exc);
    return true;
  }
  _PyErr_SetString(ts, PyExc_TypeError, "exceptions must derive from BaseException");
  return false;
}

// `from cause`: false with an error set.
bool setCause(PyThreadState* ts, PyObject* value, PyObject* cause) {
  PyObject* fixed;
  if (PyExceptionClass_Check(cause)) {
    fixed = PyObject_CallNoArgs(cause);
    if (fixed == nullptr) return false;
  } else if (PyExceptionInstance_Check(cause)) {
    fixed = vt_newref(cause);
  } else if (cause == Py_None) {
    fixed = nullptr;
  } else {
    _PyErr_SetString(ts, PyExc_TypeError, "exception causes must derive from BaseException");
    return false;
  }
  PyException_SetCause(value, fixed);
  return true;
}

}  // namespace

extern "C" {

// The operand stays the caller's: the thread's exception state gets a reference of its own.
PyObject* vt_push_exc_info(PyThreadState* ts, PyObject* a) noexcept {
  _PyErr_StackItem* handled = ts->exc_info;
  PyObject* previous = handled->exc_value;
  handled->exc_value = vt_newref(a);
  return previous != nullptr ? previous : vt_newref(Py_None);
}

void vt_pop_except(PyThreadState* ts, PyObject* a, unsigned own) noexcept {
  _PyErr_StackItem* handled = ts->exc_info;
  PyObject* old = handled->exc_value;
  handled->exc_value = (own & 1u) != 0 ? a : vt_newref(a);
  vt_xdrop(old);
}

PyObject* vt_check_exc_match(PyThreadState* ts, PyObject* a, PyObject* b, unsigned own) noexcept {
  Operand exception(a, own, 0);
  Operand type(b, own, 1);
  // An exception class is the usual operand, and the exception is usually of that very class.
  if (VT_LIKELY(PyExceptionClass_Check(b))) {
    if (Py_TYPE(a) == reinterpret_cast<PyTypeObject*>(b)) return vt_newref(Py_True);
  } else if (checkCatchable(ts, b) < 0) {
    return nullptr;
  }
  return vt_newref(PyErr_GivenExceptionMatches(a, b) ? Py_True : Py_False);
}

int vt_check_eg_match(PyThreadState* ts,
                      PyObject* a,
                      PyObject* b,
                      PyObject** r0,
                      PyObject** r1,
                      unsigned own) noexcept {
  Operand exception(a, own, 0);
  Operand type(b, own, 1);
  if (checkCatchableByStar(ts, b) < 0) return -1;
  PyObject *rest = nullptr, *match = nullptr;
  if (splitGroup(a, b, &rest, &match) < 0) return -1;
  if (match == Py_None) {
    // Nothing matches: the exception itself stays for the next clause.
    vt_drop(rest);
    rest = exception.take(a);
  } else {
    PyErr_SetExcInfo(nullptr, vt_newref(match), nullptr);
  }
  PyObject* both[] = {rest, match};
  *r0 = rest;
  *r1 = match;
  type.drop();
  exception.drop();
  return vt_leave_if_traced_status(ts, both, 2);
}

PyObject* vt_prep_reraise_star(PyThreadState*, PyObject* a, PyObject* b, unsigned own) noexcept {
  Operand original(a, own, 0);
  Operand exceptions(b, own, 1);
  return _PyExc_PrepReraiseStar(a, b);
}

int vt_raise(PyThreadState* ts, PyObject** v, int n, unsigned own) noexcept {
  if (n == 0) return raiseAgain(ts);
  Operand cause_operand(n > 1 ? v[1] : nullptr, own, 1);
  Operand exception_operand(v[0], own, 0);
  PyObject *type, *value;
  if (!instantiate(ts, v[0], &type, &value)) return 0;
  if (n < 2 || setCause(ts, value, v[1])) _PyErr_SetObject(ts, type, value);
  vt_drop(value);
  vt_drop(type);
  return 0;
}

}  // extern "C"
