#include "inspect/program_texts.h"

#include <sstream>

namespace vitrine::inspect {
namespace {

constexpr uint32_t kMostModules = 100'000;
constexpr uint64_t kMostText = 4U << 20;

}  // namespace

ProgramTexts::ProgramTexts(plugin::Reader& reader, const plugin::Layout& layout) : reader_(reader) {
  using plugin::Address;
  const Address program = reader.pointerOrNull(layout.addr_pointer_to_program);
  const auto count = reader.value<uint32_t>(program + layout.program_module_count).value_or(0);
  const Address modules = reader.pointerOrNull(program + layout.program_modules);
  if (program == 0 || modules == 0 || count > kMostModules) return;
  for (uint32_t i = 0; i < count; i++) {
    const Address module = reader.pointerOrNull(modules + i * sizeof(Address));
    const auto path = reader.cString(reader.pointerOrNull(module + layout.module_entry_path), 4096);
    const Address text = reader.pointerOrNull(module + layout.module_entry_source);
    const auto size = reader.value<uint64_t>(module + layout.module_entry_source_size).value_or(0);
    if (path && text != 0 && size <= kMostText) texts_.emplace(*path, Text{text, size, std::nullopt});
  }
}

const std::vector<std::string>* ProgramTexts::lines(const std::string& path) {
  const auto found = texts_.find(path);
  if (found == texts_.end()) return nullptr;
  Text& text = found->second;
  if (!text.lines) {
    text.lines.emplace();
    const auto bytes = reader_.bytes(text.start, text.size);
    std::istringstream stream(bytes ? std::string(bytes->begin(), bytes->end()) : "");
    for (std::string line; std::getline(stream, line);) text.lines->push_back(line);
  }
  return &*text.lines;
}

}  // namespace vitrine::inspect
