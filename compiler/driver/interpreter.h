// The CPython inside the compiler: makes code objects out of source, knows sys.path.
//
// In: sources as bytes. Out: code objects that equal those `python3` makes, and CPython's own words
// when there are none. One per process, on the main thread, which holds the GIL all the time.
// Deterministic: string hashes are fixed, so that sets in marshalled code come out alike every
// time.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "compiler/driver/owned.h"
#include "support/expected.h"

namespace vitrine::driver {

class Interpreter {
 public:
  /// `python`: the configured interpreter; a virtual environment of it that comes first on PATH is
  /// taken instead, as the command `python3` would.
  [[nodiscard]] static Expected<std::unique_ptr<Interpreter>> start(
      const std::filesystem::path& python);

  /// compile() as the importer calls it: cookies and byte order marks count. Null: a Python
  /// exception is set.
  [[nodiscard]] Owned compileModule(const std::string& source, const std::string& path);

  /// The same for the program's script, which `python3 PATH` reads in another way: its messages
  /// about encodings and null bytes differ.
  [[nodiscard]] Owned compileScript(const std::string& source, const std::string& path);

  /// Prints the exception that is set, as CPython does, to stderr; clears it.
  void printError();
  /// The exception that is set, in one line; clears it.
  [[nodiscard]] Diagnostic takeError(const std::string& path);

  [[nodiscard]] std::vector<std::string> sysPath() const;
  /// True when `import name` never looks at sys.path: built in, frozen or imported at start-up.
  [[nodiscard]] bool isPreloaded(const std::string& name) const;

 private:
  Interpreter() = default;
  Owned preloaded_;  // names in sys.modules at start
};

}  // namespace vitrine::driver
