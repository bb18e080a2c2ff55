// Reading the memory of a program that is being looked at.
//
// In: addresses, which may be garbage. Out: bytes, or nothing when they cannot be read. Nothing here runs
// code in the program, throws because of what the program holds, or reads without a bound.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace vitrine::plugin {

/// An address in the program; 0 is NULL.
using Address = uint64_t;

/// Where bytes come from: a process, a core file, or a test.
class Memory {
 public:
  virtual ~Memory() = default;
  /// Copies `size` bytes at `address` to `out`. False, with `out` undefined, when one of them cannot be read.
  virtual bool read(Address address, void* out, size_t size) = 0;
};

/// Typed reads through a cache of pages, with a limit on how much work one question may cause.
///
/// Holds no bytes beyond the moment the program runs on: make a new one, or clear(), after that.
class Reader {
 public:
  /// `memory` must outlive the reader.
  explicit Reader(Memory& memory) : memory_(memory) {}

  /// Forgets all pages.
  void clear() {
    pages_.clear();
    last_page_ = kNoPage;
    last_bytes_ = nullptr;
  }
  /// The number of reads until every further one fails. A question of the user sets it anew.
  void setBudget(uint64_t reads) { budget_ = reads; }
  [[nodiscard]] bool exhausted() const { return budget_ == 0; }

  /// As Memory::read, but at most kMaxBytes at a time.
  [[nodiscard]] bool read(Address address, void* out, size_t size);
  [[nodiscard]] std::optional<std::vector<uint8_t>> bytes(Address address, size_t size);

  template <typename T>
  [[nodiscard]] std::optional<T> value(Address address) {
    T result;
    if (!read(address, &result, sizeof(T))) return std::nullopt;
    return result;
  }
  [[nodiscard]] std::optional<Address> pointer(Address address) { return value<Address>(address); }
  /// The pointer at `address`, or 0 when there is none to be read.
  [[nodiscard]] Address pointerOrNull(Address address) { return pointer(address).value_or(0); }
  /// Whether the last of `size` bytes is there: a garbage size would lead out of memory. Costs next to nothing.
  [[nodiscard]] bool reaches(Address address, uint64_t size) {
    uint8_t last;
    return size == 0 || (address + size > address && read(address + size - 1, &last, 1));
  }
  /// A NUL-terminated string of at most `limit` bytes; nothing when it is longer, not readable or not UTF-8 text.
  [[nodiscard]] std::optional<std::string> cString(Address address, size_t limit = 512);

  static constexpr size_t kMaxBytes = size_t{16} << 20;

 private:
  static constexpr size_t kPageSize = 4096;
  static constexpr size_t kMaxPages = 16384;
  static constexpr Address kNoPage = ~Address{0};

  /// The page's bytes, or null when it cannot be read as a whole.
  const uint8_t* page(Address number);

  Memory& memory_;
  std::unordered_map<Address, std::vector<uint8_t>> pages_;
  Address last_page_ = kNoPage;
  const uint8_t* last_bytes_ = nullptr;
  uint64_t budget_ = 4'000'000;
};

}  // namespace vitrine::plugin
