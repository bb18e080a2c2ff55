// Every structure is copied before it is looked at; chains are followed for a bounded number of
// steps.
#include "python_stack.h"

#include "../frames/frames.h"
#include "containers.h"
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

/// What `py globals` and `vitrine inspect` leave out too: the rest would drown in it.
bool isNoise(const PyObject* name, const PyObject* value) {
  char text[2] = "";
  PyObject head;
  PyASCIIObject string;
  if (!readObject(reinterpret_cast<const PyASCIIObject*>(name), &string) || !readObject(value, &head)) return false;
  if (string.state.ascii != 0 && string.state.compact != 0 && string.length > 4 &&
      readBytes(address(name) + sizeof(string), text, sizeof(text)) && text[0] == '_' && text[1] == '_') {
    return true;
  }
  PyTypeObject* base;
  return typeHas(value, Py_TPFLAGS_TYPE_SUBCLASS) || head.ob_type == &PyModule_Type ||
         head.ob_type == &PyCFunction_Type || head.ob_type == &PyFunction_Type ||
         (readObject(&head.ob_type->tp_base, &base) && base == &PyFunction_Type);  // compiled ones
}

/// The names of a module or class body; those of a namespace that is no dict (`__prepare__`) are not known.
void forEachName(const PyObject* dict,
                 void (*visit)(void*, const PyObject*, const PyObject*),
                 void* data) {
  DictWalk walk(dict);
  const PyObject *name, *value;
  for (int i = 0; i < kMostLocals && walk.next(&name, &value);) {
    if (!typeHas(name, Py_TPFLAGS_UNICODE_SUBCLASS) || isNoise(name, value)) continue;
    visit(data, name, value);
    i++;
  }
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
  if (f.is_damaged) return;
  if ((f.code.co_flags & CO_OPTIMIZED) == 0) return forEachName(f.frame.f_locals, visit, data);
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
