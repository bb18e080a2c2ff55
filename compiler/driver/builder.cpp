#include "compiler/driver/builder.h"

#include "compiler/driver/map_command.h"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <thread>

#include "compiler/driver/interruption.h"
#include "support/file.h"
#include "support/hash.h"

namespace vitrine::driver {
namespace {

constexpr const char* kProgramName = "program";

unsigned jobsOf(const Options& options) {
  if (options.jobs != 0) return options.jobs;
  const unsigned cores = std::thread::hardware_concurrency();
  return cores != 0 ? cores : 1;
}

/// The line of a compiler's output that says what is wrong.
std::string firstError(const std::string& output) {
  size_t begin = 0;
  std::string first;
  while (begin < output.size()) {
    const size_t end = std::min(output.find('\n', begin), output.size());
    std::string line = output.substr(begin, end - begin);
    if (line.find("error:") != std::string::npos || line.find("cannot find") != std::string::npos ||
        line.find("undefined reference") != std::string::npos) {
      return line;
    }
    if (first.empty()) first = line;
    begin = end + 1;
  }
  return first;
}

}  // namespace

Builder::Builder(const Options& options,
                 const Toolchain& toolchain,
                 Cache& cache,
                 BuildFolder& folder,
                 Progress& progress)
    : options_(options),
      toolchain_(toolchain),
      cache_(cache),
      folder_(folder),
      progress_(progress),
      pool_(jobsOf(options)) {}

Expected<void> Builder::addModule(const codegen::CompiledModule& module, const std::string& name) {
  std::vector<std::string> blobs;
  FieldHasher blob_hash;
  for (const auto& [file, bytes] : module.blobs) {
    blobs.push_back(file);
    blob_hash.add(file).add(bytes);
    if (Expected<void> written = folder_.write(file, bytes); !written) return written;
  }
  for (const codegen::SourceFile& file : module.files) {
    if (Expected<void> added = add(file, name, {}, ""); !added) return added;
  }
  return add(module.data, name, blobs, blob_hash.hex());
}

Expected<void> Builder::addFile(const codegen::SourceFile& file, const std::string& module) {
  return add(file, module, {}, "");
}

Expected<void> Builder::add(const codegen::SourceFile& file,
                            const std::string& module,
                            const std::vector<std::string>& blobs,
                            const std::string& blob_hash) {
  Unit unit;
  unit.name = file.name.substr(0, file.name.rfind(".cpp"));
  unit.module = module;
  unit.kind = file.run_once ? UnitKind::RunOnce : UnitKind::Hot;
  unit.text = file.text;
  unit.blobs = blobs;

  FieldHasher key;
  key.add(toolchain_.compileId()).add(unit.name).add(unit.text).add(blob_hash);
  for (const std::string& flag : toolchain_.compileFlags(unit.kind)) key.add(flag);
  unit.key = key.hex();

  units_.push_back(std::move(unit));
  if (!options_.keep_build.empty()) {
    if (Expected<void> written = folder_.write(file.name, file.text); !written) return written;
  }
  if (!cache_.mayHave(CacheKind::Object, units_.back().key)) {
    if (Expected<void> started = compile(units_.size() - 1); !started) return started;
  }
  return pump();
}

Expected<void> Builder::compile(size_t index) {
  Unit& unit = units_[index];
  const std::string source = unit.name + ".cpp";
  if (Expected<void> written = folder_.write(source, unit.text); !written) return written;
  unit.started = true;
  unit.text = {};  // of a large program these are hundreds of megabytes
  ++statistics_.compiled;
  Command command = toolchain_.compileCommand(unit.kind, source, objectName(unit), folder_.path());
  if (options_.verbose) {
    progress_.clear();
    fmt::print(stderr, "{}\n", shellText(command));
  }
  pool_.add(std::move(command),
            [this, index](const CommandResult& result) { compiled(index, result); });
  return {};
}

void Builder::compiled(size_t index, const CommandResult& result) {
  const Unit& unit = units_[index];
  statistics_.compiler_cpu_seconds += result.cpu_seconds;
  ++done_;
  progress_.show("compiling", unit.module, done_, units_.size());
  if (result.exit_code != 0) {
    if (!failure_)
      failure_ = toolFailure(fmt::format("{}.cpp does not compile", unit.name), result);
    return;
  }
  const Expected<std::string> object = readFile(folder_.path() / objectName(unit));
  if (object) cache_.put(CacheKind::Object, unit.key, *object);
}

Expected<void> Builder::pump() {
  if (Expected<void> pumped = pool_.pump(); !pumped) return pumped;
  if (failure_) return *failure_;
  return {};
}

Expected<void> Builder::finish() {
  statistics_.units = units_.size();
  FieldHasher key;
  key.add(toolchain_.linkId());
  for (const Unit& unit : units_) key.add(unit.key);
  program_key_ = key.hex();

  // An unchanged program needs none of its object files.
  if (statistics_.compiled == 0) program_ = cache_.get(CacheKind::Program, program_key_);
  if (!program_) {
    if (Expected<void> loaded = loadFromCache(); !loaded) return loaded;
    progress_.show("compiling", units_.back().module, done_, units_.size());
    const auto tick = [this] { progress_.tick(); };
    while (pool_.unfinished() > 0) {
      if (Expected<void> waited = pool_.wait(tick, pool_.unfinished() - 1); !waited) return waited;
      if (failure_) return *failure_;
    }
    if (failure_) return *failure_;
    if (Expected<void> linked = link(); !linked) return linked;
  }
  cache_.prune();
  return {};
}

Expected<void> Builder::loadFromCache() {
  for (size_t i = 0; i < units_.size(); ++i) {
    if (units_[i].started) continue;
    const std::optional<std::string> object = cache_.get(CacheKind::Object, units_[i].key);
    Expected<void> done = object ? folder_.write(objectName(units_[i]), *object) : compile(i);
    if (!done) return done;
    if (object) ++done_;
  }
  return {};
}

Expected<void> Builder::link() {
  progress_.show("linking", "", 0, 0);
  std::vector<std::string> objects;
  for (const Unit& unit : units_) objects.push_back(objectName(unit));
  // The command line has its limit (a program of ten thousand files): the linker reads a file.
  std::string list;
  for (const std::string& object : objects) list += object + "\n";
  if (Expected<void> written = folder_.write("objects", list); !written) return written;

  const Command command = toolchain_.linkCommand({"@objects"}, kProgramName, folder_.path());
  if (options_.verbose) {
    progress_.clear();
    fmt::print(stderr, "{}\n", shellText(command));
  }
  const Expected<CommandResult> result = run(command, [this] { progress_.tick(); });
  if (!result) return result.error();
  statistics_.compiler_cpu_seconds += result->cpu_seconds;
  if (result->exit_code != 0) return toolFailure("the program does not link", *result);
  statistics_.linked = true;
  // Other levels of optimisation do not keep what debug mode promises.
  const bool promised = options_.debug_mode && options_.optimization.value_or(0) == 0 && options_.debug_info.value_or(true);
  progress_.show("checking debugging information", "", 0, 0);
  if (Expected<void> stored = storeVariableMap(folder_.path(), kProgramName, promised); !stored) {
    folder_.keep();
    return stored.error();
  }
  Expected<std::string> program = readFile(folder_.path() / kProgramName);
  if (!program) return program.error();
  program_ = *std::move(program);
  cache_.put(CacheKind::Program, program_key_, *program_);
  return {};
}

Expected<std::string> Builder::program() {
  if (!program_) return Diagnostic::error("the program was not built");
  return *program_;
}

Diagnostic Builder::toolFailure(const std::string& what, const CommandResult& result) {
  // On a full disk the compiler's own words may have been lost, too.
  constexpr std::uintmax_t kNothing = 64 * 1024;
  std::error_code error;
  const std::filesystem::space_info space = std::filesystem::space(folder_.path(), error);
  if (result.output.find("No space left on device") != std::string::npos ||
      (!error && space.available < kNothing)) {
    return Diagnostic::error(
        fmt::format("no space left on device for {}", folder_.path().string()));
  }
  if (result.exit_code == 128 + SIGKILL) {
    return Diagnostic::error("the C++ compiler was killed: out of memory?")
        .withNote("fewer at a time need less: -j1");
  }
  folder_.keep();
  return Diagnostic::error(fmt::format("internal: {}: {}", what, firstError(result.output)))
      .withNote(fmt::format("this is a bug of vitrine; the build is kept in {}",
                            folder_.path().string()));
}

}  // namespace vitrine::driver
