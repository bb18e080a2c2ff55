#include "debuginfo/schema/sources.h"

#include <gtest/gtest.h>

#include <random>

#include "support/hash.h"

namespace vitrine::schema {
namespace {

const std::string kText = "def f(x):\n    return x + 1\n";

std::string section() {
  return encode(describeSource("app", "/src/app.py", kText, true)) + encode(describeSource("b", "/src/b.py", "", true)) +
         encode(describeSource("c", "/src/c.py", kText, false));
}

TEST(Sources, ReadsWhatWasWritten) {
  const auto records = decodeSources(section());
  ASSERT_TRUE(records) << records.error().message;
  ASSERT_EQ(records->size(), 3U);
  const SourceRecord& app = records->front();
  EXPECT_EQ(app, describeSource("app", "/src/app.py", kText, true));
  EXPECT_EQ(app.hash, contentHash(kText));
  EXPECT_EQ(unpackText(app).value(), kText);
  EXPECT_EQ(unpackText((*records)[1]).value(), "");
  EXPECT_EQ((*records)[2].hash, app.hash);
  const auto none = unpackText((*records)[2]);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().message, "the text was not embedded");
}

TEST(Sources, ThePackedTextStandsLast) {
  const SourceRecord record = describeSource("app", "/src/app.py", kText, true);
  EXPECT_TRUE(encode(record).ends_with(record.packed));
}

TEST(Sources, NamesAnotherVersion) {
  std::string bytes = section();
  bytes[4] = 9;
  const auto records = decodeSources(bytes);
  ASSERT_FALSE(records);
  EXPECT_EQ(records.error().message, "source record version 9 at offset 0, expected 1");
}

TEST(Sources, DamageNeverCrashes) {
  std::mt19937 random(20250101);
  int failed = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = section();
    for (int i = 0; i < 3; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
    if (round % 3 == 0) bytes.resize(random() % bytes.size());
    const auto records = decodeSources(bytes);
    if (!records) {
      ++failed;
      continue;
    }
    for (const SourceRecord& record : *records) failed += unpackText(record) ? 0 : 1;
  }
  EXPECT_GT(failed, 0);
}

}  // namespace
}  // namespace vitrine::schema
