// Source text that a program carries.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "lldb-plugin/model/layout.h"
#include "lldb-plugin/model/memory.h"

namespace vitrine::inspect {

/// Reads it from the program's memory, each file when it is asked for.
class ProgramTexts {
 public:
  /// Both must outlive this.
  ProgramTexts(plugin::Reader& reader, const plugin::Layout& layout);
  /// The lines of a file that was compiled in; null when the program does not carry its text.
  const std::vector<std::string>* lines(const std::string& path);

 private:
  struct Text {
    plugin::Address start = 0;
    uint64_t size = 0;
    std::optional<std::vector<std::string>> lines;
  };
  plugin::Reader& reader_;
  std::unordered_map<std::string, Text> texts_;
};

}  // namespace vitrine::inspect
