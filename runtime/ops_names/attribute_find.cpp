// Following plans.
#include "attribute_cache.h"

namespace vitrine::names {

namespace {

Found findInDict(PyDictObject* dict, PyObject* name, Plan* plan, PyObject** value) {
  if (PyObject** slot = slotAtHint(dict, name, plan->hint)) {
    *value = *slot;
    return *value != nullptr ? Found::kYes : Found::kNo;
  }
  PyDictKeysObject* keys = dict->ma_keys;
  if (!DK_IS_UNICODE(keys)) return Found::kUnknown;
  if (keys->dk_version != 0 && keys->dk_version == plan->keys_version) return Found::kNo;
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

PyObject* callGet(descrgetfunc get, PyObject* descriptor, PyObject* owner, PyObject* type) {
  // The call may remove the descriptor from its class.
  Py_INCREF(descriptor);
  PyObject* result = get(descriptor, owner, type);
  vt_drop(descriptor);
  return result;
}

// `classmethod` of a plain function, for a call: the function and the class do without a bound
// method.
bool unwrapClassMethod(PyObject* descriptor, PyObject* type, PyObject** result, PyObject** self) {
  if (!Py_IS_TYPE(descriptor, &PyClassMethod_Type)) return false;
  PyObject* callable = reinterpret_cast<vt_method_wrapper*>(descriptor)->callable;
  if (callable == nullptr || !isMethod(callable)) return false;
  *result = vt_newref(callable);
  *self = vt_newref(type);
  return true;
}

// The class attribute is looked at as it is now: only its identity is certain.
Outcome loadGeneral(PyObject* owner, PyObject* name, Plan* plan, bool for_call, PyObject** result,
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
  if (descriptor == nullptr) return Outcome::kGeneric;
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

Outcome loadFromType(PyObject* owner, Plan* plan, bool for_call, PyObject** result,
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

Outcome loadProperty(PyObject* owner, Plan* plan, PyObject** result) {
  PyObject* getter = reinterpret_cast<vt_property*>(plan->data)->getter;
  if (getter == nullptr || owner == Py_None) return Outcome::kGeneric;
  Py_INCREF(getter);
  PyObject* arguments[] = {nullptr, owner};
  *result = PyObject_Vectorcall(getter, arguments + 1, 1 | PY_VECTORCALL_ARGUMENTS_OFFSET, nullptr);
  vt_drop(getter);
  return *result != nullptr ? Outcome::kValue : Outcome::kError;
}

}  // namespace

Found findInInstance(PyObject* owner, PyTypeObject* type, PyObject* name, Plan* plan,
                     PyObject** value) {
  PyDictObject* dict = nullptr;
  if (hasManagedDict(type)) {
    if (PyDictValues* values = inlineValues(owner)) {
      if (plan->index == kNoIndex) {
        PyDictKeysObject* keys = sharedKeys(type);
        if (keys->dk_version != 0 && keys->dk_version == plan->keys_version) return Found::kNo;
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

Outcome loadByPlan(PyObject* owner, PyObject* name, Plan* plan, bool for_call, PyObject** result,
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
    case kManagedMethod:
    case kMethod:
    case kGeneral:
      return loadGeneral(owner, name, plan, for_call, result, self);
    case kOffsetDict: {
      // The general path with a shorter way to the dict; `index` is not one of inline values here.
      auto* dict = *reinterpret_cast<PyDictObject**>(reinterpret_cast<char*>(owner) + plan->index);
      if (dict != nullptr) {
        PyObject** slot = slotAtHint(dict, name, plan->hint);
        if (slot != nullptr && *slot != nullptr) {
          *result = vt_newref(*slot);
          return Outcome::kValue;
        }
      }
      return loadGeneral(owner, name, plan, for_call, result, self);
    }
    case kEmpty:
    case kGeneric:
      return Outcome::kGeneric;
  }
  return Outcome::kGeneric;
}

Plan* planForLoad(PyObject* owner, PyObject* name, Plan* site) {
  if (VT_LIKELY(site->version == Py_TYPE(owner)->tp_version_tag && site->kind != kEmpty)) {
    // Plans for a type's own attributes are for one type, others for all instances.
    if (VT_LIKELY(site->kind != kTypeGeneral && site->kind != kGeneric)) return site;
    if (!PyType_Check(owner) || site->keys_version == 0 ||
        site->keys_version == reinterpret_cast<PyTypeObject*>(owner)->tp_version_tag) {
      return site;
    }
  }
  Plan* plan = planFor(owner, name, false);
  if (plan != nullptr) rememberPlan(site, plan);
  return plan;
}

}  // namespace vitrine::names
