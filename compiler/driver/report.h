// The JSON report of --report, for tools and tests; documented in docs/report.md.
#pragma once

#include <string>
#include <vector>

#include "compiler/codegen/module_compiler.h"
#include "compiler/driver/builder.h"
#include "compiler/driver/module_graph.h"
#include "compiler/driver/options.h"

namespace vitrine::driver {

struct Report {
  const Options& options;
  const ModuleGraph& graph;
  std::vector<codegen::CodeObjectReport> code_objects;
  BuildStatistics statistics;
  std::string output;
  double seconds = 0;
};

[[nodiscard]] std::string reportJson(const Report& report);

}  // namespace vitrine::driver
