// iter(), next(), len().
#include "data_support.h"

using namespace vitrine::data;

namespace {

/// Most iterators end without an exception; StopIteration means the same.
int endIteration(PyThreadState* ts) {
  if (VT_LIKELY(_PyErr_Occurred(ts) == nullptr)) return 0;
  if (!_PyErr_ExceptionMatches(ts, PyExc_StopIteration)) return -1;
  _PyErr_Clear(ts);
  return 0;
}

}  // namespace

extern "C" {

PyObject* vt_get_iter(PyObject* a, unsigned own) noexcept {
  return finish(PyObject_GetIter(a), a, own);
}

int vt_for_iter(PyThreadState* ts, PyObject* a, PyObject** r0) noexcept {
  PyTypeObject* type = Py_TYPE(a);
  if (type == &PyListIter_Type) {
    auto* it = reinterpret_cast<vt_list_iterator*>(a);
    PyListObject* list = it->list;
    if (VT_LIKELY(list != nullptr && it->index < PyList_GET_SIZE(list))) {
      *r0 = vt_newref(PyList_GET_ITEM(list, it->index++));
      return 1;
    }
  } else if (type == &PyTupleIter_Type) {
    auto* it = reinterpret_cast<vt_tuple_iterator*>(a);
    PyTupleObject* tuple = it->tuple;
    if (VT_LIKELY(tuple != nullptr && it->index < PyTuple_GET_SIZE(tuple))) {
      *r0 = vt_newref(PyTuple_GET_ITEM(tuple, it->index++));
      return 1;
    }
  } else if (type == &PyRangeIter_Type) {
    return vt_fast_for_iter(ts, a, r0);
  }
  PyObject* item = type->tp_iternext(a);
  *r0 = item;
  return VT_LIKELY(item != nullptr) ? 1 : endIteration(ts);
}

PyObject* vt_get_len(PyObject* a, unsigned own) noexcept {
  const Py_ssize_t length = PyObject_Length(a);
  return finish(length >= 0 ? vt_int(length) : nullptr, a, own);
}

}  // extern "C"
