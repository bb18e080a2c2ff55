#include "compiler/driver/debug_settings.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/file.h"

namespace vitrine::driver {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kBegin = "# begin vitrine (vitrine debug --uninstall removes this block)\n";
constexpr const char* kEnd = "# end vitrine\n";

Expected<fs::path> home() {
  const char* path = std::getenv("HOME");
  if (path == nullptr || *path != '/') return Diagnostic::error("found no HOME, expected the folder of .lldbinit");
  return fs::path(path);
}

/// Missing files are empty.
Expected<std::string> textOf(const fs::path& path) {
  if (!fs::exists(path)) return std::string();
  return readFile(path);
}

Expected<Json> jsonOf(const fs::path& path) {
  const Expected<std::string> text = textOf(path);
  if (!text) return text.error();
  if (text->empty()) return Json::object();
  Json value = Json::parse(*text, nullptr, /*allow_exceptions=*/false);
  if (!value.is_object()) {
    return Diagnostic::error(fmt::format("{} has comments or is not JSON: it is left alone; move it away to have a new one", path.string()));
  }
  return value;
}

}  // namespace

std::string withoutBlock(const std::string& text) {
  const size_t begin = text.find(kBegin);
  if (begin == std::string::npos) return text;
  const size_t end = text.find(kEnd, begin);
  if (end == std::string::npos) return text.substr(0, begin);
  return text.substr(0, begin) + text.substr(end + std::string_view(kEnd).size());
}

Expected<std::string> installPlugin(const std::string& plugin) {
  const Expected<fs::path> folder = home();
  if (!folder) return folder.error();
  std::string said;
  for (const char* name : {".lldbinit", ".lldbinit-lldb-dap"}) {
    const fs::path path = *folder / name;
    const Expected<std::string> old = textOf(path);
    if (!old) return old.error();
    std::string text = withoutBlock(*old);
    if (!text.empty() && text.back() != '\n') text += '\n';
    text += fmt::format("{}plugin load \"{}\"\n{}", kBegin, plugin, kEnd);
    if (Expected<void> written = writeFile(path, text); !written) return written.error();
    said += fmt::format("{}: loads the plugin\n", path.string());
  }
  return said;
}

Expected<std::string> uninstallPlugin() {
  const Expected<fs::path> folder = home();
  if (!folder) return folder.error();
  std::string said;
  for (const char* name : {".lldbinit", ".lldbinit-lldb-dap"}) {
    const fs::path path = *folder / name;
    const Expected<std::string> old = textOf(path);
    if (!old) return old.error();
    const std::string text = withoutBlock(*old);
    if (text == *old) {
      said += fmt::format("{}: nothing to remove\n", path.string());
      continue;
    }
    if (text.empty()) {
      std::error_code error;
      fs::remove(path, error);
      if (error) return Diagnostic::error(fmt::format("cannot remove {}: {}", path.string(), error.message()));
    } else if (Expected<void> written = writeFile(path, text); !written) {
      return written.error();
    }
    said += fmt::format("{}: no longer loads the plugin\n", path.string());
  }
  return said;
}

Expected<std::string> writeVsCode(const std::string& folder, const std::string& script, const std::string& plugin) {
  const fs::path settings_folder = fs::path(folder) / ".vscode";
  std::error_code error;
  fs::create_directories(settings_folder, error);
  if (error) return Diagnostic::error(fmt::format("cannot make the folder {}: {}", settings_folder.string(), error.message()));
  const fs::path launch_path = settings_folder / "launch.json";
  const fs::path settings_path = settings_folder / "settings.json";
  Expected<Json> launch = jsonOf(launch_path);
  if (!launch) return launch.error();
  Expected<Json> settings = jsonOf(settings_path);
  if (!settings) return settings.error();

  const std::string source = script.empty() ? "${file}" : "${workspaceFolder}/" + script;
  const std::string program = "${workspaceFolder}/.vscode/vitrine-program";
  const Json load = Json::array({fmt::format("plugin load \"{}\"", plugin)});
  const auto configuration = [&](const char* name, const char* request) {
    return Json{{"name", name}, {"type", "lldb-dap"}, {"request", request}, {"initCommands", load}};
  };
  Json start = configuration("Vitrine: launch", "launch");
  start["program"] = program;
  start["args"] = Json::array();
  start["cwd"] = "${workspaceFolder}";
  start["preLaunchTask"] = "vitrine: build";
  Json attach = configuration("Vitrine: attach", "attach");
  attach["pid"] = "${command:pickProcess}";
  Json core = configuration("Vitrine: core file", "attach");
  core["program"] = program;
  core["coreFile"] = "${workspaceFolder}/core";

  Json kept = Json::array();
  for (const Json& each : launch->value("configurations", Json::array())) {
    if (!each.is_object() || !each.value("name", "").starts_with("Vitrine: ")) kept.push_back(each);
  }
  for (const Json& each : {start, attach, core}) kept.push_back(each);
  (*launch)["version"] = launch->value("version", "0.2.0");
  (*launch)["configurations"] = kept;
  // Without this VS Code takes no breakpoints in .py files unless the debugger is Python's own.
  (*settings)["debug.allowBreakpointsEverywhere"] = true;
  if (!settings->contains("lldb-dap.executable-path")) (*settings)["lldb-dap.executable-path"] = "lldb-dap-22";

  const fs::path tasks_path = settings_folder / "tasks.json";
  Expected<Json> tasks = jsonOf(tasks_path);
  if (!tasks) return tasks.error();
  Json kept_tasks = Json::array();
  for (const Json& each : tasks->value("tasks", Json::array())) {
    if (!each.is_object() || each.value("label", "") != "vitrine: build") kept_tasks.push_back(each);
  }
  kept_tasks.push_back({{"label", "vitrine: build"},
                        {"type", "process"},
                        {"command", "vitrine"},
                        {"args", {"--debug-mode", "-o", program, source}},
                        {"problemMatcher", Json::array()}});
  (*tasks)["version"] = tasks->value("version", "2.0.0");
  (*tasks)["tasks"] = kept_tasks;

  std::string said;
  for (const auto& [path, json] : {std::pair<fs::path, Json*>{launch_path, &*launch}, {settings_path, &*settings}, {tasks_path, &*tasks}}) {
    if (Expected<void> written = writeFile(path, json->dump(4) + "\n"); !written) return written.error();
    said += fmt::format("{}: written\n", path.string());
  }
  return said + "VS Code needs the extension LLDB DAP (llvm-vs-code-extensions.lldb-dap)\n";
}

}  // namespace vitrine::driver
