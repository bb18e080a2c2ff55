// container[index]: load, store, delete.
#include "operands.h"

using namespace vitrine::data;

extern "C" {

PyObject* vt_binary_subscr(PyThreadState*, PyObject* a, PyObject* b, unsigned own) noexcept {
  PyObject* result = PyObject_GetItem(a, b);
  release(a, b, own);
  return result;
}

int vt_store_subscr(PyObject* a, PyObject* b, PyObject* c, unsigned own) noexcept {
  const int result = PyObject_SetItem(b, c, a);
  release(a, b, c, own);
  return result;
}

int vt_delete_subscr(PyObject* a, PyObject* b, unsigned own) noexcept {
  const int result = PyObject_DelItem(a, b);
  release(a, b, own);
  return result;
}

}  // extern "C"
