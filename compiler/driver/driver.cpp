#include "compiler/driver/driver.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "compiler/codegen/module_compiler.h"
#include "compiler/driver/build_folder.h"
#include "compiler/driver/builder.h"
#include "compiler/driver/cache.h"
#include "compiler/driver/debug_command.h"
#include "compiler/driver/inspect_command.h"
#include "compiler/driver/installation.h"
#include "compiler/driver/interpreter.h"
#include "compiler/driver/interruption.h"
#include "compiler/driver/map_command.h"
#include "compiler/driver/module_graph.h"
#include "compiler/driver/options.h"
#include "compiler/driver/output.h"
#include "compiler/driver/progress.h"
#include "compiler/driver/recorded_path.h"
#include "compiler/driver/report.h"
#include "compiler/driver/toolchain.h"
#include "support/file.h"

namespace vitrine::driver {
namespace {

Diagnostic note(std::string message, Location location = {}) {
  Diagnostic out = Diagnostic::error(std::move(message), std::move(location));
  out.severity = Severity::Note;
  return out;
}

/// One line on stderr, without disturbing the progress line. After an interruption nothing is said:
/// the error may well be its consequence.
void say(Progress& progress, const Diagnostic& diagnostic) {
  const Shield shield;
  progress.clear();
  report(diagnostic);
}

int fail(const Diagnostic& diagnostic) {
  const Shield shield;
  report(diagnostic);
  return kExitError;
}

/// Flushed, so that a full disk behind a redirection is noticed.
int print(const std::string& text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (std::fflush(stdout) == 0 && written) return kExitOk;
  return fail(Diagnostic::error("cannot write to stdout"));
}

std::string passList() {
  std::string out;
  for (const auto& [name, about] : codegen::passNames())
    out += fmt::format("{:<24}{}\n", name, about);
  return out;
}

Expected<void> checkPassNames(const Options& options) {
  std::vector<std::string> names;
  for (const auto& [name, about] : codegen::passNames()) names.push_back(name);
  const auto check = [&](const char* option, const std::string& name) -> Expected<void> {
    if (std::find(names.begin(), names.end(), name) != names.end()) return {};
    const std::string like = nearest(name, names);
    return Diagnostic::error(fmt::format(
        "{}{}: no such pass{}",
        option,
        name,
        like.empty() ? "; vitrine --list-opts lists them" : ", did you mean " + like + "?"));
  };
  for (const std::string& name : options.disabled_passes) {
    if (Expected<void> checked = check("--no-opt=", name); !checked) return checked;
  }
  const size_t colon = options.dump_ir.find(':');
  if (colon == std::string::npos || options.dump_ir == "after:build") return {};
  const std::string option = "--dump-ir=" + options.dump_ir.substr(0, colon + 1);
  return check(option.c_str(), options.dump_ir.substr(colon + 1));
}

/// One run of the command. The members live until the process ends or becomes the program.
class Session {
 public:
  explicit Session(const Options& options)
      : options_(options),
        progress_(Progress::styleFor(options.quiet || options.run)),
        cache_(options.use_cache),
        output_(options.run && options.output.empty() ? "" : outputPath(options)) {}

  int run() {
    Expected<Installation> installation = findInstallation();
    if (!installation) return fail(installation.error());
    if (options_.make_pch) return makePch(*installation);

    const bool dumps = !options_.dump_ir.empty() || options_.dump_cpp;
    if (!dumps && !output_.empty()) {
      if (Expected<void> checked = checkOutput(output_); !checked) return fail(checked.error());
    }

    Expected<std::unique_ptr<Interpreter>> interpreter =
        Interpreter::start(installation->python.executable);
    if (!interpreter) return fail(interpreter.error());
    interpreter_ = *std::move(interpreter);
    const int read = readModules();
    if (read != kExitOk) return read;

    if (dumps) return dump();
    if (Expected<void> checked = checkNotSource(output_, graph_); !checked) {
      return failBuild(checked.error());
    }
    if (Expected<void> prepared = prepareBuild(*installation); !prepared) {
      return failBuild(prepared.error());
    }
    if (Expected<void> built = build(); !built) return failBuild(built.error());
    if (Expected<void> finished = finish(); !finished) return failBuild(finished.error());
    if (!options_.run) return kExitOk;
    progress_.clear();
    return failBuild(runProgram(options_, output_, *builder_, cache_, *folder_));
  }

