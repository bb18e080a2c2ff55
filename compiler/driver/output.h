// The result: the executable as a file, or as what this process becomes (--run).
#pragma once

#include <string>

#include "compiler/driver/build_folder.h"
#include "compiler/driver/builder.h"
#include "compiler/driver/cache.h"
#include "compiler/driver/module_graph.h"
#include "compiler/driver/options.h"
#include "support/expected.h"

namespace vitrine::driver {

/// Where the executable goes: -o, or NAME.bin in the current folder.
[[nodiscard]] std::string outputPath(const Options& options);

/// Says no before any work is done when the file could not be written in the end.
[[nodiscard]] Expected<void> checkOutput(const std::string& path);

/// The same once the modules are known: their sources are not to be overwritten.
[[nodiscard]] Expected<void> checkNotSource(const std::string& path, const ModuleGraph& graph);

[[nodiscard]] Expected<void> writeOutput(const std::string& path, const std::string& program);

/// The executable stripped, and its symbols and debug information as PATH.debug, which .gnu_debuglink names.
/// `folder`: for objcopy to work in.
[[nodiscard]] Expected<void> writeSplit(const std::string& path, const std::string& program, const BuildFolder& folder);

/// Replaces this process by the program. Returns only on failure. `output`: the file it was written
/// to; empty for a program that is only to be run.
[[nodiscard]] Diagnostic runProgram(const Options& options,
                                    const std::string& output,
                                    Builder& builder,
                                    Cache& cache,
                                    BuildFolder& folder);

}  // namespace vitrine::driver
