// Python's text forms of plain values, as CPython 3.11's repr() writes them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::plugin {

/// repr() of a string. Code points above 0x10ffff (garbage) become U+FFFD.
std::string stringRepr(std::span<const uint32_t> points);
/// repr() of bytes: b'...'.
std::string bytesRepr(std::span<const uint8_t> bytes);
/// repr() of a float.
std::string floatRepr(double value);
/// repr() of a complex number.
std::string complexRepr(double real, double imaginary);
/// Decimal digits of a number of 30-bit digits, least significant first (Include/cpython/longintrepr.h).
std::string decimal(std::vector<uint32_t> digits, bool negative);
/// UTF-8.
std::string utf8(std::span<const uint32_t> points);
std::vector<uint32_t> codePoints(std::string_view utf8);
bool isPrintable(uint32_t point);

}  // namespace vitrine::plugin
