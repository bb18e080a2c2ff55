// Part of the version seam (see core.h): layouts of objects that CPython keeps private to one file.
#pragma once

#include <vitrine/cpython/core.h>

#include <structmember.h>

/// Objects/descrobject.c
struct vt_property {
  PyObject_HEAD
  PyObject* getter;
  PyObject* setter;
  PyObject* deleter;
  PyObject* doc;
  PyObject* name;
  int getter_doc;
};

/// Objects/typeobject.c
struct vt_super {
  PyObject_HEAD
  PyTypeObject* type;      // the class after which the search begins
  PyObject* obj;           // the object or class that methods are bound to, or NULL
  PyTypeObject* obj_type;  // whose method resolution order is searched
};

/// Objects/funcobject.c: classmethod and staticmethod
struct vt_method_wrapper {
  PyObject_HEAD
  PyObject* callable;
  PyObject* dict;
};
