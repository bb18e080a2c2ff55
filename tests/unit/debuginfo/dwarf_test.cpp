// Reads this very test program, which g++ made with DWARF 5, and damaged copies of it.
#include "debuginfo/dwarf/dwarf_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <random>

#include "debuginfo/dwarf/elf_file.h"
#include "debuginfo/validate/validate.h"
#include "support/file.h"

namespace vitrine::dwarf {
namespace {

std::string fixture() { return VITRINE_DWARF_FIXTURE; }

/// The address of the fixture's only function, from its frame record.
uint64_t fixtureAddress() {
  const Expected<std::string> file = readFile(fixture());
  if (!file) return 0;
  const auto section = findSection(*file, schema::kFrameSection);
  if (!section) return 0;
  const auto frames = schema::decodeFrames(*section);
  return frames && !frames->empty() ? frames->front().address : 0;
}

TEST(Dwarf, ReadsAFunction) {
  const auto functions = readFunctions(fixture(), {fixtureAddress()});
  ASSERT_TRUE(functions) << functions.error().message;
  ASSERT_EQ(functions->size(), 1U);
  const Function& area = functions->front();
  EXPECT_EQ(area.name, "area");
  EXPECT_GT(area.high, area.low);
  ASSERT_EQ(area.variables.size(), 2U);
  EXPECT_EQ(area.variables[0].name, "w");
  EXPECT_EQ(area.variables[0].locations.size(), 1U);
  ASSERT_FALSE(area.rows.empty());
  EXPECT_EQ(area.rows[0].line, 4U);
}

TEST(Dwarf, UnknownAddressesAreLeftOut) {
  const auto functions = readFunctions(fixture(), {1});
  ASSERT_TRUE(functions);
  EXPECT_TRUE(functions->empty());
}

TEST(Dwarf, MissingFile) { EXPECT_FALSE(readFunctions("/nonexistent/program", {})); }

TEST(Dwarf, DescribesLocations) {
  EXPECT_EQ(describe({{0x91, -72}, {0x06, 0}, {0x23, 8}}), "DW_OP_fbreg -72, DW_OP_deref, DW_OP_plus_uconst 8");
}

TEST(Validate, FindsBrokenPromises) {
  // The fixture's record promises a line and a variable that its code does not have.
  const auto map = maps::readMap(fixture());
  ASSERT_TRUE(map) << map.error().message;
  const validate::Report report = validate::check(*map);
  std::string all;
  for (const std::string& problem : report.problems) all += problem + "\n";
  EXPECT_NE(all.find("M02: area: line 99 begins nowhere"), std::string::npos) << all;
  EXPECT_NE(all.find("M04: area: missing has no location"), std::string::npos) << all;
  EXPECT_NE(all.find("M05: area: w is at"), std::string::npos) << all;
}

TEST(Elf, DamagedFilesNeverCrash) {
  const Expected<std::string> file = readFile(fixture());
  ASSERT_TRUE(file);
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("vitrine-dwarf-test-" + std::to_string(getpid()));
  std::mt19937 random(20240229);
  int failed = 0;
  for (int round = 0; round < 300; ++round) {
    std::string damaged = *file;
    const int bytes = 1 + static_cast<int>(random() % 40);
    for (int i = 0; i < bytes; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
    if (round % 5 == 0) damaged.resize(random() % damaged.size());
    ASSERT_TRUE(writeFile(path, damaged));
    const auto map = maps::readMap(path.string());
    if (!map) {
      ++failed;
      EXPECT_FALSE(map.error().message.empty());
    } else {
      (void)validate::check(*map);
    }
  }
  std::filesystem::remove(path);
  EXPECT_GT(failed, 0);
}

}  // namespace
}  // namespace vitrine::dwarf
