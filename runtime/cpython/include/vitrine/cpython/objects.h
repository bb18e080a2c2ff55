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

/// Objects/funcobject.c: classmethod and staticmethod
struct vt_method_wrapper {
  PyObject_HEAD
  PyObject* callable;
  PyObject* dict;
};
