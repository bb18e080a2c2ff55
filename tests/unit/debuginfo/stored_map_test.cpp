#include "debuginfo/schema/stored_map.h"

#include <gtest/gtest.h>

#include <random>

#include "debuginfo/maps/variable_map.h"
#include "debuginfo/validate/validate.h"

namespace vitrine::schema {
namespace {

StoredMap example() {
  StoredFunction f;
  f.described = true;
  f.size = 300;
  f.rows = {{0, 0, false}, {40, 12, true}, {60, 13, true}, {61, 12, false}};
  f.slots = {{{0, 40, Representation::Absent, "not begun"}, {40, 300, Representation::FrameSlot, ""}},
             {{0, 300, Representation::Cell, ""}},
             {{0, 20, Representation::RawInt64, ""}, {20, 30, Representation::RawDouble, ""}, {30, 300, Representation::Constant, ""}}};
  return {{10, 9, 8, 7}, {f, StoredFunction{}, f}};
}

TEST(StoredMap, ReadsWhatWasWritten) {
  const auto map = decodeMap(encode(example()));
  ASSERT_TRUE(map) << map.error().message;
  EXPECT_EQ(*map, example());
}

TEST(StoredMap, NamesAnotherVersion) {
  std::string bytes = encode(example());
  bytes[0] = 9;
  const auto map = decodeMap(bytes);
  ASSERT_FALSE(map);
  EXPECT_EQ(map.error().message, "variable map version 9, expected 1");
}

TEST(StoredMap, DamageNeverCrashes) {
  std::mt19937 random(20250202);
  int failed = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = encode(example());
    for (int i = 0; i < 2; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
    if (round % 3 == 0) bytes.resize(random() % bytes.size());
    failed += decodeMap(bytes) ? 0 : 1;
  }
  EXPECT_GT(failed, 2000);
}

TEST(StoredMap, AMapOfOtherDebuggingInformationIsFoundOut) {
  auto map = maps::readMap(VITRINE_DWARF_FIXTURE);
  ASSERT_TRUE(map) << map.error().message;
  const auto broken = [&] {
    std::string all;
    for (const std::string& problem : validate::check(*map).problems) all += problem + "\n";
    return all.find("M06: area:") != std::string::npos;
  };
  EXPECT_FALSE(broken());
  map->stored = validate::storedMap(*map, validate::check(*map));
  EXPECT_FALSE(broken());
  map->stored->functions[0].size += 1;
  EXPECT_TRUE(broken());
}

}  // namespace
}  // namespace vitrine::schema
