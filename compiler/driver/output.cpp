#include "compiler/driver/output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "compiler/driver/interruption.h"
#include "compiler/driver/process.h"
#include "support/file.h"

extern "C" char** environ;

namespace vitrine::driver {
namespace {

namespace fs = std::filesystem;

std::string reason(int error) { return std::generic_category().message(error); }

}  // namespace

std::string outputPath(const Options& options) {
  if (!options.output.empty()) return options.output;
  std::string name;
  if (!options.module.empty()) {
    name = options.module.substr(options.module.rfind('.') + 1);
  } else {
    const fs::path script = options.script;
    name = (script.extension() == ".py" ? script.stem() : script.filename()).string();
  }
  return name + ".bin";
}

Expected<void> checkOutput(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    return Diagnostic::error("found a directory, expected a file to write the program to", {path});
  }
  const fs::path parent = fs::path(path).parent_path();
  const fs::path folder = parent.empty() ? fs::path(".") : parent;
  if (!fs::is_directory(folder, error)) {
    return Diagnostic::error(
        fmt::format("cannot write {}: no such directory {}", path, folder.string()));
  }
  // The file itself is replaced, not written to, unless it is a device or a pipe.
  const bool in_place = fs::exists(path, error) && !fs::is_regular_file(path, error);
  if (::access(in_place ? path.c_str() : folder.c_str(), W_OK) != 0) {
    return Diagnostic::error(fmt::format("cannot write {}: {}", path, reason(errno)));
  }
  return {};
}

Expected<void> checkNotSource(const std::string& path, const ModuleGraph& graph) {
  for (const Module& module : graph.modules) {
    std::error_code error;
    if (fs::equivalent(path, module.path, error)) {
      return Diagnostic::error("found a source file of the program, expected another output file",
                               {path});
    }
  }
  return {};
}

Expected<void> writeOutput(const std::string& path, const std::string& program) {
  const Shield shield;
  return writeFile(path, program, FileMode::Executable);
}

Expected<void> writeSplit(const std::string& path, const std::string& program, const BuildFolder& folder) {
  const std::string objcopy = findProgram("objcopy");
  if (objcopy.empty()) {
    return Diagnostic::error("found no objcopy for --split-debug").withNote("install it with: apt install binutils");
  }
  if (Expected<void> written = folder.write("whole", program); !written) return written;
  // .gnu_debuglink records the name of the file that it is given.
  const std::string debug = fs::path(path).filename().string() + ".debug";
  const fs::path parts = folder.path() / "split";
  std::error_code error;
  fs::create_directories(parts, error);
  const Command commands[] = {
      {{objcopy, "--only-keep-debug", "../whole", debug}, parts, "only-keep-debug"},
      {{objcopy, "--strip-all", "--add-gnu-debuglink=" + debug, "../whole", "../stripped"}, parts, "strip-all"}};
  for (const Command& command : commands) {
    const Expected<CommandResult> result = run(command);
    if (!result) return result.error();
    if (result->exit_code != 0) {
      return Diagnostic::error(fmt::format("objcopy cannot split the program: {}", result->output));
    }
  }
  const Expected<std::string> information = readFile(parts / debug);
  if (!information) return information.error();
  const Expected<std::string> stripped = readFile(folder.path() / "stripped");
  if (!stripped) return stripped.error();
  const Shield shield;
  if (Expected<void> written = writeFile(path + ".debug", *information); !written) return written;
  return writeFile(path, *stripped, FileMode::Executable);
}

Diagnostic runProgram(const Options& options,
                      const std::string& output,
                      Builder& builder,
                      Cache& cache,
                      BuildFolder& folder) {
  std::vector<std::string> texts = {options.script.empty() ? options.module : options.script};
  texts.insert(texts.end(), options.program_arguments.begin(), options.program_arguments.end());
  std::vector<char*> arguments;
  arguments.reserve(texts.size() + 1);
  for (std::string& text : texts) arguments.push_back(text.data());
  arguments.push_back(nullptr);

  fs::path file = output;
  if (file.empty()) file = cache.programFile(builder.programKey());
  int descriptor = -1;
  if (file.empty()) {
    // Without a cache: a file that is gone as soon as the program has started.
    const fs::path temporary = folder.path() / "run";
    const Expected<std::string> program = builder.program();
    if (!program) return program.error();
    const Expected<void> written = writeFile(temporary, *program, FileMode::Executable);
    if (!written) return written.error();
    descriptor = ::open(temporary.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return Diagnostic::error(fmt::format("cannot run it: {}", reason(errno)));
  }
  folder.remove();

  const Shield shield;
  interruption::restoreForExec();
  if (descriptor >= 0) {
    ::fexecve(descriptor, arguments.data(), environ);
  } else {
    ::execv(file.c_str(), arguments.data());
  }
  return Diagnostic::error(fmt::format("cannot run {}: {}", file.string(), reason(errno)));
}

}  // namespace vitrine::driver
