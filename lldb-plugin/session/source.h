// Lines of source files.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vitrine::plugin {

/// Source text that programs carry, by path; it is what was compiled, so it comes before the file's. Takes effect
/// until it is called again; `texts` must live that long, null is none.
void useSources(const std::unordered_map<std::string, std::vector<std::string>>* texts);
/// The file's lines; null when it cannot be read (or is larger than 64 MB). Remembered until the file changes.
const std::vector<std::string>* sourceLines(const std::string& path);
/// Whether the file is there and its text is not the one that was compiled.
bool sourceChanged(const std::string& path);
std::vector<std::string> splitLines(std::string_view text);
/// One line without its indentation; empty when there is none. Lines count from 1.
std::string sourceLine(const std::string& path, int line);

}  // namespace vitrine::plugin
