// Source text that a program carries.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "debuginfo/schema/sources.h"

namespace vitrine::inspect {

/// Takes it from the program's section kSourcesSection; each text is unpacked when it is asked for.
class ProgramTexts {
 public:
  explicit ProgramTexts(std::span<const uint8_t> section);
  /// The lines of a file that was compiled in; null when the program does not carry its text.
  const std::vector<std::string>* lines(const std::string& path);

 private:
  struct Text {
    schema::SourceRecord record;
    std::optional<std::vector<std::string>> lines;
  };
  std::unordered_map<std::string, Text> texts_;
};

}  // namespace vitrine::inspect
