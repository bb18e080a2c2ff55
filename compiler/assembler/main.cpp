// Stands in for `as` when g++ compiles generated code (g++ -B FOLDER finds it there): edits the assembly
// and hands it on to the real assembler.
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "compiler/assembler/assembly.h"
#include "support/file.h"

namespace {

using namespace vitrine;

/// g++ names the input as the last argument, or leaves it out: then it is the standard input.
bool isInput(const std::vector<std::string>& arguments, size_t i) {
  if (arguments[i].starts_with("-")) return arguments[i] == "-";
  return i == 0 || (arguments[i - 1] != "-o" && arguments[i - 1] != "-I");
}

bool readAll(int fd, std::string* out) {
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = read(fd, buffer, sizeof buffer);
    if (got == 0) return true;
    if (got > 0) {
      out->append(buffer, static_cast<size_t>(got));
    } else if (errno != EINTR) {
      return false;
    }
  }
}

bool writeAll(int fd, const std::string& text) {
  size_t done = 0;
  while (done < text.size()) {
    const ssize_t wrote = write(fd, text.data() + done, text.size() - done);
    if (wrote < 0 && errno != EINTR) return false;
    if (wrote > 0) done += static_cast<size_t>(wrote);
  }
  return true;
}

/// Runs `as` with the text as its standard input; the exit code.
int assemble(std::vector<std::string> arguments, const std::string& text) {
  int ends[2];
  if (pipe(ends) != 0) return 1;
  const pid_t child = fork();
  if (child < 0) return 1;
  if (child == 0) {
    dup2(ends[0], 0);
    close(ends[0]);
    close(ends[1]);
    std::vector<char*> argv;
    arguments.insert(arguments.begin(), "as");
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    execvp("as", argv.data());
    std::fprintf(stderr, "vitrine: error: found no assembler `as`, expected one (Debian: binutils)\n");
    _exit(127);
  }
  close(ends[0]);
  writeAll(ends[1], text);
  close(ends[1]);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  std::vector<std::string> passed;
  std::string text;
  bool read = false;
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (!isInput(arguments, i)) {
      passed.push_back(arguments[i]);
    } else if (arguments[i] != "-") {
      Expected<std::string> file = readFile(arguments[i]);
      if (!file) {
        report(file.error());
        return 1;
      }
      text = std::move(*file);
      read = true;
    }
  }
  if (!read && !readAll(0, &text)) {
    std::fprintf(stderr, "vitrine: error: cannot read the assembly: %s\n", std::strerror(errno));
    return 1;
  }
  assembler::Lines lines = assembler::splitLines(text);
  assembler::hideInternals(lines);
  assembler::renameForPython(lines);
  if (assembler::rewriteLineTable(lines)) {
    // The table is ours now: the assembler shall not make another.
    std::erase_if(passed, [](const std::string& argument) { return argument.starts_with("--gdwarf"); });
  }
  text.clear();
  for (const std::string& line : lines) {
    text += line;
    text += '\n';
  }
  return assemble(std::move(passed), text);
}
