#include "lldb-plugin/session/source.h"

#include <fmt/format.h>

#include <algorithm>

#include "lldb-plugin/session/section.h"
#include "support/file.h"
#include "support/hash.h"

namespace vitrine::plugin {

namespace {
constexpr uintmax_t kMaxSize = 64U << 20;
}

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

Sources::Sources(lldb::SBTarget target) {
  for (uint32_t i = 0; i < target.GetNumModules(); i++) {
    lldb::SBSection section = target.GetModuleAtIndex(i).FindSection(schema::kSourcesSection);
    if (!section.IsValid()) continue;
    const std::optional<std::string> bytes = readSection(section, 1U << 30);
    if (!bytes) {
      problem_ = fmt::format("section {} cannot be read", schema::kSourcesSection);
      continue;
    }
    Expected<std::vector<schema::SourceRecord>> records = schema::decodeSources(*bytes);
    if (!records) {
      problem_ = records.error().message;
      continue;
    }
    for (schema::SourceRecord& record : *records) {
      const std::string path = record.path;
      files_.emplace(path, File{std::move(record)});
    }
  }
}

const Sources::OnDisk* Sources::onDisk(const std::string& path) {
  std::error_code error;
  const auto time = std::filesystem::last_write_time(path, error);
  if (error || !std::filesystem::is_regular_file(path, error) || std::filesystem::file_size(path, error) > kMaxSize || error) {
    return nullptr;
  }
  if (auto it = on_disk_.find(path); it != on_disk_.end() && it->second.time == time) return &it->second;
  const Expected<std::string> text = readFile(path);
  if (!text) return nullptr;
  OnDisk& found = on_disk_[path];
  found = {time, contentHash(*text), splitLines(*text)};
  return &found;
}

SourceState Sources::state(const std::string& path) {
  const auto file = files_.find(path);
  const OnDisk* now = onDisk(path);
  if (now == nullptr) return SourceState::Missing;
  return file != files_.end() && file->second.record.hash != now->hash ? SourceState::Changed : SourceState::Same;
}

const std::vector<std::string>* Sources::lines(const std::string& path) {
  const auto file = files_.find(path);
  if (file == files_.end()) return linesNow(path);
  const SourceState now = state(path);
  const bool embedded = file->second.embedded();
  if (now == SourceState::Changed && warned_.insert(path).second) {
    warnings_.push_back(fmt::format("{} is not the file that was compiled: {}", path,
                                    embedded ? "the text that was compiled is shown" : "its lines are left out"));
  }
  if (now == SourceState::Same) return linesNow(path);
  if (!embedded) return nullptr;
  if (auto it = unpacked_.find(path); it != unpacked_.end()) return &it->second;
  const Expected<std::string> text = schema::unpackText(file->second.record);
  if (!text) {
    if (warned_.insert(path + "\n").second) warnings_.push_back(fmt::format("{}: {}", path, text.error().message));
    return nullptr;
  }
  return &(unpacked_[path] = splitLines(*text));
}

const std::vector<std::string>* Sources::linesNow(const std::string& path) {
  const OnDisk* now = onDisk(path);
  return now != nullptr ? &now->lines : nullptr;
}

std::string Sources::line(const std::string& path, int number) {
  const auto* all = lines(path);
  if (all == nullptr || number < 1 || static_cast<size_t>(number) > all->size()) return {};
  const std::string& text = (*all)[number - 1];
  const size_t begin = text.find_first_not_of(" \t\f");
  return begin == std::string::npos ? std::string() : text.substr(begin);
}

std::vector<std::string> Sources::takeWarnings() { return std::exchange(warnings_, {}); }

}  // namespace vitrine::plugin
