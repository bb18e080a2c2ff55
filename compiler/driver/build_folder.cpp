#include "compiler/driver/build_folder.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "compiler/driver/interruption.h"
#include "support/file.h"

namespace vitrine::driver {
namespace {
namespace fs = std::filesystem;
}  // namespace

BuildFolder::BuildFolder(fs::path path, bool temporary)
    : path_(std::move(path)), temporary_(temporary) {}

BuildFolder::~BuildFolder() { remove(); }

Expected<std::unique_ptr<BuildFolder>> BuildFolder::create(const std::string& keep) {
  std::error_code error;
  if (!keep.empty()) {
    const fs::path path = fs::absolute(keep, error);
    fs::create_directories(path, error);
    if (error) {
      return Diagnostic::error(
          fmt::format("--keep-build={}: cannot make the folder: {}", keep, error.message()));
    }
    return std::unique_ptr<BuildFolder>(new BuildFolder(path, false));
  }
  const fs::path parent = fs::temp_directory_path(error);
  std::string name = ((error ? fs::path("/tmp") : parent) / "vitrine-XXXXXX").string();
  const Shield shield;
  if (::mkdtemp(name.data()) == nullptr) {
    const int reason = errno;
    return Diagnostic::error(fmt::format("cannot make a temporary folder {}: {}",
                                         name,
                                         std::generic_category().message(reason)));
  }
  interruption::addPath(name);
  return std::unique_ptr<BuildFolder>(new BuildFolder(name, true));
}

Expected<void> BuildFolder::write(const std::string& name, std::string_view contents) const {
  return writeFile(path_ / name, contents);
}

void BuildFolder::keep() {
  interruption::forgetPath(path_);
  temporary_ = false;
}

void BuildFolder::remove() {
  if (!temporary_) return;
  temporary_ = false;
  // What a compiler that was killed had begun may still turn up: then once more.
  for (int i = 0; i < 3; ++i) {
    std::error_code error;
    fs::remove_all(path_, error);
    if (!error) break;
  }
  interruption::forgetPath(path_);
}

}  // namespace vitrine::driver
