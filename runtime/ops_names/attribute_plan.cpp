// Making plans: what kind of attribute a name is on a type.
#include "attribute_cache.h"

namespace vitrine::names {

namespace {

enum Purpose : uintptr_t { kLoad, kLoadFromType, kStore };

// 64 bytes, a cache line.
struct alignas(64) TableEntry {
  uint32_t version;  // of the type, or with kLoadFromType of the owner itself
  uintptr_t key;     // the name's address plus the purpose
  Plan plan;
};

constexpr uint32_t kTableSize = 2048;
TableEntry table[kTableSize];

inline TableEntry* tableEntry(uint32_t version, uintptr_t key) {
  uint32_t hash = version * 0x9e3779b1u ^ static_cast<uint32_t>(key >> 4) * 0x85ebca6bu ^
                  static_cast<uint32_t>(key);
  return &table[(hash >> 16 ^ hash) & (kTableSize - 1)];
}

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
  plan->keys_version = owner->tp_version_tag;
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

}  // namespace

Plan* planFor(PyObject* owner, PyObject* name, bool store) {
  PyTypeObject* type = Py_TYPE(owner);
  // A type's own attributes need both versions: the metatype's, and that of the type itself.
  bool from_type = !store && PyType_Check(owner);
  PyTypeObject* versioned = from_type ? reinterpret_cast<PyTypeObject*>(owner) : type;
  uintptr_t key = reinterpret_cast<uintptr_t>(name) + (store       ? kStore
                                                       : from_type ? kLoadFromType
                                                                   : kLoad);
  TableEntry* entry = tableEntry(versioned->tp_version_tag, key);
  if (VT_LIKELY(entry->version == versioned->tp_version_tag && entry->key == key &&
                entry->plan.version == type->tp_version_tag && entry->version != 0)) {
    return &entry->plan;
  }
  if (!isReady(type) || !isReady(versioned)) return nullptr;

  // Looking anything up gives a type its version tag.
  _PyType_Lookup(type, name);
  _PyType_Lookup(versioned, name);
  if (versioned->tp_version_tag == 0 || type->tp_version_tag == 0) return nullptr;
  Plan plan = {};
  plan.kind = kGeneric;
  plan.version = type->tp_version_tag;
  if (store) {
    planStore(owner, type, name, &plan);
  } else if (from_type) {
    planTypeLoad(versioned, type, name, &plan);
  } else {
    planLoad(owner, type, name, &plan);
  }
  entry = tableEntry(versioned->tp_version_tag, key);
  entry->version = versioned->tp_version_tag;
  entry->key = key;
  entry->plan = plan;
  return &entry->plan;
}

}  // namespace vitrine::names
