// The report as JSON, for `vitrine inspect` and other programs: docs/crash-reports.md has the
// format.
#include <unistd.h>

#include "crash.h"
#include "memory.h"
#include "native_stack.h"
#include "python_stack.h"
#include "symbols.h"
#include "tasks.h"
#include "values.h"

namespace vitrine::crash {

namespace {

constexpr int kMostFrames = 2000;
constexpr int kFramesWithLocals = 200;
constexpr int kMostNative = 256;
constexpr int kMostOfTask = 200;

/// Writes commas between the members of an object or array.
class List {
 public:
  explicit List(Output& out) : out_(out) {}
  Output& next() {
    if (!first_) out_.text(",\n");
    first_ = false;
    return out_;
  }
  Output& key(const char* name) {
    next().text("\"").text(name).text("\": ");
    return out_;
  }

 private:
  Output& out_;
  bool first_ = true;
};

void writeText(Output& out, const char* text) { out.beginJson().text(text).endJson(); }

void writeName(Output& out, const PyObject* text) {
  out.beginJson();
  if (!writeString(out, text, 0, 4000)) out.text("?");
  out.endJson();
}

void writeHex(Output& out, uintptr_t value) { out.text("\"0x").hex(value).text("\""); }

void writeLocal(void* data, const PyObject* name, const PyObject* value) {
  Output& out = static_cast<List*>(data)->next();
  writeName(out, name);
  out.text(": ").beginJson();
  writeValue(out, value);
  out.endJson();
}

void writeFrame(Output& out, const PythonFrame& f, bool with_locals) {
  out.text("{");
  List members(out);
  if (f.is_damaged) {
    writeHex(members.key("damaged"), address(f.at));
    out.text("}");
    return;
  }
  writeName(members.key("file"), f.code.co_filename);
  if (f.line >= 0) {
    members.key("line").number(f.line);
  } else {
    members.key("line").text("null");
  }
  writeName(members.key("function"), f.code.co_qualname);
  members.key("native").text(f.is_native ? "true" : "false");
  if (with_locals) {
    members.key("locals").text("{");
    List locals(out);
    forEachLocal(f, writeLocal, &locals);
    out.text("}");
  }
  out.text("}");
}

void writeExceptions(Output& out, const PyThreadState& thread) {
  List exceptions(out);
  const auto add = [&](const char* state, const PyObject* exception) {
    exceptions.next().text("{\"state\": \"").text(state).text("\", \"text\": ").beginJson();
    writeException(out, exception);
    out.endJson().text("}");
  };
  if (thread.curexc_value != nullptr) add("raised", thread.curexc_value);
  const _PyErr_StackItem* at = thread.exc_info;
  _PyErr_StackItem item;
  for (int i = 0; at != nullptr && i < 8 && readObject(at, &item); i++) {
    if (item.exc_value != nullptr && item.exc_value != Py_None) add("handled", item.exc_value);
    at = item.previous_item;
  }
}

struct Threads {
  List* list;
  const Crash* crash;
};

void writeThread(void* data, const PyThreadState& thread, const PyThreadState* at) {
  const auto& threads = *static_cast<Threads*>(data);
  Output& out = threads.list->next();
  out.text("{");
  List members(out);
  const bool crashed = at == threads.crash->thread;
  members.key("native_id").number(static_cast<int64_t>(thread.native_thread_id));
  members.key("main").text(
      thread.native_thread_id == static_cast<unsigned long>(getpid()) ? "true" : "false");
  members.key("crashed").text(crashed ? "true" : "false");
  members.key("holds_gil").text(at == gilHolder() ? "true" : "false");
  members.key("frame_count").number(countFrames(thread));
  members.key("frames").text("[");
  List frames(out);
  FrameWalk walk(thread);
  PythonFrame frame;
  for (int i = 0; i < kMostFrames && walk.next(&frame); i++) {
    frames.next();
    writeFrame(out, frame, i < kFramesWithLocals);
  }
  out.text("]");
  members.key("exceptions").text("[");
  writeExceptions(out, thread);
  out.text("]}");
}

void writeSignal(Output& out, const Crash& c) {
  List members(out);
  members.key("number").number(c.number);
  writeText(members.key("name"), signalName(c.number));
  writeText(members.key("description"),
            isStackOverflow(c) ? "stack overflow" : signalDescription(c.number));
  if (const char* access = accessKind(c)) {
    writeText(members.key("access"), access);
    writeHex(members.key("address"), address(c.info->si_addr));
  } else if (c.info->si_code <= 0) {
    members.key("sender").number(c.info->si_pid);
  }
  members.key("thread").number(gettid());
}

void writeNative(Output& out, const Crash& c) {
  List frames(out);
  NativeWalk walk(*c.context);
  NativeFrame frame;
  for (int i = 0; i < kMostNative && walk.next(&frame); i++) {
    frames.next().text("{\"pc\": ");
    writeHex(out, frame.pc);
    out.text(", \"symbol\": ").beginJson();
    writeSymbol(out, frame.pc, frame.is_exact);
    out.endJson().text("}");
  }
}

void writeTask(void* data, const Task& task) {
  Output& out = static_cast<List*>(data)->next();
  out.text("{");
  List members(out);
  writeName(members.key("name"), task.name);
  members.key("state").beginJson();
  writeTaskState(out, task);
  out.endJson();
  members.key("awaits").beginJson();
  if (task.awaits != nullptr) writeTaskAwaits(out, task);
  out.endJson();
  members.key("frames").text("[");
  List list(out);
  const _PyInterpreterFrame* frames[kMostOfTask];
  PythonFrame frame;
  for (int i = taskFrames(task, frames, kMostOfTask); i > 0; i--) {
    if (!FrameWalk(frames[i - 1]).next(&frame)) continue;
    list.next();
    writeFrame(out, frame, true);
  }
  out.text("]}");
}

}  // namespace

void writeJson(Output& out, const Crash& crash) {
  out.text("{");
  List members(out);
  members.key("vitrine_report").number(1);
  writeText(members.key("kind"), "signal");
  members.key("program").beginJson();
  writeProgram(out);
  out.endJson();
  members.key("build_id").beginJson();
  writeBuildId(out);
  out.endJson();
  members.key("process").number(getpid());
  members.key("core").beginJson();
  writeCoreHint(out);
  out.endJson();
  members.key("signal").text("{");
  writeSignal(out, crash);
  out.text("}");
  members.key("threads").text("[");
  List list(out);
  Threads threads = {&list, &crash};
  forEachThread(writeThread, &threads);
  out.text("]");
  members.key("native_stack").text("[");
  writeNative(out, crash);
  out.text("]");
  members.key("tasks").text("[");
  List tasks(out);
  forEachTask(writeTask, &tasks);
  out.text("]}\n");
}

}  // namespace vitrine::crash
