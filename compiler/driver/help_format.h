// The texts of --help and --version.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace vitrine::driver {

/// Usage, the options by group in 80 columns, examples.
[[nodiscard]] std::string helpText(const CLI::App& app);

/// "vitrine 0.1.0 (CPython 3.11.2)"
[[nodiscard]] std::string versionText();

}  // namespace vitrine::driver
