// What the parts of vt_main share: the program's modules, the importer, the stack.
//
// Order of events: choose the stack (stack.cpp), configure and initialise Python (startup.cpp),
// install the importer (importer.cpp, importer.py), run the main module and end the process as
// Py_RunMain does (main.cpp).
#pragma once

#include <vitrine/rt.h>

extern "C" {
/// The code object of a compiled module, with native code attached to it and to every code object
/// nested in it. Unmarshalled on first use, then kept for ever. Borrowed; NULL with an exception
/// set.
PyObject* vt_module_code(const vt_module* module) noexcept;

/// The module's embedded text as bytes, a new reference. NULL without an exception: it has none.
PyObject* vt_module_source(const vt_module* module) noexcept;

/// runtime/frames: makes `c` the native code of `code`. 0, or -1 with an exception set.
int vt_attach_code(PyCodeObject* code, vt_code* c) noexcept;

/// runtime/functions: every call of this interpreted function goes to `by`; it stays the same object with the
/// same code, which vt_plain_vectorcall runs as before. 0, or -1 with an exception set.
int vt_intercept(PyObject* function, vectorcallfunc by) noexcept;
/// runtime/calls: as _PyFunction_Vectorcall, for functions of every type.
PyObject* vt_plain_vectorcall(PyObject* function, PyObject* const* args, size_t nargsf, PyObject* kwnames) noexcept;
/// runtime/frames: whether VITRINE_INTERPRET keeps the function interpreted.
int vt_kept_interpreted(const vt_module* module, PyCodeObject* code) noexcept;

/// runtime/crash, when linked: reports of fatal signals from now on.
__attribute__((weak)) void vt_crash_install(void) noexcept;
/// runtime/crash, when linked: to be called after PyErr_Print; reports the exception if that is wanted.
__attribute__((weak)) void vt_report_last_exception(void) noexcept;
/// runtime/crash, when linked: `vitrine debug --post-mortem`; before Python is initialised, and before PyErr_Print.
__attribute__((weak)) void vt_post_mortem_install(void) noexcept;
__attribute__((weak)) void vt_post_mortem_ending(void) noexcept;

/// runtime/frames, when linked: VITRINE_STATS, and the C stack that the main thread runs on.
__attribute__((weak)) void vt_print_stats() noexcept;
__attribute__((weak)) void vt_set_stack_limits(void* low, void* high) noexcept;
}

namespace vitrine::program {

/// Makes the modules known to findModule().
void registerModules(const vt_program* program);
const vt_program* theProgram();
/// NULL when no compiled module has that name.
const vt_module* findModule(const char* name);
/// The dotted name by which imports know the main module; "__main__" for a script.
const char* mainImportName();

/// Makes PathFinder find compiled modules. 0, or -1 with an exception set.
int installImporter();
/// A new VitrineLoader for the main module. NULL with an exception set.
PyObject* newMainLoader(const vt_module* module);

/// Initialises Python with this command line (argv[0] is what `python3` would have been called).
PyStatus initialize(int argc, char** argv);
/// The program as a `python3` command line, NULL-terminated. The caller frees the array, which does not own its strings.
char** pythonCommandLine(const vt_program* program, int argc, char** argv, int* count);
/// Whether multiprocessing started this process as an interpreter (see importer.py).
bool isWorkerCommandLine(int argc, char** argv);

/// Calls run(argument) on a stack of 1 GiB (address space, not memory), or less when that is
/// refused.
int callOnLargeStack(int (*run)(void*), void* argument);

}  // namespace vitrine::program
