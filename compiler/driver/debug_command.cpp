#include "compiler/driver/debug_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "compiler/driver/debug_settings.h"
#include "compiler/driver/driver.h"
#include "compiler/driver/installation.h"
#include "compiler/driver/post_mortem.h"
#include "compiler/driver/process.h"

namespace vitrine::driver {
namespace {

namespace fs = std::filesystem;

constexpr const char* kHelp = R"(usage: vitrine debug [options] SCRIPT [arguments]
       vitrine debug [options] PROGRAM [arguments]
       vitrine debug [options] --core CORE [PROGRAM]
       vitrine debug [options] --pid PID
       vitrine debug --install | --uninstall | --vscode [SCRIPT]

Opens LLDB 22 with Vitrine's plugin: `py bt`, `py locals` and the others (`help py`). A script is built
first, with --debug-mode; unchanged scripts are taken from the cache.

  --core CORE    look at a core file
  --pid PID      attach to a running program
  -o COMMAND     an LLDB command to begin with; may be given several times
  --post-mortem  run by itself; when an exception or a signal ends the program, open a copy of the process
                 made where it was raised (PROGRAM or SCRIPT)
  --every-raise  with --post-mortem: also keep what places raise that raised 1000 times before
  --batch        run these commands and end
  --install      load the plugin whenever lldb or lldb-dap starts (~/.lldbinit, ~/.lldbinit-lldb-dap)
  --uninstall    take that back
  --vscode       write .vscode/launch.json and settings.json for lldb-dap in this folder
)";

int fail(const std::string& message) {
  std::fprintf(stderr, "vitrine debug: %s\n", message.c_str());
  return kExitError;
}

bool isElf(const std::string& path) {
  char magic[4] = {};
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  const bool read = std::fread(magic, 1, sizeof magic, file) == sizeof magic;
  std::fclose(file);
  return read && std::memcmp(magic, "\177ELF", 4) == 0;
}

fs::path cacheFolder() {
  if (const char* xdg = std::getenv("XDG_CACHE_HOME"); xdg != nullptr && *xdg == '/') return xdg;
  if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/') return fs::path(home) / ".cache";
  return fs::temp_directory_path();
}

/// The program that a script is built to: one place for each script, so that breakpoints stay.
Expected<std::string> programOf(const std::string& script) {
  std::error_code error;
  const fs::path absolute = fs::canonical(script, error);
  if (error) return Diagnostic::error(fmt::format("cannot read {}: {}", script, error.message()));
  const fs::path folder = cacheFolder() / "vitrine" / "debug" / fmt::format("{:016x}", std::hash<std::string>{}(absolute.string()));
  fs::create_directories(folder, error);
  if (error) return Diagnostic::error(fmt::format("cannot make the folder {}: {}", folder.string(), error.message()));
  return (folder / absolute.stem()).string();
}

int become(const std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
  pointers.push_back(nullptr);
  execv(pointers[0], pointers.data());
  return fail(fmt::format("cannot start {}: {}", words[0], std::strerror(errno)));
}

}  // namespace

