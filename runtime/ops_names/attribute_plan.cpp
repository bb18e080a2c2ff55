// Making plans: what kind of attribute a name is on a type.
#include "attribute_cache.h"

namespace vitrine::names {

TableEntry load_table[kTableSize];
TableEntry store_table[kTableSize];

namespace {

TableEntry type_table[kTableSize];

bool isImmutable(PyTypeObject* type) { return (type->tp_flags & Py_TPFLAGS_IMMUTABLETYPE) != 0; }

// Whether attributes of `type`'s instances are looked up as `standard` does, perhaps with a
// __getattr__ for those that are not found (*hooked). A type gets a new version tag when either
// method changes.
bool hasStandardGetattr(PyTypeObject* type, getattrofunc standard, bool* hooked) {
  *hooked = false;
  if (type->tp_getattro == standard) return true;
  // Modules may have a function __getattr__, and differ from other objects only by that.
  if (type->tp_getattro == PyModule_Type.tp_getattro && standard == PyObject_GenericGetAttr) {
    *hooked = true;
    return true;
  }
  if ((type->tp_flags & Py_TPFLAGS_HEAPTYPE) == 0) return false;
  PyObject* method = _PyType_Lookup(type, &_Py_ID(__getattribute__));
  if (method == nullptr || !Py_IS_TYPE(method, &PyWrapperDescr_Type) ||
      reinterpret_cast<PyWrapperDescrObject*>(method)->d_wrapped !=
          reinterpret_cast<void*>(standard) ||
      _PyType_Lookup(type, &_Py_ID(__getattr__)) == nullptr) {
    return false;
  }
  *hooked = true;
  return true;
}

// Sets kSlot when the data descriptor is a plain object member that is bound in `owner`'s type.
bool planSlot(PyObject* owner, PyObject* descriptor, int forbidden_flags, Plan* plan) {
  if (!Py_IS_TYPE(descriptor, &PyMemberDescr_Type)) return false;
  auto* member = reinterpret_cast<PyMemberDescrObject*>(descriptor);
  PyMemberDef* definition = member->d_member;
  if (definition->type != T_OBJECT_EX || (definition->flags & forbidden_flags) != 0 ||
      definition->offset >= kNoIndex || !PyObject_TypeCheck(owner, member->d_common.d_type)) {
    return false;
  }
  plan->kind = kSlot;
  plan->index = static_cast<uint16_t>(definition->offset);
  return true;
}

// The class attribute is none, or no data descriptor for good: the instance's own comes first.
void planInstance(PyTypeObject* type, PyObject* name, Plan* plan) {
  if (hasManagedDict(type)) {
    plan->kind = kManagedDict;
    promoteToValues(plan, _PyDictKeys_StringLookup(sharedKeys(type), name));
  } else if (type->tp_dictoffset > 0 && type->tp_dictoffset < kNoIndex) {
    plan->kind = kOffsetDict;
    plan->index = static_cast<uint16_t>(type->tp_dictoffset);
  }
}

// A class attribute that instances are not expected to have themselves. False: they are.
bool planClassValue(PyTypeObject* type, PyObject* name, Plan* plan) {
  if (!hasManagedDict(type) || _PyDictKeys_StringLookup(sharedKeys(type), name) >= 0) return false;
  plan->keys_version = _PyDictKeys_GetVersionForCurrentState(sharedKeys(type));
  plan->kind = kManagedClassValue;
  return true;
}

void planMethod(PyTypeObject* type, PyObject* name, Plan* plan) {
  if (type->tp_dictoffset == 0) {
    plan->kind = kMethod;
  } else if (planClassValue(type, name, plan)) {
    plan->kind = kManagedMethod;
  } else if (type->tp_dictoffset > 0 && type->tp_dictoffset < kNoIndex) {
    plan->kind = kOffsetMethod;
    plan->index = static_cast<uint16_t>(type->tp_dictoffset);
  } else {
    planInstance(type, name, plan);
  }
}

void planLoad(PyObject* owner, PyTypeObject* type, PyObject* name, Plan* plan) {
  bool hooked;
  if (!hasStandardGetattr(type, PyObject_GenericGetAttr, &hooked)) return;
  if (hooked) plan->flags |= kHooked;
  PyObject* descriptor = _PyType_Lookup(type, name);
  plan->data = descriptor;
  plan->kind = kGeneral;
  plan->index = kNoIndex;
  if (descriptor == nullptr) {
    planInstance(type, name, plan);
    return;
  }
  PyTypeObject* descriptor_type = Py_TYPE(descriptor);
  if (descriptor_type->tp_descr_get == nullptr && planClassValue(type, name, plan)) return;
  if (!isImmutable(descriptor_type)) return;
  if (descriptor_type->tp_descr_get == nullptr) {
    planInstance(type, name, plan);
  } else if (descriptor_type->tp_descr_set != nullptr) {
    if (planSlot(owner, descriptor, PY_AUDIT_READ, plan)) return;
    if (descriptor_type == &PyProperty_Type) {
      if (!hooked) plan->kind = kProperty;
    } else if (PyUnicode_CompareWithASCIIString(name, "__class__") == 0 &&
               descriptor == _PyType_Lookup(&PyBaseObject_Type, name)) {
      plan->kind = kSlot;
      plan->index = offsetof(PyObject, ob_type);
    }
  } else if (isMethod(descriptor)) {
    planMethod(type, name, plan);
  } else {
    planInstance(type, name, plan);
  }
}

void planTypeLoad(PyTypeObject* owner, PyTypeObject* metatype, PyObject* name, Plan* plan) {
  bool hooked;
  if (!hasStandardGetattr(metatype, PyType_Type.tp_getattro, &hooked)) return;
  if (hooked) plan->flags |= kHooked;
  PyObject* meta_attribute = _PyType_Lookup(metatype, name);
  if (meta_attribute != nullptr) {
    // __name__, __dict__ ... : comes before anything that the owner has. Other attributes of the
    // metatype come after it, which is not worth a plan.
    PyTypeObject* kind = Py_TYPE(meta_attribute);
    if (isImmutable(kind) && kind->tp_descr_get != nullptr && kind->tp_descr_set != nullptr) {
      plan->kind = kGeneral;
      plan->data = meta_attribute;
    }
    return;
  }
  plan->data = _PyType_Lookup(owner, name);
  if (plan->data != nullptr) plan->kind = kTypeGeneral;
}

void planStore(PyObject* owner, PyTypeObject* type, PyObject* name, Plan* plan) {
  if (type->tp_setattro != PyObject_GenericSetAttr) return;
  PyObject* descriptor = _PyType_Lookup(type, name);
  plan->data = descriptor;
  plan->kind = kGeneral;
  plan->index = kNoIndex;
  if (descriptor == nullptr) {
    planInstance(type, name, plan);
    return;
  }
  if (!isImmutable(Py_TYPE(descriptor))) return;
  if (Py_TYPE(descriptor)->tp_descr_set == nullptr) {
    planInstance(type, name, plan);
  } else {
    planSlot(owner, descriptor, READONLY, plan);
  }
}

bool isReady(PyTypeObject* type) { return type->tp_dict != nullptr; }

// Looking anything up gives a type its version tag.
bool hasVersion(PyTypeObject* type, PyObject* name) {
  if (!isReady(type)) return false;
  _PyType_Lookup(type, name);
  return type->tp_version_tag != 0;
}

Plan newPlan(PyTypeObject* type) {
  Plan plan = {};
  plan.version = type->tp_version_tag;
  plan.kind = kGeneric;
  return plan;
}

Plan* enter(TableEntry* entry, PyObject* name, const Plan& plan) {
  *entry = {name, plan};
  return &entry->plan;
}

// What a type has itself needs both versions: the metatype's, and that of the type.
Plan* planForType(PyTypeObject* owner, PyTypeObject* metatype, PyObject* name) {
  TableEntry* entry = tableEntry(type_table, owner->tp_version_tag, name);
  Plan* found = &entry->plan;
  if (VT_LIKELY(entry->name == name && found->keys_version == owner->tp_version_tag &&
                found->version == metatype->tp_version_tag)) {
    return found;
  }
  if (!hasVersion(metatype, name) || !hasVersion(owner, name)) return nullptr;
  Plan plan = newPlan(metatype);
  plan.keys_version = owner->tp_version_tag;
  planTypeLoad(owner, metatype, name, &plan);
  return enter(tableEntry(type_table, owner->tp_version_tag, name), name, plan);
}

}  // namespace

Plan* planForLoad(PyObject* owner, PyObject* name) {
  PyTypeObject* type = Py_TYPE(owner);
  if (PyType_Check(owner)) return planForType(reinterpret_cast<PyTypeObject*>(owner), type, name);
  if (Plan* plan = planInTable(load_table, type, name)) return plan;
  if (!hasVersion(type, name)) return nullptr;
  Plan plan = newPlan(type);
  planLoad(owner, type, name, &plan);
  return enter(tableEntry(load_table, type->tp_version_tag, name), name, plan);
}

Plan* planForStore(PyObject* owner, PyObject* name) {
  PyTypeObject* type = Py_TYPE(owner);
  if (Plan* plan = planInTable(store_table, type, name)) return plan;
  if (!hasVersion(type, name)) return nullptr;
  Plan plan = newPlan(type);
  planStore(owner, type, name, &plan);
  return enter(tableEntry(store_table, type->tp_version_tag, name), name, plan);
}

}  // namespace vitrine::names
