// Loading attributes and methods.
#include "attribute_find.h"

#include <vitrine/rt_pure.h>

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

// `plan` is the site's or the table's, for the owner's type. Plans for what a type has itself are
// for one type, others for all instances.
inline Plan* currentPlan(PyObject* owner, PyObject* name, Plan* site, Plan* plan) {
  if (VT_LIKELY(plan != nullptr && plan->kind != kEmpty)) {
    bool from_type = plan->kind == kTypeGeneral || (plan->kind == kGeneric && PyType_Check(owner));
    if (VT_LIKELY(!from_type)) return plan;
    if (plan->keys_version == reinterpret_cast<PyTypeObject*>(owner)->tp_version_tag) return plan;
  }
  plan = planForLoad(owner, name);
  if (plan != nullptr) rememberPlan(site, plan);
  return plan;
}

[[gnu::noinline]] PyObject* loadSlowly(PyObject* owner,
                                       PyObject* name,
                                       Plan* site,
                                       Plan* plan,
                                       unsigned own) {
  Operand operand(owner, own, 0);
  plan = currentPlan(owner, name, site, plan);
  PyObject* result = nullptr;
  Outcome outcome =
      plan != nullptr ? loadByPlan(owner, name, plan, false, &result, nullptr) : Outcome::kGeneric;
  if (outcome == Outcome::kGeneric) {
    result = PyObject_GetAttr(owner, name);
  } else if (VT_UNLIKELY(outcome == Outcome::kError)) {
    completeAttributeError(owner, name);
  }
  return leaveIfTraced(result, operand);
}

[[gnu::noinline]] int loadMethodSlowly(PyObject* owner,
                                       PyObject* name,
                                       Plan* site,
                                       Plan* plan,
                                       PyObject** r0,
                                       PyObject** r1,
                                       unsigned own) {
  Operand operand(owner, own, 0);
  if (Py_IS_TYPE(owner, &PySuper_Type) && loadSuperMethod(owner, name, site, r0, r1)) return 0;
  plan = currentPlan(owner, name, site, plan);
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
  operand.drop();
  *r0 = nullptr;
  *r1 = result;
  return vt_leave_if_traced_status(_PyThreadState_GET(), both, 2);
}

// The frequent cases of a load that need no call: borrowed, or NULL when it is none of them. The
// plan is for the owner's type.
inline PyObject* loadQuickly(PyObject* owner,
                             PyTypeObject* type,
                             PyObject* name,
                             const Plan* plan) {
  PyDictObject* dict;
  switch (plan->kind) {
    case kSlot:
      return *reinterpret_cast<PyObject**>(reinterpret_cast<char*>(owner) + plan->index);
    case kValues:
      if (PyDictValues* values = inlineValues(owner)) return values->values[plan->index];
      dict = managedDict(owner);
      break;
    case kManagedDict:
      if (inlineValues(owner) != nullptr) return nullptr;
      dict = managedDict(owner);
      break;
    case kOffsetDict:
      dict = dictAtOffset(owner, plan->index);
      break;
    case kManagedClassValue:
      return managedLacksName(owner, type, plan) && Py_TYPE(plan->data)->tp_descr_get == nullptr
                 ? plan->data
                 : nullptr;
    case kTypeGeneral:
      if (plan->keys_version != reinterpret_cast<PyTypeObject*>(owner)->tp_version_tag) {
        return nullptr;
      }
      if (Py_TYPE(plan->data)->tp_descr_get == nullptr || isMethod(plan->data)) return plan->data;
      return Py_IS_TYPE(plan->data, &PyStaticMethod_Type)
                 ? reinterpret_cast<vt_method_wrapper*>(plan->data)->callable
                 : nullptr;
    default:
      return nullptr;
  }
  PyObject** slot = dict != nullptr ? slotAtHint(dict, name, plan->hint) : nullptr;
  return slot != nullptr ? *slot : nullptr;
}

inline PyObject* returnValue(PyObject* value, PyObject* owner, unsigned own) {
  vt_incref(value);
  if ((own & 1u) != 0) vt_drop(owner);
  return value;
}

// The plan for instances of `type` when the site's is for another type; NULL when there is none
// yet.
inline Plan* otherPlan(PyTypeObject* type, PyObject* name, Plan* site) {
  if (PyType_FastSubclass(type, Py_TPFLAGS_TYPE_SUBCLASS)) return nullptr;
  Plan* plan = planInTable(load_table, type, name);
  if (plan != nullptr) rememberPlan(site, plan);
  return plan;
}

// The site's plan, or the table's. An unused site has version 0, as types without a tag have, but no kind.
inline Plan* planFor(PyTypeObject* type, PyObject* name, Plan* site) {
  return VT_LIKELY(site->version == type->tp_version_tag) ? site : otherPlan(type, name, site);
}

}  // namespace

extern "C" {

PyObject* vt_pure_attr_otherwise(PyObject* owner, PyObject* name, vt_attr_cache* cache) noexcept {
  PyTypeObject* type = Py_TYPE(owner);
  Plan* plan = planFor(type, name, reinterpret_cast<Plan*>(cache));
  return plan != nullptr ? loadQuickly(owner, type, name, plan) : nullptr;
}

PyObject* vt_load_attr(PyObject* a, PyObject* name, vt_attr_cache* cache, unsigned own) noexcept {
  auto* site = reinterpret_cast<Plan*>(cache);
  PyTypeObject* type = Py_TYPE(a);
  Plan* plan = planFor(type, name, site);
  if (VT_LIKELY(plan != nullptr)) {
    if (VT_LIKELY(plan->kind == kValues)) {
      PyDictValues* values = inlineValues(a);
      if (VT_LIKELY(values != nullptr)) {
        PyObject* value = values->values[plan->index];
        if (VT_LIKELY(value != nullptr)) return returnValue(value, a, own);
      }
    }
    PyObject* value = loadQuickly(a, type, name, plan);
    if (VT_LIKELY(value != nullptr)) return returnValue(value, a, own);
  }
  return loadSlowly(a, name, site, plan, own);
}

int vt_load_method(PyObject* a,
                   PyObject* name,
                   vt_method_cache* cache,
                   PyObject** r0,
                   PyObject** r1,
                   unsigned own) noexcept {
  auto* site = reinterpret_cast<Plan*>(cache);
  PyTypeObject* type = Py_TYPE(a);
  Plan* plan = planFor(type, name, site);
  if (VT_LIKELY(plan != nullptr)) {
    if ((plan->kind == kManagedMethod && managedLacksName(a, type, plan)) ||
        plan->kind == kMethod || (plan->kind == kOffsetMethod && offsetLacksName(a, plan))) {
      *r0 = vt_newref(plan->data);
      if ((own & 1u) == 0) vt_incref(a);
      *r1 = a;
      return 0;
    }
    PyObject* value = loadQuickly(a, type, name, plan);
    if (value != nullptr) {
      *r0 = nullptr;
      *r1 = returnValue(value, a, own);
      return 0;
    }
  }
  return loadMethodSlowly(a, name, site, plan, r0, r1, own);
}

int vt_delete_attr(PyObject* a, PyObject* name, unsigned own) noexcept {
  Operand owner(a, own, 0);
  return leaveIfTraced(PyObject_SetAttr(a, name, nullptr), owner);
}

}  // extern "C"
