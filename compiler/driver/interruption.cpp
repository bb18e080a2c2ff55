#include "compiler/driver/interruption.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <system_error>
#include <thread>
#include <vector>

namespace vitrine::driver {
namespace {

constexpr int kExitInterrupted = 130;
constexpr int kIgnored[] = {SIGPIPE, SIGXFSZ};

struct State {
  std::recursive_mutex mutex;
  sigset_t original_mask = {};
  std::vector<std::filesystem::path> paths;
  std::vector<pid_t> children;
};

State& state() {
  static State* instance = new State;  // never destroyed: the waiting thread outlives main()
  return *instance;
}

sigset_t awaited() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&set, signal);
  return set;
}

[[noreturn]] void cleanUpAndExit() {
  state().mutex.lock();  // for good
  for (const pid_t child : state().children) ::kill(-child, SIGKILL);
  for (const pid_t child : state().children) ::waitpid(child, nullptr, 0);
  // A killed compiler may be in the middle of creating a file: once more when that fails.
  constexpr int kAttempts = 20;
  for (const std::filesystem::path& path : state().paths) {
    std::error_code error;
    for (int i = 0; i < kAttempts; ++i) {
      std::filesystem::remove_all(path, error);
      if (!error && !std::filesystem::exists(path, error)) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }
  ::_exit(kExitInterrupted);
}

template <typename T>
void erase(std::vector<T>& from, const T& what) {
  from.erase(std::remove(from.begin(), from.end(), what), from.end());
}

}  // namespace

Shield::Shield() : lock_(state().mutex) {}

namespace interruption {

void install() {
  // SIGCHLD: see ProcessPool. It must not be ignored, as it may be when nohup's like started us.
  sigset_t blocked = awaited();
  sigaddset(&blocked, SIGCHLD);
  pthread_sigmask(SIG_BLOCK, &blocked, &state().original_mask);
  std::signal(SIGCHLD, SIG_DFL);
  // A reader that went away, or a file that would pass the limit, shows up as a failed write, with
  // temporary files removed as usual.
  for (const int signal : kIgnored) std::signal(signal, SIG_IGN);
  std::thread([] {
    const sigset_t set = awaited();
    int signal = 0;
    while (sigwait(&set, &signal) != 0) {
    }
    cleanUpAndExit();
  }).detach();
}

void restoreForExec() {
  for (const int signal : kIgnored) std::signal(signal, SIG_DFL);
  pthread_sigmask(SIG_SETMASK, &state().original_mask, nullptr);
}

const sigset_t& originalMask() { return state().original_mask; }

void addPath(const std::filesystem::path& path) {
  const Shield shield;
  state().paths.push_back(path);
}

void forgetPath(const std::filesystem::path& path) {
  const Shield shield;
  erase(state().paths, path);
}

void addChild(pid_t child) {
  const Shield shield;
  state().children.push_back(child);
}

void forgetChild(pid_t child) {
  const Shield shield;
  erase(state().children, child);
}

}  // namespace interruption
}  // namespace vitrine::driver
