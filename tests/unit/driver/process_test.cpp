#include "compiler/driver/process.h"

#include <gtest/gtest.h>
#include <sys/types.h>

#include <chrono>
#include <csignal>
#include <fstream>

#include "temp_folder.h"

namespace vitrine::driver {
namespace {

class Process : public testing::Test {
 protected:
  [[nodiscard]] Command shell(const std::string& script, const std::string& label = "test") const {
    return {{"/bin/sh", "-c", script}, folder.path(), label};
  }
  TempFolder folder;
};

TEST_F(Process, OutputAndExitCode) {
  const Expected<CommandResult> result = run(shell("echo out; echo err >&2; pwd; exit 7"));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->exit_code, 7);
  EXPECT_EQ(result->output, "out\nerr\n" + folder.path().string() + "\n");
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST_F(Process, KilledBySignal) {
  const Expected<CommandResult> result = run(shell("kill -9 $$"));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->exit_code, 128 + SIGKILL);
}

TEST_F(Process, Environment) {
  ::setenv("CPLUS_INCLUDE_PATH", "/elsewhere", 1);
  const Expected<CommandResult> result =
      run(shell("echo $TMPDIR; echo $LC_ALL; echo $CPLUS_INCLUDE_PATH; cat"));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->output, folder.path().string() + "\nC.UTF-8\n\n");
}

TEST_F(Process, MissingProgram) {
  const Expected<CommandResult> result = run({{"/no/such/program"}, folder.path(), "test"});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "cannot run /no/such/program: No such file or directory");
}

TEST_F(Process, NoMoreAtATimeThanJobs) {
  ProcessPool pool(2);
  int done = 0;
  for (int i = 0; i < 6; ++i) {
    const std::string label = "job" + std::to_string(i);
    pool.add(shell("touch run-$$; ls run-* | wc -l; sleep 0.05; rm run-$$", label),
             [&](const CommandResult& result) {
               EXPECT_LE(std::stoi(result.output), 2);
               ++done;
             });
  }
  EXPECT_EQ(pool.unfinished(), 6u);
  EXPECT_TRUE(pool.wait({}));
  EXPECT_EQ(done, 6);
}

TEST_F(Process, PoolTakesItsChildrenAlong) {
  const auto start = std::chrono::steady_clock::now();
  {
    ProcessPool pool(1);
    pool.add(shell("echo $$ > pid; sleep 30 & wait"), [](const CommandResult&) { FAIL(); });
    ASSERT_TRUE(pool.pump());
    while (!std::filesystem::exists(folder.path() / "pid") ||
           std::filesystem::file_size(folder.path() / "pid") == 0) {
    }
  }
  pid_t pid = 0;
  std::ifstream(folder.path() / "pid") >> pid;
  EXPECT_NE(::kill(pid, 0), 0);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(ShellText, QuotesWhatAShellWouldChange) {
  const Command command{{"g++", "-I/a b", "it's", "", "x=1"}, "/tmp", "x"};
  EXPECT_EQ(shellText(command), "cd /tmp && g++ '-I/a b' 'it'\\''s' '' x=1");
}

TEST(FindProgram, LooksOnThePath) {
  EXPECT_EQ(findProgram("no-such-program-anywhere"), std::filesystem::path());
  EXPECT_FALSE(findProgram("sh").empty());
  EXPECT_EQ(findProgram("/bin/sh"), "/bin/sh");
}

}  // namespace
}  // namespace vitrine::driver
