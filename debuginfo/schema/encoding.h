// How records of our sections are written: numbers as LEB128, texts as their size and bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vitrine::schema {

inline void put(std::string* out, uint64_t value) {
  do {
    const auto low = static_cast<uint8_t>(value & 0x7f);
    value >>= 7;
    out->push_back(static_cast<char>(value != 0 ? low | 0x80 : low));
  } while (value != 0);
}

inline void put(std::string* out, std::string_view text) {
  put(out, text.size());
  out->append(text);
}

/// Takes values off the front of a record; `bad` once something was not there.
class Cursor {
 public:
  explicit Cursor(std::string_view data) : data_(data) {}

  uint64_t number() {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (data_.empty()) break;
      const auto byte = static_cast<uint8_t>(data_.front());
      data_.remove_prefix(1);
      value |= static_cast<uint64_t>(byte & 0x7f) << shift;
      if ((byte & 0x80) == 0) return value;
    }
    bad_ = true;
    return 0;
  }
  std::string text() {
    const uint64_t size = number();
    if (size > data_.size()) {
      bad_ = true;
      return {};
    }
    std::string out(data_.substr(0, size));
    data_.remove_prefix(size);
    return out;
  }
  /// A count of things that take a byte each at least.
  uint64_t count() {
    const uint64_t value = number();
    if (value <= data_.size()) return value;
    bad_ = true;
    return 0;
  }
  [[nodiscard]] bool bad() const { return bad_; }
  [[nodiscard]] size_t left() const { return data_.size(); }

 private:
  std::string_view data_;
  bool bad_ = false;
};

}  // namespace vitrine::schema
