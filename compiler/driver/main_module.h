// Where the program's main module is: the script, or what -m names.
#pragma once

#include <string>

#include "compiler/driver/interpreter.h"
#include "compiler/driver/options.h"

namespace vitrine::driver {

struct MainModule {
  std::string path;           // absolute, as tracebacks show it
  std::string qualified;      // with -m: its dotted name ("pkg.__main__" for a package)
  std::string search_folder;  // sys.path[0]
};

[[nodiscard]] Expected<MainModule> findMainModule(Interpreter& interpreter, const Options& options);

}  // namespace vitrine::driver
