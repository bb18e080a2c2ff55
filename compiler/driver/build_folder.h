// The folder that one build works in: private and removed afterwards, or the user's (--keep-build).
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "support/expected.h"

namespace vitrine::driver {

class BuildFolder {
 public:
  /// `keep`: the folder to use, made when missing; empty for a temporary one in $TMPDIR.
  [[nodiscard]] static Expected<std::unique_ptr<BuildFolder>> create(const std::string& keep);
  ~BuildFolder();
  BuildFolder(const BuildFolder&) = delete;
  BuildFolder& operator=(const BuildFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] Expected<void> write(const std::string& name, std::string_view contents) const;

  /// Stays after all: something in it explains a failure.
  void keep();
  /// Removes it now (when it is temporary): before another program takes over the process.
  void remove();

 private:
  BuildFolder(std::filesystem::path path, bool temporary);
  std::filesystem::path path_;
  bool temporary_;
};

}  // namespace vitrine::driver
