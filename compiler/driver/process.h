// Child processes: the C++ compiler and linker, several at a time.
//
// Each child leads its own process group, so that a Ctrl-C meant for us does not hit it first and
// killing it takes its own children along. stdin is /dev/null; stdout and stderr go to a file in
// the build folder, which cannot block the child as a full pipe would.
#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "support/expected.h"

namespace vitrine::driver {

struct Command {
  std::vector<std::string> arguments;  // the program first: a path or a name to look for on PATH
  std::filesystem::path folder;        // to run in; also for the compiler's temporary files
  std::string label;                   // names the output file in the folder
};

struct CommandResult {
  int exit_code = 0;   // 128 + signal when killed by one
  std::string output;  // stdout and stderr
  double cpu_seconds = 0;
};

/// For --verbose and messages: quoted so that a shell takes it.
[[nodiscard]] std::string shellText(const Command& command);

/// Where a command name leads on PATH; empty: nowhere.
[[nodiscard]] std::filesystem::path findProgram(const std::string& name);

class ProcessPool {
 public:
  using OnDone = std::function<void(CommandResult)>;

  explicit ProcessPool(unsigned jobs) : jobs_(jobs) {}
  /// Kills what still runs: the build has failed.
  ~ProcessPool();
  ProcessPool(const ProcessPool&) = delete;
  ProcessPool& operator=(const ProcessPool&) = delete;

  /// Queues the command. `done` is called from pump() or wait().
  void add(Command command, OnDone done);

  /// Starts what may be started and takes note of what has ended. Does not wait.
  [[nodiscard]] Expected<void> pump();
  /// Pumps until at most `left` commands are unfinished; calls `tick` now and then.
  [[nodiscard]] Expected<void> wait(const std::function<void()>& tick, size_t left = 0);

  [[nodiscard]] size_t unfinished() const { return waiting_.size() + running_.size(); }

 private:
  struct Job {
    Command command;
    OnDone done;
    pid_t pid = 0;
  };
  [[nodiscard]] Expected<void> start(Job& job);

  unsigned jobs_;
  std::deque<Job> waiting_;
  std::vector<Job> running_;
};

/// One command, waited for.
[[nodiscard]] Expected<CommandResult> run(const Command& command,
                                          const std::function<void()>& tick = {});

}  // namespace vitrine::driver
