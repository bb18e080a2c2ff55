// `vitrine map`: what the debugging information of a program says, and whether it is true.
#pragma once

#include <string>
#include <vector>

#include "support/expected.h"

namespace vitrine::driver {

/// Runs the subcommand; the exit code.
[[nodiscard]] int runMapCommand(const std::vector<std::string>& arguments);

/// Checks a debug build after its link: every promise of the frame map must hold.
[[nodiscard]] Expected<void> verifyDebugBuild(const std::string& program);

}  // namespace vitrine::driver
