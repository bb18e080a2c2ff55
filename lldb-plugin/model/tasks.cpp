#include "lldb-plugin/model/tasks.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "lldb-plugin/model/repr.h"

namespace vitrine::plugin {

namespace {

constexpr size_t kMaxTasks = 100'000;
constexpr size_t kMaxDepth = 1000;

Address instanceAttribute(Objects& objects, Address object, std::string_view name) {
  const Type* type = objects.typeOf(object);
  if (type == nullptr) return 0;
  for (const auto& [key, value] : objects.instanceDict(object, *type, 1000).value_or(Entries{})) {
    if (objects.string(key) == name) return value;
  }
  return 0;
}

/// The object that a suspended coroutine awaits: the top of its operand stack.
Address awaited(Objects& objects, const Frame& frame) {
  const Layout& l = objects.layout();
  const auto top = objects.reader().value<int>(frame.address + l.iframe_stacktop);
  if (!top || *top <= static_cast<int>(frame.code->names.size()) || *top > 1'000'000) return 0;
  return objects.reader().pointerOrNull(frame.address + l.iframe_localsplus + (*top - 1) * sizeof(Address));
}

std::string taskName(Objects& objects, Address task) {
  return objects.string(objects.reader().pointerOrNull(task + objects.layout().task_name)).value_or("?");
}

}  // namespace

std::optional<std::vector<Task>> readTasks(Objects& objects, Frames& frames, std::string& error) {
  const Layout& l = objects.layout();
  Reader& reader = objects.reader();
  const Address interp = reader.pointerOrNull(l.addr_runtime + l.runtime_interpreters_main);
  const Address modules = reader.pointerOrNull(interp + l.interp_modules);
  const Address module = objects.lookup(modules, "asyncio.tasks");
  if (!objects.isA(module, l.addr_type_module)) {
    error = "asyncio is not loaded";
    return std::nullopt;
  }
  const Address names = reader.pointerOrNull(module + l.module_dict);
  // Lib/asyncio/tasks.py: _all_tasks is a WeakSet, whose `data` is a set of weak references.
  const auto references = objects.setItems(instanceAttribute(objects, objects.lookup(names, "_all_tasks"), "data"), kMaxTasks);
  if (!references) {
    error = "asyncio's set of tasks cannot be read";
    return std::nullopt;
  }
  std::unordered_set<Address> running;
  for (const auto& [loop, task] : objects.entries(objects.lookup(names, "_current_tasks"), 1000).value_or(Entries{})) {
    running.insert(task);
  }
  std::vector<Task> result;
  for (const Address reference : *references) {
    const Address address = reader.pointerOrNull(reference + l.weakref_object);
    const Type* type = objects.typeOf(address);
    if (address == l.addr_none || type == nullptr) continue;
    Task task;
    task.address = address;
    if (!objects.inheritsNative(*type, "_asyncio.Task")) {
      task.name = fmt::format("{:#x}", address);
      task.state = "not available: " + type->fullName() + " is not asyncio's own type of tasks";
      result.push_back(std::move(task));
      continue;
    }
    task.name = taskName(objects, address);
    const int state = reader.value<int>(address + l.future_state).value_or(-1);
    const Address waiter = reader.pointerOrNull(address + l.task_fut_waiter);
    const Address exception = reader.pointerOrNull(address + l.future_exception);
    if (state == 1) {
      task.state = "cancelled";
    } else if (state == 2) {
      task.state = exception != 0 && exception != l.addr_none ? "failed with " + repr(objects, exception) : "done";
    } else if (running.count(address) != 0) {
      task.state = "running";
    } else {
      task.state = waiter != 0 && waiter != l.addr_none ? "waiting" : "ready";
    }
    if (waiter != 0 && waiter != l.addr_none) {
      const Type* kind = objects.typeOf(waiter);
      if (kind != nullptr && objects.inheritsNative(*kind, "_asyncio.Task")) {
        task.awaits = "task " + taskName(objects, waiter);
      } else if (kind != nullptr) {
        task.awaits = fmt::format("{} at {:#x}", kind->fullName(), waiter);
      }
    }
    // From the task's coroutine inwards along what each awaits.
    Address coroutine = reader.pointerOrNull(address + l.task_coro);
    std::unordered_set<Address> seen;
    while (seen.insert(coroutine).second && task.frames.size() < kMaxDepth) {
      const auto frame = frames.generatorFrame(coroutine);
      if (!frame) break;
      task.frames.push_back(*frame);
      const auto suspended = reader.value<int8_t>(coroutine + l.gen_frame_state);
      if (suspended != kGeneratorSuspended) break;
      coroutine = awaited(objects, *frame);
    }
    std::reverse(task.frames.begin(), task.frames.end());
    result.push_back(std::move(task));
  }
  std::sort(result.begin(), result.end(), [](const Task& a, const Task& b) {
    return a.name.size() != b.name.size() ? a.name.size() < b.name.size() : a.name < b.name;
  });
  return result;
}

}  // namespace vitrine::plugin
