// Following plans: what loads do when the few checks in vt_load_attr and vt_load_method do not
// suffice. In line because several of these functions are passed on the way to a value.
#pragma once

#include "attribute_cache.h"

namespace vitrine::names {

enum class Found { kNo, kYes, kUnknown };
enum class Outcome { kValue, kUnbound, kError, kGeneric };

inline Found findInDict(PyDictObject* dict, PyObject* name, Plan* plan, PyObject** value) {
  if (PyObject** slot = slotAtHint(dict, name, plan->hint)) {
    *value = *slot;
    return *value != nullptr ? Found::kYes : Found::kNo;
  }
  PyDictKeysObject* keys = dict->ma_keys;
  if (!DK_IS_UNICODE(keys)) return Found::kUnknown;
  if (lacksName(keys, plan)) return Found::kNo;
  Py_hash_t hash = reinterpret_cast<PyASCIIObject*>(name)->hash;
  if (hash == -1) return Found::kUnknown;
  Py_ssize_t position = _Py_dict_lookup(dict, name, hash, value);
  if (position >= 0) {
    if (position < kNoIndex) plan->hint = static_cast<uint16_t>(position);
    return *value != nullptr ? Found::kYes : Found::kNo;
  }
  // An absent key is remembered by the version of the keys. Objects with a dict of their own would
  // each use a version up, hence the budget.
  if (keys->dk_version != 0) {
    plan->keys_version = keys->dk_version;
  } else if (plan->budget < 200) {
    plan->budget++;
    uint32_t version = _PyDictKeys_GetVersionForCurrentState(keys);
    if (version != 0) plan->keys_version = version;
  }
  return Found::kNo;
}

/// The instance's own attribute (borrowed). kUnknown: let CPython look (keys of any type).
inline Found findInInstance(PyObject* owner,
                            PyTypeObject* type,
                            PyObject* name,
                            Plan* plan,
                            PyObject** value) {
  PyDictObject* dict = nullptr;
  if (hasManagedDict(type)) {
    if (PyDictValues* values = inlineValues(owner)) {
      if (plan->index == kNoIndex) {
        PyDictKeysObject* keys = sharedKeys(type);
        if (lacksName(keys, plan)) return Found::kNo;
        Py_ssize_t index = _PyDictKeys_StringLookup(keys, name);
        if (index < 0) {
          // 0 means that versions ran out; dk_version would be 0 as well and seem to match.
          uint32_t version = _PyDictKeys_GetVersionForCurrentState(keys);
          if (version != 0) plan->keys_version = version;
          return Found::kNo;
        }
        plan->index = static_cast<uint16_t>(index);
        promoteToValues(plan, index);
      }
      *value = values->values[plan->index];
      return *value != nullptr ? Found::kYes : Found::kNo;
    }
    dict = managedDict(owner);
  } else if (PyObject** place = _PyObject_DictPointer(owner)) {
    dict = reinterpret_cast<PyDictObject*>(*place);
  }
  return dict != nullptr ? findInDict(dict, name, plan, value) : Found::kNo;
}

inline PyObject* callGet(descrgetfunc get, PyObject* descriptor, PyObject* owner, PyObject* type) {
  // The call may remove the descriptor from its class.
  Py_INCREF(descriptor);
  PyObject* result = get(descriptor, owner, type);
  vt_drop(descriptor);
  return result;
}

// `classmethod` of a plain function, for a call: the function and the class do without a bound
// method.
inline bool unwrapClassMethod(PyObject* descriptor,
                              PyObject* type,
                              PyObject** result,
                              PyObject** self) {
  if (!Py_IS_TYPE(descriptor, &PyClassMethod_Type)) return false;
  PyObject* callable = reinterpret_cast<vt_method_wrapper*>(descriptor)->callable;
  if (callable == nullptr || !isMethod(callable)) return false;
  *result = vt_newref(callable);
  *self = vt_newref(type);
  return true;
}

// Nothing was found: the class's __getattr__ is asked, without the AttributeError that slot_tp_getattr_hook()
// (Objects/typeobject.c) clears before.
inline Outcome askHook(PyObject* owner, PyObject* name, PyObject** result) {
  PyObject* hook = _PyType_Lookup(Py_TYPE(owner), &_Py_ID(__getattr__));
  if (hook == nullptr || !isMethod(hook)) return Outcome::kGeneric;
  // As the method bound to its object would hold them.
  Py_INCREF(hook);
  Py_INCREF(owner);
  PyObject* arguments[] = {nullptr, owner, name};
  *result = PyObject_Vectorcall(hook, arguments + 1, 2 | PY_VECTORCALL_ARGUMENTS_OFFSET, nullptr);
  vt_drop(owner);
  vt_drop(hook);
  return *result != nullptr ? Outcome::kValue : Outcome::kError;
}

// The class attribute is looked at as it is now: only its identity is certain.
inline Outcome loadGeneral(PyObject* owner,
                           PyObject* name,
                           Plan* plan,
                           bool for_call,
                           PyObject** result,
                           PyObject** self) {
  PyTypeObject* type = Py_TYPE(owner);
  PyObject* descriptor = plan->data;
  descrgetfunc get = nullptr;
  bool method = false;
  if (descriptor != nullptr) {
    get = Py_TYPE(descriptor)->tp_descr_get;
    method = isMethod(descriptor);
    if (get != nullptr && !method) {
      if ((plan->flags & kHooked) != 0) return Outcome::kGeneric;
      if (Py_TYPE(descriptor)->tp_descr_set != nullptr) {
        *result = callGet(get, descriptor, owner, reinterpret_cast<PyObject*>(type));
        return *result != nullptr ? Outcome::kValue : Outcome::kError;
      }
    }
  }
  PyObject* value = nullptr;
  switch (findInInstance(owner, type, name, plan, &value)) {
    case Found::kYes:
      *result = vt_newref(value);
      return Outcome::kValue;
    case Found::kUnknown:
      return Outcome::kGeneric;
    case Found::kNo:
      break;
  }
  if (descriptor == nullptr) {
    return (plan->flags & kHooked) != 0 ? askHook(owner, name, result) : Outcome::kGeneric;
  }
  if (get == nullptr) {
    *result = vt_newref(descriptor);
    return Outcome::kValue;
  }
  if (for_call) {
    if (method) {
      *result = vt_newref(descriptor);
      *self = vt_newref(owner);
      return Outcome::kUnbound;
    }
    if (unwrapClassMethod(descriptor, reinterpret_cast<PyObject*>(type), result, self)) {
      return Outcome::kUnbound;
    }
  }
  *result = callGet(get, descriptor, owner, reinterpret_cast<PyObject*>(type));
  return *result != nullptr ? Outcome::kValue : Outcome::kError;
}

inline Outcome loadFromType(PyObject* owner,
                            Plan* plan,
                            bool for_call,
                            PyObject** result,
                            PyObject** self) {
  PyObject* attribute = plan->data;
  descrgetfunc get = Py_TYPE(attribute)->tp_descr_get;
  // Methods found on the type itself stay as they are.
  if (get == nullptr || isMethod(attribute)) {
    *result = vt_newref(attribute);
    return Outcome::kValue;
  }
  if (for_call && unwrapClassMethod(attribute, owner, result, self)) return Outcome::kUnbound;
  if ((plan->flags & kHooked) != 0) return Outcome::kGeneric;
  *result = callGet(get, attribute, nullptr, owner);
  return *result != nullptr ? Outcome::kValue : Outcome::kError;
}

inline Outcome loadProperty(PyObject* owner, Plan* plan, PyObject** result) {
  PyObject* getter = reinterpret_cast<vt_property*>(plan->data)->getter;
  if (getter == nullptr || owner == Py_None) return Outcome::kGeneric;
  Py_INCREF(getter);
  PyObject* arguments[] = {nullptr, owner};
  *result = PyObject_Vectorcall(getter, arguments + 1, 1 | PY_VECTORCALL_ARGUMENTS_OFFSET, nullptr);
  vt_drop(getter);
  return *result != nullptr ? Outcome::kValue : Outcome::kError;
}

/// Carries out a plan of any kind. `for_call`: kUnbound with a method in *result and what to pass
/// as its first argument (new reference) in *self. kGeneric: nothing was done, CPython has to.
inline Outcome loadByPlan(PyObject* owner,
                          PyObject* name,
                          Plan* plan,
                          bool for_call,
                          PyObject** result,
                          PyObject** self) {
  switch (static_cast<Kind>(plan->kind)) {
    case kSlot: {
      PyObject* value = *reinterpret_cast<PyObject**>(reinterpret_cast<char*>(owner) + plan->index);
      if (value == nullptr) return Outcome::kGeneric;
      *result = vt_newref(value);
      return Outcome::kValue;
    }
    case kProperty:
      return loadProperty(owner, plan, result);
    case kTypeGeneral:
      return loadFromType(owner, plan, for_call, result, self);
    case kValues:
    case kManagedDict:
    case kOffsetDict:
    case kManagedClassValue:
    case kMethod:
    case kManagedMethod:
    case kOffsetMethod:
    case kGeneral:
      return loadGeneral(owner, name, plan, for_call, result, self);
    case kEmpty:
    case kSuperMethod:
    case kGeneric:
      return Outcome::kGeneric;
  }
  return Outcome::kGeneric;
}

}  // namespace vitrine::names
