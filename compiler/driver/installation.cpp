#include "compiler/driver/installation.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <system_error>

#include "support/file.h"

namespace vitrine::driver {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

PythonBuild readBuild(const json& from, const char* runtime_library, const char* package) {
  PythonBuild out;
  out.executable = from.value("executable", "");
  out.include_folders = from.value("include", std::vector<std::string>{});
  out.library = from.value("library", "");
  out.runtime_library = runtime_library;
  out.package = package;
  return out;
}

}  // namespace

Expected<Installation> findInstallation() {
  std::error_code error;
  const fs::path self = fs::read_symlink("/proc/self/exe", error);
  Installation out;
  out.home = self.parent_path().parent_path() / "lib" / "vitrine";
  const fs::path config = out.home / "config.json";
  Expected<std::string> text = readFile(config);
  if (!text) {
    return Diagnostic::error(fmt::format("found no {}, expected it beside {}",
                                         config.string(),
                                         self.parent_path().string()));
  }
  // Without exceptions: a bad file gives a "discarded" value, which is no object.
  const json values = json::parse(*text, nullptr, false);
  if (!values.is_object() || !values.contains("python") || !values["python"].is_object()) {
    return Diagnostic::error("not a configuration of vitrine", {config.string()});
  }
  out.cxx = values.value("cxx", "g++");
  out.system_libraries = values.value("system_libraries", std::vector<std::string>{});
  out.compile_flags = values.value("compile_flags", std::vector<std::string>{});
  out.link_flags = values.value("link_flags", std::vector<std::string>{});
  out.python = readBuild(values["python"], "libvitrine_rt.a", "libpython3.11-dev");
  if (values.contains("python_debug") && values["python_debug"].is_object()) {
    out.python_debug = readBuild(values["python_debug"], "libvitrine_rt_d.a", "libpython3.11-dbg");
  }
  return out;
}

}  // namespace vitrine::driver