Expected<DebugOptions> parseDebugOptions(const std::vector<std::string>& arguments) {
  DebugOptions out;
  using What = DebugOptions::What;
  size_t i = 0;
  const auto value = [&](const char* what) -> Expected<std::string> {
    if (i + 1 >= arguments.size()) return Diagnostic::error(fmt::format("found nothing after {}, expected {}", arguments[i], what));
    return arguments[++i];
  };
  for (; i < arguments.size(); i++) {
    const std::string& word = arguments[i];
    // What follows the program is its own, but for the core that it left.
    if (!out.file.empty() && word != "--core") break;
    if (word == "-h" || word == "--help") {
      out.what = What::Help;
    } else if (word == "--install") {
      out.what = What::Install;
    } else if (word == "--uninstall") {
      out.what = What::Uninstall;
    } else if (word == "--vscode") {
      out.what = What::VsCode;
    } else if (word == "--post-mortem") {
      out.post_mortem = true;
    } else if (word == "--every-raise") {
      out.every_raise = true;
    } else if (word == "--batch") {
      out.batch = true;
    } else if (word == "--core") {
      auto core = value("a core file");
      if (!core) return core.error();
      out.what = What::Core;
      out.core = *core;
    } else if (word == "--pid") {
      auto pid = value("a process number");
      if (!pid) return pid.error();
      if (pid->empty() || !std::all_of(pid->begin(), pid->end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return Diagnostic::error(fmt::format("found --pid {}, expected a process number", *pid));
      }
      out.what = What::Process;
      out.process = *pid;
    } else if (word == "-o") {
      auto command = value("an LLDB command");
      if (!command) return command.error();
      out.commands.push_back(*command);
    } else if (word.starts_with("-") && word != "-") {
      return Diagnostic::error(fmt::format("unknown option {}; vitrine debug --help lists them", word));
    } else {
      out.file = word;
    }
  }
  out.arguments.assign(arguments.begin() + static_cast<std::ptrdiff_t>(std::min(i, arguments.size())), arguments.end());
  if (out.what == What::Program && out.file.empty()) {
    return Diagnostic::error("found no script, expected one: vitrine debug SCRIPT [arguments]");
  }
  if (out.post_mortem && out.what != What::Program) return Diagnostic::error("--post-mortem runs a program: it goes with neither --core nor --pid");
  if (out.every_raise && !out.post_mortem) return Diagnostic::error("--every-raise goes with --post-mortem");
  return out;
}

int runDebugCommand(const std::vector<std::string>& arguments) {
  const Expected<DebugOptions> options = parseDebugOptions(arguments);
  if (!options) return fail(options.error().message);
  using What = DebugOptions::What;
  if (options->what == What::Help) return std::fputs(kHelp, stdout) >= 0 ? kExitOk : kExitError;
  const Expected<Installation> installation = findInstallation();
  if (!installation) return fail(installation.error().message);
  const fs::path plugin = installation->home / "libvitrine_lldb.so";
  if (options->what != What::Uninstall && !fs::exists(plugin)) {
    return fail(fmt::format("found no {}: this vitrine was built without the LLDB plugin (liblldb-22-dev was missing)", plugin.string()));
  }
  if (options->what == What::Install || options->what == What::Uninstall) {
    const Expected<std::string> said =
        options->what == What::Install ? installPlugin(plugin.string()) : uninstallPlugin();
    if (!said) return fail(said.error().message);
    std::fputs(said->c_str(), stdout);
    return kExitOk;
  }
  if (options->what == What::VsCode) {
    const Expected<std::string> said = writeVsCode(fs::current_path().string(), options->file, plugin.string());
    if (!said) return fail(said.error().message);
    std::fputs(said->c_str(), stdout);
    return kExitOk;
  }

  const fs::path lldb = findProgram("lldb-22");
  if (lldb.empty()) return fail("found no lldb-22 on PATH: install the packages lldb-22 and python3-lldb-22 (tools/setup does)");
  std::vector<std::string> words = {lldb.string(), "-O", fmt::format("plugin load \"{}\"", plugin.string())};
  // Where an exception stops the program, instructions of CPython help nobody.
  words.insert(words.end(), {"-O", "settings set stop-disassembly-display never"});
  if (options->batch) words.insert(words.begin() + 1, "-b");

  std::string program = options->file;
  if (!program.empty() && !isElf(program)) {
    const Expected<std::string> built = programOf(program);
    if (!built) return fail(built.error().message);
    const int status = runCommand({"--debug-mode", "-o", *built, program});
    if (status != kExitOk) return status;
    program = *built;
  }
  std::vector<std::string> commands;
  std::string process = options->process;
  if (options->post_mortem) {
    std::vector<std::string> run = {program.find('/') == std::string::npos ? "./" + program : program};
    run.insert(run.end(), options->arguments.begin(), options->arguments.end());
    const Expected<Ending> ending = runForPostMortem(run, options->every_raise);
    if (!ending) return fail(ending.error().message);
    std::fprintf(stderr, "vitrine debug: %s\n", describeEnding(*ending).c_str());
    if (ending->process == 0) return ending->status;
    process = std::to_string(ending->process);
    commands = commandsFor(*ending);
  }
  commands.insert(commands.end(), options->commands.begin(), options->commands.end());
  for (const std::string& command : commands) words.insert(words.end(), {"-o", command});
  if (options->what == What::Core) {
    if (!fs::exists(options->core)) return fail(fmt::format("found no core file {}", options->core));
    words.insert(words.end(), {"-O", "script vitrine_stepping.uninstall(lldb.debugger)", "-c", options->core});
    if (!program.empty()) words.push_back(program);
  } else if (!process.empty()) {
    words.insert(words.end(), {"-p", process});
  } else {
    words.insert(words.end(), {"--", program});
    words.insert(words.end(), options->arguments.begin(), options->arguments.end());
  }
  return become(words);
}

}  // namespace vitrine::driver
