// The report of an exception that nobody handled: after CPython's own traceback, if it is wanted.
#include "../frames/frames.h"
#include "crash.h"
#include "post_mortem.h"

#include <fcntl.h>
#include <marshal.h>
#include <unistd.h>

#include <initializer_list>

extern const unsigned char vt_unhandled_code[];
extern const size_t vt_unhandled_code_size;

/// In generated code: what the compiler was told. 0 or not there: no report; 1: when stderr is a
/// terminal (debug mode); 2: always (--crash-report).
extern "C" __attribute__((weak)) const char vt_crash_report_wish;

namespace vitrine::crash {

namespace {

bool isWanted() {
  switch (settings().exceptions) {
    case Settings::Exceptions::Never:
      return false;
    case Settings::Exceptions::Standard:
    case Settings::Exceptions::File:
      return true;
    case Settings::Exceptions::Unset:
      break;
  }
  if (&vt_crash_report_wish == nullptr) return false;
  // A person reads a terminal. What is piped or stored may be compared or parsed, and stays as it
  // was.
  return vt_crash_report_wish == 2 || (vt_crash_report_wish == 1 && isatty(STDERR_FILENO) != 0);
}

/// Nobody wants a report of having pressed Ctrl-C or of having left.
bool isOrdinary(PyObject* exception) {
  return PyErr_GivenExceptionMatches(exception, PyExc_KeyboardInterrupt) != 0 ||
         PyErr_GivenExceptionMatches(exception, PyExc_SystemExit) != 0;
}

// The writers of crash reports write to file descriptors: a pipe makes text of that.
PyObject* textOf(void (*write)(Output&)) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return PyUnicode_FromString("");
  {
    Output out(ends[1]);
    write(out);
  }
  char text[4096];
  const ssize_t size = read(ends[0], text, sizeof(text));
  close(ends[0]);
  close(ends[1]);
  return PyUnicode_DecodeFSDefaultAndSize(text, size > 0 ? size : 0);
}

PyObject* facts(PyObject*, PyObject*) {
  return Py_BuildValue("{sNsNsisi}",
                       "program",
                       textOf(writeProgram),
                       "build_id",
                       textOf(writeBuildId),
                       "process",
                       getpid(),
                       "thread",
                       gettid());
}

PyObject* isNative(PyObject*, PyObject* code) {
  return PyBool_FromLong(PyCode_Check(code) &&
                         runtime::nativeCode(reinterpret_cast<PyCodeObject*>(code)) != nullptr);
}

PyMethodDef methods[] = {{"_facts", facts, METH_NOARGS, nullptr},
                         {"_is_native", isNative, METH_O, nullptr}};

/// The namespace of unhandled.py. A new reference, or NULL with an exception set.
PyObject* load() {
  PyObject* names = PyDict_New();
  if (names == nullptr) return nullptr;
  bool good = PyDict_SetItemString(names, "__builtins__", PyEval_GetBuiltins()) == 0;
  for (PyMethodDef& method : methods) {
    PyObject* function = good ? PyCFunction_New(&method, nullptr) : nullptr;
    good = function != nullptr && PyDict_SetItemString(names, method.ml_name, function) == 0;
    Py_XDECREF(function);
  }
  PyObject* code = nullptr;
  if (good) {
    code = PyMarshal_ReadObjectFromString(reinterpret_cast<const char*>(vt_unhandled_code),
                                          static_cast<Py_ssize_t>(vt_unhandled_code_size));
  }
  PyObject* result = code != nullptr ? PyEval_EvalCode(code, names, names) : nullptr;
  Py_XDECREF(code);
  if (result == nullptr) {
    Py_DECREF(names);
    return nullptr;
  }
  Py_DECREF(result);
  return names;
}

void writeFile(int file, PyObject* bytes) {
  if (file < 0) return;
  Output out(file);
  out.bytes(PyBytes_AS_STRING(bytes), static_cast<size_t>(PyBytes_GET_SIZE(bytes)));
}

void flushStandardError() {
  PyObject* file = PySys_GetObject("stderr");
  PyObject* result =
      file != nullptr && file != Py_None ? PyObject_CallMethod(file, "flush", nullptr) : nullptr;
  if (result == nullptr) PyErr_Clear();
  Py_XDECREF(result);
}

int openFile(const char* name, int flags) {
  if (*name == 0) return -1;
  return open(name, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0600);
}

void writeReports(PyObject* text, PyObject* json) {
  if (settings().exceptions != Settings::Exceptions::File) {
    writeFile(STDERR_FILENO, text);
    return;
  }
  // Several threads may fail one after the other: the text tells of all, the JSON of the last one.
  static bool begun = false;
  const int text_file = openFile(settings().text_file, begun ? O_APPEND : O_TRUNC);
  const int json_file = openFile(settings().json_file, O_TRUNC);
  begun = true;
  writeFile(text_file, text);
  writeFile(json_file, json);
  for (const int file : {text_file, json_file}) {
    if (file >= 0) close(file);
  }
}

void report(PyObject* exception) {
  PyObject* names = load();
  PyObject* function = names != nullptr ? PyDict_GetItemString(names, "report") : nullptr;
  PyObject* pair =
      function != nullptr
          ? PyObject_CallFunction(function, "Ok", exception, PyThread_get_thread_ident())
          : nullptr;
  PyObject *text, *json;
  if (pair != nullptr && PyArg_ParseTuple(pair, "SS", &text, &json) != 0) {
    flushStandardError();
    writeReports(text, json);
  }
  PyErr_Clear();
  Py_XDECREF(pair);
  Py_XDECREF(names);
}

/// Reports without leaving a trace: tracing off, a set exception kept.
void reportQuietly(PyObject* exception) {
  if (!isWanted() || exception == nullptr || !PyExceptionInstance_Check(exception) ||
      isOrdinary(exception)) {
    return;
  }
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  PyThreadState* thread = PyThreadState_Get();
  PyThreadState_EnterTracing(thread);
  Py_INCREF(exception);
  report(exception);
  Py_DECREF(exception);
  PyThreadState_LeaveTracing(thread);
  PyErr_Restore(type, value, traceback);
}

}  // namespace

}  // namespace vitrine::crash

using namespace vitrine::crash;

extern "C" {

/// After PyErr_Print(): what it has printed is in sys.last_value.
void vt_report_last_exception(void) noexcept {
  if (isWanted()) reportQuietly(PySys_GetObject("last_value"));
}

void __real__PyErr_Display(PyObject* file, PyObject* type, PyObject* value, PyObject* traceback);

/// With --wrap=_PyErr_Display: CPython calls this from another file only in the default
/// threading.excepthook.
void __wrap__PyErr_Display(PyObject* file, PyObject* type, PyObject* value, PyObject* traceback) {
  postMortemUnhandled(type, value, traceback, 't');
  __real__PyErr_Display(file, type, value, traceback);
  reportQuietly(value);
}

}  // extern "C"
