// PyFrame_LocalsToFast, with which debuggers write into a frame's locals from outside.
//
// Optimised code borrows references from the slots of its own running frame, and has proved some of
// them bound. So in a frame that may be running natively the old values stay alive until it ends or
// is suspended, and a bound local cannot be unbound from outside: it keeps its value.
// Everybody gets this function in place of CPython's (Objects/frameobject.c), dlsym() included:
// link-options.txt.
#include "frames.h"

#include <alloca.h>

using namespace vitrine::runtime;

namespace {

/// The values that a frame's locals had when it was written to. The GIL protects the list.
struct Kept {
  Kept* next;
  const void* frame;
  int count;
  PyObject* values[1];  // owned
};
Kept* kept = nullptr;

/// Whether the interpreter pushed the frame itself, in this thread.
bool isOnDataStack(const _PyInterpreterFrame* frame) {
  const auto* address = reinterpret_cast<const char*>(frame);
  for (_PyStackChunk* chunk = _PyThreadState_GET()->datastack_chunk; chunk != nullptr; chunk = chunk->previous) {
    const auto* base = reinterpret_cast<const char*>(chunk);
    if (address >= base && address < base + chunk->size) return true;
  }
  return false;
}

/// False for certain when the interpreter runs the frame, or nobody does.
bool mayRunNatively(const _PyInterpreterFrame* frame) {
  // Set by the interpreter in every frame that it does not enter from itself.
  if (nativeCode(frame->f_code) == nullptr || frame->is_entry) return false;
  switch (frame->owner) {
    case FRAME_OWNED_BY_THREAD:
      return !isOnDataStack(frame);
    case FRAME_OWNED_BY_GENERATOR:
      return _PyFrame_GetGenerator(const_cast<_PyInterpreterFrame*>(frame))->gi_frame_state == FRAME_EXECUTING;
    default:
      return false;
  }
}

bool keepAlive(const _PyInterpreterFrame* frame, PyObject* const* values, int count) {
  auto* entry = static_cast<Kept*>(PyMem_Malloc(sizeof(Kept) + sizeof(PyObject*) * static_cast<size_t>(count)));
  if (entry == nullptr) return false;
  *entry = {kept, frame, count, {}};
  for (int i = 0; i < count; i++) entry->values[i] = vt_xnewref(values[i]);
  kept = entry;
  vt_frames_written++;
  return true;
}

}  // namespace

extern "C" {

int vt_frames_written = 0;

void vt_drop_kept(const void* frame) noexcept {
  // Finalizers may run, write to other frames, and must not see a pending exception.
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  Kept** link = &kept;
  while (*link != nullptr) {
    Kept* entry = *link;
    if (entry->frame != frame) {
      link = &entry->next;
      continue;
    }
    *link = entry->next;
    vt_frames_written--;
    for (int i = 0; i < entry->count; i++) Py_XDECREF(entry->values[i]);
    PyMem_Free(entry);
    link = &kept;
  }
  PyErr_Restore(type, value, traceback);
}

/// As PyFrame_LocalsToFast. The caller holds the GIL; a pending exception stays.
void vt_locals_to_fast(PyFrameObject* f, int clear) noexcept {
  if (f == nullptr || f->f_fast_as_locals == 0 || f->f_frame->stacktop == 0) return;  // 0: cleared
  _PyInterpreterFrame* frame = f->f_frame;
  if (!mayRunNatively(frame)) {
    _PyFrame_LocalsToFast(frame, clear);
    f->f_fast_as_locals = 0;
    return;
  }
  const int count = frame->f_code->co_nlocals;
  auto** before = static_cast<PyObject**>(alloca(sizeof(PyObject*) * static_cast<size_t>(count + 1)));
  for (int i = 0; i < count; i++) before[i] = frame->localsplus[i];
  if (!keepAlive(frame, before, count)) return;  // out of memory: nothing is written
  _PyFrame_LocalsToFast(frame, clear);
  for (int i = 0; i < count; i++) {
    if (frame->localsplus[i] == nullptr && before[i] != nullptr) frame->localsplus[i] = Py_NewRef(before[i]);
  }
  f->f_fast_as_locals = 0;
}

}  // extern "C"
