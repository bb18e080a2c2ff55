#include "compiler/driver/map_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "compiler/driver/build_folder.h"
#include "compiler/driver/process.h"
#include "debuginfo/maps/variable_map.h"
#include "debuginfo/validate/validate.h"
#include "support/file.h"

namespace vitrine::driver {
namespace {

using maps::MappedFunction;
using maps::VariableMap;
using nlohmann::json;

constexpr size_t kShownProblems = 20;

const char* kindName(schema::SlotKind kind) {
  switch (kind) {
    case schema::SlotKind::Local: return "local";
    case schema::SlotKind::Argument: return "argument";
    case schema::SlotKind::Cell: return "cell";
    case schema::SlotKind::ArgumentCell: return "argument in a cell";
    case schema::SlotKind::Free: return "free variable";
  }
  return "?";
}

/// Where debuggers find the slot: by DWARF, or else through the thread's chain of frames.
std::string placeOf(const MappedFunction& function, size_t slot) {
  const dwarf::Location* location = maps::locationAt(function, function.frame.slots[slot], function.native.low);
  return location != nullptr ? dwarf::describe(location->operations) : fmt::format("slot {} of the frame", slot);
}

double percent(size_t part, size_t whole) {
  return whole == 0 ? 100.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

const char* representationName(schema::Representation representation) {
  switch (representation) {
    case schema::Representation::FrameSlot: return "boxed in its slot";
    case schema::Representation::Cell: return "cell in its slot";
    case schema::Representation::RawInt64: return "int64";
    case schema::Representation::RawDouble: return "double";
    case schema::Representation::Constant: return "constant";
    case schema::Representation::Absent: return "absent";
  }
  return "?";
}

json rangesOf(const schema::StoredFunction& function, size_t slot) {
  json out = json::array();
  if (slot >= function.slots.size()) return out;
  for (const schema::PlaceRange& range : function.slots[slot]) {
    out.push_back({{"from", range.from}, {"to", range.to}, {"representation", representationName(range.representation)}});
    if (!range.reason.empty()) out.back()["reason"] = range.reason;
  }
  return out;
}

json asJson(const VariableMap& map, const validate::Report& report, const std::string& only) {
  json functions = json::array();
  for (const MappedFunction& function : map.functions) {
    if (!only.empty() && function.frame.name != only) continue;
    const schema::StoredFunction stored = maps::storedFunction(function);
    json variables = json::array();
    for (size_t i = 0; i < function.frame.slots.size(); ++i) {
      variables.push_back({{"name", function.frame.slots[i].name},
                           {"kind", kindName(function.frame.slots[i].kind)},
                           {"slot", i},
                           {"ranges", rangesOf(stored, i)},
                           {"place", placeOf(function, i)}});
    }
    json rows = json::array();
    for (const dwarf::LineRow& row : function.native.rows) {
      if (row.line != 0) rows.push_back({{"address", row.address}, {"line", row.line}, {"begins", row.statement}});
    }
    functions.push_back({{"name", function.frame.name},
                         {"file", function.frame.path},
                         {"line", function.frame.first_line},
                         {"low", function.frame.address},
                         {"high", function.described ? json(function.native.high) : json(nullptr)},
                         {"generator", function.frame.generator},
                         {"namespace", function.frame.name_space},
                         {"stack_size", function.frame.stack_size},
                         {"lines", function.frame.lines},
                         {"variables", std::move(variables)},
                         {"rows", std::move(rows)}});
  }
  const auto text = [](const std::string& value) { return value.empty() ? json(nullptr) : json(value); };
  return {{"version", schema::kFrameMapVersion},
          {"debug_file", text(map.debug_file)},
          {"missing", text(map.missing)},
          {"section_bytes", map.section_size},
          {"map_bytes", map.stored_size},
          {"functions", std::move(functions)},
          {"coverage",
           {{"lines", report.lines}, {"lines_mapped", report.lines_mapped}, {"places", report.places},
            {"places_mapped", report.places_mapped}}},
          {"problems", report.problems}};
}

void print(const VariableMap& map, const std::string& only) {
  for (const MappedFunction& function : map.functions) {
    const schema::FrameRecord& frame = function.frame;
    if (!only.empty() && frame.name != only) continue;
    const std::string end = function.described ? fmt::format("-{:#x}", function.native.high) : std::string();
    fmt::print("{}  {}:{}  {:#x}{}{}\n", frame.name, frame.path, frame.first_line, frame.address, end,
               frame.generator ? "  frame in the generator" : "");
    fmt::print("  lines {}\n", fmt::join(frame.lines, " "));
    for (size_t i = 0; i < frame.slots.size(); ++i) {
      fmt::print("  {:<20} {:<18} {}\n", frame.slots[i].name, kindName(frame.slots[i].kind), placeOf(function, i));
    }
  }
}

std::string summary(const VariableMap& map, const validate::Report& report) {
  std::string out = fmt::format("{} functions", report.functions);
  const bool known = std::any_of(map.functions.begin(), map.functions.end(),
                                 [](const MappedFunction& function) { return function.described; });
  if (!known) {
    out += ", where they end and where lines begin is not known";
  } else {
    out += fmt::format(", {:.1f} % of {} lines have code of their own, {:.1f} % of {} variables at the begin of a line have a place",
                       percent(report.lines_mapped, report.lines), report.lines,
                       percent(report.places_mapped, report.places), report.places);
  }
  out += fmt::format("; the frame map takes {} bytes, the variable map {}", map.section_size, map.stored_size);
  if (!map.missing.empty()) out += fmt::format("\nno debugging information{}: {}", known ? ", this is the stored map" : "", map.missing);
  return out;
}

/// Up to LLVM 22 the verifier never ends when a call site is in a lexical block, which g++ -O2 -g writes (mended by
/// llvm-project's pull request 186413). Mercurial's debug build, 274 MB, takes 8 s.
constexpr int kVerifierSeconds = 30;  // of CPU time

/// What llvm-dwarfdump --verify says of a file.
struct Dwarfdump {
  std::string summary;  // one line
  std::string problem;  // the first of its errors; empty: none
};

Dwarfdump verifyDwarf(const std::string& file) {
  // The versions of Debian: the one that LLDB 22 comes with, and those of packages llvm and llvm-14.
  for (const char* name : {"llvm-dwarfdump-22", "llvm-dwarfdump", "llvm-dwarfdump-14"}) {
    const std::string program = findProgram(name);
    if (program.empty()) continue;
    const Expected<std::unique_ptr<BuildFolder>> folder = BuildFolder::create("");  // for its output
    if (!folder) return {fmt::format("{} cannot be run", name), folder.error().message};
    const Expected<CommandResult> result =
        run({{"prlimit", fmt::format("--cpu={}:", kVerifierSeconds), program, "--verify", std::filesystem::absolute(file)},
             (*folder)->path(), "verify"});
    if (!result) return {fmt::format("{} cannot be run", name), result.error().message};
    if (result->exit_code == 0) return {fmt::format("{} --verify finds no errors", name), {}};
    if (result->exit_code == 128 + SIGXCPU) {
      return {fmt::format("{} --verify did not end within {} s of CPU time: the DWARF's own rules were not checked", name,
                          kVerifierSeconds), {}};
    }
    const std::string mark = "error: ";
    const size_t start = result->output.find(mark);
    const std::string first = start == std::string::npos ? fmt::format("exit code {}", result->exit_code)
                                                         : result->output.substr(start + mark.size());
    return {fmt::format("{} --verify finds errors", name),
            fmt::format("{} --verify: {}", name, first.substr(0, first.find('\n')))};
  }
  return {"no llvm-dwarfdump here: the DWARF's own rules were not checked", {}};
}

int runMap(const std::string& file, const std::string& function, bool as_json, bool verify) {
  Expected<VariableMap> map = maps::readMap(file);
  if (!map) {
    report(map.error());
    return 1;
  }
  validate::Report checked = validate::check(*map);
  const bool dwarf = verify && map->missing.empty();
  const Dwarfdump dwarfdump = dwarf ? verifyDwarf(map->debug_file) : Dwarfdump();
  if (!dwarfdump.problem.empty()) checked.problems.push_back(dwarfdump.problem);
  const bool known = function.empty() || std::any_of(map->functions.begin(), map->functions.end(), [&](const auto& f) {
                       return f.frame.name == function;
                     });
  if (!known) {
    report(Diagnostic::error(fmt::format("found no function {}, expected one of the map's", function), {file}));
    return 1;
  }
  if (as_json) {
    fmt::print("{}\n", asJson(*map, checked, function).dump(1));
  } else if (!verify) {
    print(*map, function);
  }
  if (!as_json && function.empty()) fmt::print("{}\n", summary(*map, checked));
  if (!as_json && dwarf) fmt::print("{}\n", dwarfdump.summary);
  if (!verify) return 0;
  for (size_t i = 0; i < std::min(checked.problems.size(), kShownProblems); ++i) {
    report(Diagnostic::error(checked.problems[i]));
  }
  return checked.problems.empty() ? 0 : 1;
}

}  // namespace

int runMapCommand(const std::vector<std::string>& arguments) {
  CLI::App app("What a program's debugging information says of its Python functions and variables.", "vitrine map");
  std::string file;
  std::string function;
  bool as_json = false;
  bool verify = false;
  app.add_option("FILE", file, "a program made by vitrine")->required();
  app.add_option("--function", function, "only this one, for instance app.Point.norm");
  app.add_flag("--json", as_json, "print JSON");
  app.add_flag("--verify", verify, "check every promise; exit code 1 when one is broken");
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    app.parse(std::move(reversed));
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  return runMap(file, function, as_json, verify);
}

namespace {

Diagnostic brokenPromises(const validate::Report& checked) {
  Diagnostic out = Diagnostic::error(fmt::format("internal: the debugging information breaks {} promises",
                                                 checked.problems.size()));
  for (size_t i = 0; i < std::min<size_t>(checked.problems.size(), 5); ++i) {
    out.notes.push_back({checked.problems[i], {}});
  }
  return out;
}

}  // namespace

Expected<void> storeVariableMap(const std::filesystem::path& folder, const std::string& program, bool debug_build) {
  Expected<VariableMap> map = maps::readMap((folder / program).string());
  if (!map) return map.error();
  const validate::Report checked = validate::check(*map);
  if (debug_build && !checked.problems.empty()) return brokenPromises(checked);
  if (!map->missing.empty()) return {};
  const std::string section = schema::encode(validate::storedMap(*map, checked));
  if (Expected<void> written = writeFile(folder / "map", section); !written) return written;
  // Not loaded: no segment of the program has it.
  const std::string name = schema::kMapSection;
  const Expected<CommandResult> result = run(
      {{"objcopy", "--add-section", name + "=map", "--set-section-flags", name + "=noload,readonly", program}, folder, "map"});
  if (!result) return result.error();
  if (result->exit_code == 0) return {};
  return Diagnostic::error(fmt::format("objcopy cannot add the variable map: {}", result->output));
}

}  // namespace vitrine::driver
