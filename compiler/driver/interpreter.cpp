#include "compiler/driver/interpreter.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

namespace vitrine::driver {
namespace {

namespace fs = std::filesystem;

/// The `python3` that the user's shell would run, when it is the configured one or a virtual
/// environment of it; its neighbour pyvenv.cfg then decides about sys.path.
fs::path hostPython(const fs::path& configured) {
  const char* path = std::getenv("PATH");
  std::string_view rest = path != nullptr ? path : "";
  std::error_code ignored;
  const fs::path real = fs::canonical(configured, ignored);
  while (!rest.empty()) {
    const size_t end = std::min(rest.find(':'), rest.size());
    const fs::path candidate = fs::path(rest.substr(0, end)) / "python3";
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!fs::exists(candidate, ignored)) continue;
    return fs::canonical(candidate, ignored) == real ? candidate : configured;
  }
  return configured;
}

std::string text(PyObject* o) {
  const Owned str(o != nullptr ? PyObject_Str(o) : nullptr);
  const char* utf8 = str ? PyUnicode_AsUTF8(str.get()) : nullptr;
  PyErr_Clear();
  return utf8 != nullptr ? utf8 : "?";
}

/// Where the code object goes that is kept from running; see compileFile().
struct Capture {
  PyObject* filename = nullptr;  // set: stop at the code object of this file
  PyObject* code = nullptr;
};
Capture& capture() {
  static Capture instance;
  return instance;
}

int stopAtExec(const char* event, PyObject* arguments, void*) {
  if (capture().filename == nullptr || std::string_view(event) != "exec") return 0;
  PyObject* code = PyTuple_GET_ITEM(arguments, 0);
  // The parser may import the module of an encoding, which executes code too.
  if (!PyCode_Check(code) || PyUnicode_Compare(reinterpret_cast<PyCodeObject*>(code)->co_filename,
                                               capture().filename) != 0) {
    return 0;
  }
  capture() = {nullptr, Py_NewRef(code)};
  PyErr_SetString(PyExc_RuntimeError, "captured");
  return -1;
}

/// Parses a file the way `python3 PATH` does. The only public entry to that parser runs the code
/// too, but announces it to audit hooks before: ours takes the code object and stops there.
Owned compileFile(const std::string& path) {
  static const bool hooked = PySys_AddAuditHook(stopAtExec, nullptr) == 0;
  FILE* file = hooked ? std::fopen(path.c_str(), "rb") : nullptr;
  if (file == nullptr) {
    PyErr_SetString(PyExc_OSError, "cannot read the file");
    return nullptr;
  }
  const Owned globals(PyDict_New());
  const Owned filename = newPath(path);
  capture() = {filename.get(), nullptr};
  const Owned result(PyRun_FileExFlags(file,
                                       path.c_str(),
                                       Py_file_input,
                                       globals.get(),
                                       globals.get(),
                                       1,
                                       nullptr));
  Owned code(capture().code);
  capture() = {};
  if (code) PyErr_Clear();
  return code;
}

}  // namespace

Expected<std::unique_ptr<Interpreter>> Interpreter::start(const fs::path& python) {
  PyConfig config;
  PyConfig_InitPythonConfig(&config);
  config.parse_argv = 0;
  config.install_signal_handlers = 0;  // interruption.h
  config.write_bytecode = 0;
  config.pathconfig_warnings = 0;
  config.use_hash_seed = 1;
  config.hash_seed = 0;
  const std::string host = hostPython(python).string();
  PyStatus status = PyConfig_SetBytesString(&config, &config.program_name, host.c_str());
  if (!PyStatus_Exception(status)) {
    status = PyConfig_SetBytesString(&config, &config.executable, host.c_str());
  }
  if (!PyStatus_Exception(status)) status = Py_InitializeFromConfig(&config);
  PyConfig_Clear(&config);
  if (PyStatus_Exception(status) != 0) {
    return Diagnostic::error(fmt::format("cannot start CPython's library: {}",
                                         status.err_msg != nullptr ? status.err_msg : "unknown"))
        .withNote("it needs the standard library: apt install python3.11");
  }
  std::unique_ptr<Interpreter> out(new Interpreter);
  out->preloaded_.reset(PySet_New(PyImport_GetModuleDict()));
  return out;
}

Owned Interpreter::compileModule(const std::string& source, const std::string& path) {
  PyObject* compile = PyDict_GetItemString(PyEval_GetBuiltins(), "compile");
  const Owned filename = newPath(path);
  const Owned bytes(
      PyBytes_FromStringAndSize(source.data(), static_cast<Py_ssize_t>(source.size())));
  if (compile == nullptr || !filename || !bytes) return nullptr;
  return Owned(PyObject_CallFunction(compile,
                                     "OOsiOi",
                                     bytes.get(),
                                     filename.get(),
                                     "exec",
                                     0,
                                     Py_True,
                                     -1));
}

Owned Interpreter::compileScript(const std::string& source, const std::string& path) {
  Owned code = compileModule(source, path);
  if (code) return code;
  PyErr_Clear();
  return compileFile(path);
}

void Interpreter::printError() {
  PyErr_Print();
  std::fflush(stderr);
}

Diagnostic Interpreter::takeError(const std::string& path) {
  PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
  PyErr_Fetch(&type, &value, &traceback);
  PyErr_NormalizeException(&type, &value, &traceback);
  const Owned own_type(type), own_value(value), own_traceback(traceback);

  Location where{path, 0, 0};
  std::string message;
  if (value != nullptr && PyErr_GivenExceptionMatches(value, PyExc_SyntaxError) != 0) {
    const Owned msg(PyObject_GetAttrString(value, "msg"));
    const Owned line(PyObject_GetAttrString(value, "lineno"));
    message = text(msg.get());
    if (line && PyLong_Check(line.get())) where.line = static_cast<int>(PyLong_AsLong(line.get()));
  } else if (type != nullptr) {
    message = fmt::format("{}: {}", PyExceptionClass_Name(type), text(value));
  }
  PyErr_Clear();
  return Diagnostic::error(std::move(message), std::move(where));
}

std::vector<std::string> Interpreter::sysPath() const {
  std::vector<std::string> out;
  PyObject* path = PySys_GetObject("path");
  if (path == nullptr || !PyList_Check(path)) return out;
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(path); ++i) {
    out.push_back(text(PyList_GET_ITEM(path, i)));
  }
  return out;
}

bool Interpreter::isPreloaded(const std::string& name) const {
  const Owned key = newText(name);
  if (!key) {
    PyErr_Clear();
    return false;
  }
  if (PySet_Contains(preloaded_.get(), key.get()) == 1) return true;

  const Owned imp(PyImport_ImportModule("_imp"));
  for (const char* question : {"is_builtin", "is_frozen"}) {
    const Owned answer(imp ? PyObject_CallMethod(imp.get(), question, "O", key.get()) : nullptr);
    if (answer && PyObject_IsTrue(answer.get()) == 1) return true;
  }
  PyErr_Clear();
  return false;
}

}  // namespace vitrine::driver
