#include "support/file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

namespace vitrine {
namespace {

namespace fs = std::filesystem;

class File : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "vitrine-file-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] size_t entries() const {
    return static_cast<size_t>(
        std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  [[nodiscard]] static unsigned permissions(const fs::path& path) {
    return static_cast<unsigned>(fs::status(path).permissions());
  }

  fs::path folder_;
};

TEST_F(File, ReadsWhatWasWritten) {
  const fs::path path = folder_ / "a";
  const std::string bytes("line\n\0\xff", 7);
  ASSERT_TRUE(writeFile(path, bytes));
  EXPECT_EQ(readFile(path).valueOr("?"), bytes);
  ASSERT_TRUE(writeFile(path, ""));
  EXPECT_EQ(readFile(path).valueOr("?"), "");
  const std::string large(1'000'003, 'x');
  ASSERT_TRUE(writeFile(path, large));
  EXPECT_EQ(readFile(path).valueOr("?"), large);
  EXPECT_EQ(entries(), 1U);
}

TEST_F(File, ReadsFilesThatClaimToBeEmpty) {
  EXPECT_THAT(readFile("/proc/self/status").valueOr("?"), testing::HasSubstr("VmPeak"));
}

TEST_F(File, NamesTheFileAndTheReason) {
  const Expected<std::string> missing = readFile(folder_ / "none");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().message,
            "cannot read " + (folder_ / "none").string() + ": no such file or directory");

  const Expected<std::string> folder = readFile(folder_);
  ASSERT_FALSE(folder);
  EXPECT_THAT(folder.error().message, testing::EndsWith(": is a directory"));

  const Expected<void> nowhere = writeFile(folder_ / "none" / "a", "x");
  ASSERT_FALSE(nowhere);
  EXPECT_THAT(nowhere.error().message, testing::StartsWith("cannot write "));
}

TEST_F(File, ReportsAFullDisk) {
  const Expected<void> result = writeFile("/dev/full", "x");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "cannot write /dev/full: no space left on device");
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

TEST_F(File, LeavesNothingBehindWhenItFails) {
  const fs::path path = folder_ / "taken";
  fs::create_directories(path / "inside");
  EXPECT_FALSE(writeFile(path, "x"));
  EXPECT_EQ(entries(), 1U);
}

TEST_F(File, FollowsTheUmask) {
  const mode_t old = umask(027);
  ASSERT_TRUE(writeFile(folder_ / "plain", "x"));
  ASSERT_TRUE(writeFile(folder_ / "program", "x", FileMode::Executable));
  umask(old);
  EXPECT_EQ(permissions(folder_ / "plain"), 0640U);
  EXPECT_EQ(permissions(folder_ / "program"), 0750U);
}

TEST_F(File, WritesThroughASymbolicLink) {
  ASSERT_TRUE(writeFile(folder_ / "real", "old"));
  fs::create_symlink("real", folder_ / "link");
  fs::create_symlink("later", folder_ / "dangling");
  ASSERT_TRUE(writeFile(folder_ / "link", "new"));
  ASSERT_TRUE(writeFile(folder_ / "dangling", "new"));
  EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
  EXPECT_EQ(readFile(folder_ / "real").valueOr("?"), "new");
  EXPECT_TRUE(fs::is_symlink(folder_ / "dangling"));
  EXPECT_EQ(readFile(folder_ / "later").valueOr("?"), "new");
}

TEST_F(File, AReaderSeesOneContentOrTheOther) {
  const fs::path path = folder_ / "a";
  const std::vector<std::string> contents = {std::string(200'000, 'a'), std::string(100'000, 'b')};
  ASSERT_TRUE(writeFile(path, contents[0]));
  std::vector<std::thread> writers;
  writers.reserve(contents.size());
  for (const std::string& text : contents) {
    writers.emplace_back([&] {
      for (int i = 0; i < 50; ++i) EXPECT_TRUE(writeFile(path, text));
    });
  }
  for (int i = 0; i < 100; ++i) {
    EXPECT_NE(std::ranges::count(contents, readFile(path).valueOr("?")), 0);
  }
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(entries(), 1U);
}

}  // namespace
}  // namespace vitrine
