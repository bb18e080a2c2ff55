#include "inspect/program_texts.h"

#include <sstream>

namespace vitrine::inspect {

ProgramTexts::ProgramTexts(std::span<const uint8_t> section) {
  const std::string_view bytes(reinterpret_cast<const char*>(section.data()), section.size());
  Expected<std::vector<schema::SourceRecord>> records = schema::decodeSources(bytes);
  if (!records) return;  // a damaged program carries no text
  for (schema::SourceRecord& record : *records) {
    const std::string path = record.path;
    texts_.emplace(path, Text{std::move(record), std::nullopt});
  }
}

const std::vector<std::string>* ProgramTexts::lines(const std::string& path) {
  const auto found = texts_.find(path);
  if (found == texts_.end()) return nullptr;
  Text& text = found->second;
  if (!text.lines) {
    const Expected<std::string> unpacked = schema::unpackText(text.record);
    if (!unpacked) return nullptr;
    text.lines.emplace();
    std::istringstream stream(*unpacked);
    for (std::string line; std::getline(stream, line);) text.lines->push_back(line);
  }
  return &*text.lines;
}

}  // namespace vitrine::inspect
