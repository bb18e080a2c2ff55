// Where a program's DWARF is: in itself, or in a separate debug file.
//
// A separate file is looked for where gdb and lldb look: by build id in /usr/lib/debug/.build-id, then by
// .gnu_debuglink beside the program, in .debug/ beside it, and in /usr/lib/debug. It counts only when its build
// id is the program's: the check sum in .gnu_debuglink would say no more, and takes reading the file.
#pragma once

#include <string>
#include <string_view>

#include "support/expected.h"

namespace vitrine::dwarf {

/// Where debug files of installed programs are.
inline constexpr char kDebugFolder[] = "/usr/lib/debug";

struct DebugFile {
  std::string path;     // the file with the DWARF; empty: there is none
  std::string missing;  // why there is none: what was looked for, and what was found instead
};

/// `file`: the contents of the program at `path`. An error: the program is not to be read.
[[nodiscard]] Expected<DebugFile> findDebugFile(const std::string& path, std::string_view file,
                                                const std::string& debug_folder = kDebugFolder);

/// The build id as lower-case hex digits; empty when the file has none.
[[nodiscard]] Expected<std::string> buildId(std::string_view file);

}  // namespace vitrine::dwarf
