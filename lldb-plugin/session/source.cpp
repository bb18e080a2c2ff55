#include "lldb-plugin/session/source.h"

#include <filesystem>
#include <fstream>
#include <unordered_map>

namespace vitrine::plugin {

const std::vector<std::string>* sourceLines(const std::string& path) {
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

std::string sourceLine(const std::string& path, int line) {
  const auto* lines = sourceLines(path);
  if (lines == nullptr || line < 1 || static_cast<size_t>(line) > lines->size()) return {};
  const std::string& text = (*lines)[line - 1];
  const size_t begin = text.find_first_not_of(" \t\f");
  return begin == std::string::npos ? std::string() : text.substr(begin);
}

}  // namespace vitrine::plugin
