// py info, py doctor
#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "lldb-plugin/commands/format.h"
#include "lldb-plugin/session/source.h"

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

/// Files of the Python source that the program was compiled from.
std::vector<std::string> sources(lldb::SBModule program) {
  std::vector<std::string> result;
  for (uint32_t i = 0; i < program.GetNumCompileUnits(); i++) {
    lldb::SBCompileUnit unit = program.GetCompileUnitAtIndex(i);
    for (uint32_t j = 0; j < unit.GetNumSupportFiles(); j++) {
      const std::string path = pathOf(unit.GetSupportFileAtIndex(j));
      if (path.ends_with(".py") && std::find(result.begin(), result.end(), path) == result.end()) result.push_back(path);
    }
  }
  return result;
}

}  // namespace

void info(Context& context) {
  if (!context.target.IsValid()) return context.fail("there is no target: open a program first");
  lldb::SBModule program = programOf(context.target);
  std::string error;
  const auto layout = findLayout(context.target, error);
  if (!layout) return context.fail(error);
  const std::string path = pathOf(context.target.GetExecutable());
  std::error_code ignored;
  const auto built = std::filesystem::last_write_time(path, ignored);
  // With a process, the text that the program carries says for certain what has changed.
  std::string none;
  Session* session = context.process.IsValid() ? Session::of(context.process, none) : nullptr;
  Json list = Json::array();
  std::string text;
  for (const std::string& source : sources(program)) {
    std::error_code missing;
    const auto changed = std::filesystem::last_write_time(source, missing);
    const char* state = missing ? "missing" : changed > built ? "newer than the program" : "not changed since the build";
    if (session != nullptr) {
      if (const auto it = session->sources().find(source); it != session->sources().end()) {
        state = missing ? "missing; the program carries its text" : sourceChanged(source) ? "CHANGED since the build" : "the same as compiled";
      }
    }
    list.push_back({{"file", source}, {"state", state}});
    text += fmt::format("  {}  ({})\n", source, state);
  }
  if (context.has("--json")) {
    return context.json({{"program", path}, {"python", layout->py_build}, {"schema", layout->schema},
                         {"build_id", program.GetUUIDString() ? program.GetUUIDString() : ""}, {"sources", list}});
  }
  context.line(fmt::format("program   {}", path));
  context.line(fmt::format("build id  {}", program.GetUUIDString() ? program.GetUUIDString() : "none"));
  context.line(fmt::format("Python    {}", layout->py_build));
  context.line(fmt::format("debugger  {}", lldb::SBDebugger::GetVersionString()));
  context.line("sources compiled in:");
  context.out += text.empty() ? "  none known: the program has no line tables\n" : text;
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
    size_t missing = 0;
    std::string first;
    for (const std::string& source : sources(program)) {
      if (std::filesystem::exists(source)) continue;
      if (missing++ == 0) first = source;
    }
    checks.push_back({missing == 0, "the source files are where they were",
                      fmt::format("{} missing, first {}; settings set target.source-map OLD NEW", missing, first)});
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
