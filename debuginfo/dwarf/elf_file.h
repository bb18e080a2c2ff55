// Sections of an ELF file, as checked slices of its bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "support/expected.h"

namespace vitrine::dwarf {

/// The bytes of section `name` of a 64-bit little-endian ELF file; empty when it has none, or none with
/// contents (the sections of a separate debug file).
[[nodiscard]] Expected<std::string_view> findSection(std::string_view file, std::string_view name);

}  // namespace vitrine::dwarf
