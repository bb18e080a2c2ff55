// Entering and leaving frames on the C stack and in generators.
#include "frames.h"

#include <pthread.h>

using namespace vitrine::runtime;

namespace {

// The lowest address a new frame may have. A raised recursion limit must end in RecursionError,
// not in SIGSEGV; what is left below serves C code called from the last frame.
constexpr size_t kHeadRoom = 256 * 1024;

char* findStackLimit() {
  pthread_attr_t attributes;
  void* low = nullptr;
  size_t size = 0;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return reinterpret_cast<char*>(1);
  pthread_attr_getstack(&attributes, &low, &size);
  pthread_attr_destroy(&attributes);
  const size_t room = size < 4 * kHeadRoom ? size / 4 : kHeadRoom;
  return static_cast<char*>(low) + room;
}

__attribute__((noinline)) bool stackOverflows(PyThreadState* ts, const void* frame) {
  if (vt_stack_limit == nullptr) vt_stack_limit = findStackLimit();
  if (static_cast<const char*>(frame) >= vt_stack_limit) return false;
  ts->recursion_headroom++;
  PyErr_SetString(PyExc_RecursionError, "maximum recursion depth exceeded (C stack)");
  ts->recursion_headroom--;
  return true;
}

/// Counts one level of recursion as ceval does (start_frame). False with RecursionError set and
/// nothing counted.
bool enterRecursion(PyThreadState* ts, const void* frame) {
  if (VT_UNLIKELY(static_cast<const char*>(frame) < vt_stack_limit || vt_stack_limit == nullptr) &&
      stackOverflows(ts, frame)) {
    return false;
  }
  return VT_LIKELY(--ts->recursion_remaining >= 0) || _Py_CheckRecursiveCall(ts, "") == 0;
}

inline PyObject** slotsOf(vt_frame_head* frame) { return reinterpret_cast<PyObject**>(frame + 1); }

inline void warmUp(PyCodeObject* code) {
  if (VT_UNLIKELY(code->co_warmup != 0)) vt_warm_up(code);
}

inline void link(PyThreadState* ts, vt_frame_head* frame, PyFunctionObject* func, const vt_code* c) {
  warmUp(c->code);
  frame->f_func = func;
  frame->f_globals = func->func_globals;
  frame->f_builtins = func->func_builtins;
  frame->f_code = c->code;
  frame->frame_obj = nullptr;
  frame->prev_instr = c->first - 1;
  frame->stacktop = c->nlocalsplus;
  frame->is_entry = false;
  frame->owner = FRAME_OWNED_BY_THREAD;
  frame->previous = ts->cframe->current_frame;
  ts->cframe->current_frame = reinterpret_cast<_PyInterpreterFrame*>(frame);
  vt_call_count++;
}

/// A frame object holds on to the frame: its data moves there, references included.
void clearWithFrameObject(vt_frame_head* frame) {
  // Borrowed while the frame was running; _PyFrame_Clear gives them up or hands them over.
  Py_INCREF(frame->f_func);
  Py_INCREF(frame->f_code);
  _PyFrame_Clear(reinterpret_cast<_PyInterpreterFrame*>(frame));
}

}  // namespace

