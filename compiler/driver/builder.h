// From C++ texts to an executable: object files out of the cache or compiled side by side, linked.
//
// Units are handed in one by one while later modules are still being translated; those that are not
// in the cache start to compile at once. What ends up in the program depends on the units' texts
// and the toolchain only, not on the cache or the build folder.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "compiler/codegen/module_compiler.h"
#include "compiler/driver/build_folder.h"
#include "compiler/driver/cache.h"
#include "compiler/driver/options.h"
#include "compiler/driver/process.h"
#include "compiler/driver/progress.h"
#include "compiler/driver/toolchain.h"

namespace vitrine::driver {

struct BuildStatistics {
  size_t units = 0;
  size_t compiled = 0;  // the others came from the cache, or were not needed
  bool linked = false;
  double compiler_cpu_seconds = 0;
};

class Builder {
 public:
  Builder(const Options& options,
          const Toolchain& toolchain,
          Cache& cache,
          BuildFolder& folder,
          Progress& progress);

  /// Files that units of the module include.
  [[nodiscard]] Expected<void> addModule(const codegen::CompiledModule& module,
                                         const std::string& name);
  [[nodiscard]] Expected<void> addFile(const codegen::SourceFile& file, const std::string& module);

  /// Waits for the compilers and links. The program's bytes are then in the cache or in the folder.
  [[nodiscard]] Expected<void> finish();

  /// After finish(): the executable's content.
  [[nodiscard]] Expected<std::string> program();
  [[nodiscard]] const std::string& programKey() const { return program_key_; }
  [[nodiscard]] const BuildStatistics& statistics() const { return statistics_; }

 private:
  struct Unit {
    std::string name;  // of the C++ file, without suffix
    std::string module;
    UnitKind kind = UnitKind::Hot;
    std::string key;
    std::string text;
    std::vector<std::string> blobs;
    bool started = false;
  };

  [[nodiscard]] Expected<void> add(const codegen::SourceFile& file,
                                   const std::string& module,
                                   const std::vector<std::string>& blobs,
                                   const std::string& blob_hash);
  [[nodiscard]] Expected<void> compile(size_t index);
  void compiled(size_t index, const CommandResult& result);
  [[nodiscard]] Expected<void> loadFromCache();
  [[nodiscard]] Expected<void> link();
  [[nodiscard]] Diagnostic toolFailure(const std::string& what, const CommandResult& result);
  [[nodiscard]] std::string objectName(const Unit& unit) const { return unit.name + ".o"; }
  [[nodiscard]] Expected<void> pump();

  const Options& options_;
  const Toolchain& toolchain_;
  Cache& cache_;
  BuildFolder& folder_;
  Progress& progress_;
  ProcessPool pool_;
  std::vector<Unit> units_;
  std::optional<Diagnostic> failure_;  // the first
  std::string program_key_;
  std::optional<std::string> program_;
  BuildStatistics statistics_;
  size_t done_ = 0;
};

}  // namespace vitrine::driver
