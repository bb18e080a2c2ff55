// The native stack of the thread that died, unwound and named by liblldb.
//
// liblldb is large, optional, and may stumble over damaged files. So it is in a library of its own, which
// is loaded only in a child process that may crash or take too long without harm.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace vitrine::inspect {

/// What to unwind.
struct CoreStackRequest {
  std::string core;
  std::string program;                     // with this core's build id
  std::vector<std::string> debug_folders;  // with .build-id/, beside those that LLDB looks into itself
  int thread = 0;                          // the kernel's number
};

/// In: a request. Out: frames, innermost first, each {pc, start, symbol, offset, module, file, line}: `start` is
/// where the function begins, 0 when that is not known; symbol, file and line are left out when they are not known.
/// Or {"problem": TEXT}: why there are none.
[[nodiscard]] nlohmann::ordered_json readCoreStack(const CoreStackRequest& request);

}  // namespace vitrine::inspect
