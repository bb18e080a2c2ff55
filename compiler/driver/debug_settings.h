// Files of other programs that `vitrine debug` writes: LLDB's start-up files, VS Code's settings.
#pragma once

#include <string>

#include "support/expected.h"

namespace vitrine::driver {

/// Adds a marked block to ~/.lldbinit and ~/.lldbinit-lldb-dap, replacing one that is there. What was done, to print.
[[nodiscard]] Expected<std::string> installPlugin(const std::string& plugin);
/// Takes the blocks out again; a file that held nothing else goes.
[[nodiscard]] Expected<std::string> uninstallPlugin();

/// Adds configurations for lldb-dap to `folder`/.vscode. Files that are not plain JSON are left alone, with
/// an error. `script`: to launch; empty for the file in the editor.
[[nodiscard]] Expected<std::string> writeVsCode(const std::string& folder, const std::string& script, const std::string& plugin);

/// `text` without the marked block.
[[nodiscard]] std::string withoutBlock(const std::string& text);

}  // namespace vitrine::driver
