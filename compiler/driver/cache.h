// The cache of object files and linked programs, by the hash of all that they are made from.
//
// $XDG_CACHE_HOME/vitrine/v1/{objects,programs}/ab/abcd...: the file with a trailer that holds its
// hash. ELF tools ignore what follows an ELF file, so a program can be run where it lies. An entry
// that does not match its trailer (cut short, bit rot) counts as absent and is made again. A cache
// that cannot be used - no home, read-only, disk full - slows builds down and does nothing else.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine::driver {

enum class CacheKind { Object, Program };

class Cache {
 public:
  /// The user's cache; with `enabled` false one that is always empty.
  explicit Cache(bool enabled);
  /// One in a given folder, for tests.
  Cache(std::filesystem::path folder, std::uintmax_t limit);

  /// The content, verified. Marks the entry as used.
  [[nodiscard]] std::optional<std::string> get(CacheKind kind, const std::string& key);
  /// False when get() would surely find nothing; cheap.
  [[nodiscard]] bool mayHave(CacheKind kind, const std::string& key) const;
  void put(CacheKind kind, const std::string& key, std::string_view content);

  /// A verified program as a file that can be executed; empty: not there.
  [[nodiscard]] std::filesystem::path programFile(const std::string& key);

  /// Removes the entries that were not used for the longest time until the size is in bounds.
  void prune();

 private:
  [[nodiscard]] std::filesystem::path entry(CacheKind kind, const std::string& key) const;

  std::filesystem::path folder_;  // empty: disabled
  std::uintmax_t limit_ = 0;
  std::uintmax_t added_ = 0;
};

/// "500M", "2G", "100000": bytes. Nothing when it is none of these.
[[nodiscard]] std::optional<std::uintmax_t> parseSize(std::string_view text);

}  // namespace vitrine::driver
