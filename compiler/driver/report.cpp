#include "compiler/driver/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "support/diagnostic.h"

namespace vitrine::driver {

std::string reportJson(const Report& report) {
  using Json = nlohmann::ordered_json;
  Json modules = Json::array();
  for (const Module& module : report.graph.modules) {
    const auto is_this = [&](const LeftOut& out) { return out.name == module.name; };
    const std::vector<LeftOut>& left_out = report.graph.left_out;
    if (std::any_of(left_out.begin(), left_out.end(), is_this)) continue;
    Json entry = {{"name", module.name}, {"path", module.path}, {"package", module.is_package}};
    if (!module.qualified.empty() && module.qualified != module.name) {
      entry["qualified"] = module.qualified;
    }
    modules.push_back(std::move(entry));
  }

  size_t native = 0;
  Json code_objects = Json::array();
  for (const codegen::CodeObjectReport& each : report.code_objects) {
    native += each.native ? 1 : 0;
    Json entry = {{"module", each.module},
                  {"qualname", each.qualname},
                  {"line", each.line},
                  {"status", each.native ? "native" : "interpreted"},
                  {"reason", each.reason},
                  {"ir_instructions", each.ir_instructions}};
    code_objects.push_back(std::move(entry));
  }

  Json interpreted = Json::array();
  for (const LeftOut& each : report.graph.left_out) {
    interpreted.push_back({{"name", each.name},
                           {"path", each.path},
                           {"line", each.why.location.line},
                           {"reason", each.why.message}});
  }
  Json missing = Json::array();
  for (const MissingImport& each : report.graph.missing) {
    missing.push_back({{"name", each.name}, {"importer", each.importer}, {"line", each.line}});
  }

  const BuildStatistics& statistics = report.statistics;
  Json out = {
      {"version", 1},
      {"vitrine", VITRINE_VERSION},
      {"mode", report.options.debug_mode ? "debug" : "default"},
      {"output", report.output},
      {"modules", std::move(modules)},
      {"interpreted_modules", std::move(interpreted)},
      {"missing_imports", std::move(missing)},
      {"native", native},
      {"interpreted", report.code_objects.size() - native},
      {"code_objects", std::move(code_objects)},
      {"units", statistics.units},
      {"units_compiled", statistics.compiled},
      {"linked", statistics.linked},
      {"compiler_cpu_seconds", statistics.compiler_cpu_seconds},
      {"seconds", report.seconds},
  };
  // Names in Python source may hold lone surrogates; the report must come out all the same.
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace vitrine::driver
