// Every structure is copied before it is looked at; chains are followed for a bounded number of
// steps.
#include "python_stack.h"

#include "../frames/frames.h"
#include "line_table.h"
#include "memory.h"

namespace vitrine::crash {

namespace {

constexpr int kMostFrames = 1000000;
constexpr int kMostThreads = 4096;
constexpr int kMostInterpreters = 256;
constexpr int kMostLocals = 256;

/// The frame has not begun: the interpreter is still making it.
bool isIncomplete(const PythonFrame& f) {
  const uintptr_t first = address(f.frame.f_code) + offsetof(PyCodeObject, co_code_adaptive);
  return f.frame.owner != FRAME_OWNED_BY_GENERATOR &&
         address(f.frame.prev_instr) <
             first + static_cast<uintptr_t>(f.code._co_firsttraceable) * sizeof(_Py_CODEUNIT);
}

bool isCode(const PyCodeObject& code) { return code.ob_base.ob_base.ob_type == &PyCode_Type; }

bool hasNativeCode(const PyCodeObject& code) {
  struct {
    Py_ssize_t size;
    void* slot;
  } extra;
  return code.co_extra != nullptr && readBytes(address(code.co_extra), &extra, sizeof(extra)) &&
         extra.size > 0 && extra.slot != nullptr;
}

}  // namespace

FrameWalk::FrameWalk(const PyThreadState& thread) {
  _PyCFrame cframe;
  if (readObject(thread.cframe, &cframe)) at_ = cframe.current_frame;
}

bool FrameWalk::skip() {
  const _PyInterpreterFrame* previous;
  if (at_ == nullptr || !readObject(&at_->previous, &previous)) {
    at_ = nullptr;
    return false;
  }
  at_ = previous;
  return true;
}

bool FrameWalk::next(PythonFrame* out) {
  while (at_ != nullptr) {
    out->at = at_;
    out->line = -1;
    out->is_native = false;
    out->is_damaged = true;
    if (!readBytes(address(at_), &out->frame, offsetof(_PyInterpreterFrame, localsplus))) {
      at_ = nullptr;
      return true;
    }
    at_ = out->frame.previous;
    if (!readObject(out->frame.f_code, &out->code) || !isCode(out->code)) return true;
    out->is_damaged = false;
    if (isIncomplete(*out)) continue;
    const auto first = reinterpret_cast<intptr_t>(out->frame.f_code) +
                       static_cast<intptr_t>(offsetof(PyCodeObject, co_code_adaptive));
    const intptr_t unit = (reinterpret_cast<intptr_t>(out->frame.prev_instr) - first) /
                          static_cast<intptr_t>(sizeof(_Py_CODEUNIT));
    if (unit < out->code.ob_base.ob_size) out->line = lineOf(out->code, static_cast<int>(unit));
    out->is_native = hasNativeCode(out->code);
    return true;
  }
  return false;
}

int countFrames(const PyThreadState& thread) {
  FrameWalk walk(thread);
  int count = 0;
  while (count < kMostFrames && walk.skip()) count++;
  return count;
}

void forEachThread(void (*visit)(void*, const PyThreadState&, const PyThreadState*), void* data) {
  const PyInterpreterState* interpreter = _PyRuntime.interpreters.head;
  for (int i = 0; interpreter != nullptr && i < kMostInterpreters; i++) {
    const PyThreadState* at;
    if (!readObject(&interpreter->threads.head, &at)) return;
    for (int j = 0; at != nullptr && j < kMostThreads; j++) {
      PyThreadState thread;
      if (!readObject(at, &thread)) break;
      visit(data, thread, at);
      at = thread.next;
    }
    if (!readObject(&interpreter->next, &interpreter)) return;
  }
}

const PyThreadState* gilHolder() {
  return reinterpret_cast<const PyThreadState*>(_PyRuntime.gilstate.tstate_current._value);
}

const PyThreadState* currentThread() {
  struct Search {
    unsigned long id;
    const PyThreadState* found;
  } search = {PyThread_get_thread_ident(), nullptr};
  forEachThread(
      [](void* data, const PyThreadState& thread, const PyThreadState* at) {
        auto* wanted = static_cast<Search*>(data);
        if (thread.thread_id != wanted->id) return;
        // With several interpreters a thread may have several states: the one at work holds the
        // GIL.
        if (wanted->found == nullptr || at == gilHolder()) wanted->found = at;
      },
      &search);
  return search.found;
}

void forEachLocal(const PythonFrame& f,
                  void (*visit)(void*, const PyObject*, const PyObject*),
                  void* data) {
  if (f.is_damaged || (f.code.co_flags & CO_OPTIMIZED) == 0) return;
  const auto* names = reinterpret_cast<const PyTupleObject*>(f.code.co_localsplusnames);
  for (int i = 0; i < f.code.co_nlocalsplus && i < kMostLocals; i++) {
    const PyObject *name, *value;
    if (!readObject(const_cast<const PyObject* const*>(names->ob_item) + i, &name) ||
        !readObject(const_cast<const PyObject* const*>(f.at->localsplus) + i, &value)) {
      return;
    }
    visit(data, name, value);
  }
}

}  // namespace vitrine::crash
