// The report as text.
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

constexpr int kFirstFrames = 60;  // of a deep recursion, and its outermost ones
constexpr int kLastFrames = 20;
constexpr int kFramesWithLocals = 16;
constexpr int kMostNative = 64;
constexpr int kMostHandled = 8;
constexpr int kMostOfTask = 32;

struct Threads {
  Output* out;
  const Crash* crash;
};

void writeHead(Output& out, const Crash& c) {
  out.text("\nvitrine: died of ").text(signalName(c.number)).text(", ");
  out.text(isStackOverflow(c) ? "stack overflow" : signalDescription(c.number));
  if (const char* access = accessKind(c)) {
    out.text(" ").text(access).text(" address 0x").hex(address(c.info->si_addr));
  } else if (c.info->si_code <= 0 && c.info->si_pid != getpid()) {
    out.text(" sent by process ").number(c.info->si_pid);
  }
  out.text(", in thread ")
      .number(gettid())
      .text(gettid() == getpid() ? " (the main thread)" : "")
      .text("\n");
  out.text("Program: ");
  writeProgram(out);
  out.text("  build id ");
  writeBuildId(out);
  out.text("\n");
  out.flush();
}

void writeLocal(void* data, const PyObject* name, const PyObject* value) {
  auto& out = *static_cast<Output*>(data);
  out.text("      ");
  writeString(out, name, 0, 60);
  out.text(" = ");
  writeValue(out, value);
  out.text("\n");
}

void writeFrame(Output& out, const PythonFrame& f, bool with_locals) {
  out.text("  File \"");
  if (f.is_damaged || !writeString(out, f.code.co_filename, 0, 1000)) {
    out.text("?\" (damaged frame at 0x").hex(address(f.at)).text(")\n");
    return;
  }
  out.text("\", line ");
  if (f.line >= 0) {
    out.number(f.line);
  } else {
    out.text("?");
  }
  out.text(", in ");
  if (!writeString(out, f.code.co_qualname, 0, 300)) out.text("?");
  out.text(f.is_native ? "\n" : "  [interpreted]\n");
  if (with_locals) forEachLocal(f, writeLocal, &out);
}

void writeFrames(Output& out, const PyThreadState& thread, bool with_locals) {
  const int count = countFrames(thread);
  FrameWalk walk(thread);
  PythonFrame frame;
  for (int i = 0; walk.next(&frame) && i < count; i++) {
    writeFrame(out, frame, with_locals && i < kFramesWithLocals);
    out.flush();
    const int left_out = count - kFirstFrames - kLastFrames;
    if (i == kFirstFrames && left_out > 1) {
      out.text("  ... ").number(left_out).text(" more frames\n");
      for (int j = 0; j < left_out && walk.skip(); j++) i++;
    }
  }
  if (count == 0) out.text("  (no Python frame)\n");
}

void writeExceptions(Output& out, const PyThreadState& thread) {
  if (thread.curexc_type != nullptr) {
    out.text("Exception on its way: ");
    if (thread.curexc_value != nullptr) {
      writeException(out, thread.curexc_value);
    } else {
      out.text("(without a value)");
    }
    out.text("\n");
  }
  const _PyErr_StackItem* at = thread.exc_info;
  _PyErr_StackItem item;
  for (int i = 0; at != nullptr && i < kMostHandled && readObject(at, &item); i++) {
    if (item.exc_value != nullptr && item.exc_value != Py_None) {
      out.text("Exception being handled: ");
      writeException(out, item.exc_value);
      out.text("\n");
    }
    at = item.previous_item;
  }
}

void writeThread(const Threads& threads, const PyThreadState& thread, const PyThreadState* at) {
  Output& out = *threads.out;
  const bool crashed = at == threads.crash->thread;
  out.text("\nPython stack of ")
      .text(crashed ? "the crashed thread " : "thread ")
      .number(static_cast<int64_t>(thread.native_thread_id));
  if (at == gilHolder()) out.text(", which holds the GIL");
  out.text(", most recent call first:\n");
  writeFrames(out, thread, crashed);
  writeExceptions(out, thread);
  out.flush();
}

void visitCrashed(void* data, const PyThreadState& thread, const PyThreadState* at) {
  const auto& threads = *static_cast<Threads*>(data);
  if (at == threads.crash->thread) writeThread(threads, thread, at);
}
void visitOthers(void* data, const PyThreadState& thread, const PyThreadState* at) {
  const auto& threads = *static_cast<Threads*>(data);
  if (at != threads.crash->thread) writeThread(threads, thread, at);
}

void writeNative(Output& out, const Crash& c) {
  out.text("\nNative stack of the crashed thread, most recent call first:\n");
  NativeWalk walk(*c.context);
  NativeFrame frame;
  for (int i = 0; walk.next(&frame); i++) {
    if (i == kMostNative) {
      out.text("  ...\n");
      break;
    }
    out.text(i < 10 ? "  #" : " #").number(i).text(" 0x").hex(frame.pc, 12).text(" ");
    writeSymbol(out, frame.pc, frame.is_exact);
    out.text("\n");
    out.flush();
  }
}

void writeTask(void* data, const Task& task) {
  auto& out = *static_cast<Output*>(data);
  out.text("\nTask ");
  if (!writeString(out, task.name, 0, 100)) out.text("?");
  out.text(", ");
  writeTaskState(out, task);
  if (task.awaits != nullptr) {
    out.text(" for ");
    writeTaskAwaits(out, task);
  }
  out.text(", most recent call first:\n");
  const _PyInterpreterFrame* frames[kMostOfTask];
  PythonFrame frame;
  for (int i = taskFrames(task, frames, kMostOfTask); i > 0; i--) {
    if (FrameWalk(frames[i - 1]).next(&frame)) writeFrame(out, frame, false);
  }
  out.flush();
}

}  // namespace

void writeText(Output& out, const Crash& crash) {
  writeHead(out, crash);
  Threads threads = {&out, &crash};
  if (crash.thread == nullptr) out.text("\nThe crashed thread is none of Python's.\n");
  forEachThread(visitCrashed, &threads);
  writeNative(out, crash);
  forEachThread(visitOthers, &threads);
  forEachTask(writeTask, &out);
  out.text("\n");
  writeCoreHint(out);
}

}  // namespace vitrine::crash
