// The passes over the IR and the order they run in.
//
// Debug mode runs those whose result no debugger can tell from the original. Each may be switched
// off by name (--no-opt) and dumped before or after (--dump-ir). The verifier runs after `build` and,
// with verify_each, after every pass.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "compiler/ir/function.h"
#include "support/expected.h"

namespace vitrine::passes {

struct Options {
  bool debug_mode = false;
  bool verify_each = false;
  std::vector<std::string> disabled;
  std::string dump;  // "", "all", "before:PASS", "after:PASS"
};

/// Runs the pipeline on one function. Appends what was asked for to `dump`. Fails with the verifier's
/// words (pass, rule, instruction): a bug of ours, reported instead of miscompiled.
[[nodiscard]] Expected<void> run(ir::Function& function, const Options& options, std::string* dump);

/// (name, what it does) of every pass, in order.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> names();

// ---- one declaration per pass; each is described in its file -------------------------------------
void fuseTests(ir::Function& function);
void fuseSlices(ir::Function& function);
void borrowLocals(ir::Function& function);
void boundLocals(ir::Function& function);
void speculate(ir::Function& function);

}  // namespace vitrine::passes
