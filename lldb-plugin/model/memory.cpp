#include "lldb-plugin/model/memory.h"

#include <algorithm>
#include <string_view>

namespace vitrine::plugin {

namespace {
/// Well-formed UTF-8 without control characters but tabs and ends of lines.
bool isText(std::string_view bytes) {
  for (size_t i = 0; i < bytes.size();) {
    const auto lead = static_cast<uint8_t>(bytes[i++]);
    if (lead < 0x80) {
      if (lead < 0x20 && lead != '\n' && lead != '\t') return false;
      continue;
    }
    const int more = lead >= 0xf5 ? -1 : lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : -1;
    if (more < 0 || i + more > bytes.size()) return false;
    for (int k = 0; k < more; k++) {
      if ((static_cast<uint8_t>(bytes[i++]) & 0xc0) != 0x80) return false;
    }
  }
  return true;
}
}  // namespace

const uint8_t* Reader::page(Address number) {
  if (number == last_page_) return last_bytes_;
  auto it = pages_.find(number);
  if (it == pages_.end()) {
    if (pages_.size() >= kMaxPages) clear();
    std::vector<uint8_t> bytes(kPageSize);
    if (!memory_.read(number * kPageSize, bytes.data(), kPageSize)) bytes.clear();
    it = pages_.emplace(number, std::move(bytes)).first;
  }
  last_page_ = number;
  last_bytes_ = it->second.empty() ? nullptr : it->second.data();
  return last_bytes_;
}

bool Reader::read(Address address, void* out, size_t size) {
  if (budget_ == 0) return false;
  budget_--;
  if (size == 0) return true;
  if (size > kMaxBytes || address < kPageSize || address + size < address) return false;
  auto* to = static_cast<uint8_t*>(out);
  while (size > 0) {
    const size_t offset = address % kPageSize;
    const size_t count = std::min(size, kPageSize - offset);
    if (const uint8_t* from = page(address / kPageSize)) {
      std::memcpy(to, from + offset, count);
    } else if (!memory_.read(address, to, count)) {
      return false;
    }
    to += count;
    address += count;
    size -= count;
  }
  return true;
}

std::optional<std::vector<uint8_t>> Reader::bytes(Address address, size_t size) {
  if (size > kMaxBytes) return std::nullopt;
  // Ask for the last byte first: a garbage size must not cost its memory.
  if (size > kPageSize && !reaches(address, size)) return std::nullopt;
  std::vector<uint8_t> result(size);
  if (!read(address, result.data(), size)) return std::nullopt;
  return result;
}

std::optional<std::string> Reader::cString(Address address, size_t limit) {
  std::string result;
  while (result.size() < limit) {
    char c;
    if (!read(address + result.size(), &c, 1)) return std::nullopt;
    if (c == 0) return isText(result) ? std::optional(result) : std::nullopt;
    result += c;
  }
  return std::nullopt;
}

}  // namespace vitrine::plugin
