#include "names_support.h"
using namespace vitrine::names;
extern "C" {
PyObject* vt_load_attr(PyObject* a, PyObject* name, vt_attr_cache* cache, unsigned own) noexcept {
  (void)cache;
  Operand owner(a, own, 0);
  return PyObject_GetAttr(a, name);
}

int vt_load_method(PyObject* a, PyObject* name, vt_method_cache* cache, PyObject** r0, PyObject** r1,
                   unsigned own) noexcept {
  (void)cache;
  Operand owner(a, own, 0);
  PyObject* method = nullptr;
  int unbound = _PyObject_GetMethod(a, name, &method);
  if (method == nullptr) return -1;
  if (unbound) {
    *r0 = method;
    *r1 = owner.take(a);
  } else {
    *r0 = nullptr;
    *r1 = method;
  }
  return 0;
}

int vt_store_attr(PyObject* a, PyObject* b, PyObject* name, vt_attr_cache* cache,
                  unsigned own) noexcept {
  (void)cache;
  Operand owner(b, own, 1);
  Operand value(a, own, 0);
  return PyObject_SetAttr(b, name, a);
}

int vt_delete_attr(PyObject* a, PyObject* name, unsigned own) noexcept {
  Operand owner(a, own, 0);
  return PyObject_SetAttr(a, name, nullptr);
}
}  // extern "C"
