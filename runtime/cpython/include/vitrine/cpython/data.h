// Part of the version seam (see core.h): internals of ints, floats, strings, lists and tuples.
#pragma once

#include <vitrine/cpython/core.h>

#include <internal/pycore_floatobject.h>
#include <internal/pycore_global_objects.h>
#include <internal/pycore_list.h>
#include <internal/pycore_long.h>
#include <internal/pycore_tuple.h>
#include <internal/pycore_unicodeobject.h>

/// Objects/tupleobject.c
struct vt_tuple_iterator {
  PyObject_HEAD
  Py_ssize_t index;
  PyTupleObject* tuple;  // owned; NULL once exhausted
};

/// The str of one character below 256, which CPython keeps. Borrowed.
inline PyObject* vt_latin1_char(unsigned char c) {
  auto& strings = _PyRuntime.global_objects.singletons.strings;
  return c < 128 ? reinterpret_cast<PyObject*>(&strings.ascii[c])
                 : reinterpret_cast<PyObject*>(&strings.latin1[c - 128]);
}
