// Built-in functions that CPython calls with a tuple (METH_VARARGS), and that programs call all the time.
#pragma once

#include "calls.h"

#include <vitrine/rt_fast.h>

namespace vitrine::runtime {

/// What a direct call gives when the callable is not one of the direct kinds (no exception set).
inline PyObject* const kNotDirect = reinterpret_cast<PyObject*>(1);

/// Calls min, max ... without making the tuple: a new reference, NULL with an exception, or kNotDirect when the
/// function or its arguments are others. Counts a level of recursion, as the general call does.
PyObject* callVariadicFunction(PyThreadState* ts, const PyMethodDef* def, PyObject* const* args, Py_ssize_t nargs);

/// The same for str.startswith ...; `args` begin with the object.
PyObject* callVariadicMethod(PyThreadState* ts, const PyMethodDef* def, PyObject* const* args, Py_ssize_t nargs);

}  // namespace vitrine::runtime
