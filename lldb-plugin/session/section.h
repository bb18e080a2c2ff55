// Sections of a program's file.
#pragma once

#include <lldb/API/LLDB.h>

#include <optional>
#include <string>

namespace vitrine::plugin {

/// The contents of a module's section; nothing when it cannot be read, or is larger than `limit` bytes.
std::optional<std::string> readSection(lldb::SBSection section, size_t limit);

}  // namespace vitrine::plugin
