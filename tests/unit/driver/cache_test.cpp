#include "compiler/driver/cache.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>

#include "support/hash.h"
#include "temp_folder.h"

namespace vitrine::driver {
namespace {

namespace fs = std::filesystem;

fs::path entryOf(const fs::path& folder, const std::string& key) {
  return folder / "objects" / key.substr(0, 2) / key;
}

TEST(Cache, GivesBackWhatWasPut) {
  const TempFolder folder;
  Cache cache(folder.path(), 1 << 20);
  const std::string key = contentHash("key");
  EXPECT_FALSE(cache.mayHave(CacheKind::Object, key));
  EXPECT_EQ(cache.get(CacheKind::Object, key), std::nullopt);
  const std::string content("\0binary\n", 8);
  cache.put(CacheKind::Object, key, content);
  EXPECT_TRUE(cache.mayHave(CacheKind::Object, key));
  EXPECT_EQ(cache.get(CacheKind::Object, key), content);
  EXPECT_EQ(cache.get(CacheKind::Program, key), std::nullopt);
  cache.put(CacheKind::Object, key, "");
  EXPECT_EQ(cache.get(CacheKind::Object, key), "");
}

TEST(Cache, DamagedEntriesCountAsAbsent) {
  const TempFolder folder;
  Cache cache(folder.path(), 1 << 20);
  const std::string key = contentHash("key");
  const fs::path path = entryOf(folder.path(), key);
  for (const size_t size : {0, 1, 20, 46, 47, 100}) {
    cache.put(CacheKind::Object, key, std::string(200, 'x'));
    fs::resize_file(path, size);
    EXPECT_EQ(cache.get(CacheKind::Object, key), std::nullopt) << size;
  }
  cache.put(CacheKind::Object, key, std::string(200, 'x'));
  std::fstream(path, std::ios::in | std::ios::out).seekp(7).put('y');
  EXPECT_EQ(cache.get(CacheKind::Object, key), std::nullopt);
}

TEST(Cache, RemovesWhatWasNotUsedForTheLongestTime) {
  const TempFolder folder;
  Cache cache(folder.path(), 1000);
  const std::string old = contentHash("old"), used = contentHash("used"),
                    fresh = contentHash("new");
  cache.put(CacheKind::Object, old, std::string(300, 'o'));
  cache.put(CacheKind::Object, used, std::string(300, 'u'));
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(24);
  fs::last_write_time(entryOf(folder.path(), old), long_ago);
  fs::last_write_time(entryOf(folder.path(), used), long_ago - std::chrono::hours(1));
  cache.prune();
  EXPECT_TRUE(cache.get(CacheKind::Object, old));
  fs::last_write_time(entryOf(folder.path(), old), long_ago);
  EXPECT_TRUE(cache.get(CacheKind::Object, used));  // which makes it the newer one
  cache.put(CacheKind::Object, fresh, std::string(300, 'f'));
  cache.prune();
  EXPECT_FALSE(cache.get(CacheKind::Object, old));
  EXPECT_TRUE(cache.get(CacheKind::Object, used));
  EXPECT_TRUE(cache.get(CacheKind::Object, fresh));
}

TEST(Cache, DisabledIsAlwaysEmpty) {
  Cache cache(false);
  cache.put(CacheKind::Object, contentHash("key"), "content");
  EXPECT_FALSE(cache.mayHave(CacheKind::Object, contentHash("key")));
  EXPECT_EQ(cache.get(CacheKind::Object, contentHash("key")), std::nullopt);
  EXPECT_EQ(cache.programFile(contentHash("key")), fs::path());
  cache.prune();
}

TEST(Cache, Sizes) {
  EXPECT_EQ(parseSize("100000"), 100000u);
  EXPECT_EQ(parseSize("3K"), 3u << 10);
  EXPECT_EQ(parseSize("500M"), 500u << 20);
  EXPECT_EQ(parseSize("2G"), std::uintmax_t{2} << 30);
  for (const char* bad : {"", "M", "-1", "1.5G", "1T", "99999999999999"}) {
    EXPECT_EQ(parseSize(bad), std::nullopt) << bad;
  }
}

}  // namespace
}  // namespace vitrine::driver
