// Where the source of a module is, as the import system would find it, without importing anything.
//
// In: dotted names. Out: files. Asks the finders of importlib (those of sys.path_hooks), one path
// entry after the other, so that suffixes, zip files and namespace packages are CPython's business.
// A package's __path__ is taken to be what the finder says: code that changes it is not run.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "compiler/driver/interpreter.h"

namespace vitrine::driver {

/// One entry of sys.path or of a package's __path__.
struct SearchEntry {
  std::string path;
  bool program = false;  // the script's folder, or found by way of it
};

struct Found {
  enum class Kind {
    Missing,
    Preloaded,  // built in, frozen, imported before the program starts
    Source,
    Namespace,  // a package without a file of its own
    Other,      // extension module, bytecode without source, zip file
  };
  Kind kind = Kind::Missing;
  std::string path;
  bool is_package = false;
  bool program = false;              // found by way of the script's folder
  std::vector<SearchEntry> entries;  // of a package: where its submodules are
};

class ModuleFinder {
 public:
  /// `first`: what sys.path[0] will be; empty for none.
  ModuleFinder(Interpreter& interpreter, const std::string& first);

  [[nodiscard]] const Found& find(const std::string& name);

  /// Names of the modules directly in the package, sorted; "__main__" among them.
  [[nodiscard]] std::vector<std::string> submodules(const Found& package) const;

  /// One more folder to look in, after all others.
  void addEntry(const std::string& path);

 private:
  [[nodiscard]] Found search(const std::string& name, const std::vector<SearchEntry>& entries);
  [[nodiscard]] Found searchEntry(const std::string& name, const SearchEntry& entry);

  Interpreter& interpreter_;
  std::vector<SearchEntry> entries_;
  std::map<std::string, Found> known_;
};

}  // namespace vitrine::driver
