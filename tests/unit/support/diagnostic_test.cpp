#include "support/diagnostic.h"

#include <gtest/gtest.h>
#include <pty.h>
#include <unistd.h>

#include <cstdlib>

namespace vitrine {
namespace {

TEST(Diagnostic, RendersOnOneLine) {
  EXPECT_EQ(render(Diagnostic::error("unexpected indent", {"app.py", 3, 8})),
            "vitrine: error: app.py:3:8: unexpected indent\n");
  EXPECT_EQ(render(Diagnostic::warning("no such pass", {})), "vitrine: warning: no such pass\n");
}

TEST(Diagnostic, LeavesUnknownPartsOfTheLocationOut) {
  EXPECT_EQ(render(Location{"app.py", 3, 0}), "app.py:3");
  EXPECT_EQ(render(Location{"app.py", 0, 0}), "app.py");
  EXPECT_EQ(render(Location{"", 3, 8}), "line 3:8");
  EXPECT_EQ(render(Location{}), "");
}

TEST(Diagnostic, RendersNotesAfterIt) {
  const Diagnostic diagnostic =
      Diagnostic::error("module not found: fnord").withNote("imported here", {"app.py", 1, 0});
  EXPECT_EQ(render(diagnostic),
            "vitrine: error: module not found: fnord\n"
            "vitrine: note: app.py:1: imported here\n");
}

TEST(Diagnostic, ColoursOnlyWhatIsNotTheMessage) {
  EXPECT_EQ(render(Diagnostic::error("bad", {"a.py", 1, 0}), Color::On),
            "vitrine: \033[1;31merror:\033[0m \033[1ma.py:1:\033[0m bad\n");
}

class ColorFor : public testing::Test {
 protected:
  void SetUp() override {
    unsetenv("NO_COLOR");
    setenv("TERM", "xterm", 1);
    ASSERT_EQ(pipe(pipe_), 0);
    if (openpty(&master_, &terminal_, nullptr, nullptr, nullptr) != 0) {
      GTEST_SKIP() << "no pseudo-terminal here";  // a container without devpts
    }
  }
  void TearDown() override {
    for (const int fd : {master_, terminal_, pipe_[0], pipe_[1]}) close(fd);
  }

  int master_ = -1;
  int terminal_ = -1;
  int pipe_[2] = {-1, -1};
};

TEST_F(ColorFor, OnForATerminalOnly) {
  EXPECT_EQ(colorFor(terminal_), Color::On);
  EXPECT_EQ(colorFor(pipe_[1]), Color::Off);
}

TEST_F(ColorFor, HonoursNoColor) {
  setenv("NO_COLOR", "1", 1);
  EXPECT_EQ(colorFor(terminal_), Color::Off);
  setenv("NO_COLOR", "", 1);  // empty counts as unset: https://no-color.org
  EXPECT_EQ(colorFor(terminal_), Color::On);
}

TEST_F(ColorFor, OffForADumbTerminal) {
  setenv("TERM", "dumb", 1);
  EXPECT_EQ(colorFor(terminal_), Color::Off);
}

}  // namespace
}  // namespace vitrine