 private:
  int failBuild(const Diagnostic& diagnostic) {
    say(progress_, diagnostic);
    return kExitError;
  }

  Expected<void> prepareBuild(const Installation& installation) {
    Expected<std::unique_ptr<BuildFolder>> folder = BuildFolder::create(options_.keep_build);
    if (!folder) return folder.error();
    folder_ = *std::move(folder);
    Expected<Toolchain> toolchain = Toolchain::find(installation, options_, folder_->path());
    if (!toolchain) return toolchain.error();
    toolchain_ = std::make_unique<Toolchain>(*std::move(toolchain));
    builder_ = std::make_unique<Builder>(options_, *toolchain_, cache_, *folder_, progress_);
    if (options_.verbose && !toolchain_->pchProblem().empty()) {
      say(progress_, note("precompiled headers are not used: " + toolchain_->pchProblem()));
    }
    return {};
  }

  int makePch(const Installation& installation) {
    Expected<std::unique_ptr<BuildFolder>> folder = BuildFolder::create("");
    if (!folder) return fail(folder.error());
    const Expected<Toolchain> toolchain =
        Toolchain::find(installation, options_, (*folder)->path());
    if (!toolchain) return fail(toolchain.error());
    const Expected<void> made = toolchain->makePch((*folder)->path(), options_.verbose);
    return made ? kExitOk : fail(made.error());
  }

  int readModules() {
    GraphResult result = buildModuleGraph(*interpreter_, options_, [&](const std::string& name) {
      progress_.show("reading", name, 0, 0);
    });
    if (result.error) {
      const Shield shield;
      progress_.clear();
      return result.error->printed ? kExitError : fail(result.error->diagnostic);
    }
    graph_ = std::move(result.graph);
    // With --run the program's own stderr begins here.
    if (!options_.quiet && (!options_.run || options_.verbose)) {
      for (const LeftOut& each : graph_.left_out) {
        warnLeftOut(each);
      }
    }
    if (options_.verbose) {
      for (const MissingImport& each : graph_.missing) {
        say(progress_,
            note(fmt::format("no module {} to import", each.name), {each.importer, each.line, 0}));
      }
    }
    return kExitOk;
  }

  void warnLeftOut(const LeftOut& module) {
    Diagnostic warning = module.why;
    warning.severity = Severity::Warning;
    warning.message += fmt::format("; module {} stays interpreted", module.name);
    say(progress_, warning);
  }

  Expected<codegen::CompiledModule> translate(const Module& module) {
    codegen::ModuleInput input;
    input.name = module.name;
    input.path = recordedPath(options_.source_maps, module.path);
    if (input.path != module.path) {
      // Only now: errors and warnings of the compiler are about the file that is there.
      if (Expected<void> renamed = renameCode(module.code.get(), input.path); !renamed) return renamed.error();
    }
    input.is_package = module.is_package;
    input.code = module.code.get();
    input.source = module.source;
    codegen::CompileOptions options;
    options.debug_mode = options_.debug_mode;
    options.embed_source = options_.embed_source;
    options.disabled_passes = options_.disabled_passes;
    options.dump_ir = options_.dump_ir;
#ifdef VITRINE_VERIFY_EACH
    options.verify_each = true;
#endif
    Expected<codegen::CompiledModule> out = codegen::compileModule(input, options);
    if (out) {
      code_objects_.insert(code_objects_.end(), out->report.begin(), out->report.end());
      symbols_.push_back(out->symbol);
    }
    return out;
  }

