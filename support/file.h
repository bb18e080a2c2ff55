// Whole files in and out. Failures (missing file, full disk, no permission) come back as
// Diagnostics that name the file and the system's reason.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "support/expected.h"

namespace vitrine {

/// The bytes of the file; also of a pipe or a device.
[[nodiscard]] Expected<std::string> readFile(const std::filesystem::path& path);

enum class FileMode { Plain, Executable };

/// Writes the whole file or leaves the old one as it was: the bytes go to a new file in the same
/// folder, which then takes the name. Other processes see the old content or the new, never a part.
/// What is not a regular file (/dev/stdout, a pipe) is written to directly.
[[nodiscard]] Expected<void> writeFile(const std::filesystem::path& path,
                                       std::string_view contents,
                                       FileMode mode = FileMode::Plain);

}  // namespace vitrine
