// Inline caches of attribute operations.
//
// A *plan* says how to find one attribute on the instances of one type, or on one type. It holds as
// long as the type's version tag does: CPython gives a type a new tag whenever the type, a base or
// their attributes change, never uses a tag twice, and an instance's type is compared at each use.
// Whatever the tag does not cover (the instance's dict, the descriptor's own class when that is
// mutable) is looked at anew each time. Plans live in the generated code's caches, one per site,
// and in a table for sites that see several types.
//
// In: objects and interned names that live for ever (names of compiled code). Out: the same results
// as PyObject_GetAttr, _PyObject_GetMethod and PyObject_SetAttr, errors included.
#pragma once

#include "names_support.h"

#include <vitrine/cpython/objects.h>
#include <vitrine/rt_fast_names.h>

namespace vitrine::names {

// For kValues, kManagedDict and kOffsetDict the class attribute, if any, is no data descriptor and
// never will be (its own class is immutable): the instance comes first.
enum Kind : uint8_t {
  kEmpty = 0,
  kValues = VT_ATTR_VALUES,  // instance value at `index` of the inline values
  kSlot = VT_ATTR_SLOT,      // object at offset `index`: __slots__, __class__
  kMethod = VT_ATTR_METHOD,                 // a method, and instances have no dict
  kManagedMethod = VT_ATTR_MANAGED_METHOD,  // a method; names of instances in managed dicts
  kManagedDict,              // as kValues, but the shared keys do not have the name
  kOffsetDict,               // dict at offset `index`: modules, exceptions
  kManagedClassValue,        // `data`, while it is no descriptor and the instance has no such name
  kTypeGeneral,    // the owner is a type (`keys_version` is its tag), `data` its attribute
  kOffsetMethod,   // a method; names of instances in a dict at offset `index`
  kProperty,       // `data` is the property
  kSuperMethod,    // sites only: `data` is the method that super() finds (super_method.cpp)
  kGeneral,        // `data` is the class attribute or NULL
  kGeneric,        // no plan: call CPython
};

enum Flags : uint8_t {
  kHooked = 1,  // the type has __getattr__: nothing that may raise AttributeError is ours
};

inline constexpr uint16_t kNoIndex = 0xffff;

struct Plan {
  uint32_t version;  // tp_version_tag of the owner's type
  uint8_t kind;
  uint8_t flags;
  uint16_t index;
  PyObject* data;         // borrowed: the type owns it while the version is current
  uint32_t keys_version;  // dk_version of keys without the name; kTypeGeneral: tag of the owner
  uint16_t hint;          // position in the dict's entries, only a guess
  uint8_t misses;         // sites: how often another type came
  uint8_t budget;         // how many dict versions were asked for (they are not inexhaustible)
};
static_assert(offsetof(Plan, version) == offsetof(vt_attr_plan, version) &&
              offsetof(Plan, kind) == offsetof(vt_attr_plan, kind) &&
              offsetof(Plan, index) == offsetof(vt_attr_plan, index) &&
              offsetof(Plan, keys_version) == offsetof(vt_attr_plan, keys_version));
static_assert(sizeof(Plan) == sizeof(vt_attr_cache) && sizeof(Plan) == sizeof(vt_method_cache));

// ---- the tables: plans by version and name, for sites that see several types
// ---------------------

struct TableEntry {
  PyObject* name;
  Plan plan;
};
inline constexpr uint32_t kTableSize = 2048;
extern TableEntry load_table[kTableSize];
extern TableEntry store_table[kTableSize];

inline TableEntry* tableEntry(TableEntry* table, uint32_t version, PyObject* name) {
  return &table[(version ^ (reinterpret_cast<uintptr_t>(name) >> 4)) & (kTableSize - 1)];
}

/// For instances of `type`; NULL when there is none.
inline Plan* planInTable(TableEntry* table, PyTypeObject* type, PyObject* name) {
  // Unused entries have version 0, as types without a tag have, but no name.
  TableEntry* entry = tableEntry(table, type->tp_version_tag, name);
  bool found = entry->plan.version == type->tp_version_tag && entry->name == name;
  return VT_LIKELY(found) ? &entry->plan : nullptr;
}

/// The plan for attribute `name` of `owner`, made when there is none. NULL: the type has no version
/// tag. Never have an exception set.
Plan* planForLoad(PyObject* owner, PyObject* name);
Plan* planForStore(PyObject* owner, PyObject* name);

/// What a site that missed does with the table's plan: takes it over, unless the site sees so many
/// types that copying would be wasted.
inline void rememberPlan(Plan* site, const Plan* plan) {
  uint8_t misses = site->misses;
  if (misses < 16 || (misses & 63) == 0) *site = *plan;
  site->misses = misses == 255 ? 192 : misses + 1;
}

inline PyDictKeysObject* sharedKeys(PyTypeObject* type) {
  return reinterpret_cast<PyHeapTypeObject*>(type)->ht_cached_keys;
}

inline bool hasManagedDict(PyTypeObject* type) {
  return (type->tp_flags & Py_TPFLAGS_MANAGED_DICT) != 0;
}

inline PyDictValues* inlineValues(PyObject* o) { return *_PyObject_ValuesPointer(o); }
inline PyDictObject* managedDict(PyObject* o) {
  return reinterpret_cast<PyDictObject*>(*_PyObject_ManagedDictPointer(o));
}

inline bool isMethod(PyObject* descriptor) {
  return (Py_TYPE(descriptor)->tp_flags & Py_TPFLAGS_METHOD_DESCRIPTOR) != 0;
}

/// The slot of the value at position `hint` when the dict's entry there is `name`, else NULL. The
/// slot may hold NULL (split tables).
inline PyObject** slotAtHint(PyDictObject* dict, PyObject* name, unsigned hint) {
  PyDictKeysObject* keys = dict->ma_keys;
  if (!DK_IS_UNICODE(keys) || static_cast<Py_ssize_t>(hint) >= keys->dk_nentries) return nullptr;
  PyDictUnicodeEntry* entry = DK_UNICODE_ENTRIES(keys) + hint;
  if (entry->me_key != name) return nullptr;
  return dict->ma_values != nullptr ? &dict->ma_values->values[hint] : &entry->me_value;
}

/// The shared keys may learn a name after the plan was made. `index` < 0: not yet.
inline void promoteToValues(Plan* plan, Py_ssize_t index) {
  if (index < 0 || plan->kind != kManagedDict) return;
  plan->kind = kValues;
  plan->index = static_cast<uint16_t>(index);
}

/// Whether the instance certainly has no attribute of its own by the plan's name: the keys that it
/// uses are known not to have it. (Shared keys never lose a name, other keys change their version.)
inline bool lacksName(PyDictKeysObject* keys, const Plan* plan) {
  return keys->dk_version == plan->keys_version && plan->keys_version != 0;
}
inline bool managedLacksName(PyObject* owner, PyTypeObject* type, const Plan* plan) {
  if (VT_LIKELY(inlineValues(owner) != nullptr)) return lacksName(sharedKeys(type), plan);
  PyDictObject* dict = managedDict(owner);
  return dict == nullptr || lacksName(dict->ma_keys, plan);
}
inline PyDictObject* dictAtOffset(PyObject* owner, unsigned offset) {
  return *reinterpret_cast<PyDictObject**>(reinterpret_cast<char*>(owner) + offset);
}
inline bool offsetLacksName(PyObject* owner, const Plan* plan) {
  PyDictObject* dict = dictAtOffset(owner, plan->index);
  return dict == nullptr || lacksName(dict->ma_keys, plan);
}

/// The operation on an exact super object: a method and its first argument (new references),
/// planned in the site. False: CPython has to do it. No exception is set.
bool loadSuperMethod(PyObject* owner,
                     PyObject* name,
                     Plan* site,
                     PyObject** method,
                     PyObject** self);

}  // namespace vitrine::names
