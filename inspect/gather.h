// What a core file says about the Python program that left it, in the form of its own crash reports.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/expected.h"

namespace vitrine::inspect {

using Json = nlohmann::ordered_json;

/// Reads a core file. `program`: its executable, or "" for the one that the core names; `debug_folders`: where
/// debug files are, by build id. The result has the format of the reports that programs write themselves
/// (docs/crash-reports.md), with `tasks` added.
[[nodiscard]] Expected<Json> gatherCore(const std::string& core, const std::string& program,
                                        const std::vector<std::string>& debug_folders);

/// Reads a report in JSON.
[[nodiscard]] Expected<Json> readReport(const std::string& path);

}  // namespace vitrine::inspect
