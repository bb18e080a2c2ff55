// The C++ compiler, its flags, and the libraries that programs are linked with.
//
// In: the installation and the options. Out: command lines, and the identities that go into cache
// keys. All flags are in one table in toolchain.cpp.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "compiler/driver/installation.h"
#include "compiler/driver/options.h"
#include "compiler/driver/process.h"
#include "support/expected.h"

namespace vitrine::driver {

/// What a C++ file is, for the choice of its flags.
enum class UnitKind {
  Hot,      // functions
  RunOnce,  // module and class bodies, tables: not worth optimising
};

class Toolchain {
 public:
  /// Finds the parts; an error names the one that is missing, and the package it comes in.
  /// `folder`: for temporary files.
  [[nodiscard]] static Expected<Toolchain> find(const Installation& installation,
                                                const Options& options,
                                                const std::filesystem::path& folder);

  /// Flags of a unit, without what depends on the build folder: part of its cache key.
  [[nodiscard]] std::vector<std::string> compileFlags(UnitKind kind) const;
  [[nodiscard]] Command compileCommand(UnitKind kind,
                                       const std::string& source,
                                       const std::string& object,
                                       const std::filesystem::path& folder) const;

  [[nodiscard]] Command linkCommand(const std::vector<std::string>& objects,
                                    const std::string& output,
                                    const std::filesystem::path& folder) const;

  /// Changes when the compiler or a header does.
  [[nodiscard]] const std::string& compileId() const { return unit_id_; }
  /// Changes when the linker's flags, the runtime or CPython's library do.
  [[nodiscard]] const std::string& linkId() const { return link_id_; }

  /// Makes the precompiled headers anew where they are missing or outdated (--make-pch).
  [[nodiscard]] Expected<void> makePch(const std::filesystem::path& folder, bool verbose) const;
  /// Why the precompiled headers are not used; empty when they are.
  [[nodiscard]] const std::string& pchProblem() const { return pch_problem_; }

 private:
  Toolchain() = default;
  [[nodiscard]] Expected<void> identify(const std::filesystem::path& folder);
  [[nodiscard]] std::vector<std::string> installationFlags() const;
  [[nodiscard]] std::string stampOf(const std::string& pch_mode) const;

  Installation installation_;
  PythonBuild python_;
  Options options_;
  std::filesystem::path cxx_;
  std::vector<std::string> link_options_;
  bool has_gold_ = false;
  std::string compile_id_;
  std::string unit_id_;  // with our assembler stage
  std::string link_id_;
  std::string pch_problem_;
};

}  // namespace vitrine::driver
