// The modules of the program: the script and what it imports, as far as --follow-imports goes.
//
// In: the options. Out: the modules with their code objects, the script first, the others in the
// order in which they are found (breadth first: the same every time). Executes no user code.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "compiler/driver/interpreter.h"
#include "compiler/driver/options.h"

namespace vitrine::driver {

struct Module {
  std::string name;       // "__main__" for the script
  std::string qualified;  // the name it has for imports; empty for a script
  std::string path;       // absolute
  bool is_package = false;
  std::string source;
  Owned code;
};

/// An import that leads to no module. No error: it may stand in a try statement.
struct MissingImport {
  std::string name;
  std::string importer;  // path of the file
  int line = 0;
};

/// A module that cannot be compiled, for instance because of its syntax. CPython says so when, and
/// if, it is imported.
struct LeftOut {
  std::string name;
  std::string path;
  Diagnostic why;
};

struct ModuleGraph {
  std::vector<Module> modules;
  std::vector<MissingImport> missing;
  std::vector<LeftOut> left_out;
};

struct GraphError {
  Diagnostic diagnostic;
  /// CPython has printed the error of the script itself: nothing is left to say.
  bool printed = false;
};

/// Either a graph or an error. `step` is told each module's name before it is compiled.
struct GraphResult {
  ModuleGraph graph;
  std::optional<GraphError> error;
};
[[nodiscard]] GraphResult buildModuleGraph(Interpreter& interpreter,
                                           const Options& options,
                                           const std::function<void(const std::string&)>& step);

}  // namespace vitrine::driver
