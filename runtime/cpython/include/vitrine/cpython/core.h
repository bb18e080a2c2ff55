// The version seam: the only header that includes CPython's internal (`pycore_`) headers.
//
// In: nothing. Out: Python.h plus the internals of CPython 3.11 that the runtime and generated code
// use (frames, thread state, code objects, dict keys). Works as C++17 and later; CPython's atomics
// headers do not, hence HAVE_STD_ATOMIC goes.
#pragma once

#define PY_SSIZE_T_CLEAN
#ifndef Py_BUILD_CORE
#define Py_BUILD_CORE 1
#endif
#include <pyconfig.h>
#undef HAVE_STD_ATOMIC

#include <Python.h>

#if PY_VERSION_HEX < 0x030b0000 || PY_VERSION_HEX >= 0x030c0000
#error "this runtime is written for CPython 3.11"
#endif

#include <frameobject.h>
#include <opcode.h>

#include <internal/pycore_call.h>
#include <internal/pycore_ceval.h>
#include <internal/pycore_code.h>
#include <internal/pycore_dict.h>
#include <internal/pycore_frame.h>
#include <internal/pycore_function.h>
#include <internal/pycore_interp.h>
#include <internal/pycore_object.h>
#include <internal/pycore_opcode.h>
#include <internal/pycore_pyerrors.h>
#include <internal/pycore_pystate.h>
#include <internal/pycore_runtime.h>

// Declared only for the file that defines it.
extern "C" const uint8_t _PyOpcode_Caches[256];
