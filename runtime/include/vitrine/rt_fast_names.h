// In-line fast paths of globals and attributes, for optimised builds (see rt_fast.h): one
// comparison of versions, and the value where the cache says it is. Everything else is vt_NAME's.
#pragma once

#include <vitrine/rt.h>

/// What vt_attr_cache and vt_method_cache begin with (runtime/ops_names/attribute_cache.h).
struct vt_attr_plan {
  uint32_t version;  // tp_version_tag of the owner's type
  uint8_t kind;
  uint8_t flags;
  uint16_t index;
  PyObject* data;
  uint32_t keys_version;
};
enum : uint8_t {
  VT_ATTR_VALUES = 1,          // at `index` of the instance's inline values
  VT_ATTR_SLOT = 2,            // at offset `index` of the instance
  VT_ATTR_METHOD = 3,          // `data` is a method, and instances have no dict
  VT_ATTR_MANAGED_METHOD = 4,  // `data` is a method, while the shared keys have `keys_version`
};

/// vt_global_cache by its real meaning (runtime/ops_names/globals.cpp).
struct vt_global_plan {
  uint32_t globals_version;   // dk_version of the globals' keys
  uint32_t builtins_version;  // 0: the name is in the globals
  uint32_t offset;            // of the value, from the start of the keys; 0: nothing is known
  uint32_t versions_taken;
};

VT_INLINE PyObject* vt_fast_load_global(PyThreadState* ts,
                                        _PyInterpreterFrame* frame,
                                        PyObject* name,
                                        vt_global_cache* cache) {
  const auto* plan = reinterpret_cast<const vt_global_plan*>(cache);
  PyObject* globals = frame->f_globals;
  PyDictKeysObject* keys = reinterpret_cast<PyDictObject*>(globals)->ma_keys;
  if (VT_LIKELY(keys->dk_version == plan->globals_version && PyDict_CheckExact(globals) &&
                plan->builtins_version == 0 && plan->offset != 0)) {
    auto* slot = reinterpret_cast<PyObject**>(reinterpret_cast<char*>(keys) + plan->offset);
    if (VT_LIKELY(*slot != nullptr)) return vt_newref(*slot);
  }
  if (keys->dk_version == plan->globals_version && plan->builtins_version != 0 && plan->offset != 0 &&
      PyDict_CheckExact(globals) && PyDict_CheckExact(frame->f_builtins)) {
    keys = reinterpret_cast<PyDictObject*>(frame->f_builtins)->ma_keys;
    auto* slot = reinterpret_cast<PyObject**>(reinterpret_cast<char*>(keys) + plan->offset);
    if (VT_LIKELY(keys->dk_version == plan->builtins_version && *slot != nullptr)) return vt_newref(*slot);
  }
  return vt_load_global(ts, frame, name, cache);
}

VT_INLINE PyObject* vt_fast_load_attr(PyObject* owner,
                                      PyObject* name,
                                      vt_attr_cache* cache,
                                      unsigned own) {
  const auto* plan = reinterpret_cast<const vt_attr_plan*>(cache);
  PyObject* value = nullptr;
  if (VT_LIKELY(plan->version == Py_TYPE(owner)->tp_version_tag)) {
    if (plan->kind == VT_ATTR_VALUES) {
      PyDictValues* values = reinterpret_cast<PyDictValues**>(owner)[-4];
      if (VT_LIKELY(values != nullptr)) value = values->values[plan->index];
    } else if (plan->kind == VT_ATTR_SLOT) {
      value = *reinterpret_cast<PyObject**>(reinterpret_cast<char*>(owner) + plan->index);
    }
  }
  if (VT_UNLIKELY(value == nullptr)) return vt_load_attr(owner, name, cache, own);
  vt_newref(value);
  if ((own & 1u) != 0) vt_drop(owner);
  return value;
}

VT_INLINE int vt_fast_load_method(PyObject* owner, PyObject* name, vt_method_cache* cache, PyObject** r0,
                                  PyObject** r1, unsigned own) {
  const auto* plan = reinterpret_cast<const vt_attr_plan*>(cache);
  PyTypeObject* type = Py_TYPE(owner);
  bool found = false;
  if (VT_LIKELY(plan->version == type->tp_version_tag)) {
    if (plan->kind == VT_ATTR_METHOD) {
      found = true;
    } else if (plan->kind == VT_ATTR_MANAGED_METHOD && reinterpret_cast<PyDictValues**>(owner)[-4] != nullptr) {
      const uint32_t keys_version = reinterpret_cast<PyHeapTypeObject*>(type)->ht_cached_keys->dk_version;
      found = keys_version == plan->keys_version && keys_version != 0;
    }
  }
  if (VT_UNLIKELY(!found)) return vt_load_method(owner, name, cache, r0, r1, own);
  *r0 = vt_newref(plan->data);
  if ((own & 1u) == 0) vt_incref(owner);
  *r1 = owner;
  return 0;
}

VT_INLINE int vt_fast_store_attr(PyObject* value,
                                 PyObject* owner,
                                 PyObject* name,
                                 vt_attr_cache* cache,
                                 unsigned own) {
  const auto* plan = reinterpret_cast<const vt_attr_plan*>(cache);
  PyObject** slot = nullptr;
  if (VT_LIKELY(plan->version == Py_TYPE(owner)->tp_version_tag)) {
    if (plan->kind == VT_ATTR_VALUES) {
      PyDictValues* values = reinterpret_cast<PyDictValues**>(owner)[-4];
      if (VT_LIKELY(values != nullptr)) {
        slot = &values->values[plan->index];
        if (*slot == nullptr) _PyDictValues_AddToInsertionOrder(values, plan->index);
      }
    } else if (plan->kind == VT_ATTR_SLOT) {
      slot = reinterpret_cast<PyObject**>(reinterpret_cast<char*>(owner) + plan->index);
    }
  }
  if (VT_UNLIKELY(slot == nullptr)) return vt_store_attr(value, owner, name, cache, own);
  PyObject* old = *slot;
  *slot = (own & 1u) != 0 ? value : vt_newref(value);
  vt_xdrop(old);
  if ((own & 2u) != 0) vt_drop(owner);
  return 0;
}

VT_INLINE PyObject* vt_fast_load_deref(_PyInterpreterFrame* frame, int i) {
  PyObject* cell = reinterpret_cast<PyObject**>(reinterpret_cast<vt_frame_head*>(frame) + 1)[i];
  PyObject* value = PyCell_GET(cell);
  return VT_LIKELY(value != nullptr) ? vt_newref(value) : vt_load_deref(frame, i);
}

/// The last slots are those of the free variables.
VT_INLINE void vt_fast_copy_free_vars(_PyInterpreterFrame* frame, int i) {
  PyObject* closure = frame->f_func->func_closure;
  PyObject** slots = frame->localsplus + frame->f_code->co_nlocalsplus - i;
  for (int k = 0; k < i; k++) slots[k] = vt_newref(PyTuple_GET_ITEM(closure, k));
}
