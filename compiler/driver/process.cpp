#include "compiler/driver/process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <system_error>

#include "compiler/driver/interruption.h"
#include "support/file.h"

extern "C" char** environ;

namespace vitrine::driver {
namespace {

namespace fs = std::filesystem;

fs::path outputFile(const Command& command) { return command.folder / (command.label + ".out"); }

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Our environment, with the compiler's messages in English, so that they can be understood below,
/// and its temporary files where they are removed with the rest.
std::vector<std::string> childEnvironment(const Command& command) {
  std::vector<std::string> out;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::string_view name = text.substr(0, text.find('='));
    if (name == "TMPDIR" || name == "LC_ALL") continue;
    // These would silently add to the headers and libraries that the cache knows of.
    if (name == "CPATH" || name == "CPLUS_INCLUDE_PATH" || name == "C_INCLUDE_PATH") continue;
    out.emplace_back(text);
  }
  out.emplace_back("LC_ALL=C.UTF-8");
  out.push_back("TMPDIR=" + command.folder.string());
  return out;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  out.reserve(texts.size() + 1);
  for (std::string& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

CommandResult resultOf(const Command& command, int status, const rusage& usage) {
  CommandResult out;
  out.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  out.cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  Expected<std::string> output = readFile(outputFile(command));
  if (output) out.output = *std::move(output);
  ::unlink(outputFile(command).c_str());
  return out;
}

}  // namespace

std::string shellText(const Command& command) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=/.,:@%";
  std::string out = "cd " + command.folder.string() + " &&";
  for (const std::string& argument : command.arguments) {
    out += ' ';
    if (!argument.empty() && argument.find_first_not_of(kPlain) == std::string::npos) {
      out += argument;
      continue;
    }
    out += '\'';
    for (const char c : argument) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    out += '\'';
  }
  return out;
}

fs::path findProgram(const std::string& name) {
  if (name.find('/') != std::string::npos) {
    std::error_code error;
    return ::access(name.c_str(), X_OK) == 0 ? fs::absolute(name, error) : fs::path();
  }
  const char* path = std::getenv("PATH");
  std::string_view rest = path != nullptr ? path : "/usr/bin:/bin";
  while (!rest.empty()) {
    const size_t end = std::min(rest.find(':'), rest.size());
    fs::path candidate = fs::path(rest.substr(0, end)) / name;
    rest.remove_prefix(std::min(end + 1, rest.size()));
    std::error_code error;
    if (::access(candidate.c_str(), X_OK) == 0 && fs::is_regular_file(candidate, error)) {
      return candidate;
    }
  }
  return {};
}

ProcessPool::~ProcessPool() {
  for (const Job& job : running_) {
    ::kill(-job.pid, SIGKILL);
    int status = 0;
    while (::waitpid(job.pid, &status, 0) < 0 && errno == EINTR) {
    }
    interruption::forgetChild(job.pid);
  }
}

void ProcessPool::add(Command command, OnDone done) {
  waiting_.push_back({std::move(command), std::move(done), 0});
}

Expected<void> ProcessPool::start(Job& job) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  const std::string output = outputFile(job.command).string();
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions,
                                   STDOUT_FILENO,
                                   output.c_str(),
                                   O_WRONLY | O_CREAT | O_TRUNC,
                                   0666);
  posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
  posix_spawn_file_actions_addchdir_np(&actions, job.command.folder.c_str());

  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setsigmask(&attributes, &interruption::originalMask());
  sigset_t defaults;
  sigemptyset(&defaults);
  for (const int signal : {SIGPIPE, SIGXFSZ}) sigaddset(&defaults, signal);
  posix_spawnattr_setsigdefault(&attributes, &defaults);

  std::vector<std::string> environment = childEnvironment(job.command);
  std::vector<char*> environment_pointers = pointers(environment);
  std::vector<char*> arguments = pointers(job.command.arguments);
  int error = 0;
  {
    // An interruption either finds the child in its list, or comes before there is one.
    const Shield shield;
    error = ::posix_spawnp(&job.pid,
                           arguments[0],
                           &actions,
                           &attributes,
                           arguments.data(),
                           environment_pointers.data());
    if (error == 0) interruption::addChild(job.pid);
  }
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) {
    return Diagnostic::error(fmt::format("cannot run {}: {}",
                                         job.command.arguments[0],
                                         std::generic_category().message(error)));
  }
  return {};
}

Expected<void> ProcessPool::pump() {
  for (size_t i = 0; i < running_.size();) {
    int status = 0;
    rusage usage = {};
    {
      // Once waited for, the number may be another process's: it must leave the list with that.
      const Shield shield;
      if (::wait4(running_[i].pid, &status, WNOHANG, &usage) == 0) {
        ++i;
        continue;
      }
      interruption::forgetChild(running_[i].pid);
    }
    const Job job = std::move(running_[i]);
    running_.erase(running_.begin() + static_cast<std::ptrdiff_t>(i));
    job.done(resultOf(job.command, status, usage));
  }
  while (running_.size() < jobs_ && !waiting_.empty()) {
    Job job = std::move(waiting_.front());
    waiting_.pop_front();
    if (Expected<void> started = start(job); !started) return started;
    running_.push_back(std::move(job));
  }
  return {};
}

Expected<void> ProcessPool::wait(const std::function<void()>& tick, size_t left) {
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);  // blocked since interruption::install()
  while (true) {
    if (Expected<void> pumped = pump(); !pumped) return pumped;
    if (unfinished() <= left) return {};
    if (tick) tick();
    constexpr timespec kTick = {0, 100'000'000};
    (void)sigtimedwait(&child, nullptr, &kTick);
  }
}

Expected<CommandResult> run(const Command& command, const std::function<void()>& tick) {
  ProcessPool pool(1);
  CommandResult out;
  pool.add(command, [&](CommandResult result) { out = std::move(result); });
  if (Expected<void> done = pool.wait(tick); !done) return done.error();
  return out;
}

}  // namespace vitrine::driver
