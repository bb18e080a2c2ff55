// vt_main: the life of a compiled program, from the command line to the exit code.
//
// Follows Modules/main.c and Python/pythonrun.c step by step, except that the main module's code
// comes from the executable.
#include "program.h"

#include <vitrine/cpython/modules.h>

#include <unistd.h>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <string_view>

namespace vitrine::program {

namespace {

struct CommandLine {
  int argc;
  char** argv;
};

void printException() {
  if (vt_post_mortem_ending != nullptr) vt_post_mortem_ending();
  PyErr_Print();
  if (vt_report_last_exception != nullptr) vt_report_last_exception();
}

int printedExitCode() {
  int code = 1;
  if (_Py_HandleSystemExit(&code) == 0) printException();
  return code;
}

const PyConfig* config() { return _PyInterpreterState_GetConfig(PyInterpreterState_Get()); }

int insertPath(PyObject* entry) {
  PyObject* path = PySys_GetObject("path");
  if (path == nullptr) {
    PyErr_SetString(PyExc_RuntimeError, "unable to get sys.path");
    return -1;
  }
  return PyList_Insert(path, 0, entry);
}

// The path entry under which the compiler found the module, when nothing else is on sys.path that
// is. NULL without an exception: it is on sys.path.
PyObject* missingRoot(const vt_module* module) {
  std::string_view root = module->path;
  for (const char* p = mainImportName(); p != nullptr; p = strchr(p + 1, '.')) {
    size_t slash = root.rfind('/');
    if (slash == std::string_view::npos) break;
    root.remove_suffix(root.size() - slash);
  }
  if (root.empty()) root = "/";
  PyObject* entry =
      PyUnicode_DecodeFSDefaultAndSize(root.data(), static_cast<Py_ssize_t>(root.size()));
  PyObject* path = PySys_GetObject("path");
  if (entry == nullptr || path == nullptr) return entry;
  int found = PySequence_Contains(path, entry);
  if (found == 0) return entry;
  vt_drop(entry);
  return nullptr;
}

// sys.path[0]: the script's directory, or with -m the current one.
int insertPath0(const vt_module* module, const vt_program* program) {
  PyObject* entry = nullptr;
  if (program->main_name != nullptr) {
    // Where the program is started from must not matter. When the module was found in the then
    // current directory, that takes the place of the current one.
    entry = missingRoot(module);
    if (entry == nullptr && !PyErr_Occurred() && config()->safe_path == 0) {
      if (_PyPathConfig_ComputeSysPath0(&config()->argv, &entry) == 0) return 0;
    } else if (entry == nullptr && !PyErr_Occurred()) {
      return 0;
    }
  } else if (config()->safe_path == 0) {
    // From the recorded path: the name on the command line was relative to where the compiler ran.
    wchar_t* script = Py_DecodeLocale(module->path, nullptr);
    if (script == nullptr) return -1;
    PyWideStringList list = {1, &script};
    _PyPathConfig_ComputeSysPath0(&list, &entry);
    PyMem_RawFree(script);
  } else {
    return 0;
  }
  if (entry == nullptr) return -1;
  int status = insertPath(entry);
  vt_drop(entry);
  return status;
}

void flushStandardStreams() {
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  for (const char* name : {"stderr", "stdout"}) {
    PyObject* file = PySys_GetObject(name);
    if (file == nullptr) continue;
    PyObject* result = PyObject_CallMethodNoArgs(file, &_Py_ID(flush));
    if (result == nullptr) PyErr_Clear();
    vt_xdrop(result);
  }
  PyErr_Restore(type, value, traceback);
}

// The script's code object; with -O, __debug__ is false and asserts go, so the compiled code is not
// the right one and the source is compiled afresh (uncompiled programs are slow, not wrong).
PyObject* mainCode(const vt_module* module, PyObject* file_name) {
  if (config()->optimization_level == 0 || module->source == nullptr) {
    PyObject* code = vt_module_code(module);
    return code != nullptr ? vt_newref(code) : nullptr;
  }
  PyObject* text = vt_module_source(module);
  if (text == nullptr) return nullptr;
  PyObject* code =
      Py_CompileStringObject(PyBytes_AS_STRING(text), file_name, Py_file_input, nullptr, -1);
  vt_drop(text);
  return code;
}

// Runs the script in __main__'s namespace. A new reference, or NULL with an exception set.
PyObject* evaluateScript(const vt_module* module, PyObject* file_name, PyObject* globals) {
  PyObject* loader = newMainLoader(module);
  if (loader == nullptr || PyDict_SetItemString(globals, "__loader__", loader) < 0) {
    fprintf(stderr, "python: failed to set __main__.__loader__\n");
    vt_xdrop(loader);
    return nullptr;
  }
  vt_drop(loader);
  PyObject* code = mainCode(module, file_name);
  if (code == nullptr) return nullptr;
  PyObject* result = nullptr;
  if (PySys_Audit("exec", "O", code) == 0) {
    _Py_UnhandledKeyboardInterrupt = 0;
    result = PyEval_EvalCode(code, globals, globals);
    if (result == nullptr && PyErr_Occurred() == PyExc_KeyboardInterrupt) {
      _Py_UnhandledKeyboardInterrupt = 1;
    }
  }
  vt_drop(code);
  return result;
}

int runScript(const vt_module* module) {
  PyObject* file_name = PyUnicode_DecodeFSDefault(module->path);
  if (file_name == nullptr || PySys_Audit("cpython.run_file", "O", file_name) < 0) {
    return printedExitCode();
  }
  // python3 asks the path hooks whether the script is a zip file or a directory.
  PyObject* importers = PySys_GetObject("path_importer_cache");
  if (importers != nullptr) PyDict_SetItem(importers, file_name, Py_None);
  if (Py_MakePendingCalls() < 0) return printedExitCode();

  PyObject* main = PyImport_AddModule("__main__");
  if (main == nullptr) return printedExitCode();
  Py_INCREF(main);
  PyObject* globals = PyModule_GetDict(main);
  int status = -1;
  if (PyDict_SetItemString(globals, "__file__", file_name) == 0 &&
      PyDict_SetItemString(globals, "__cached__", Py_None) == 0) {
    PyObject* result = evaluateScript(module, file_name, globals);
    flushStandardStreams();
    if (result != nullptr) {
      vt_drop(result);
      status = 0;
    } else {
      // On SystemExit this does not return, and the end of the interpreter finds no reference of
      // ours that would keep the namespace alive.
      Py_CLEAR(main);
      printException();
      main = PyImport_AddModule("__main__");
      Py_XINCREF(main);
    }
  }
  for (const char* name : {"__file__", "__cached__"}) {
    if (main != nullptr && PyDict_DelItemString(PyModule_GetDict(main), name) < 0) PyErr_Clear();
  }
  Py_XDECREF(main);
  vt_drop(file_name);
  return status != 0 ? 1 : 0;
}

// `-m` and directories: runpy finds the module through the importer.
int runModule(const char* name, bool set_argv0) {
  if (PySys_Audit("cpython.run_module", "s", name) < 0) return printedExitCode();
  PyObject* runpy = PyImport_ImportModule("runpy");
  if (runpy == nullptr) {
    fprintf(stderr, "Could not import runpy module\n");
    return printedExitCode();
  }
  _Py_UnhandledKeyboardInterrupt = 0;
  PyObject* result =
      PyObject_CallMethod(runpy, "_run_module_as_main", "sO", name, set_argv0 ? Py_True : Py_False);
  if (result == nullptr && PyErr_Occurred() == PyExc_KeyboardInterrupt) {
    _Py_UnhandledKeyboardInterrupt = 1;
  }
  vt_drop(runpy);
  if (result == nullptr) return printedExitCode();
  vt_drop(result);
  return 0;
}

// The script may be a directory with a __main__.py.
bool isDirectory(const vt_program* program, const vt_module* module) {
  const char* base = strrchr(module->path, '/');
  size_t length = strlen(program->script);
  return base != nullptr && strcmp(base, "/__main__.py") == 0 &&
         (length < 3 || strcmp(program->script + length - 3, ".py") != 0);
}

int runProgram(const vt_program* program) {
  const vt_module* module = program->modules[program->main_module];
  if (PyStatus_Exception(_PyPathConfig_UpdateGlobal(config()))) return printedExitCode();
  if (installImporter() < 0) return printedExitCode();
  if (program->main_name == nullptr && isDirectory(program, module)) {
    // The directory itself is the path entry.
    PyObject* file = PyUnicode_DecodeFSDefault(module->path);
    PyObject* entry = file != nullptr
                          ? PyUnicode_Substring(file,
                                                0,
                                                PyUnicode_GET_LENGTH(file) -
                                                    static_cast<Py_ssize_t>(sizeof("__main__.py")))
                          : nullptr;
    if (entry == nullptr || insertPath(entry) < 0) return printedExitCode();
    vt_drop(entry);
    vt_drop(file);
    return runModule("__main__", false);
  }
  if (insertPath0(module, program) < 0) return printedExitCode();
  if (program->main_name != nullptr) return runModule(program->main_name, true);
  return runScript(module);
}

// PYTHONINSPECT: a prompt after the program.
void interact(int* exit_code) {
  PyConfig* settings = const_cast<PyConfig*>(config());
  if (settings->inspect == 0 && _Py_GetEnv(settings->use_environment, "PYTHONINSPECT") != nullptr) {
    settings->inspect = 1;
    Py_InspectFlag = 1;
  }
  if (settings->inspect == 0 || (isatty(fileno(stdin)) == 0 && settings->interactive == 0)) return;
  settings->inspect = 0;
  Py_InspectFlag = 0;
  PyObject* hook = PySys_GetObject("__interactivehook__");
  if (hook != nullptr) {
    PyObject* result = PySys_Audit("cpython.run_interactivehook", "O", hook) < 0
                           ? nullptr
                           : PyObject_CallNoArgs(hook);
    if (result == nullptr) {
      PySys_WriteStderr("Failed calling sys.__interactivehook__\n");
      *exit_code = printedExitCode();
      return;
    }
    vt_drop(result);
  }
  PyCompilerFlags flags = _PyCompilerFlags_INIT;
  *exit_code = PyRun_AnyFileFlags(stdin, "<stdin>", &flags) != 0;
}

void freeGlobals() {
  _PyImport_Fini2();
  _PyPathConfig_ClearGlobal();
  _Py_ClearStandardStreamEncoding();
  _Py_ClearArgcArgv();
  _PyRuntime_Finalize();
}

// An uncaught KeyboardInterrupt ends the process as the signal would, so that a shell notices.
int dieBySigint() {
  if (PyOS_setsig(SIGINT, SIG_DFL) == SIG_ERR) {
    perror("signal");
  } else {
    kill(getpid(), SIGINT);
  }
  return SIGINT + 128;
}

int finish(int exit_code) {
  if (Py_FinalizeEx() < 0) exit_code = 120;
  freeGlobals();
  if (_Py_UnhandledKeyboardInterrupt) exit_code = dieBySigint();
  return exit_code;
}

int initializeOrExit(int argc, char** argv) {
  PyStatus status = initialize(argc, argv);
  if (!PyStatus_Exception(status)) {
    // Not earlier: signal.getsignal() is to say what the process was started with.
    if (vt_crash_install != nullptr) vt_crash_install();
    return -1;
  }
  if (PyStatus_IsExit(status)) {
    freeGlobals();
    return status.exitcode;
  }
  Py_ExitStatusException(status);
}

int run(void* argument) {
  auto* line = static_cast<CommandLine*>(argument);
  int exit_code = initializeOrExit(line->argc, line->argv);
  if (exit_code >= 0) return exit_code;
  exit_code = runProgram(theProgram());
  interact(&exit_code);
  return finish(exit_code);
}

// A process that multiprocessing started: an interpreter that knows the compiled modules.
int runWorker(void* argument) {
  auto* line = static_cast<CommandLine*>(argument);
  int exit_code = initializeOrExit(line->argc, line->argv);
  if (exit_code >= 0) return exit_code;
  if (installImporter() < 0) {
    exit_code = printedExitCode();
    return finish(exit_code);
  }
  return Py_RunMain();
}

}  // namespace
}  // namespace vitrine::program

extern "C" int vt_main(int argc, char** argv, const vt_program* program) noexcept {
  using namespace vitrine::program;
  registerModules(program);
  // SystemExit leaves through exit(), so this is the one place that every end passes.
  if (vt_print_stats != nullptr) atexit([] { vt_print_stats(); });
  if (vt_post_mortem_install != nullptr) vt_post_mortem_install();
  CommandLine line = {argc, argv};
  if (isWorkerCommandLine(argc, argv)) return callOnLargeStack(runWorker, &line);
  char** python_line = pythonCommandLine(program, argc, argv, &line.argc);
  line.argv = python_line;
  const int status = callOnLargeStack(run, &line);
  free(python_line);
  return status;
}
