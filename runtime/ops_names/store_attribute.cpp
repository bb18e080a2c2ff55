// Storing attributes.
#include "attribute_cache.h"

using namespace vitrine::names;

namespace {

// A reference to the stored value that the place may keep.
inline PyObject* keep(PyObject* value, unsigned own) {
  return (own & 1u) != 0 ? value : vt_newref(value);
}

inline void dropOwner(PyObject* owner, unsigned own) {
  if ((own & 2u) != 0) vt_drop(owner);
}

inline void storeInValues(PyDictValues* values, unsigned index, PyObject* value) {
  PyObject* old = values->values[index];
  values->values[index] = value;
  if (old == nullptr) {
    _PyDictValues_AddToInsertionOrder(values, static_cast<Py_ssize_t>(index));
  } else {
    vt_drop(old);
  }
}

inline void storeInSlot(PyObject* owner, const Plan* plan, PyObject* value) {
  auto* slot = reinterpret_cast<PyObject**>(reinterpret_cast<char*>(owner) + plan->index);
  PyObject* old = *slot;
  *slot = value;
  vt_xdrop(old);
}

// Replaces the value of a key that the dict has. False: nothing was done.
inline bool replaceInDict(PyDictObject* dict,
                          PyObject* name,
                          unsigned hint,
                          PyObject* value,
                          unsigned own) {
  PyObject** slot = slotAtHint(dict, name, hint);
  if (slot == nullptr || *slot == nullptr) return false;
  PyObject* old = *slot;
  *slot = keep(value, own);
  // Dicts of untracked values are not tracked by the collector.
  if (!_PyObject_GC_IS_TRACKED(dict) && _PyObject_GC_MAY_BE_TRACKED(value)) {
    _PyObject_GC_TRACK(reinterpret_cast<PyObject*>(dict));
  }
  dict->ma_version_tag = DICT_NEXT_VERSION();
  vt_drop(old);
  return true;
}

PyDictObject* dictOf(PyObject* owner, PyTypeObject* type) {
  if (hasManagedDict(type)) return managedDict(owner);
  PyObject** place = _PyObject_DictPointer(owner);
  return place != nullptr ? reinterpret_cast<PyDictObject*>(*place) : nullptr;
}

// True when the value was stored in the instance; both operands then have been given up.
bool storeInInstance(PyObject* owner, PyObject* name, PyObject* value, Plan* plan, unsigned own) {
  PyTypeObject* type = Py_TYPE(owner);
  if (hasManagedDict(type)) {
    if (PyDictValues* values = inlineValues(owner)) {
      Py_ssize_t index = _PyDictKeys_StringLookup(sharedKeys(type), name);
      if (index < 0) return false;
      promoteToValues(plan, index);
      storeInValues(values, static_cast<unsigned>(index), keep(value, own));
      dropOwner(owner, own);
      return true;
    }
  }
  PyDictObject* dict = dictOf(owner, type);
  if (dict == nullptr || !DK_IS_UNICODE(dict->ma_keys)) return false;
  if (!replaceInDict(dict, name, plan->hint, value, own)) {
    Py_hash_t hash = reinterpret_cast<PyASCIIObject*>(name)->hash;
    PyObject* old;
    if (hash == -1) return false;
    Py_ssize_t position = _Py_dict_lookup(dict, name, hash, &old);
    if (position < 0 || position >= kNoIndex) return false;
    plan->hint = static_cast<uint16_t>(position);
    if (!replaceInDict(dict, name, plan->hint, value, own)) return false;
  }
  dropOwner(owner, own);
  return true;
}

int storeGenerically(PyObject* owner, PyObject* name, PyObject* value, unsigned own) {
  Operand owner_operand(owner, own, 1);
  Operand value_operand(value, own, 0);
  return leaveIfTraced(PyObject_SetAttr(owner, name, value), value_operand, owner_operand);
}

int storeByDescriptor(PyObject* owner, PyObject* descriptor, PyObject* value, unsigned own) {
  Operand owner_operand(owner, own, 1);
  Operand value_operand(value, own, 0);
  // The call may remove the descriptor from its class, and the class from the owner.
  PyTypeObject* type = Py_TYPE(owner);
  Py_INCREF(type);
  Py_INCREF(descriptor);
  int status = Py_TYPE(descriptor)->tp_descr_set(descriptor, owner, value);
  vt_drop(descriptor);
  vt_drop(reinterpret_cast<PyObject*>(type));
  return leaveIfTraced(status, value_operand, owner_operand);
}

[[gnu::noinline]] int storeSlowly(PyObject* owner,
                                  PyObject* name,
                                  PyObject* value,
                                  Plan* site,
                                  Plan* plan,
                                  unsigned own) {
  if (plan == nullptr || plan->kind == kEmpty) {
    plan = planForStore(owner, name);
    if (plan != nullptr) rememberPlan(site, plan);
  }
  if (plan == nullptr || plan->kind == kGeneric) {
    return storeGenerically(owner, name, value, own);
  }
  if (plan->kind == kSlot) {
    storeInSlot(owner, plan, keep(value, own));
    dropOwner(owner, own);
    return 0;
  }
  PyObject* descriptor = plan->data;
  if (descriptor != nullptr && Py_TYPE(descriptor)->tp_descr_set != nullptr) {
    return storeByDescriptor(owner, descriptor, value, own);
  }
  if (storeInInstance(owner, name, value, plan, own)) return 0;
  return storeGenerically(owner, name, value, own);
}

}  // namespace

extern "C" int vt_store_attr(PyObject* a,
                             PyObject* b,
                             PyObject* name,
                             vt_attr_cache* cache,
                             unsigned own) noexcept {
  auto* site = reinterpret_cast<Plan*>(cache);
  Plan* plan = site;
  PyTypeObject* type = Py_TYPE(b);
  if (VT_UNLIKELY(site->version != type->tp_version_tag)) {
    plan = planInTable(store_table, type, name);
    if (plan != nullptr) rememberPlan(site, plan);
  }
  if (VT_LIKELY(plan != nullptr)) {
    if (VT_LIKELY(plan->kind == kValues)) {
      PyDictValues* values = inlineValues(b);
      if (VT_LIKELY(values != nullptr)) {
        storeInValues(values, plan->index, keep(a, own));
        dropOwner(b, own);
        return 0;
      }
    } else if (plan->kind == kSlot) {
      storeInSlot(b, plan, keep(a, own));
      dropOwner(b, own);
      return 0;
    } else if (plan->kind == kOffsetDict) {
      PyDictObject* dict = dictAtOffset(b, plan->index);
      if (VT_LIKELY(dict != nullptr && replaceInDict(dict, name, plan->hint, a, own))) {
        dropOwner(b, own);
        return 0;
      }
    }
  }
  return storeSlowly(b, name, a, site, plan, own);
}
