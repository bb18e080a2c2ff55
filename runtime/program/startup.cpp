// Initialising Python as `python3 SCRIPT arguments` does, whatever this executable is called.
#include "program.h"

#include <vitrine/cpython/modules.h>

#include <unistd.h>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace vitrine::program {

namespace {

using std::string_view;

constexpr const char* kPython = "/usr/bin/python3.11";  // Debian's, whose library is linked in

// Whether `path` is that interpreter, perhaps through links as in a virtual environment.
bool isOurPython(const char* path) {
  char resolved[PATH_MAX];
  return access(path, X_OK) == 0 && realpath(path, resolved) != nullptr &&
         strcmp(resolved, kPython) == 0;
}

// What to put into argv[0]: CPython derives sys.executable, the prefix and virtual environments
// from it. `python3` when the shell would have found the right one, which is also what
// sys.orig_argv then has; else a path.
const char* pythonName() {
  const char* search = getenv("PATH");
  char candidate[PATH_MAX];
  for (string_view rest = search != nullptr ? search : ""; !rest.empty();) {
    size_t length = rest.find(':');
    if (length == string_view::npos) length = rest.size();
    string_view directory(rest.data(), length);
    rest.remove_prefix(length + (length < rest.size() ? 1 : 0));
    if (directory.empty() || directory.size() + sizeof("/python3") > sizeof(candidate)) continue;
    memcpy(candidate, directory.data(), directory.size());
    strcpy(candidate + directory.size(), "/python3");
    if (access(candidate, X_OK) != 0) continue;
    if (isOurPython(candidate)) return "python3";
    break;  // another one comes first
  }
  return isOurPython("/usr/bin/python3") ? "/usr/bin/python3" : kPython;
}

}  // namespace

char** pythonCommandLine(const vt_program* program, int argc, char** argv, int* count) {
  char** line = static_cast<char**>(calloc(static_cast<size_t>(argc) + 3, sizeof(char*)));
  if (line == nullptr) Py_FatalError("vitrine: out of memory");
  int n = 0;
  // CPython does not write to its arguments.
  line[n++] = const_cast<char*>(pythonName());
  if (program->main_name != nullptr) {
    line[n++] = const_cast<char*>("-m");
    line[n++] = const_cast<char*>(program->main_name);
  } else {
    line[n++] = const_cast<char*>(program->script);
  }
  for (int i = 1; i < argc; i++) line[n++] = argv[i];
  *count = n;
  return line;
}

bool isWorkerCommandLine(int argc, char** argv) {
  // multiprocessing passes the name of the interpreter: a user who starts the program by hand with
  // such arguments is not meant.
  char own[PATH_MAX], called[PATH_MAX];
  bool worker = false;
  for (int i = 1; i + 1 < argc && argv[i][0] == '-'; i++) {
    if (strcmp(argv[i], "-c") == 0) {
      string_view command = argv[i + 1];
      worker = command.starts_with("from multiprocessing.spawn import ") ||
               command.starts_with("from multiprocessing.forkserver import ");
      break;
    }
    if (strcmp(argv[i], "-X") == 0 || strcmp(argv[i], "-W") == 0) i++;
  }
  if (!worker || realpath("/proc/self/exe", own) == nullptr) return false;
  return argv[0][0] == '/' && realpath(argv[0], called) != nullptr && strcmp(own, called) != 0;
}

PyStatus initialize(int argc, char** argv) {
  PyPreConfig before;
  PyPreConfig_InitPythonConfig(&before);
  PyStatus status = Py_PreInitializeFromBytesArgs(&before, argc, argv);
  if (PyStatus_Exception(status)) return status;
  PyConfig config;
  PyConfig_InitPythonConfig(&config);
  status = PyConfig_SetBytesArgv(&config, argc, argv);
  if (!PyStatus_Exception(status)) status = Py_InitializeFromConfig(&config);
  PyConfig_Clear(&config);
  return status;
}

}  // namespace vitrine::program
