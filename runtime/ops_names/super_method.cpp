// Methods of super(): found along the method resolution order, without a bound method.
#include "attribute_cache.h"

namespace vitrine::names {

namespace {

// The plan's fields for kSuperMethod: `keys_version` is the tag of the type whose resolution order
// is searched, which changes when that order or a method in it does; this one is the tag of the
// class after which the search begins.
uint32_t classVersion(const Plan* plan) {
  return static_cast<uint32_t>(plan->index) << 16 | plan->hint;
}

// What super_getattro finds (borrowed), or NULL.
PyObject* findAfter(PyTypeObject* start, PyTypeObject* after, PyObject* name) {
  PyObject* order = start->tp_mro;
  if (order == nullptr) return nullptr;
  bool passed = false;
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(order); i++) {
    auto* type = reinterpret_cast<PyTypeObject*>(PyTuple_GET_ITEM(order, i));
    if (passed) {
      PyObject* found = PyDict_GetItemWithError(type->tp_dict, name);
      if (found != nullptr || PyErr_Occurred()) return found;
    }
    passed = passed || type == after;
  }
  return nullptr;
}

}  // namespace

bool loadSuperMethod(PyObject* owner,
                     PyObject* name,
                     Plan* site,
                     PyObject** method,
                     PyObject** self) {
  auto* super = reinterpret_cast<vt_super*>(owner);
  // Without an object, or for a class method's class, descriptors are called differently.
  if (super->obj == nullptr || super->obj == reinterpret_cast<PyObject*>(super->obj_type)) {
    return false;
  }
  PyTypeObject* start = super->obj_type;
  if (site->kind != kSuperMethod || site->keys_version != start->tp_version_tag ||
      classVersion(site) != super->type->tp_version_tag) {
    if (PyUnicode_CompareWithASCIIString(name, "__class__") == 0) return false;
    // Looking anything up gives a type its version tag.
    _PyType_Lookup(start, name);
    _PyType_Lookup(super->type, name);
    if (start->tp_version_tag == 0 || super->type->tp_version_tag == 0) return false;
    PyObject* found = findAfter(start, super->type, name);
    if (found == nullptr || !isMethod(found)) {
      PyErr_Clear();  // CPython will meet the same error
      return false;
    }
    site->version = Py_TYPE(owner)->tp_version_tag;
    site->kind = kSuperMethod;
    site->data = found;
    site->keys_version = start->tp_version_tag;
    site->index = static_cast<uint16_t>(super->type->tp_version_tag >> 16);
    site->hint = static_cast<uint16_t>(super->type->tp_version_tag);
  }
  *method = vt_newref(site->data);
  *self = vt_newref(super->obj);
  return true;
}

}  // namespace vitrine::names
