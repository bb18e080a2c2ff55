// Loading attributes and methods.
#include "attribute_find.h"

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
  Outcome outcome =
      plan != nullptr ? loadByPlan(owner, name, plan, false, &result, nullptr) : Outcome::kGeneric;
  if (outcome == Outcome::kGeneric) {
    result = PyObject_GetAttr(owner, name);
  } else if (VT_UNLIKELY(outcome == Outcome::kError)) {
    completeAttributeError(owner, name);
  }
  return leaveIfTraced(result);
}

[[gnu::noinline]] int loadMethodSlowly(PyObject* owner,
                                       PyObject* name,
                                       Plan* site,
                                       PyObject** r0,
                                       PyObject** r1,
                                       unsigned own) {
  Operand operand(owner, own, 0);
  Plan* plan = planForLoad(owner, name, site);
  PyObject *result = nullptr, *self = nullptr;
  // _PyObject_GetMethod calls descriptors directly only for the standard lookup.
  bool standard = Py_TYPE(owner)->tp_getattro == PyObject_GenericGetAttr;
  Outcome outcome =
      plan != nullptr ? loadByPlan(owner, name, plan, true, &result, &self) : Outcome::kGeneric;
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
    return 0;
  }
  PyObject* both[] = {nullptr, result};
  *r0 = nullptr;
  *r1 = result;
  return vt_leave_if_traced_status(_PyThreadState_GET(), both, 2);
}

// The frequent cases of a load that need no call: borrowed, or NULL when it is none of them. The
// site's version matches.
inline PyObject* loadQuickly(PyObject* owner,
                             PyTypeObject* type,
                             PyObject* name,
                             const Plan* site) {
  PyDictObject* dict;
  switch (site->kind) {
    case kSlot:
      return *reinterpret_cast<PyObject**>(reinterpret_cast<char*>(owner) + site->index);
    case kValues:
    case kManagedDict:
      if (inlineValues(owner) != nullptr) return nullptr;
      dict = managedDict(owner);
      break;
    case kOffsetDict:
      dict = dictAtOffset(owner, site->index);
      break;
    case kManagedClassValue:
      return managedLacksName(owner, type, site) && Py_TYPE(site->data)->tp_descr_get == nullptr
                 ? site->data
                 : nullptr;
    case kTypeGeneral:
      return site->keys_version == reinterpret_cast<PyTypeObject*>(owner)->tp_version_tag &&
                     (Py_TYPE(site->data)->tp_descr_get == nullptr || isMethod(site->data))
                 ? site->data
                 : nullptr;
    default:
      return nullptr;
  }
  PyObject** slot = dict != nullptr ? slotAtHint(dict, name, site->hint) : nullptr;
  return slot != nullptr ? *slot : nullptr;
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
  PyTypeObject* type = Py_TYPE(a);
  // An unused site has version 0, as types without a tag have, but no kind.
  if (VT_LIKELY(site->version == type->tp_version_tag)) {
    if (VT_LIKELY(site->kind == kValues)) {
      PyDictValues* values = inlineValues(a);
      if (VT_LIKELY(values != nullptr)) {
        PyObject* value = values->values[site->index];
        if (VT_LIKELY(value != nullptr)) return returnValue(value, a, own);
      }
    }
    PyObject* value = loadQuickly(a, type, name, site);
    if (VT_LIKELY(value != nullptr)) return returnValue(value, a, own);
  }
  return loadSlowly(a, name, site, own);
}

int vt_load_method(PyObject* a,
                   PyObject* name,
                   vt_method_cache* cache,
                   PyObject** r0,
                   PyObject** r1,
                   unsigned own) noexcept {
  auto* site = reinterpret_cast<Plan*>(cache);
  PyTypeObject* type = Py_TYPE(a);
  if (VT_LIKELY(site->version == type->tp_version_tag)) {
    if ((site->kind == kManagedMethod && managedLacksName(a, type, site)) ||
        site->kind == kMethod || (site->kind == kOffsetMethod && offsetLacksName(a, site))) {
      *r0 = vt_newref(site->data);
      if ((own & 1u) == 0) vt_incref(a);
      *r1 = a;
      return 0;
    }
    PyObject* value = loadQuickly(a, type, name, site);
    if (value != nullptr) {
      *r0 = nullptr;
      *r1 = returnValue(value, a, own);
      return 0;
    }
  }
  return loadMethodSlowly(a, name, site, r0, r1, own);
}

int vt_delete_attr(PyObject* a, PyObject* name, unsigned own) noexcept {
  Operand owner(a, own, 0);
  return leaveIfTraced(PyObject_SetAttr(a, name, nullptr));
}

}  // extern "C"
