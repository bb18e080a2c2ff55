// Part of the version seam (see core.h): iterator layouts that CPython keeps private to one file.
#pragma once

#include <vitrine/cpython/core.h>

/// Objects/listobject.c
struct vt_list_iterator {
  PyObject_HEAD
  Py_ssize_t index;
  PyListObject* list;  // owned; NULL once exhausted
};

/// Objects/rangeobject.c, ranges whose values fit a C long
struct vt_range_iterator {
  PyObject_HEAD
  long index;
  long start;
  long step;
  long len;
};
