// A report as one page.
#pragma once

#include <string>

#include "inspect/gather.h"

namespace vitrine::inspect {

/// For a terminal or a mail.
[[nodiscard]] std::string renderText(const Json& report);
/// One file without scripts and without references to others.
[[nodiscard]] std::string renderHtml(const Json& report);
/// One sentence: what most likely happened.
[[nodiscard]] std::string likelyCause(const Json& report);

}  // namespace vitrine::inspect