  codegen::SourceFile programFile() {
    codegen::ProgramInput input;
    input.module_symbols = symbols_;
    input.main_module = 0;
    // An absolute name is sys.argv[0] for ever; one relative to somewhere is the user's to know.
    input.script = options_.script.starts_with('/') ? recordedPath(options_.source_maps, options_.script) : options_.script;
    input.main_name = options_.module;
    codegen::SourceFile file = codegen::programFile(input);
    // What runtime/crash does with unhandled exceptions unless VITRINE_CRASH is set: 1 reports them when
    // stderr is a terminal, 2 always.
    const int wish = options_.crash_report ? 2 * *options_.crash_report : options_.debug_mode ? 1 : 0;
    if (wish != 0) file.text += fmt::format("extern \"C\" const char vt_crash_report_wish = {};\n", wish);
    return file;
  }

  int dump() {
    std::string out;
    for (const Module& module : graph_.modules) {
      const Expected<codegen::CompiledModule> compiled = translate(module);
      if (!compiled) return failBuild(compiled.error());
      if (!options_.dump_ir.empty()) out += compiled->ir_dump;
      if (!options_.dump_cpp) continue;
      for (const codegen::SourceFile& file : compiled->files) appendFile(out, file);
      appendFile(out, compiled->data);
    }
    if (options_.dump_cpp) appendFile(out, programFile());
    progress_.clear();
    return print(out);
  }

  static void appendFile(std::string& out, const codegen::SourceFile& file) {
    out += fmt::format("// ==== {}\n{}", file.name, file.text);
  }

  Expected<void> build() {
    size_t done = 0;
    for (const Module& module : graph_.modules) {
      progress_.show("translating", module.name, ++done, graph_.modules.size());
      const Expected<codegen::CompiledModule> compiled = translate(module);
      if (!compiled) {
        if (&module == &graph_.modules.front()) return compiled.error();
        graph_.left_out.push_back({module.name, module.path, compiled.error()});
        warnLeftOut(graph_.left_out.back());
        continue;
      }
      if (Expected<void> added = builder_->addModule(*compiled, module.name); !added) return added;
    }
    if (Expected<void> added = builder_->addFile(programFile(), "the program"); !added)
      return added;
    return builder_->finish();
  }

  Expected<void> finish() {
    if (!output_.empty()) {
      const Expected<std::string> program = builder_->program();
      if (!program) return program.error();
      const Expected<void> written =
          options_.split_debug ? writeSplit(output_, *program, *folder_) : writeOutput(output_, *program);
      if (!written) return written;
    }
    if (!options_.report.empty()) {
      const Report report{options_,
                          graph_,
                          code_objects_,
                          builder_->statistics(),
                          output_,
                          progress_.seconds()};
      const Shield shield;
      if (Expected<void> written = writeFile(options_.report, reportJson(report)); !written) {
        return written;
      }
    }
    return {};
  }

  const Options& options_;
  Progress progress_;
  Cache cache_;
  std::string output_;  // empty: not written
  std::unique_ptr<BuildFolder> folder_;
  std::unique_ptr<Toolchain> toolchain_;
  std::unique_ptr<Builder> builder_;
  std::unique_ptr<Interpreter> interpreter_;
  ModuleGraph graph_;
  std::vector<codegen::CodeObjectReport> code_objects_;
  std::vector<std::string> symbols_;
};

}  // namespace

int runCommand(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && arguments[0] == "debug") {
    return runDebugCommand({arguments.begin() + 1, arguments.end()});
  }
  if (!arguments.empty() && arguments[0] == "map") {
    return runMapCommand({arguments.begin() + 1, arguments.end()});
  }
  if (!arguments.empty() && arguments[0] == "inspect") {
    return runInspectCommand({arguments.begin() + 1, arguments.end()});
  }
  const Expected<CommandLine> command_line = parseCommandLine(arguments);
  if (!command_line) return fail(command_line.error());
  if (command_line->text) return print(*command_line->text);
  const Options& options = command_line->options;
  if (options.list_passes) return print(passList());
  if (Expected<void> checked = checkPassNames(options); !checked) return fail(checked.error());

  interruption::install();
  return Session(options).run();
}

}  // namespace vitrine::driver
