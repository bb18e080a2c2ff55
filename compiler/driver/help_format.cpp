#include "compiler/driver/help_format.h"

#include <Python.h>
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <string_view>
#include <vector>

namespace vitrine::driver {
namespace {

constexpr size_t kHelpColumn = 26;
constexpr size_t kWidth = 80;

constexpr std::string_view kUsage =
    R"(usage: vitrine [options] SCRIPT
       vitrine [options] -m PKG.MOD
       vitrine [options] --run SCRIPT -- arguments of the program

Compiles a Python 3.11 program to a native executable that behaves as python3
does with it. Python is still needed where it runs: the standard library.
)";

constexpr std::string_view kExamples = R"(
Examples:
  vitrine app.py                         makes ./app.bin
  vitrine --run app.py -- --name x       compiles and runs
  vitrine -o tool -m pkg.tool            as python3 -m pkg.tool
  vitrine debug app.py --verbose         builds for debugging, opens LLDB on it
  vitrine --report r.json app.py         names what stays interpreted, and why

Other commands, each with its own --help:
  vitrine debug SCRIPT | PROGRAM | --core CORE | --pid PID
                                         LLDB that knows Python
  vitrine inspect CORE | REPORT          what a program died of
  vitrine map PROGRAM                    its lines and variables, verified

Environment: XDG_CACHE_HOME (the cache is in $XDG_CACHE_HOME/vitrine),
VITRINE_CACHE_SIZE (for instance 500M; default 2G), TMPDIR, NO_COLOR.
)";

/// `text` in lines that begin at kHelpColumn.
std::string wrapped(std::string_view text) {
  std::string out;
  size_t column = kHelpColumn;
  while (!text.empty()) {
    const size_t length = std::min(text.find(' '), text.size());
    if (column + length + 1 > kWidth) {
      out += '\n' + std::string(kHelpColumn, ' ');
      column = kHelpColumn;
    } else if (column > kHelpColumn) {
      out += ' ';
      ++column;
    }
    out += text.substr(0, length);
    column += length;
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return out;
}

std::string nameOf(const CLI::Option& option) {
  if (option.get_positional()) return option.get_name(true);
  std::string out;
  for (const std::string& name : option.get_snames()) out += (out.empty() ? "-" : ", -") + name;
  for (const std::string& name : option.get_lnames()) out += (out.empty() ? "--" : ", --") + name;
  const bool attached = out == "-O";
  if (!option.get_type_name().empty()) {
    out += attached ? "" : (option.get_lnames().empty() ? " " : "=");
    out += option.get_type_name();
  }
  return out;
}

}  // namespace

std::string helpText(const CLI::App& app) {
  std::string out(kUsage);
  std::vector<std::string> groups;
  for (const CLI::Option* option : app.get_options()) {
    const std::string& group = option->get_group();
    if (!group.empty() && (groups.empty() || groups.back() != group)) groups.push_back(group);
  }
  for (const std::string& group : groups) {
    out += fmt::format("\n{}:\n", group);
    for (const CLI::Option* option : app.get_options()) {
      if (option->get_group() != group) continue;
      const std::string name = "  " + nameOf(*option);
      out += name;
      if (name.size() + 2 > kHelpColumn) {
        out += '\n' + std::string(kHelpColumn, ' ');
      } else {
        out += std::string(kHelpColumn - name.size(), ' ');
      }
      out += wrapped(option->get_description()) + '\n';
    }
  }
  return out + std::string(kExamples);
}

std::string versionText() {
  return fmt::format("vitrine {} (CPython {})\n", VITRINE_VERSION, PY_VERSION);
}

}  // namespace vitrine::driver
