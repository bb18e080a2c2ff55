// `vitrine map`: what the debugging information of a program says, and whether it is true.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "support/expected.h"

namespace vitrine::driver {

/// Runs the subcommand; the exit code.
[[nodiscard]] int runMapCommand(const std::vector<std::string>& arguments);

/// Joins the frame map of a linked program with its DWARF and stores the result in it (section .vitrine.map). A debug
/// build fails when a promise of the frame map does not hold. `folder`: to work in. Programs without debugging
/// information stay as they are.
[[nodiscard]] Expected<void> storeVariableMap(const std::filesystem::path& folder, const std::string& program,
                                              bool debug_build);

}  // namespace vitrine::driver
