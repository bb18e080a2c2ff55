// Operations of generators and coroutines, as ceval.c does them.
#include "../frames/frames.h"
#include "resume.h"

extern "C" {
PyObject* _PyAsyncGenValueWrapperNew(PyObject* value);  // hidden, Objects/genobject.c
PyObject* _PyCoro_GetAwaitableIter(PyObject* o);
PyObject* _PyGen_yf(PyGenObject* gen);
}

using namespace vitrine::runtime;

namespace {

void release(PyObject* o, unsigned own) {
  if ((own & 1) != 0) Py_DECREF(o);
}

/// The TypeError that says where the object that cannot be awaited came from (ceval.c,
/// format_awaitable_error).
void setAwaitableError(PyThreadState* ts, PyTypeObject* type, int oparg) {
  if (type->tp_as_async != nullptr && type->tp_as_async->am_await != nullptr) return;
  if (oparg == 1 || oparg == 2) {
    _PyErr_Format(ts, PyExc_TypeError,
                  "'async with' received an object from %s that does not implement __await__: %.100s",
                  oparg == 1 ? "__aenter__" : "__aexit__", type->tp_name);
  }
}

}  // namespace

extern "C" {

int vt_send(PyThreadState* ts, _PyInterpreterFrame* frame, PyObject* receiver, PyObject* value,
            PyObject** result, unsigned own) noexcept {
  (void)frame;
  const PySendResult status = sendTo(ts, receiver, value, result);
  if ((own & 2) != 0) Py_DECREF(value);
  if (VT_UNLIKELY(status == PYGEN_ERROR)) return -1;
  if (tracing(ts)) {
    pending_leave = {status == PYGEN_RETURN ? Leave::SendReturned : Leave::Next, 1, {*result, nullptr}};
    return -1;
  }
  return status == PYGEN_NEXT ? 0 : 1;
}

PyObject* vt_get_yield_from_iter(PyThreadState* ts, _PyInterpreterFrame* frame, PyObject* iterable,
                                 unsigned own) noexcept {
  PyObject* result = nullptr;
  if (PyCoro_CheckExact(iterable)) {
    if ((frame->f_code->co_flags & (CO_COROUTINE | CO_ITERABLE_COROUTINE)) != 0) {
      result = Py_NewRef(iterable);
    } else {
      _PyErr_SetString(ts, PyExc_TypeError,
                       "cannot 'yield from' a coroutine object in a non-coroutine generator");
    }
  } else if (PyGen_CheckExact(iterable)) {
    result = Py_NewRef(iterable);
  } else {
    result = PyObject_GetIter(iterable);
  }
  release(iterable, own);
  return result;
}

PyObject* vt_get_awaitable(PyThreadState* ts, PyObject* iterable, int oparg, unsigned own) noexcept {
  PyObject* iter = _PyCoro_GetAwaitableIter(iterable);
  if (iter == nullptr) {
    setAwaitableError(ts, Py_TYPE(iterable), oparg);
  } else if (PyCoro_CheckExact(iter)) {
    if (PyObject* delegate = _PyGen_yf(reinterpret_cast<PyGenObject*>(iter)); delegate != nullptr) {
      Py_DECREF(delegate);
      Py_CLEAR(iter);
      _PyErr_SetString(ts, PyExc_RuntimeError, "coroutine is being awaited already");
    }
  }
  release(iterable, own);
  return iter;
}

PyObject* vt_get_aiter(PyThreadState* ts, PyObject* object, unsigned own) noexcept {
  PyTypeObject* type = Py_TYPE(object);
  const unaryfunc getter = type->tp_as_async != nullptr ? type->tp_as_async->am_aiter : nullptr;
  if (getter == nullptr) {
    _PyErr_Format(ts, PyExc_TypeError,
                  "'async for' requires an object with __aiter__ method, got %.100s", type->tp_name);
    release(object, own);
    return nullptr;
  }
  PyObject* iter = getter(object);
  release(object, own);
  if (iter == nullptr) return nullptr;
  if (Py_TYPE(iter)->tp_as_async == nullptr || Py_TYPE(iter)->tp_as_async->am_anext == nullptr) {
    _PyErr_Format(ts, PyExc_TypeError,
                  "'async for' received an object from __aiter__ that does not implement __anext__: %.100s",
                  Py_TYPE(iter)->tp_name);
    Py_CLEAR(iter);
  }
  return vt_leave_if_traced(ts, iter);
}

PyObject* vt_get_anext(PyThreadState* ts, PyObject* aiter, unsigned own) noexcept {
  PyTypeObject* type = Py_TYPE(aiter);
  PyObject* result = nullptr;
  if (PyAsyncGen_CheckExact(aiter)) {
    result = type->tp_as_async->am_anext(aiter);
  } else {
    const unaryfunc getter = type->tp_as_async != nullptr ? type->tp_as_async->am_anext : nullptr;
    if (getter == nullptr) {
      _PyErr_Format(ts, PyExc_TypeError, "'async for' requires an iterator with __anext__ method, got %.100s",
                    type->tp_name);
    } else if (PyObject* next = getter(aiter); next != nullptr) {
      result = _PyCoro_GetAwaitableIter(next);
      if (result == nullptr) {
        _PyErr_FormatFromCause(PyExc_TypeError, "'async for' received an invalid object from __anext__: %.100s",
                               Py_TYPE(next)->tp_name);
      }
      Py_DECREF(next);
    }
  }
  release(aiter, own);
  return vt_leave_if_traced(ts, result);
}

PyObject* vt_async_gen_wrap(PyObject* value, unsigned own) noexcept {
  PyObject* result = _PyAsyncGenValueWrapperNew(value);
  release(value, own);
  return result;
}

int vt_end_async_for(PyThreadState* ts, PyObject* aiter, PyObject* exception, unsigned own) noexcept {
  const bool finished = PyErr_GivenExceptionMatches(exception, PyExc_StopAsyncIteration) != 0;
  if (finished) {
    if ((own & 2) != 0) Py_DECREF(exception);
  } else {
    if ((own & 2) == 0) Py_INCREF(exception);
    _PyErr_Restore(ts, Py_NewRef(PyExceptionInstance_Class(exception)), exception,
                   PyException_GetTraceback(exception));
  }
  release(aiter, own);
  return finished ? 0 : -1;
}

}  // extern "C"