extern "C" {

__thread char* vt_stack_limit = nullptr;
uint64_t vt_call_count = 0;
uint64_t vt_resumption_count = 0;

void vt_warm_up(PyCodeObject* code) noexcept { _PyCode_Warmup(code); }

int vt_enter_slowly(PyThreadState* ts, const void* frame) noexcept { return enterRecursion(ts, frame) ? 0 : -1; }

void vt_exit_slowly(vt_frame_head* frame, int nlocalsplus) noexcept {
  frame->stacktop = nlocalsplus;
  clearWithFrameObject(frame);
  if (VT_UNLIKELY(vt_frames_written != 0)) vt_drop_kept(frame);
}

void vt_set_stack_limits(void* low, void* high) noexcept {
  (void)high;
  vt_stack_limit = static_cast<char*>(low) + kHeadRoom;
}

int vt_enter(PyThreadState* ts, vt_frame_head* frame, PyFunctionObject* func, const vt_code* c,
             PyObject** args) noexcept {
  if (VT_UNLIKELY(!enterRecursion(ts, frame))) {
    for (int i = 0; i < c->nargs; i++) Py_XDECREF(args[i]);
    return -1;
  }
  PyObject** slots = slotsOf(frame);
  int i = 0;
  for (; i < c->nargs; i++) slots[i] = args[i];
  for (; i < c->nlocalsplus; i++) slots[i] = nullptr;
  frame->f_locals = nullptr;
  link(ts, frame, func, c);
  return 0;
}

int vt_enter_namespace(PyThreadState* ts, vt_frame_head* frame, PyFunctionObject* func,
                       const vt_code* c, PyObject* locals) noexcept {
  if (!enterRecursion(ts, frame)) return -1;
  PyObject** slots = slotsOf(frame);
  for (int i = 0; i < c->nlocalsplus; i++) slots[i] = nullptr;
  frame->f_locals = vt_xnewref(locals);
  link(ts, frame, func, c);
  return 0;
}

void vt_exit(PyThreadState* ts, vt_frame_head* frame, int nlocalsplus) noexcept {
  // Unlink before clearing: finalizers must not see the dying frame (CPython GH-99729).
  ts->cframe->current_frame = frame->previous;
  if (VT_UNLIKELY(frame->frame_obj != nullptr)) {
    vt_exit_slowly(frame, nlocalsplus);
  } else {
    PyObject** slots = slotsOf(frame);
    for (int i = 0; i < nlocalsplus; i++) vt_xdrop(slots[i]);
    vt_xdrop(frame->f_locals);
  }
  ts->recursion_remaining++;
}

int vt_generator_enter(PyThreadState* ts, _PyInterpreterFrame* frame) noexcept {
  if (VT_UNLIKELY(!enterRecursion(ts, __builtin_frame_address(0)))) {
    // As an interpreted generator that could not start: the caller clears the frame, which still
    // holds what was sent.
    return -1;
  }
  warmUp(frame->f_code);
  frame->previous = ts->cframe->current_frame;
  ts->cframe->current_frame = frame;
  frame->stacktop = -1;
  frame->is_entry = false;
  vt_resumption_count++;
  return 0;
}

PyObject* vt_yield(PyThreadState* ts, _PyInterpreterFrame* frame, int depth, PyObject* value,
                   unsigned own) noexcept {
  if ((own & 1) == 0) Py_INCREF(value);
  frame->stacktop = frame->f_code->co_nlocalsplus + depth;
  _PyFrame_GetGenerator(frame)->gi_frame_state = FRAME_SUSPENDED;
  ts->cframe->current_frame = frame->previous;
  ts->recursion_remaining++;
  if (VT_UNLIKELY(vt_frames_written != 0)) vt_drop_kept(frame);
  return value;
}

void vt_generator_exit(PyThreadState* ts, _PyInterpreterFrame* frame) noexcept {
  // Suspended: the interpreter went on with the frame and has yielded from it.
  if (_PyFrame_GetGenerator(frame)->gi_frame_state != FRAME_SUSPENDED) {
    frame->stacktop = frame->f_code->co_nlocalsplus;
  }
  ts->cframe->current_frame = frame->previous;
  ts->recursion_remaining++;
  if (VT_UNLIKELY(vt_frames_written != 0)) vt_drop_kept(frame);
}

void vt_unbound_local(_PyInterpreterFrame* frame, int slot) noexcept {
  PyErr_Format(PyExc_UnboundLocalError,
               "cannot access local variable '%.200U' where it is not associated with a value",
               PyTuple_GET_ITEM(frame->f_code->co_localsplusnames, slot));
}

}  // extern "C"
