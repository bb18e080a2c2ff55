// zlib, for the sections that are packed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "support/expected.h"

namespace vitrine::schema {

/// As compress() writes it; empty when memory is short.
[[nodiscard]] std::string pack(std::string_view text);

/// `size`: of the text, which must be exact.
[[nodiscard]] Expected<std::string> unpack(std::string_view packed, uint64_t size);

}  // namespace vitrine::schema
