// asyncio's tasks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lldb-plugin/model/frames.h"

namespace vitrine::plugin {

struct Task {
  Address address = 0;
  std::string name;
  std::string state;           ///< "running", "waiting", "ready", "done", "cancelled", "failed with ..."
  std::string awaits;          ///< the future or task it waits for; empty when none
  std::vector<Frame> frames;   ///< its coroutines, the one that runs or is suspended innermost first
};

/// Tasks that asyncio.all_tasks() would list, and finished ones still alive. Nothing, with the reason, when asyncio is not loaded.
std::optional<std::vector<Task>> readTasks(Objects& objects, Frames& frames, std::string& error);

}  // namespace vitrine::plugin
