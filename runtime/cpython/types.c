/* The types of CPython's structures, as debug information and nothing else: gdb gets them from here
 * (gdb/vitrine_gdb.py), since Debian's libpython3.11.a has no debug information. Compiled with
 * -fno-eliminate-unused-debug-types; no program is linked with it.
 */
#define Py_BUILD_CORE 1
#include <Python.h>

#include <internal/pycore_code.h>
#include <internal/pycore_dict.h>
#include <internal/pycore_frame.h>
#include <internal/pycore_interp.h>
#include <internal/pycore_runtime.h>
