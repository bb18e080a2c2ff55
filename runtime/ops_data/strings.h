// Concatenation of strs.
#pragma once

#include "data_support.h"

namespace vitrine::data {

/// a + b of exact strs. Extends `a` in place, and then clears its bit, when it is taken over and
/// nobody else holds it: `a + b + c` and `x.y + z` copy each character once.
PyObject* concatenate(PyObject* a, PyObject* b, unsigned* own);

}  // namespace vitrine::data
