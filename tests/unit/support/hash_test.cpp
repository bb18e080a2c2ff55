#include "support/hash.h"

#include <gtest/gtest.h>

#include <string>

namespace vitrine {
namespace {

// The values are part of the cache's format: the ones `xxhsum -H2` prints.
TEST(ContentHash, IsXxh3) {
  EXPECT_EQ(contentHash(""), "99aa06d3014798d86001c324468d497f");
  EXPECT_EQ(contentHash("vitrine"), "391fa2a17ea4b008bb67a67f46ca91d8");
}

TEST(ContentHash, DependsOnEveryByte) {
  std::string text(1000, 'x');
  const std::string hash = contentHash(text);
  EXPECT_EQ(hash.size(), 32U);
  text[999] = 'y';
  EXPECT_NE(contentHash(text), hash);
}

TEST(FieldHasher, DependsOnWhereFieldsEnd) {
  const std::string hash = FieldHasher().add("ab").add("c").hex();
  EXPECT_EQ(hash, FieldHasher().add("ab").add("c").hex());
  EXPECT_NE(hash, FieldHasher().add("a").add("bc").hex());
  EXPECT_NE(hash, FieldHasher().add("ab").add("c").add("").hex());
}

TEST(FieldHasher, CanGoOnAfterHex) {
  FieldHasher hasher;
  hasher.add("a");
  const std::string first = hasher.hex();
  EXPECT_EQ(first, hasher.hex());
  hasher.add("b");
  EXPECT_NE(first, hasher.hex());
}

}  // namespace
}  // namespace vitrine
