#include "compiler/driver/recorded_path.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace vitrine::driver {
namespace {

TEST(RecordedPath, RenamesWholeFolders) {
  const std::vector<SourceMap> maps = {{"/build/src", "/usr/src/app"}};
  EXPECT_EQ(recordedPath(maps, "/build/src/a/b.py"), "/usr/src/app/a/b.py");
  EXPECT_EQ(recordedPath(maps, "/build/src2/b.py"), "/build/src2/b.py");
  EXPECT_EQ(recordedPath(maps, "/other/b.py"), "/other/b.py");
  EXPECT_EQ(recordedPath({}, "/build/src/a.py"), "/build/src/a.py");
}

TEST(RecordedPath, SlashesAtTheEndMeanNothing) {
  EXPECT_EQ(recordedPath({{"/build/", "/"}}, "/build/a.py"), "/a.py");
  EXPECT_EQ(recordedPath({{"/", "/root/"}}, "/build/a.py"), "/root/build/a.py");
}

TEST(RecordedPath, TheInnermostFolderAndTheLaterMapHold) {
  const std::vector<SourceMap> maps = {{"/b/c", "/first"}, {"/b", "/outer"}, {"/b/c", "/second"}};
  EXPECT_EQ(recordedPath(maps, "/b/c/x.py"), "/second/x.py");
  EXPECT_EQ(recordedPath(maps, "/b/x.py"), "/outer/x.py");
}

TEST(RecordedPath, RelativeFoldersAreInTheCurrentOne) {
  const std::string here = std::filesystem::current_path().string();
  EXPECT_EQ(recordedPath({{".", "/src"}}, here + "/x.py"), "/src/x.py");
  EXPECT_EQ(recordedPath({{"./lib/../lib", "/src"}}, here + "/lib/x.py"), "/src/x.py");
}

}  // namespace
}  // namespace vitrine::driver
