// The command `vitrine`, from the arguments to the exit code.
#pragma once

#include <string>
#include <vector>

namespace vitrine::driver {

constexpr int kExitOk = 0;
constexpr int kExitError = 2;

/// `arguments` without the program's name. With --run this does not return when all goes well.
[[nodiscard]] int runCommand(const std::vector<std::string>& arguments);

}  // namespace vitrine::driver
