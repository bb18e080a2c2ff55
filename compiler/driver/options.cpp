#include "compiler/driver/options.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cctype>

#include "compiler/driver/help_format.h"

namespace vitrine::driver {
namespace {

/// What CLI11 fills in: texts where we word the errors ourselves.
struct Raw {
  std::string follow = "program";
  std::string optimization;
  std::string jobs;
  std::vector<std::string> source_maps;
  bool debug_info = false;
  bool no_debug_info = false;
  bool crash_report = false;
  bool no_crash_report = false;
  bool version = false;
  bool help = false;
};

void addInput(CLI::App& app, Options& options) {
  app.add_option("SCRIPT", options.script, "the program's Python file")
      ->type_name("")
      ->group("What to compile");
  app.add_option("-m", options.module, "compile a module or package as `python3 -m` runs it")
      ->type_name("PKG.MOD")
      ->group("What to compile");
}

void addOutput(CLI::App& app, Options& options) {
  const char* group = "What to do with it";
  app.add_option("-o,--output",
                 options.output,
                 "the executable (default: NAME.bin, in this folder)")
      ->type_name("FILE")
      ->group(group);
  app.add_flag("--run", options.run, "run it, with the arguments after --")->group(group);
  app.add_option("--report",
                 options.report,
                 "write a JSON report: what is native, what is not, why")
      ->type_name("FILE")
      ->group(group);
}

void addImports(CLI::App& app, Options& options, Raw& raw) {
  const char* group = "Which imported modules are compiled along";
  app.add_option("--follow-imports",
                 raw.follow,
                 "program: those beside the script and below (default); all: the standard library "
                 "and installed packages too; none")
      ->type_name("WHICH")
      ->group(group);
  const auto list =
      [&](const char* name, std::vector<std::string>& out, const char* type, const char* help) {
        // One value for each use: a list of values would swallow the script's name.
        app.add_option(name, out, help)->type_name(type)->group(group)->allow_extra_args(false);
      };
  list("--include-package", options.include_packages, "PKG", "a package with all its submodules");
  list("--include-module", options.include_modules, "MOD", "a module that no import names");
  list("--include-plugin-directory",
       options.plugin_folders,
       "DIR",
       "every Python file in the folder");
  list("--nofollow-import-to", options.nofollow, "PKG", "leave the package or module interpreted");
}

void addMode(CLI::App& app, Options& options, Raw& raw) {
  const char* group = "How";
  app.add_flag("--debug-mode", options.debug_mode, "for LLDB: every Python line and local is there")
      ->group(group);
  app.add_option("-O", raw.optimization, "optimisation level of the C++ compiler")
      ->type_name("0..3")
      ->group(group);
  app.add_option("--no-opt", options.disabled_passes, "switch one of Vitrine's own passes off")
      ->type_name("PASS")
      ->group(group)
      ->allow_extra_args(false);
  app.add_flag("--list-opts", options.list_passes, "list those passes")->group(group);
  app.add_flag("-g,--debug-info", raw.debug_info, "full debug information")->group(group);
  app.add_flag("--no-debug-info", raw.no_debug_info, "none, for a smaller file")->group(group);
  app.add_flag("--split-debug",
               options.split_debug,
               "strip the executable; the debug information goes to FILE.debug, where debuggers find it")
      ->group(group);
  app.add_flag("--crash-report",
               raw.crash_report,
               "unhandled exceptions are reported with locals on stderr (in debug mode they are "
               "when that is a terminal); VITRINE_CRASH decides at run time")
      ->group(group);
  app.add_flag("--no-crash-report", raw.no_crash_report, "not even then")->group(group);
  app.add_flag("--embed-source,!--no-embed-source",
               options.embed_source,
               "store the source text in the file, compressed, or not (default: yes)")
      ->group(group);
  app.add_option("--source-map",
                 raw.source_maps,
                 "record the folder OLD of the sources as NEW: in debug information, tracebacks and __file__")
      ->type_name("OLD=NEW")
      ->group(group)
      ->allow_extra_args(false);
  app.add_flag("--python-debug-build", options.python_debug_build, "link the Py_DEBUG CPython")
      ->group(group);
}

void addBuild(CLI::App& app, Options& options, Raw& raw) {
  const char* group = "Building";
  app.add_option("-j,--jobs", raw.jobs, "C++ compilers at a time (default: one for each core)")
      ->type_name("N")
      ->group(group);
  app.add_option("--cxx", options.cxx, "a g++ of your choice (default: g++)")
      ->type_name("COMMAND")
      ->group(group);
  app.add_option("--keep-build", options.keep_build, "build in this folder, and keep it")
      ->type_name("DIR")
      ->group(group);
  app.add_flag("!--no-cache", options.use_cache, "neither use nor fill the cache of object files")
      ->group(group);
  app.add_flag("--make-pch", options.make_pch, "prepare the precompiled headers")->group("");
}

void addMessages(CLI::App& app, Options& options, Raw& raw) {
  const char* group = "Looking inside";
  app.add_flag("--dump-ir{all}",
               options.dump_ir,
               "print the IR instead of building; or =before:PASS, =after:PASS")
      ->type_name("")
      ->group(group);
  app.add_flag("--dump-cpp", options.dump_cpp, "print the C++ instead of building")->group(group);
  app.add_flag("--verbose", options.verbose, "print the commands, and imports that lead nowhere")
      ->group(group);
  app.add_flag("--quiet", options.quiet, "print nothing but errors")->group(group);
  app.add_flag("--version", raw.version, "print the version")->group(group);
  app.add_flag("-h,--help", raw.help, "print this text")->group(group);
}

std::string lowerFirst(std::string text) {
  if (text.size() > 1 && std::islower(static_cast<unsigned char>(text[1])) != 0) {
    text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
  }
  return text;
}

Diagnostic unknownOption(const CLI::App& app, const std::string& word) {
  const std::string name = word.substr(0, word.find('='));
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  const std::string like = nearest(name, names);
  if (like.empty()) {
    return Diagnostic::error(fmt::format("unknown option {}; vitrine --help lists them", name));
  }
  return Diagnostic::error(fmt::format("unknown option {}, did you mean {}?", name, like));
}

/// A number from `low` on, or nothing.
std::optional<unsigned> number(const std::string& text, unsigned low, unsigned high) {
  if (text.empty() || text.size() > 6) return std::nullopt;
  unsigned value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  if (value < low || value > high) return std::nullopt;
  return value;
}

Expected<SourceMap> sourceMap(const std::string& text) {
  const size_t sign = text.find('=');
  const bool good = sign != std::string::npos && sign > 0 && text.substr(sign + 1).starts_with('/');
  if (!good) return Diagnostic::error(fmt::format("--source-map={}, expected OLD=NEW, with an absolute NEW", text));
  return SourceMap{text.substr(0, sign), text.substr(sign + 1)};
}

Expected<void> check(const Raw& raw, Options& options) {
  if (raw.follow == "program") {
    options.follow = FollowImports::Program;
  } else if (raw.follow == "all") {
    options.follow = FollowImports::All;
  } else if (raw.follow == "none") {
    options.follow = FollowImports::None;
  } else {
    return Diagnostic::error(
        fmt::format("--follow-imports={}, expected program, all or none", raw.follow));
  }
  if (!raw.optimization.empty()) {
    const std::optional<unsigned> level = number(raw.optimization, 0, 3);
    if (!level)
      return Diagnostic::error(fmt::format("-O{}, expected -O0 to -O3", raw.optimization));
    options.optimization = static_cast<int>(*level);
  }
  if (!raw.jobs.empty()) {
    const std::optional<unsigned> jobs = number(raw.jobs, 1, 1024);
    if (!jobs)
      return Diagnostic::error(fmt::format("-j {}, expected a number from 1 on", raw.jobs));
    options.jobs = *jobs;
  }
  if (raw.debug_info && raw.no_debug_info) {
    return Diagnostic::error("-g and --no-debug-info, expected one of them");
  }
  if (raw.debug_info || raw.no_debug_info) options.debug_info = raw.debug_info;
  if (raw.crash_report && raw.no_crash_report) {
    return Diagnostic::error("--crash-report and --no-crash-report, expected one of them");
  }
  if (raw.crash_report || raw.no_crash_report) options.crash_report = raw.crash_report;
  for (const std::string& text : raw.source_maps) {
    Expected<SourceMap> map = sourceMap(text);
    if (!map) return map.error();
    options.source_maps.push_back(*std::move(map));
  }
  if (options.split_debug && options.run && options.output.empty()) {
    return Diagnostic::error("found --split-debug and --run without -o, expected a file for the debug information to lie beside");
  }
  const std::string& dump = options.dump_ir;
  if (!dump.empty() && dump != "all" && !dump.starts_with("before:") &&
      !dump.starts_with("after:")) {
    return Diagnostic::error(
        fmt::format("--dump-ir={}, expected =before:PASS or =after:PASS", dump));
  }

  if (options.list_passes || options.make_pch) return {};
  if (options.script.empty() && options.module.empty()) {
    return Diagnostic::error("found no script, expected one: vitrine [options] SCRIPT");
  }
  if (!options.script.empty() && !options.module.empty()) {
    return Diagnostic::error(fmt::format("found -m {} and the script {}, expected one of them",
                                         options.module,
                                         options.script));
  }
  if (!options.program_arguments.empty() && !options.run) {
    return Diagnostic::error("found arguments after --, expected --run with them");
  }
  return {};
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr size_t kShort = 4;
  for (const std::string& candidate : candidates) {
    if (word.size() > kShort && candidate.starts_with(word)) return candidate;
  }
  std::string best;
  size_t best_distance = word.size() / 3 + 1;  // as far away is no likeness
  for (const std::string& candidate : candidates) {
    std::vector<size_t> row(candidate.size() + 1);
    for (size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (size_t i = 0; i < word.size(); ++i) {
      size_t diagonal = row[0]++;
      for (size_t j = 0; j < candidate.size(); ++j) {
        const size_t replaced = diagonal + (word[i] == candidate[j] ? 0 : 1);
        diagonal = row[j + 1];
        row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
      }
    }
    if (row.back() < best_distance) {
      best_distance = row.back();
      best = candidate;
    }
  }
  return best;
}

Expected<CommandLine> parseCommandLine(const std::vector<std::string>& arguments) {
  CommandLine out;
  Raw raw;
  CLI::App app;
  app.set_help_flag();  // ours stands in a group
  app.allow_extras();
  addInput(app, out.options);
  addOutput(app, out.options);
  addImports(app, out.options, raw);
  addMode(app, out.options, raw);
  addBuild(app, out.options, raw);
  addMessages(app, out.options, raw);

  // What follows -- is the program's, whatever it looks like.
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  if (end != arguments.end()) out.options.program_arguments.assign(end + 1, arguments.end());

  std::vector<std::string> reversed(arguments.begin(), end);
  std::reverse(reversed.begin(), reversed.end());  // CLI11 takes them from the back
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& error) {
    return Diagnostic::error(lowerFirst(error.what()));
  }
  const std::vector<std::string> rest = app.remaining();
  for (const std::string& word : rest) {
    if (word.size() > 1 && word[0] == '-') return unknownOption(app, word);
  }
  if (raw.help) {
    out.text = helpText(app);
    return out;
  }
  if (raw.version) {
    out.text = versionText();
    return out;
  }
  if (!rest.empty()) {
    return Diagnostic::error(
        fmt::format("unexpected argument {}; the program's own arguments come after --", rest[0]));
  }
  if (Expected<void> checked = check(raw, out.options); !checked) return checked.error();
  return out;
}

}  // namespace vitrine::driver
