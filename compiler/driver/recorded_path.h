// Which path a program records for a source file: --source-map.
#pragma once

#include <string>
#include <vector>

#include "compiler/driver/options.h"
#include "support/expected.h"

struct _object;

namespace vitrine::driver {

/// `path` as it is recorded: inside the innermost folder that a map names, with that folder renamed. Folders that
/// are given relative to the current one count. Of two maps of one folder the later holds.
[[nodiscard]] std::string recordedPath(const std::vector<SourceMap>& maps, const std::string& path);

/// Gives the code object and those in it another co_filename, as the importer does with .pyc files that have moved.
[[nodiscard]] Expected<void> renameCode(_object* code, const std::string& path);

}  // namespace vitrine::driver
