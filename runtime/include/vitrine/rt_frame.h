// Entering, leaving, unwinding and suspending frames of compiled code.
//
// Always true between vt_enter and vt_exit: the frame is the thread's current frame; prev_instr is at
// the instruction being executed (for instructions that can be observed); the locals are in the
// frame's slots; operand-stack values are in C++ variables, and are written into the frame ("spilled")
// before the frame is left through an exception, a deoptimisation or a suspension.
#pragma once

#include <vitrine/rt.h>

extern "C" {

/// Links a new frame for `func` and moves `args` (c->nargs references, all taken over) into its slots;
/// the other slots become NULL. Counts recursion like CPython: on overflow the references are given up,
/// nothing is linked, RecursionError is set and -1 returned.
int vt_enter(PyThreadState* ts, vt_frame_head* frame, PyFunctionObject* func, const vt_code* c,
             PyObject** args) noexcept;

/// The same for class and module code: `locals` (borrowed) becomes f_locals, all slots are NULL.
int vt_enter_namespace(PyThreadState* ts, vt_frame_head* frame, PyFunctionObject* func,
                       const vt_code* c, PyObject* locals) noexcept;

/// Unlinks the frame, gives up its locals, and hands its contents to the frame object if one outlives
/// the call. Preserves a set exception.
void vt_exit(PyThreadState* ts, vt_frame_head* frame, int nlocalsplus) noexcept;

/// An instruction left with a FrameState whose stack has been spilled (frame->stacktop says how much)
/// and that has a handler. Returns 0 when the exception is caught: the stack was cut to `depth`,
/// lasti (with `push_lasti`) and the exception were pushed. Otherwise the frame was finished by the
/// interpreter (deoptimisation, tracing): 1 with its result (or NULL and an exception) in *result.
/// `reraise`: no new traceback entry (RERAISE and bare raise).
int vt_catch(PyThreadState* ts, _PyInterpreterFrame* frame, int depth, int push_lasti, int reraise,
             PyObject** result) noexcept;

/// The same without a handler: drops the spilled stack; returns NULL with the exception set, or the
/// result when the interpreter finished the frame.
PyObject* vt_unwind(PyThreadState* ts, _PyInterpreterFrame* frame, int reraise) noexcept;

/// Signals, pending calls, GIL requests, asynchronous exceptions, and tracing switched on meanwhile.
/// Called when *vt_eval_breaker(ts) is set. 0, or -1 to leave (deoptimise when no exception is set).
int vt_handle_breaker(PyThreadState* ts) noexcept;

/// Ends a call (`result` owned, or NULL): the eval breaker is set or the thread is being traced. Returns
/// the result, or NULL to leave.
PyObject* vt_after_call(PyThreadState* ts, PyObject* result) noexcept;

/// Resume of a generator body: links the generator's frame as the thread's current one (counts
/// recursion). -1 with RecursionError set on overflow: the body then returns NULL at once.
int vt_generator_enter(PyThreadState* ts, _PyInterpreterFrame* frame) noexcept;
/// Suspension: `depth` operand-stack entries have been spilled. Marks the generator as suspended and
/// unlinks its frame. Returns `value` (a new reference; bit 0 of own: moved).
PyObject* vt_yield(PyThreadState* ts, _PyInterpreterFrame* frame, int depth, PyObject* value,
                   unsigned own) noexcept;
/// End of a generator body (return or exception): unlinks the frame; its contents are cleared by
/// CPython's generator code.
void vt_generator_exit(PyThreadState* ts, _PyInterpreterFrame* frame) noexcept;

/// The lowest address at which this thread may enter a frame; NULL until it is known.
extern __thread char* vt_stack_limit;
/// Compiled calls so far, for VITRINE_STATS. The GIL protects it.
extern uint64_t vt_call_count;
/// The cold half of entering: looks closer when a limit seems to be reached. 0 when the frame may be
/// entered (its level of recursion is counted), else -1 with RecursionError set and nothing counted.
int vt_enter_slowly(PyThreadState* ts, const void* frame) noexcept;
/// As the interpreter's RESUME: code that was begun eight times is ready to be specialised. Natively
/// this decides nothing but what counts as a level of recursion (runtime/calls/c_functions.h).
void vt_warm_up(PyCodeObject* code) noexcept;
/// The cold half of leaving: a frame object holds on to the frame.
void vt_exit_slowly(vt_frame_head* frame, int nlocalsplus) noexcept;

/// Generators resumed natively so far, for VITRINE_STATS.
extern uint64_t vt_resumption_count;
/// How many frames were written to from outside while they may have been running natively.
extern int vt_frames_written;
/// Gives up what is kept for a frame that ends or is suspended (runtime/frames/locals_to_fast.cpp).
/// Only when vt_frames_written is not 0. Preserves a set exception.
void vt_drop_kept(const void* frame) noexcept;

/// Unbound local in slot `slot`: sets UnboundLocalError as CPython words it.
void vt_unbound_local(_PyInterpreterFrame* frame, int slot) noexcept;

}  // extern "C"

// ---- small pieces that must be in line even without optimisation --------------------------------
#define VT_INLINE inline __attribute__((always_inline))

