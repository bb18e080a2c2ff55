// Vitrine's own files beside the command: bin/vitrine finds ../lib/vitrine, wherever both are.
//
//   config.json           which CPython programs are built for (written by CMake)
//   include/vitrine/      headers of generated code
//   pch/<mode>/           the same, precompiled
//   libvitrine_rt.a       the runtime; libvitrine_rt_d.a for --python-debug-build
//   link-options.txt      options that linking with the runtime needs, one a line
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "support/expected.h"

namespace vitrine::driver {

/// A CPython to build programs for.
struct PythonBuild {
  std::string executable;
  std::vector<std::string> include_folders;
  std::string library;
  std::string runtime_library;
  std::string package;  // the Debian package with headers and library
};

struct Installation {
  std::filesystem::path home;  // lib/vitrine
  std::string cxx;             // default compiler
  PythonBuild python;
  PythonBuild python_debug;  // executable empty: not configured
  std::vector<std::string> system_libraries;
  // Of builds of vitrine with sanitizers or coverage: what its runtime needs in programs.
  std::vector<std::string> compile_flags;
  std::vector<std::string> link_flags;

  [[nodiscard]] std::filesystem::path includeFolder() const { return home / "include"; }
  [[nodiscard]] std::filesystem::path pchFolder() const { return home / "pch"; }
};

[[nodiscard]] Expected<Installation> findInstallation();

}  // namespace vitrine::driver
