// The with statement; print_expr.
#include "names_support.h"

using namespace vitrine::names;

namespace {

struct Protocol {
  PyObject* enter;
  PyObject* exit;
  const char* no_enter;
  const char* no_exit;
};

// Both methods are looked up before either is called, and the manager is given up in between.
int enterContext(PyThreadState* ts,
                 PyObject* manager,
                 Operand& operand,
                 const Protocol& protocol,
                 PyObject** exit_result,
                 PyObject** enter_result) {
  PyObject* enter = _PyObject_LookupSpecial(manager, protocol.enter);
  if (enter == nullptr) {
    if (_PyErr_Occurred(ts) == nullptr) {
      _PyErr_Format(ts, PyExc_TypeError, protocol.no_enter, Py_TYPE(manager)->tp_name);
    }
    return -1;
  }
  PyObject* exit = _PyObject_LookupSpecial(manager, protocol.exit);
  if (exit == nullptr) {
    if (_PyErr_Occurred(ts) == nullptr) {
      _PyErr_Format(ts, PyExc_TypeError, protocol.no_exit, Py_TYPE(manager)->tp_name);
    }
    vt_drop(enter);
    return -1;
  }
  operand.drop();
  PyObject* result = PyObject_CallNoArgs(enter);
  vt_drop(enter);
  if (result == nullptr) {
    vt_drop(exit);
    return -1;
  }
  PyObject* both[] = {exit, result};
  *exit_result = exit;
  *enter_result = result;
  return vt_leave_if_traced_status(ts, both, 2);
}

}  // namespace

extern "C" {

int vt_before_with(PyThreadState* ts,
                   PyObject* a,
                   PyObject** r0,
                   PyObject** r1,
                   unsigned own) noexcept {
  Operand manager(a, own, 0);
  const Protocol protocol = {
      &_Py_ID(__enter__),
      &_Py_ID(__exit__),
      "'%.200s' object does not support the context manager protocol",
      "'%.200s' object does not support the context manager protocol (missed __exit__ method)"};
  return enterContext(ts, a, manager, protocol, r0, r1);
}

int vt_before_async_with(PyThreadState* ts,
                         PyObject* a,
                         PyObject** r0,
                         PyObject** r1,
                         unsigned own) noexcept {
  Operand manager(a, own, 0);
  const Protocol protocol = {
      &_Py_ID(__aenter__),
      &_Py_ID(__aexit__),
      "'%.200s' object does not support the asynchronous context manager protocol",
      "'%.200s' object does not support the asynchronous context manager protocol "
      "(missed __aexit__ method)"};
  return enterContext(ts, a, manager, protocol, r0, r1);
}

PyObject* vt_with_except_start(PyThreadState*, PyObject* a, PyObject* b, unsigned own) noexcept {
  Operand exit(a, own, 0);
  Operand exception(b, own, 1);
  PyObject* traceback = PyException_GetTraceback(b);
  PyObject* arguments[] = {nullptr,
                           PyExceptionInstance_Class(b),
                           b,
                           traceback != nullptr ? traceback : Py_None};
  PyObject* result =
      PyObject_Vectorcall(a, arguments + 1, 3 | PY_VECTORCALL_ARGUMENTS_OFFSET, nullptr);
  vt_xdrop(traceback);
  return leaveIfTraced(result, exception, exit);
}

int vt_print_expr(PyThreadState* ts, PyObject* a, unsigned own) noexcept {
  Operand value(a, own, 0);
  PyObject* hook = _PySys_GetAttr(ts, &_Py_ID(displayhook));
  if (hook == nullptr) {
    _PyErr_SetString(ts, PyExc_RuntimeError, "lost sys.displayhook");
    return -1;
  }
  PyObject* result = PyObject_CallOneArg(hook, a);
  if (result == nullptr) return -1;
  vt_drop(result);
  return leaveIfTraced(0, value);
}

}  // extern "C"
