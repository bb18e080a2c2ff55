// py info, py doctor
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "debuginfo/schema/stored_map.h"
#include "lldb-plugin/commands/format.h"
#include "lldb-plugin/session/section.h"

namespace vitrine::plugin {

using Json = nlohmann::ordered_json;

namespace {

std::string pathOf(lldb::SBFileSpec file) {
  char buffer[4096];
  return file.GetPath(buffer, sizeof buffer) > 0 ? buffer : "";
}

lldb::SBModule programOf(lldb::SBTarget target) {
  return target.FindModule(target.GetExecutable());
}

/// In words. `carried`: the program has the text.
const char* stateText(SourceState state, bool carried) {
  switch (state) {
    case SourceState::Same: return "the same as compiled";
    case SourceState::Changed: return carried ? "CHANGED since the build; the program carries the text" : "CHANGED since the build";
    case SourceState::Missing: return carried ? "missing; the program carries the text" : "missing";
  }
  return "";
}

/// What the stored map says of itself; nothing, with the reason, when there is none.
std::optional<schema::StoredMap> readStoredMap(lldb::SBModule program, std::string& why) {
  lldb::SBSection section = program.FindSection(schema::kMapSection);
  if (!section.IsValid()) {
    why = "the program was built without debugging information";
    return std::nullopt;
  }
  const std::optional<std::string> bytes = readSection(section, 256U << 20);
  if (!bytes) {
    why = fmt::format("section {} cannot be read", schema::kMapSection);
    return std::nullopt;
  }
  Expected<schema::StoredMap> map = schema::decodeMap(*bytes);
  if (map) return *std::move(map);
  why = map.error().message;
  return std::nullopt;
}

double percent(uint64_t part, uint64_t whole) {
  return whole == 0 ? 100.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

void info(Context& context) {
  if (!context.target.IsValid()) return context.fail("there is no target: open a program first");
  lldb::SBModule program = programOf(context.target);
  std::string error;
  const auto layout = findLayout(context.target, error);
  if (!layout) return context.fail(error);
  const std::string path = pathOf(context.target.GetExecutable());
  Sources sources(context.target);
  Json list = Json::array();
  std::string text;
  for (const auto& [source, file] : sources.files()) {
    const char* state = stateText(sources.state(source), file.embedded());
    list.push_back({{"file", source}, {"module", file.record.module}, {"hash", file.record.hash},
                    {"embedded", file.embedded()}, {"state", state}});
    text += fmt::format("  {}  ({})\n", source, state);
  }
  std::string no_map;
  const auto map = readStoredMap(program, no_map);
  if (context.has("--json")) {
    Json coverage = nullptr;
    if (map) {
      const schema::Coverage& c = map->coverage;
      coverage = {{"functions", map->functions.size()}, {"lines", c.lines}, {"lines_mapped", c.lines_mapped},
                  {"places", c.places}, {"places_mapped", c.places_mapped}};
    }
    return context.json({{"program", path}, {"python", layout->py_build}, {"schema", layout->schema},
                         {"build_id", program.GetUUIDString() ? program.GetUUIDString() : ""}, {"coverage", coverage}, {"sources", list}});
  }
  context.line(fmt::format("program   {}", path));
  context.line(fmt::format("build id  {}", program.GetUUIDString() ? program.GetUUIDString() : "none"));
  context.line(fmt::format("Python    {}", layout->py_build));
  context.line(fmt::format("debugger  {}", lldb::SBDebugger::GetVersionString()));
  if (map) {
    const schema::Coverage& c = map->coverage;
    context.line(fmt::format("map       {} functions, {:.1f} % of {} lines, {:.1f} % of {} variables at the begin of a line",
                             map->functions.size(), percent(c.lines_mapped, c.lines), c.lines,
                             percent(c.places_mapped, c.places), c.places));
  } else {
    context.line("map       none: " + no_map);
  }
  context.line("sources compiled in:");
  if (text.empty()) text = fmt::format("  none known: {}\n", sources.problem().empty() ? "the program has no record of them" : sources.problem());
  context.out += text;
}

void doctor(Context& context) {
  struct Check {
    bool good;
    std::string what, fix;
  };
  std::vector<Check> checks;
  const std::string version = lldb::SBDebugger::GetVersionString();
  checks.push_back({version.find("version 22.") != std::string::npos, "debugger is LLDB 22", "install lldb-22 (tools/setup does)"});
  lldb::SBCommandReturnObject python;
  context.debugger.GetCommandInterpreter().HandleCommand("script --language python -- import lldb", python, false);
  checks.push_back({python.Succeeded(), "LLDB can run Python (children of values, hidden frames)", "install python3-lldb-22"});
  if (!context.target.IsValid()) {
    checks.push_back({false, "a program is open", "target create FILE, or vitrine debug"});
  } else {
    lldb::SBModule program = programOf(context.target);
    std::string error;
    checks.push_back({findLayout(context.target, error).has_value(), "the program has Vitrine's offset table",
                      error.empty() ? "build it with vitrine" : error});
    checks.push_back({program.GetNumCompileUnits() > 0, "the program has line tables",
                      "build it with --debug-mode, or put its separate debug file beside it"});
    Sources sources(context.target);
    size_t lost = 0;
    std::string first;
    for (const auto& [path, file] : sources.files()) {
      if (file.embedded() || sources.state(path) == SourceState::Same) continue;
      if (lost++ == 0) first = path;
    }
    checks.push_back({lost == 0 && sources.problem().empty(), "the source text that was compiled can be shown",
                      !sources.problem().empty()
                          ? sources.problem()
                          : fmt::format("{} changed or missing, first {}; build with --embed-source", lost, first)});
    if (context.process.IsValid()) {
      std::string why;
      Session* session = Session::of(context.process, why);
      if (session != nullptr) session->frames().threads(why);
      checks.push_back({session != nullptr && why.empty(), "Python's threads can be read", why});
    }
  }
  Json list = Json::array();
  for (const Check& check : checks) {
    if (context.has("--json")) {
      list.push_back({{"check", check.what}, {"good", check.good}, {"fix", check.good ? Json(nullptr) : Json(check.fix)}});
    } else {
      context.line(fmt::format("{}  {}", check.good ? "good   " : "MISSING", check.what));
      if (!check.good) context.line("         " + check.fix);
    }
  }
  if (context.has("--json")) context.json(list);
}

}  // namespace vitrine::plugin
