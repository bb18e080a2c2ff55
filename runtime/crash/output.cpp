// Digits, escapes and a small buffer.
#include "output.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace vitrine::crash {

namespace {

void writeAll(int file, const char* data, size_t size) {
  while (file >= 0 && size > 0) {
    const ssize_t count = write(file, data, size);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    data += count;
    size -= static_cast<size_t>(count);
  }
}

}  // namespace

void Output::flush() {
  writeAll(first_, buffer_, used_);
  writeAll(second_, buffer_, used_);
  used_ = 0;
}

Output& Output::bytes(const char* text, size_t size) {
  if (!in_json_) return plain(text, size);
  for (size_t i = 0; i < size; i++) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    if (c == '"' || c == '\\') {
      plain("\\", 1);
      plain(text + i, 1);
    } else if (c < 32) {
      const char escape[] =
          {'\\', 'u', '0', '0', "0123456789abcdef"[c >> 4], "0123456789abcdef"[c & 15]};
      plain(escape, sizeof(escape));
    } else {
      plain(text + i, 1);  // UTF-8 stays as it is
    }
  }
  return *this;
}

Output& Output::plain(const char* text, size_t size) {
  while (size > 0) {
    if (used_ == sizeof(buffer_)) flush();
    size_t count = sizeof(buffer_) - used_;
    if (count > size) count = size;
    memcpy(buffer_ + used_, text, count);
    used_ += count;
    text += count;
    size -= count;
  }
  return *this;
}

Output& Output::text(const char* text) { return bytes(text, strlen(text)); }

Output& Output::number(int64_t value) {
  char digits[24];
  size_t at = sizeof(digits);
  uint64_t rest = value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  do {
    digits[--at] = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (value < 0) digits[--at] = '-';
  return bytes(digits + at, sizeof(digits) - at);
}

Output& Output::hex(uint64_t value, int digits) {
  char text[16];
  int at = 16;
  do {
    text[--at] = "0123456789abcdef"[value % 16];
    value /= 16;
  } while (value != 0 || (16 - at < digits && at > 0));
  return bytes(text + at, static_cast<size_t>(16 - at));
}

Output& Output::codePoint(uint32_t c, char quote) {
  if (quote != 0 && (c == static_cast<uint32_t>(quote) || c == '\\')) {
    return character('\\').character(static_cast<char>(c));
  }
  if (c == '\n') return text("\\n");
  if (c == '\t') return text("\\t");
  if (c == '\r') return text("\\r");
  const bool surrogate = c >= 0xd800 && c < 0xe000;
  if (c < 32 || c == 127) return text("\\x").hex(c, 2);
  if (surrogate || c > 0x10ffff) return text("\\u").hex(c, 4);
  if (c < 0x80) return character(static_cast<char>(c));
  char utf8[4];
  size_t size = 0;
  if (c < 0x800) {
    utf8[size++] = static_cast<char>(0xc0 | c >> 6);
  } else {
    if (c < 0x10000) {
      utf8[size++] = static_cast<char>(0xe0 | c >> 12);
    } else {
      utf8[size++] = static_cast<char>(0xf0 | c >> 18);
      utf8[size++] = static_cast<char>(0x80 | (c >> 12 & 63));
    }
    utf8[size++] = static_cast<char>(0x80 | (c >> 6 & 63));
  }
  utf8[size++] = static_cast<char>(0x80 | (c & 63));
  return bytes(utf8, size);
}

Output& Output::beginJson() {
  plain("\"", 1);
  in_json_ = true;
  return *this;
}

Output& Output::endJson() {
  in_json_ = false;
  return plain("\"", 1);
}

}  // namespace vitrine::crash