/// Not Py_INCREF: without optimisation that is a function, which a debugger would step into.
VT_INLINE void vt_incref(PyObject* o) {
#ifdef Py_REF_DEBUG
  Py_INCREF(o);
#else
  o->ob_refcnt++;
#endif
}
VT_INLINE PyObject* vt_newref(PyObject* o) {
#ifdef Py_REF_DEBUG
  Py_INCREF(o);
#else
  o->ob_refcnt++;
#endif
  return o;
}
VT_INLINE PyObject* vt_xnewref(PyObject* o) {
  return o != nullptr ? vt_newref(o) : nullptr;
}
VT_INLINE void vt_drop(PyObject* o) {
#ifdef Py_REF_DEBUG
  Py_DECREF(o);
#else
  if (--o->ob_refcnt == 0) _Py_Dealloc(o);
#endif
}
VT_INLINE void vt_xdrop(PyObject* o) {
  if (o != nullptr) vt_drop(o);
}
/// Tells the compiler's caller whether vt_handle_breaker has to be called.
VT_INLINE int vt_breaker(PyThreadState* ts) {
  return VT_UNLIKELY(*reinterpret_cast<volatile int*>(&ts->interp->ceval.eval_breaker));
}

/// A function was entered by the current frame's CALL: the position moves on to the last of its cache
/// entries, as where the interpreter calls without recursion (CALL in ceval.c; f_lasti and tb_lasti show it).
VT_INLINE void vt_call_entered(PyThreadState* ts) {
  reinterpret_cast<vt_frame_head*>(ts->cframe->current_frame)->prev_instr += INLINE_CACHE_ENTRIES_CALL;
}

/// vt_enter with the numbers known.
template <int kArgs, int kLocals>
VT_INLINE int vt_fast_enter(PyThreadState* ts, vt_frame_head* frame, PyFunctionObject* func, const vt_code* c,
                            PyObject** args) {
  const int remaining = ts->recursion_remaining - 1;
  if (VT_UNLIKELY(remaining < 0 || reinterpret_cast<char*>(frame) < vt_stack_limit || vt_stack_limit == nullptr)) {
    if (vt_enter_slowly(ts, frame) < 0) {
      for (int i = 0; i < kArgs; i++) vt_xdrop(args[i]);
      return -1;
    }
  } else {
    ts->recursion_remaining = remaining;
  }
  if (VT_UNLIKELY(c->code->co_warmup != 0)) vt_warm_up(c->code);
  PyObject** slots = reinterpret_cast<PyObject**>(frame + 1);
  for (int i = 0; i < kArgs; i++) slots[i] = args[i];
  for (int i = kArgs; i < kLocals; i++) slots[i] = nullptr;
  frame->f_func = func;
  frame->f_globals = func->func_globals;
  frame->f_builtins = func->func_builtins;
  frame->f_locals = nullptr;
  frame->f_code = c->code;
  frame->frame_obj = nullptr;
  frame->prev_instr = c->first - 1;
  frame->stacktop = kLocals;
  frame->is_entry = false;
  frame->owner = FRAME_OWNED_BY_THREAD;
  _PyCFrame* cframe = ts->cframe;
  frame->previous = cframe->current_frame;
  cframe->current_frame = reinterpret_cast<_PyInterpreterFrame*>(frame);
  vt_call_count++;
  return 0;
}

/// vt_generator_enter in line.
VT_INLINE int vt_fast_generator_enter(PyThreadState* ts, _PyInterpreterFrame* frame) {
  auto* head = reinterpret_cast<vt_frame_head*>(frame);
  char local;  // its address stands for the stack's depth
  if (VT_UNLIKELY(ts->recursion_remaining <= 0 || &local < vt_stack_limit || vt_stack_limit == nullptr ||
                  head->f_code->co_warmup != 0)) {
    return vt_generator_enter(ts, frame);
  }
  ts->recursion_remaining--;
  head->previous = ts->cframe->current_frame;
  ts->cframe->current_frame = frame;
  head->stacktop = -1;
  head->is_entry = false;
  vt_resumption_count++;
  return 0;
}

/// vt_yield with the operand stack's height in slots known.
VT_INLINE PyObject* vt_fast_yield(PyThreadState* ts, _PyInterpreterFrame* frame, int stacktop, PyObject* value,
                                  unsigned own) {
  auto* head = reinterpret_cast<vt_frame_head*>(frame);
  if ((own & 1) == 0) Py_INCREF(value);
  head->stacktop = stacktop;
  reinterpret_cast<PyGenObject*>(reinterpret_cast<char*>(frame) - offsetof(PyGenObject, gi_iframe))->gi_frame_state =
      FRAME_SUSPENDED;
  ts->cframe->current_frame = head->previous;
  ts->recursion_remaining++;
  if (VT_UNLIKELY(vt_frames_written != 0)) vt_drop_kept(frame);
  return value;
}

/// vt_exit with the number known; for functions, whose f_locals is only set by tools.
template <int kLocals>
VT_INLINE void vt_fast_exit(PyThreadState* ts, vt_frame_head* frame) {
  ts->cframe->current_frame = frame->previous;
  if (VT_UNLIKELY(frame->frame_obj != nullptr)) {
    vt_exit_slowly(frame, kLocals);
  } else {
    PyObject** slots = reinterpret_cast<PyObject**>(frame + 1);
    for (int i = 0; i < kLocals; i++) vt_xdrop(slots[i]);
    vt_xdrop(frame->f_locals);
  }
  ts->recursion_remaining++;
}
