// Loading attributes and methods.
#include "attribute_cache.h"

using namespace vitrine::names;

namespace {

// An AttributeError of a descriptor gets the name and the object, for suggestions, as in
// PyObject_GetAttr.
[[gnu::cold]] void completeAttributeError(PyObject* owner, PyObject* name) {
  if (!PyErr_ExceptionMatches(PyExc_AttributeError)) return;
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  PyErr_NormalizeException(&type, &value, &traceback);
  if (PyErr_GivenExceptionMatches(value, PyExc_AttributeError)) {
    auto* error = reinterpret_cast<PyAttributeErrorObject*>(value);
    if (error->name == nullptr && error->obj == nullptr &&
        (PyObject_SetAttr(value, &_Py_ID(name), name) != 0 ||
         PyObject_SetAttr(value, &_Py_ID(obj), owner) != 0)) {
      // An exception class that refuses: that error replaces the first one.
      vt_xdrop(type);
      vt_xdrop(value);
      vt_xdrop(traceback);
      return;
    }
  }
  PyErr_Restore(type, value, traceback);
}

[[gnu::noinline]] PyObject* loadSlowly(PyObject* owner, PyObject* name, Plan* site, unsigned own) {
  Operand operand(owner, own, 0);
  Plan* plan = planForLoad(owner, name, site);
  PyObject* result = nullptr;
  Outcome outcome = plan != nullptr ? loadByPlan(owner, name, plan, false, &result, nullptr)
                                    : Outcome::kGeneric;
  if (outcome == Outcome::kGeneric) return PyObject_GetAttr(owner, name);
  if (VT_UNLIKELY(outcome == Outcome::kError)) completeAttributeError(owner, name);
  return result;
}

[[gnu::noinline]] int loadMethodSlowly(PyObject* owner, PyObject* name, Plan* site, PyObject** r0,
                                       PyObject** r1, unsigned own) {
  Operand operand(owner, own, 0);
  Plan* plan = planForLoad(owner, name, site);
  PyObject *result = nullptr, *self = nullptr;
  // _PyObject_GetMethod calls descriptors directly only for the standard lookup.
  bool standard = Py_TYPE(owner)->tp_getattro == PyObject_GenericGetAttr;
  Outcome outcome = plan != nullptr ? loadByPlan(owner, name, plan, true, &result, &self)
                                    : Outcome::kGeneric;
  if (outcome == Outcome::kGeneric) {
    if (_PyObject_GetMethod(owner, name, &result) != 0) {
      *r0 = result;
      *r1 = operand.take(owner);
      return 0;
    }
    outcome = Outcome::kValue;
  }
  if (result == nullptr) {
    if (outcome == Outcome::kError && !standard) completeAttributeError(owner, name);
    return -1;
  }
  if (outcome == Outcome::kUnbound) {
    *r0 = result;
    *r1 = self;
  } else {
    *r0 = nullptr;
    *r1 = result;
  }
  return 0;
}

inline PyObject* returnValue(PyObject* value, PyObject* owner, unsigned own) {
  vt_incref(value);
  if ((own & 1u) != 0) vt_drop(owner);
  return value;
}

}  // namespace

extern "C" {

PyObject* vt_load_attr(PyObject* a, PyObject* name, vt_attr_cache* cache, unsigned own) noexcept {
  auto* site = reinterpret_cast<Plan*>(cache);
  // An unused site has version 0, as types without a tag have, but no kind.
  if (VT_LIKELY(site->version == Py_TYPE(a)->tp_version_tag)) {
    if (VT_LIKELY(site->kind == kValues)) {
      PyDictValues* values = inlineValues(a);
      if (VT_LIKELY(values != nullptr)) {
        PyObject* value = values->values[site->index];
        if (VT_LIKELY(value != nullptr)) return returnValue(value, a, own);
      }
    } else if (site->kind == kSlot) {
      PyObject* value = *reinterpret_cast<PyObject**>(reinterpret_cast<char*>(a) + site->index);
      if (VT_LIKELY(value != nullptr)) return returnValue(value, a, own);
    } else if (site->kind == kOffsetDict) {
      auto* dict = *reinterpret_cast<PyDictObject**>(reinterpret_cast<char*>(a) + site->index);
      if (VT_LIKELY(dict != nullptr)) {
        PyObject** slot = slotAtHint(dict, name, site->hint);
        if (VT_LIKELY(slot != nullptr && *slot != nullptr)) return returnValue(*slot, a, own);
      }
    }
  }
  return loadSlowly(a, name, site, own);
}

int vt_load_method(PyObject* a, PyObject* name, vt_method_cache* cache, PyObject** r0, PyObject** r1,
                   unsigned own) noexcept {
  auto* site = reinterpret_cast<Plan*>(cache);
  PyTypeObject* type = Py_TYPE(a);
  if (VT_LIKELY(site->version == type->tp_version_tag)) {
    bool hit = site->kind == kMethod;
    if (site->kind == kManagedMethod) {
      // Without a materialised dict, only names in the shared keys can be instance attributes.
      hit = inlineValues(a) != nullptr && sharedKeys(type)->dk_version == site->keys_version;
    }
    if (VT_LIKELY(hit)) {
      *r0 = vt_newref(site->data);
      if ((own & 1u) == 0) vt_incref(a);
      *r1 = a;
      return 0;
    }
    if (site->kind == kOffsetDict) {
      auto* dict = *reinterpret_cast<PyDictObject**>(reinterpret_cast<char*>(a) + site->index);
      if (VT_LIKELY(dict != nullptr)) {
        PyObject** slot = slotAtHint(dict, name, site->hint);
        if (VT_LIKELY(slot != nullptr && *slot != nullptr)) {
          *r0 = nullptr;
          *r1 = returnValue(*slot, a, own);
          return 0;
        }
      }
    }
  }
  return loadMethodSlowly(a, name, site, r0, r1, own);
}

int vt_delete_attr(PyObject* a, PyObject* name, unsigned own) noexcept {
  Operand owner(a, own, 0);
  return PyObject_SetAttr(a, name, nullptr) != 0 ? -1 : 0;
}

}  // extern "C"
