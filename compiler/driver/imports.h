// Which modules a piece of code imports, as far as its bytecode tells.
//
// In: a module's code object. Out: its import statements, those in functions and classes too, and
// calls of import_module() and __import__() with a constant name. Executes nothing.
#pragma once

#include <string>
#include <vector>

#include "support/expected.h"

struct _object;

namespace vitrine::driver {

struct Import {
  std::string name;               // "" in `from . import x`
  int level = 0;                  // number of leading dots
  std::vector<std::string> from;  // names that may be submodules; "*" for all
  int line = 0;
  bool guessed = false;  // a call: the name may be only the beginning of an expression
};

struct ModuleNames {
  std::vector<Import> imports;
  std::vector<std::string> all;  // __all__, where it is a plain list: what a star import imports
};

[[nodiscard]] Expected<ModuleNames> findImports(_object* code);

/// The absolute name that `import` stands for in `package`; empty when it leads out of the top.
[[nodiscard]] std::string absoluteName(const Import& import, const std::string& package);

}  // namespace vitrine::driver
