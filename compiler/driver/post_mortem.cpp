#include "compiler/driver/post_mortem.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace vitrine::driver {
namespace {

/// runtime/crash/post_mortem.h, which needs Python's headers.
struct Message {
  int process;
  char kind;
  char is_raise;
  char name[58];
};
static_assert(sizeof(Message) == 64);

[[noreturn]] void becomeProgram(const std::vector<std::string>& words, int channel, bool every_raise) {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGQUIT, SIG_DFL);
  setenv("VITRINE_POST_MORTEM", fmt::format("{}{}", channel, every_raise ? ",all" : "").c_str(), 1);
  std::vector<char*> pointers;
  for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
  pointers.push_back(nullptr);
  execv(pointers[0], pointers.data());
  fmt::print(stderr, "vitrine debug: cannot start {}: {}\n", words[0], std::strerror(errno));
  _exit(127);
}

/// What ended the program comes before what ended one of its threads; copies that are not wanted go.
Message choose(const std::vector<Message>& messages) {
  Message chosen = {};
  for (const Message& message : messages) {
    const bool better = chosen.process == 0 || (chosen.kind == 't' && message.kind != 't');
    const int other = better ? chosen.process : message.process;
    if (other > 0) kill(other, SIGKILL);
    if (better) chosen = message;
  }
  return chosen;
}

}  // namespace

Expected<Ending> runForPostMortem(const std::vector<std::string>& words, bool every_raise) {
  int ends[2];
  if (pipe(ends) != 0) return Diagnostic::error(fmt::format("cannot make a pipe: {}", std::strerror(errno)));
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  // Children of the program may hold the pipe after its end: nobody waits for theirs.
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  // Ctrl-C is meant for the program.
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGQUIT, SIG_IGN);
  const pid_t program = fork();
  if (program == 0) becomeProgram(words, ends[1], every_raise);
  close(ends[1]);
  int status = 0;
  while (program > 0 && waitpid(program, &status, 0) < 0 && errno == EINTR) {
  }
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGQUIT, SIG_DFL);
  std::vector<Message> messages;
  for (Message message; read(ends[0], &message, sizeof message) == sizeof message;) messages.push_back(message);
  close(ends[0]);
  if (program < 0) return Diagnostic::error(fmt::format("cannot start {}: {}", words[0], std::strerror(errno)));
  const Message chosen = choose(messages);
  Ending ending;
  ending.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  ending.process = chosen.process;
  ending.is_raise = chosen.is_raise != 0;
  ending.is_signal = chosen.kind == 's';
  ending.name.assign(chosen.name, strnlen(chosen.name, sizeof chosen.name));
  return ending;
}

std::string describeEnding(const Ending& ending) {
  if (ending.process == 0) {
    return ending.name.empty() ? fmt::format("no exception ended the program; its status is {}", ending.status)
                               : fmt::format("{} ended the program; the process could not be copied", ending.name);
  }
  if (ending.is_signal) return fmt::format("{} ended the program; this is a copy of the process where it crashed", ending.name);
  if (ending.is_raise) return fmt::format("nobody handled {}; this is a copy of the process where it was raised", ending.name);
  return fmt::format(
      "nobody handled {}; this is a copy of the process at the end, since the moment of the raise was not kept: the place raises too "
      "often (--every-raise keeps it all the same), or 32 other exceptions were alive",
      ending.name);
}

std::vector<std::string> commandsFor(const Ending& ending) {
  std::vector<std::string> commands = {"breakpoint set -o true -n vt_post_mortem_moment -n vt_post_mortem_signal", "continue"};
  if (ending.is_signal) {
    commands.insert(commands.end(), {"py bt --locals", "bt"});
  } else if (ending.is_raise) {
    commands.insert(commands.end(), {"py frame 0", "py exc", "py bt --locals"});
  } else {
    commands.emplace_back("py exc --locals");
  }
  return commands;
}

}  // namespace vitrine::driver
