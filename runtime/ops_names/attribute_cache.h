// Inline caches of attribute operations.
//
// A *plan* says how to find one attribute on the instances of one type, or on one type. It holds as
// long as the type's version tag does: CPython gives a type a new tag whenever the type, a base or
// their attributes change, never uses a tag twice, and an instance's type is compared at each use.
// Whatever the tag does not cover (the instance's dict, the descriptor's own class when that is
// mutable) is looked at anew each time. Plans live in the generated code's caches, one per site, and
// in a table for sites that see several types.
//
// In: objects and interned names that live for ever (names of compiled code). Out: the same results
// as PyObject_GetAttr, _PyObject_GetMethod and PyObject_SetAttr, errors included.
#pragma once

#include "names_support.h"

#include <vitrine/cpython/objects.h>

namespace vitrine::names {

enum Kind : uint8_t {
  kEmpty = 0,
  kValues,         // instance value at `index` of the inline values (implies kInstanceFirst)
  kSlot,           // object at offset `index`: __slots__, __class__
  kOffsetDict,     // dict at offset `index`: modules, exceptions (implies kInstanceFirst)
  kMethod,         // a method, and instances have no dict
  kManagedMethod,  // a method whose name the type's shared keys (`keys_version`) do not have
  kProperty,       // `data` is the property
  kGeneral,        // `data` is the class attribute or NULL
  kTypeGeneral,    // the owner is a type (`keys_version` is its tag), `data` its attribute
  kGeneric,        // no plan: call CPython
};

enum Flags : uint8_t {
  kHooked = 1,         // the type has __getattr__: nothing that may raise AttributeError is ours
  kInstanceFirst = 2,  // the class attribute, if any, is no data descriptor and never will be
};

inline constexpr uint16_t kNoIndex = 0xffff;

struct Plan {
  uint32_t version;       // tp_version_tag of the owner's type
  uint8_t kind;
  uint8_t flags;
  uint16_t index;
  PyObject* data;         // borrowed: the type owns it while the version is current
  uint32_t keys_version;  // dk_version of keys without the name; kTypeGeneral: tag of the owner
  uint16_t hint;          // position in the dict's entries, only a guess
  uint8_t misses;         // sites: how often another type came
  uint8_t budget;         // how many dict versions were asked for (they are not inexhaustible)
};
static_assert(sizeof(Plan) == sizeof(vt_attr_cache) && sizeof(Plan) == sizeof(vt_method_cache));

enum class Purpose : uint8_t { kLoad, kLoadFromType, kStore };

/// The table's plan for attribute `name` of `owner`, made when there is none. NULL: the type has no
/// version tag. Never has an exception set.
Plan* planFor(PyObject* owner, PyObject* name, bool store);

/// What a site that missed does with the table's plan: takes it over, unless the site sees so many
/// types that copying would be wasted.
inline void rememberPlan(Plan* site, const Plan* plan) {
  if (site->misses < 16 || (site->misses & 31) == 0) {
    uint8_t misses = site->misses;
    *site = *plan;
    site->misses = misses;
  }
  if (++site->misses == 0) site->misses = 128;
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

/// A kGeneral plan may become kValues when the shared keys have learned the name. `index` < 0: not yet.
inline void promoteToValues(Plan* plan, Py_ssize_t index) {
  if (index < 0 || plan->kind != kGeneral || (plan->flags & kInstanceFirst) == 0) return;
  plan->kind = kValues;
  plan->index = static_cast<uint16_t>(index);
}

enum class Found { kNo, kYes, kUnknown };

/// The instance's own attribute (borrowed). kUnknown: let CPython look (keys of any type).
Found findInInstance(PyObject* owner, PyTypeObject* type, PyObject* name, Plan* plan,
                     PyObject** value);

enum class Outcome { kValue, kUnbound, kError, kGeneric };

/// Carries out a plan of any kind for a load. `for_call`: kUnbound with a method in *result and what
/// to pass as its first argument (new reference) in *self. kGeneric: nothing was done, CPython has to.
Outcome loadByPlan(PyObject* owner, PyObject* name, Plan* plan, bool for_call, PyObject** result,
                   PyObject** self);

/// The plan that a load at this site has to follow: the site's own or the table's. May be NULL.
Plan* planForLoad(PyObject* owner, PyObject* name, Plan* site);

}  // namespace vitrine::names
