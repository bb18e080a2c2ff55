// The command line of `vitrine`.
//
// In: the arguments. Out: Options, or a text to print (--help, --version), or the one line that
// says what is wrong. Nothing here looks at files.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/expected.h"

namespace vitrine::driver {

/// Which imported modules are compiled with the script.
enum class FollowImports {
  Program,  // those found through sys.path[0], the script's folder, and in packages found there
  All,      // every Python source file, also of the standard library
  None,     // only what the --include options name
};

/// Paths inside the folder `from` are recorded as if it were `to`.
struct SourceMap {
  std::string from;
  std::string to;  // absolute
};

struct Options {
  // One of the two is set.
  std::string script;
  std::string module;  // -m

  std::string output;  // empty: the default name
  bool run = false;
  std::vector<std::string> program_arguments;  // after --

  FollowImports follow = FollowImports::Program;
  std::vector<std::string> include_packages;
  std::vector<std::string> include_modules;
  std::vector<std::string> nofollow;
  std::vector<std::string> plugin_folders;

  bool debug_mode = false;
  std::optional<int> optimization;  // -O; unset: the mode's own choice for each unit
  std::optional<bool> debug_info;   // -g, --no-debug-info; unset: the mode's own choice
  std::vector<std::string> disabled_passes;
  bool list_passes = false;
  bool python_debug_build = false;
  std::optional<bool> crash_report;  // unset: in debug mode, when stderr is a terminal
  bool embed_source = true;
  std::vector<SourceMap> source_maps;  // --source-map
  bool split_debug = false;  // the debug information goes to a file of its own

  unsigned jobs = 0;  // 0: the number of cores
  std::string cxx;    // empty: the configured compiler
  std::string keep_build;
  bool use_cache = true;
  bool make_pch = false;  // of Vitrine's own build: prepare the precompiled headers

  std::string dump_ir;  // "", "all", "before:PASS", "after:PASS"
  bool dump_cpp = false;
  std::string report;  // file of the JSON report
  bool quiet = false;
  bool verbose = false;
};

struct CommandLine {
  Options options;
  /// Set: print this to stdout and be done.
  std::optional<std::string> text;
};

/// `arguments` without the program's name.
[[nodiscard]] Expected<CommandLine> parseCommandLine(const std::vector<std::string>& arguments);

/// The candidate that is most like `word`, or "" when none is like it.
[[nodiscard]] std::string nearest(std::string_view word,
                                  const std::vector<std::string>& candidates);

}  // namespace vitrine::driver
