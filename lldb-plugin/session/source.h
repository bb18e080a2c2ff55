// Lines of source files.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace vitrine::plugin {

/// The file's lines; null when it cannot be read (or is larger than 64 MB). Remembered until the file changes.
const std::vector<std::string>* sourceLines(const std::string& path);
/// One line without its indentation; empty when there is none. Lines count from 1.
std::string sourceLine(const std::string& path, int line);

}  // namespace vitrine::plugin
