#include "lldb-plugin/model/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

namespace vitrine::plugin {
namespace {

struct Range {
  uint32_t first, last;
};
constexpr Range kPrintable[] = {
#include "printable.inc"
};

void appendUtf8(std::string& out, uint32_t c) {
  if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) c = 0xfffd;
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xc0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xe0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
    out += static_cast<char>(0x80 | (c & 0x3f));
  } else {
    out += static_cast<char>(0xf0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3f));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
    out += static_cast<char>(0x80 | (c & 0x3f));
  }
}

/// ' unless there is one in the text and no ".
template <typename T>
char quoteFor(std::span<const T> text) {
  const bool single = std::find(text.begin(), text.end(), T{'\''}) != text.end();
  const bool twofold = std::find(text.begin(), text.end(), T{'"'}) != text.end();
  return single && !twofold ? '"' : '\'';
}

/// The escapes that strings and bytes share; false when `c` needs another look.
bool appendEscaped(std::string& out, uint32_t c, char quote) {
  if (c == static_cast<uint32_t>(quote) || c == '\\') {
    out += '\\';
    out += static_cast<char>(c);
  } else if (c == '\t') {
    out += "\\t";
  } else if (c == '\n') {
    out += "\\n";
  } else if (c == '\r') {
    out += "\\r";
  } else if (c >= ' ' && c < 0x7f) {
    out += static_cast<char>(c);
  } else {
    return false;
  }
  return true;
}

}  // namespace

bool isPrintable(uint32_t point) {
  const auto* range = std::upper_bound(std::begin(kPrintable), std::end(kPrintable), point,
                                       [](uint32_t p, const Range& r) { return p < r.first; });
  return range != std::begin(kPrintable) && point <= std::prev(range)->last;
}

std::string stringRepr(std::span<const uint32_t> points) {
  const char quote = quoteFor(points);
  std::string out(1, quote);
  for (const uint32_t c : points) {
    if (appendEscaped(out, c, quote)) continue;
    if (c >= 0x80 && isPrintable(c)) {
      appendUtf8(out, c);
    } else if (c <= 0xff) {
      out += fmt::format("\\x{:02x}", c);
    } else if (c <= 0xffff) {
      out += fmt::format("\\u{:04x}", c);
    } else {
      out += fmt::format("\\U{:08x}", c);
    }
  }
  out += quote;
  return out;
}

std::string bytesRepr(std::span<const uint8_t> bytes) {
  const char quote = quoteFor(bytes);
  std::string out = {'b', quote};
  for (const uint8_t c : bytes) {
    if (!appendEscaped(out, c, quote)) out += fmt::format("\\x{:02x}", c);
  }
  out += quote;
  return out;
}

std::string floatRepr(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  char buffer[64];
  // The shortest digits that read back as the same number, as CPython's float_repr_style 'short'.
  const auto [end, error] =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
  if (error != std::errc{}) return "?";
  std::string_view text(buffer, end - buffer);
  std::string out;
  if (text.front() == '-') {
    out = "-";
    text.remove_prefix(1);
  }
  const size_t e = text.find('e');
  std::string digits;
  for (const char c : text.substr(0, e)) {
    if (c != '.') digits += c;
  }
  int exponent = 0;
  std::string_view tail = text.substr(e + 1);
  if (tail.front() == '+') tail.remove_prefix(1);
  std::from_chars(tail.data(), tail.data() + tail.size(), exponent);
  const int point = exponent + 1;  // digits before the decimal point
  const int count = static_cast<int>(digits.size());
  // Python/pystrtod.c, format_float_short: repr changes over at 1e16 and 1e-4.
  if (point <= -4 || point > 16) {
    out += digits.substr(0, 1);
    if (count > 1) out += "." + digits.substr(1);
    return out + fmt::format("e{}{:02d}", exponent < 0 ? '-' : '+', std::abs(exponent));
  }
  if (point <= 0) return out + "0." + std::string(-point, '0') + digits;
  if (count <= point) return out + digits + std::string(point - count, '0') + ".0";
  return out + digits.substr(0, point) + "." + digits.substr(point);
}

std::string complexRepr(double real, double imaginary) {
  // Objects/complexobject.c, complex_repr: no ".0", and no real part when it is +0.
  auto part = [](double v) {
    std::string s = floatRepr(v);
    if (s.ends_with(".0")) s.resize(s.size() - 2);
    return s;
  };
  const std::string im = part(imaginary);
  if (real == 0 && !std::signbit(real)) return im + "j";
  return "(" + part(real) + (im.front() == '-' ? "" : "+") + im + "j)";
}

std::string decimal(std::vector<uint32_t> digits, bool negative) {
  constexpr uint64_t kBillion = 1'000'000'000;
  std::vector<uint32_t> groups;  // of nine decimal digits, least significant first
  while (!digits.empty() && digits.back() == 0) digits.pop_back();
  while (!digits.empty()) {
    uint64_t rest = 0;
    for (size_t i = digits.size(); i-- > 0;) {
      rest = rest << 30 | (digits[i] & 0x3fffffff);
      digits[i] = static_cast<uint32_t>(rest / kBillion);
      rest %= kBillion;
    }
    groups.push_back(static_cast<uint32_t>(rest));
    while (!digits.empty() && digits.back() == 0) digits.pop_back();
  }
  if (groups.empty()) return "0";
  std::string out = negative ? "-" : "";
  out += fmt::format("{}", groups.back());
  for (size_t i = groups.size() - 1; i-- > 0;) out += fmt::format("{:09d}", groups[i]);
  return out;
}

std::string utf8(std::span<const uint32_t> points) {
  std::string out;
  out.reserve(points.size());
  for (const uint32_t c : points) appendUtf8(out, c);
  return out;
}

std::vector<uint32_t> codePoints(std::string_view utf8) {
  std::vector<uint32_t> points;
  for (size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<uint8_t>(utf8[i++]);
    int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
    uint32_t c = more == 0 ? lead : lead & (0x3f >> more);
    for (; more > 0 && i < utf8.size(); more--) c = c << 6 | (static_cast<uint8_t>(utf8[i++]) & 0x3f);
    points.push_back(c);
  }
  return points;
}

}  // namespace vitrine::plugin
