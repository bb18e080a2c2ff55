// `vitrine debug`: LLDB with Vitrine's plugin, on a program, a core file or a process.
#pragma once

#include <string>
#include <vector>

#include "support/expected.h"

namespace vitrine::driver {

struct DebugOptions {
  enum class What { Program, Core, Process, Install, Uninstall, VsCode, Help };
  What what = What::Program;
  std::string file;                    // a script or an executable
  std::string core;
  std::string process;
  std::vector<std::string> arguments;  // the program's
  std::vector<std::string> commands;   // -o: LLDB commands to begin with
  bool batch = false;
  bool post_mortem = false;            // run first, debug the copy of the raise
  bool every_raise = false;            // with post_mortem
};

/// `arguments` after `debug`.
[[nodiscard]] Expected<DebugOptions> parseDebugOptions(const std::vector<std::string>& arguments);

/// Runs the subcommand. Becomes LLDB when all goes well and one is to be started; else the exit code.
[[nodiscard]] int runDebugCommand(const std::vector<std::string>& arguments);

}  // namespace vitrine::driver
