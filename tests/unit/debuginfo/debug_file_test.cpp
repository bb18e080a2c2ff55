// Finds the debug file of a stripped copy of the fixture, in every place where debuggers look, and no wrong one.
#include "debuginfo/dwarf/debug_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "debuginfo/dwarf/elf_file.h"
#include "debuginfo/maps/variable_map.h"
#include "support/file.h"

namespace vitrine::dwarf {
namespace {

namespace fs = std::filesystem;

class DebugFileTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("vitrine-debug-file-" + std::to_string(getpid()));
    fs::create_directories(folder_);
    folder_ = fs::canonical(folder_);
    const Expected<std::string> file = readFile(VITRINE_DWARF_STRIPPED);
    ASSERT_TRUE(file);
    stripped_ = *file;
    program_ = folder_ / "program";
    ASSERT_TRUE(writeFile(program_, stripped_));
  }
  void TearDown() override { fs::remove_all(folder_); }

  DebugFile find() {
    const auto found = findDebugFile(program_.string(), stripped_, (folder_ / "debug").string());
    EXPECT_TRUE(found) << found.error().message;
    return found ? *found : DebugFile{};
  }
  /// Puts a file there and takes it away again after looking.
  void expectFoundAt(const fs::path& place) {
    fs::create_directories(place.parent_path());
    fs::copy_file(VITRINE_DWARF_SPLIT, place);
    EXPECT_EQ(find().path, place.string());
    fs::remove(place);
  }

  fs::path folder_;
  fs::path program_;
  std::string stripped_;
};

TEST_F(DebugFileTest, TheProgramItself) {
  const Expected<std::string> whole = readFile(VITRINE_DWARF_FIXTURE);
  ASSERT_TRUE(whole);
  const auto found = findDebugFile(VITRINE_DWARF_FIXTURE, *whole);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->path, VITRINE_DWARF_FIXTURE);
}

TEST_F(DebugFileTest, WhereDebuggersLook) {
  const std::string name = fs::path(VITRINE_DWARF_SPLIT).filename().string();
  const Expected<std::string> id = buildId(stripped_);
  ASSERT_TRUE(id);
  ASSERT_EQ(id->size(), 40U);
  expectFoundAt(folder_ / name);
  expectFoundAt(folder_ / ".debug" / name);
  expectFoundAt(folder_ / "debug" / folder_.relative_path() / name);
  expectFoundAt(folder_ / "debug/.build-id" / id->substr(0, 2) / (id->substr(2) + ".debug"));
}

TEST_F(DebugFileTest, SaysWhatIsMissing) {
  const DebugFile none = find();
  EXPECT_TRUE(none.path.empty());
  EXPECT_NE(none.missing.find("found no fixture.debug"), std::string::npos) << none.missing;
  // One of another build is not taken.
  Expected<std::string> other = readFile(VITRINE_DWARF_SPLIT);
  ASSERT_TRUE(other);
  const auto note = findSection(*other, ".note.gnu.build-id");
  ASSERT_TRUE(note);
  (*other)[note->end() - other->data() - 1] ^= 1;
  ASSERT_TRUE(writeFile(folder_ / "fixture.debug", *other));
  const DebugFile wrong = find();
  EXPECT_TRUE(wrong.path.empty());
  EXPECT_NE(wrong.missing.find(", expected "), std::string::npos) << wrong.missing;
}

TEST_F(DebugFileTest, TheMapIsThatOfTheWholeProgram) {
  fs::copy_file(VITRINE_DWARF_SPLIT, folder_ / "fixture.debug");
  const auto split = maps::readMap(program_.string());
  const auto whole = maps::readMap(VITRINE_DWARF_FIXTURE);
  ASSERT_TRUE(split) << split.error().message;
  ASSERT_TRUE(whole);
  ASSERT_EQ(split->functions.size(), whole->functions.size());
  EXPECT_EQ(split->functions[0].native.high, whole->functions[0].native.high);
  EXPECT_EQ(split->functions[0].native.rows.size(), whole->functions[0].native.rows.size());
}

}  // namespace
}  // namespace vitrine::dwarf
