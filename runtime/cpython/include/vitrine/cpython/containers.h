// Part of the version seam (see core.h): how lists grow, how dicts find keys, the one-character
// strs.
#pragma once

#include <vitrine/cpython/core.h>

#include <internal/pycore_floatobject.h>
#include <internal/pycore_list.h>
#include <internal/pycore_long.h>
#include <internal/pycore_tuple.h>

/// How far dicts and sets shift the hash from one probe to the next.
inline constexpr int vt_hash_perturb_shift = 5;
/// How many neighbours of an entry sets look at before the next probe.
inline constexpr int vt_set_linear_probes = 9;

/// The str of one character below 256: borrowed, lives for ever.
inline PyObject* vt_latin1_character(unsigned char c) {
  auto& strings = _PyRuntime.global_objects.singletons.strings;
  return c < 128 ? reinterpret_cast<PyObject*>(&strings.ascii[c])
                 : reinterpret_cast<PyObject*>(&strings.latin1[c - 128]);
}

/// A dict's contents changed.
inline void vt_dict_changed(PyDictObject* dict) { dict->ma_version_tag = DICT_NEXT_VERSION(); }
