#include <fmt/format.h>

#include <algorithm>

#include "compiler/ir/text.h"
#include "compiler/ir/verifier.h"
#include "compiler/passes/passes.h"

namespace vitrine::passes {
namespace {

/// In debug mode the passes run whose result a debugger cannot tell from the original: each line,
/// its order and each local in its slot stay.
enum class Runs { Always, DefaultMode };

struct Pass {
  const char* name;
  const char* what;
  void (*run)(ir::Function&);
  Runs runs;
};

constexpr Pass kPasses[] = {
    {"fuse-tests",
     "comparisons that only feed a branch give a C int, not a bool object",
     fuseTests,
     Runs::Always},
    {"fuse-slices",
     "slices without a step apply their bounds without a slice object",
     fuseSlices,
     Runs::Always},
    {"borrow-locals",
     "operands read from locals keep the frame slot's reference",
     borrowLocals,
     Runs::Always},
    // A handler around nothing but reads of bound locals loses its code, and so its lines.
    {"bound-locals",
     "default mode: no unbound check where a local is proven bound",
     boundLocals,
     Runs::DefaultMode},
    {"speculate",
     "default mode: expressions are tried on unboxed numbers and borrowed references first",
     speculate,
     Runs::DefaultMode},
};

Expected<void> verified(const ir::Function& function, const std::string& after) {
  const std::vector<std::string> problems = ir::verify(function);
  if (problems.empty()) return {};
  return Diagnostic::error(
      fmt::format("{}: IR is broken after {}: {}", function.qualname, after, problems[0]));
}

}  // namespace

Expected<void> run(ir::Function& function, const Options& options, std::string* dump) {
  auto show = [&](const std::string& where) {
    if (dump != nullptr && (options.dump == "all" || options.dump == where)) {
      *dump += fmt::format("; {}\n{}", where, ir::print(function));
    }
  };
  show("after:build");
  if (auto ok = verified(function, "build"); !ok) return ok;
  for (const Pass& pass : kPasses) {
    if (options.debug_mode && pass.runs == Runs::DefaultMode) continue;
    if (std::find(options.disabled.begin(), options.disabled.end(), pass.name) !=
        options.disabled.end()) {
      continue;
    }
    show(fmt::format("before:{}", pass.name));
    pass.run(function);
    show(fmt::format("after:{}", pass.name));
    if (options.verify_each) {
      if (auto ok = verified(function, pass.name); !ok) return ok;
    }
  }
  return options.verify_each ? Expected<void>() : verified(function, "the passes");
}

std::vector<std::pair<std::string, std::string>> names() {
  std::vector<std::pair<std::string, std::string>> out;
  for (const Pass& pass : kPasses) out.emplace_back(pass.name, pass.what);
  return out;
}

}  // namespace vitrine::passes
