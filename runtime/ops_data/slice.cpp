// container[start:stop]: load, store, delete, without a slice object where the container is one of
// CPython's own sequences and the bounds are None or small ints.
#include "operands.h"

using namespace vitrine::data;

namespace {

/// The items from `start` up to `stop` of a sequence, 0 <= start <= stop <= size.
struct Range {
  Py_ssize_t start;
  Py_ssize_t stop;
};

/// Where a bound points to in a sequence of `size` items; false: __index__ has to say it.
inline bool positionOf(PyObject* bound, Py_ssize_t size, Py_ssize_t omitted, Py_ssize_t* position) {
  if (bound == Py_None) {
    *position = omitted;
    return true;
  }
  if (!vt_is_small(bound)) return false;
  Py_ssize_t at = vt_small_value(bound);
  if (at < 0) at = at + size < 0 ? 0 : at + size;
  *position = at < size ? at : size;
  return true;
}

inline bool rangeOf(PyObject* start, PyObject* stop, Py_ssize_t size, Range* range) {
  if (!positionOf(start, size, 0, &range->start) || !positionOf(stop, size, size, &range->stop)) return false;
  if (range->stop < range->start) range->stop = range->start;
  return true;
}

/// NULL without an exception: not known here. As in list_subscript(), tuplesubscript() ... the whole of
/// an immutable sequence is the sequence itself.
PyObject* loadRange(PyObject* container, PyObject* start, PyObject* stop) {
  PyTypeObject* type = Py_TYPE(container);
  Range range;
  if (type == &PyList_Type) {
    if (!rangeOf(start, stop, PyList_GET_SIZE(container), &range)) return nullptr;
    return PyList_GetSlice(container, range.start, range.stop);
  }
  if (type == &PyUnicode_Type && PyUnicode_IS_READY(container)) {
    if (!rangeOf(start, stop, PyUnicode_GET_LENGTH(container), &range)) return nullptr;
    return PyUnicode_Substring(container, range.start, range.stop);
  }
  if (type == &PyTuple_Type) {
    if (!rangeOf(start, stop, PyTuple_GET_SIZE(container), &range)) return nullptr;
    return PyTuple_GetSlice(container, range.start, range.stop);
  }
  if (type == &PyBytes_Type) {
    const Py_ssize_t size = PyBytes_GET_SIZE(container);
    if (!rangeOf(start, stop, size, &range)) return nullptr;
    if (range.stop - range.start == size) return vt_newref(container);
    return PyBytes_FromStringAndSize(PyBytes_AS_STRING(container) + range.start, range.stop - range.start);
  }
  return nullptr;
}

/// NULL `value` deletes. 1, 0 when it is not known here, or -1 with an exception.
int storeRange(PyObject* container, PyObject* start, PyObject* stop, PyObject* value) {
  Range range;
  if (!PyList_CheckExact(container) || !rangeOf(start, stop, PyList_GET_SIZE(container), &range)) return 0;
  return PyList_SetSlice(container, range.start, range.stop, value) < 0 ? -1 : 1;
}

/// The slice object takes the place of its bounds among the operands: bit 0 and 1 of `own` are theirs.
PyObject* newSlice(PyObject* start, PyObject* stop, unsigned own) {
  PyObject* slice = PySlice_New(start, stop, nullptr);
  release(start, stop, own);
  return slice;
}

}  // namespace

extern "C" {

PyObject* vt_binary_slice(PyThreadState* ts, PyObject* a, PyObject* b, PyObject* c, unsigned own) noexcept {
  PyObject* result = loadRange(a, b, c);
  if (VT_LIKELY(result != nullptr) || ts->curexc_type != nullptr) {
    release(a, b, c, own);
    return vt_leave_if_traced(ts, result);
  }
  PyObject* slice = newSlice(b, c, own >> 1);
  if (slice != nullptr) return vt_binary_subscr(ts, a, slice, (own & 1u) | 2u);
  release(a, own);
  return nullptr;
}

int vt_store_slice(PyObject* a, PyObject* b, PyObject* c, PyObject* d, unsigned own) noexcept {
  if (const int stored = storeRange(b, c, d, a); stored != 0) {
    release(a, b, c, own);
    if ((own & 8u) != 0) vt_drop(d);
    return vt_leave_if_traced_status(stored < 0 ? -1 : 0);
  }
  PyObject* slice = newSlice(c, d, own >> 2);
  if (slice != nullptr) return vt_store_subscr(a, b, slice, (own & 3u) | 4u);
  release(a, b, own);
  return -1;
}

int vt_delete_slice(PyObject* a, PyObject* b, PyObject* c, unsigned own) noexcept {
  if (const int deleted = storeRange(a, b, c, nullptr); deleted != 0) {
    release(a, b, c, own);
    return vt_leave_if_traced_status(deleted < 0 ? -1 : 0);
  }
  PyObject* slice = newSlice(b, c, own >> 1);
  if (slice != nullptr) return vt_delete_subscr(a, slice, (own & 1u) | 2u);
  release(a, own);
  return -1;
}

}  // extern "C"
