// asyncio's tasks, read from memory: those that asyncio.all_tasks() would list, and finished ones that are still
// there. lldb-plugin/model/tasks.cpp reads the same from outside.
#pragma once

#include "output.h"
#include "python_stack.h"

namespace vitrine::crash {

struct Task {
  const PyObject* name;         // a str, or garbage
  const char* state;            // "running", "waiting", "ready", "done", "failed", "cancelled"
  const PyObject* awaits;       // the future that it waits for, or NULL
  const PyObject* awaits_task;  // the name of that, when it is a task; else NULL
  const PyObject* exception;    // when it has failed; else NULL
  const PyObject* coroutine;
};

/// Calls visit(data, task) for each, at most 1,000. Nothing when asyncio was not imported.
void forEachTask(void (*visit)(void* data, const Task& task), void* data);

/// The frames of a task: its coroutine's first, then what that awaits, inwards; at most `most`. Returns how many.
int taskFrames(const Task& task, const _PyInterpreterFrame** frames, int most);

/// "failed with ValueError: x", "waiting"; and what it waits for: "task Task-2", "Future at 0x...".
void writeTaskState(Output& out, const Task& task);
void writeTaskAwaits(Output& out, const Task& task);

}  // namespace vitrine::crash
