// a, b = x and a, *b = x.
#include "operands.h"

using namespace vitrine::data;

namespace {

/// Unpacking from an iterator. `after` < 0: no starred target.
struct Unpacking {
  PyThreadState* ts;
  int before;
  int after;
  PyObject** results;
};

[[gnu::noinline, gnu::cold]] int failed(PyObject** results, int count, PyObject* iterator) {
  while (count > 0) vt_drop(results[--count]);
  vt_drop(iterator);
  return -1;
}

[[gnu::noinline, gnu::cold]] int notIterable(PyThreadState* ts, PyObject* o) {
  PyTypeObject* type = Py_TYPE(o);
  if (_PyErr_ExceptionMatches(ts, PyExc_TypeError) && type->tp_iter == nullptr &&
      !PySequence_Check(o)) {
    _PyErr_Format(ts, PyExc_TypeError, "cannot unpack non-iterable %.200s object", type->tp_name);
  }
  return -1;
}

[[gnu::noinline, gnu::cold]] void notEnough(PyThreadState* ts,
                                            int before,
                                            int after,
                                            Py_ssize_t got) {
  if (after < 0) {
    _PyErr_Format(ts,
                  PyExc_ValueError,
                  "not enough values to unpack (expected %d, got %zd)",
                  before,
                  got);
  } else {
    _PyErr_Format(ts,
                  PyExc_ValueError,
                  "not enough values to unpack (expected at least %d, got %zd)",
                  before + after,
                  got);
  }
}

[[gnu::noinline, gnu::cold]] void tooMany(PyThreadState* ts, int expected) {
  _PyErr_Format(ts, PyExc_ValueError, "too many values to unpack (expected %d)", expected);
}

/// The first `before` results.
int unpackHead(const Unpacking& u, PyObject* iterator) {
  for (int k = 0; k < u.before; k++) {
    PyObject* item = PyIter_Next(iterator);
    if (item == nullptr) {
      if (_PyErr_Occurred(u.ts) == nullptr) notEnough(u.ts, u.before, u.after, k);
      return failed(u.results, k, iterator);
    }
    u.results[k] = item;
  }
  return 0;
}

int unpackAll(const Unpacking& u, PyObject* iterable) {
  PyObject* iterator = PyObject_GetIter(iterable);
  if (iterator == nullptr) return notIterable(u.ts, iterable);
  if (unpackHead(u, iterator) < 0) return -1;
  PyObject* item = PyIter_Next(iterator);
  if (item != nullptr) {
    vt_drop(item);
    tooMany(u.ts, u.before);
    return failed(u.results, u.before, iterator);
  }
  if (_PyErr_Occurred(u.ts) != nullptr) return failed(u.results, u.before, iterator);
  vt_drop(iterator);
  return 0;
}

/// The items of an exact tuple or list of the right length.
inline PyObject** itemsOf(PyObject* a, int count) {
  if (PyTuple_CheckExact(a))
    return PyTuple_GET_SIZE(a) == count ? &PyTuple_GET_ITEM(a, 0) : nullptr;
  if (PyList_CheckExact(a))
    return PyList_GET_SIZE(a) == count ? reinterpret_cast<PyListObject*>(a)->ob_item : nullptr;
  return nullptr;
}

int unpackStarred(const Unpacking& u, PyObject* iterable) {
  PyObject* iterator = PyObject_GetIter(iterable);
  if (iterator == nullptr) return notIterable(u.ts, iterable);
  if (unpackHead(u, iterator) < 0) return -1;
  PyObject* rest = PySequence_List(iterator);
  if (rest == nullptr) return failed(u.results, u.before, iterator);
  u.results[u.before] = rest;
  const Py_ssize_t size = PyList_GET_SIZE(rest);
  if (size < u.after) {
    notEnough(u.ts, u.before, u.after, u.before + size);
    return failed(u.results, u.before + 1, iterator);
  }
  // The last items move out of the list.
  for (int k = 0; k < u.after; k++) {
    u.results[u.before + 1 + k] = PyList_GET_ITEM(rest, size - u.after + k);
  }
  Py_SET_SIZE(rest, size - u.after);
  vt_drop(iterator);
  return 0;
}

// The iterable's code has switched tracing on: the interpreter unpacks a tuple of the items instead.

[[gnu::noinline, gnu::cold]] int leave(PyObject* tuple, PyObject** items, int count) {
  for (int k = 0; k < count; k++) {
    if (tuple != nullptr) {
      PyTuple_SET_ITEM(tuple, k, items[k]);
    } else {
      vt_drop(items[k]);
    }
  }
  return tuple != nullptr ? vt_put_aside_operand(tuple) : -1;
}

[[gnu::noinline, gnu::cold]] int leaveStarred(int before, int after, PyObject** r) {
  PyObject* rest = r[before];
  const Py_ssize_t size = PyList_GET_SIZE(rest);
  PyObject* tuple = PyTuple_New(before + size + after);
  for (Py_ssize_t k = 0; tuple != nullptr && k < size; k++) {
    PyTuple_SET_ITEM(tuple, before + k, vt_newref(PyList_GET_ITEM(rest, k)));
  }
  for (int k = 0; k < before + 1 + after; k++) {
    if (tuple == nullptr || k == before) {
      vt_drop(r[k]);
    } else {
      PyTuple_SET_ITEM(tuple, k < before ? k : k - 1 + size, r[k]);
    }
  }
  return tuple != nullptr ? vt_put_aside_operand(tuple) : -1;
}

}  // namespace

extern "C" {

int vt_unpack_sequence(PyThreadState* ts, PyObject* a, int i, PyObject** r, unsigned own) noexcept {
  if (PyObject** items = itemsOf(a, i); VT_LIKELY(items != nullptr)) {
    for (int k = 0; k < i; k++) r[k] = vt_newref(items[k]);
    release(a, own);
    return 0;
  }
  const int result = unpackAll({ts, i, -1, r}, a);
  release(a, own);
  if (VT_LIKELY(result < 0 || ts->cframe->use_tracing == 0)) return result;
  return leave(PyTuple_New(i), r, i);
}

int vt_unpack_ex(PyThreadState* ts,
                 PyObject* a,
                 int i,
                 int j,
                 PyObject** r,
                 unsigned own) noexcept {
  const int result = unpackStarred({ts, i, j, r}, a);
  release(a, own);
  if (VT_LIKELY(result < 0 || ts->cframe->use_tracing == 0)) return result;
  return leaveStarred(i, j, r);
}

}  // extern "C"
