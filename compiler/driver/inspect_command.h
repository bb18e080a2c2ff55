// `vitrine inspect`: one page about a core file or a crash report.
#pragma once

#include <string>
#include <vector>

namespace vitrine::driver {

/// `arguments` after `inspect`. Becomes lib/vitrine/vitrine-inspect, or returns the exit code of failing to.
[[nodiscard]] int runInspectCommand(const std::vector<std::string>& arguments);

}  // namespace vitrine::driver
