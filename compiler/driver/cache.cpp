#include "compiler/driver/cache.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <system_error>
#include <vector>

#include "compiler/driver/interruption.h"
#include "support/file.h"
#include "support/hash.h"

namespace vitrine::driver {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kDefaultLimit = std::uintmax_t{2} << 30;
constexpr std::string_view kMark = "\nvitrine-cache ";
constexpr size_t kTrailerSize = kMark.size() + 32;  // with the hash's digits

fs::path userCacheFolder() {
  const char* xdg = std::getenv("XDG_CACHE_HOME");
  // The specification says that relative paths are to be ignored.
  if (xdg != nullptr && xdg[0] == '/') return fs::path(xdg) / "vitrine" / "v1";
  const char* home = std::getenv("HOME");
  if (home != nullptr && home[0] == '/') return fs::path(home) / ".cache" / "vitrine" / "v1";
  return {};
}

std::uintmax_t sizeLimit() {
  const char* text = std::getenv("VITRINE_CACHE_SIZE");
  return (text != nullptr ? parseSize(text) : std::nullopt).value_or(kDefaultLimit);
}

/// The bytes of an entry without the trailer, or nothing when it is damaged.
std::optional<std::string> verified(const fs::path& path) {
  Expected<std::string> content = readFile(path);
  if (!content || content->size() < kTrailerSize) return std::nullopt;
  const size_t size = content->size() - kTrailerSize;
  const std::string_view trailer = std::string_view(*content).substr(size);
  if (!trailer.starts_with(kMark)) return std::nullopt;
  const std::string_view body = std::string_view(*content).substr(0, size);
  if (contentHash(body) != trailer.substr(kMark.size())) return std::nullopt;
  std::string out = *std::move(content);
  out.resize(size);
  return out;
}

void markUsed(const fs::path& path) { (void)::utimensat(AT_FDCWD, path.c_str(), nullptr, 0); }

struct Entry {
  fs::path path;
  fs::file_time_type used;
  std::uintmax_t size;
};

std::vector<Entry> entriesBelow(const fs::path& folder) {
  std::vector<Entry> out;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    std::error_code gone;  // another process may prune at the same time
    if (!it->is_regular_file(gone)) continue;
    Entry entry{it->path(), it->last_write_time(gone), it->file_size(gone)};
    if (!gone) out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace

std::optional<std::uintmax_t> parseSize(std::string_view text) {
  int shift = 0;
  if (!text.empty()) {
    switch (text.back()) {
      case 'K':
        shift = 10;
        break;
      case 'M':
        shift = 20;
        break;
      case 'G':
        shift = 30;
        break;
      default:
        break;
    }
  }
  if (shift != 0) text.remove_suffix(1);
  if (text.empty() || text.size() > 12) return std::nullopt;
  std::uintmax_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::uintmax_t>(c - '0');
  }
  return value << shift;
}

Cache::Cache(bool enabled) {
  if (!enabled) return;
  folder_ = userCacheFolder();
  limit_ = sizeLimit();
}

Cache::Cache(fs::path folder, std::uintmax_t limit) : folder_(std::move(folder)), limit_(limit) {}

fs::path Cache::entry(CacheKind kind, const std::string& key) const {
  const char* name = kind == CacheKind::Object ? "objects" : "programs";
  return folder_ / name / key.substr(0, 2) / key;
}

bool Cache::mayHave(CacheKind kind, const std::string& key) const {
  std::error_code error;
  return !folder_.empty() && fs::exists(entry(kind, key), error);
}

std::optional<std::string> Cache::get(CacheKind kind, const std::string& key) {
  if (folder_.empty()) return std::nullopt;
  const fs::path path = entry(kind, key);
  std::optional<std::string> out = verified(path);
  if (out) markUsed(path);
  return out;
}

void Cache::put(CacheKind kind, const std::string& key, std::string_view content) {
  if (folder_.empty()) return;
  const fs::path path = entry(kind, key);
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  std::string whole;
  whole.reserve(content.size() + kTrailerSize);
  whole.append(content).append(kMark).append(contentHash(content));
  const FileMode mode = kind == CacheKind::Program ? FileMode::Executable : FileMode::Plain;
  const Shield shield;  // no temporary file is left behind
  if (writeFile(path, whole, mode)) added_ += whole.size();
}

fs::path Cache::programFile(const std::string& key) {
  if (folder_.empty() || !get(CacheKind::Program, key)) return {};
  return entry(CacheKind::Program, key);
}

void Cache::prune() {
  if (folder_.empty() || added_ == 0) return;
  // Looking at every entry takes a while in a full cache: a running total says when it is due.
  const fs::path total_file = folder_ / "size";
  std::uintmax_t total = 0;
  const Expected<std::string> recorded = readFile(total_file);
  const std::optional<std::uintmax_t> before = recorded ? parseSize(*recorded) : std::nullopt;
  total = before.value_or(0) + added_;
  added_ = 0;
  if (!before || total > limit_) {
    std::vector<Entry> entries = entriesBelow(folder_);
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
      return a.used < b.used;
    });
    total = 0;
    for (const Entry& entry : entries) total += entry.size;
    // Some room, so that the next build does not have to do this again.
    const std::uintmax_t goal = total > limit_ ? limit_ - limit_ / 5 : limit_;
    for (const Entry& entry : entries) {
      if (total <= goal) break;
      std::error_code error;
      if (fs::remove(entry.path, error)) total -= entry.size;
    }
  }
  const Shield shield;
  (void)writeFile(total_file, fmt::format("{}", total));
}

}  // namespace vitrine::driver
