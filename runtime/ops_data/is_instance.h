// isinstance() and class patterns.
#pragma once

#include <vitrine/rt.h>

namespace vitrine::data {

/// isinstance(o, type): 1, 0, or -1 with an exception. As PyObject_IsInstance, but objects whose __class__
/// can only be their type are not asked for it.
int isInstance(PyObject* o, PyObject* type);

}  // namespace vitrine::data
