#include "lldb-plugin/model/layout.h"

#include <fmt/format.h>

#include <cstring>

namespace vitrine::plugin {

std::optional<Layout> parseLayout(std::span<const uint8_t> section, std::string& error) {
  constexpr size_t kFixed = 24;
  if (section.size() < kFixed) {
    error = fmt::format("offset table of {} bytes, expected {}", section.size(), sizeof(Layout));
    return std::nullopt;
  }
  Layout layout{};
  std::memcpy(&layout, section.data(), kFixed);
  if (std::memcmp(layout.magic, schema::kOffsetsMagic, sizeof layout.magic) != 0) {
    error = "offset table without its magic number: the file is damaged";
    return std::nullopt;
  }
  if (layout.schema != schema::kOffsetsSchema) {
    error = fmt::format("offset table of schema {}, expected {}: build the program and the plugin with the same Vitrine",
                        layout.schema, schema::kOffsetsSchema);
    return std::nullopt;
  }
  if (layout.byte_size != sizeof(Layout) || section.size() < sizeof(Layout)) {
    error = fmt::format("offset table of {} bytes in a section of {}, expected {}", layout.byte_size,
                        section.size(), sizeof(Layout));
    return std::nullopt;
  }
  std::memcpy(&layout, section.data(), sizeof(Layout));
  if (layout.py_version >> 16 != 0x030b) {
    error = fmt::format("program with CPython {}.{}, expected 3.11", layout.py_version >> 24,
                        (layout.py_version >> 16) & 0xff);
    return std::nullopt;
  }
  layout.py_build[sizeof layout.py_build - 1] = 0;
  return layout;
}

}  // namespace vitrine::plugin
