#include "lldb-plugin/session/source.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unordered_map>

namespace vitrine::plugin {

namespace {
const std::unordered_map<std::string, std::vector<std::string>>* program_texts = nullptr;
}

void useSources(const std::unordered_map<std::string, std::vector<std::string>>* texts) { program_texts = texts; }

std::vector<std::string> splitLines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

const std::vector<std::string>* sourceLines(const std::string& path) {
  if (program_texts != nullptr) {
    if (auto it = program_texts->find(path); it != program_texts->end()) return &it->second;
  }
  struct Known {
    std::filesystem::file_time_type time;
    std::vector<std::string> lines;
  };
  static auto* files = new std::unordered_map<std::string, Known>;
  constexpr uintmax_t kMaxSize = 64U << 20;
  std::error_code error;
  const auto time = std::filesystem::last_write_time(path, error);
  if (error || std::filesystem::file_size(path, error) > kMaxSize || error) return nullptr;
  if (auto it = files->find(path); it != files->end() && it->second.time == time) return &it->second.lines;
  std::ifstream in(path);
  if (!in) return nullptr;
  Known& known = (*files)[path];
  known.time = time;
  known.lines.clear();
  for (std::string text; std::getline(in, text);) {
    if (text.ends_with('\r')) text.pop_back();
    known.lines.push_back(std::move(text));
  }
  return &known.lines;
}

bool sourceChanged(const std::string& path) {
  if (program_texts == nullptr) return false;
  const auto it = program_texts->find(path);
  if (it == program_texts->end()) return false;
  const auto* texts = program_texts;
  program_texts = nullptr;
  const auto* now = sourceLines(path);
  program_texts = texts;
  return now != nullptr && *now != it->second;
}

std::string sourceLine(const std::string& path, int line) {
  const auto* lines = sourceLines(path);
  if (lines == nullptr || line < 1 || static_cast<size_t>(line) > lines->size()) return {};
  const std::string& text = (*lines)[line - 1];
  const size_t begin = text.find_first_not_of(" \t\f");
  return begin == std::string::npos ? std::string() : text.substr(begin);
}

}  // namespace vitrine::plugin
