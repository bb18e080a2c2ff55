// Resuming native generators and coroutines from native code, without the way through
// Objects/genobject.c: what gen_send_ex2 does there, in the states that need no words.
#include "resume.h"

#include "../frames/frames.h"

#include <vitrine/rt_fast.h>

using namespace vitrine::runtime;

namespace {

/// The generator returned (`result`, or NULL with an exception) and is finished. As gen_send_ex2's end:
/// `sent` tells send() from next(), which gives NULL for a returned None.
PySendResult finish(PyGenObject* gen, _PyInterpreterFrame* frame, PyObject** result, bool sent) {
  if (*result == nullptr) {
    if (PyErr_ExceptionMatches(PyExc_StopIteration)) {
      _PyErr_FormatFromCause(PyExc_RuntimeError, "%s",
                             PyCoro_CheckExact(gen) ? "coroutine raised StopIteration"
                                                    : "generator raised StopIteration");
    }
  } else if (*result == Py_None && !sent) {
    Py_CLEAR(*result);
  }
  _PyErr_ClearExcState(&gen->gi_exc_state);
  gen->gi_frame_state = FRAME_CLEARED;
  _PyFrame_Clear(frame);
  return *result != nullptr ? PYGEN_RETURN : PYGEN_ERROR;
}

/// Whether `o` is a generator or coroutine that native code can resume now, with `value` (NULL: next()).
inline const vt_code* resumable(PyThreadState* ts, PyObject* o, PyObject* value) {
  if (!Py_IS_TYPE(o, &PyGen_Type) && !Py_IS_TYPE(o, &PyCoro_Type)) return nullptr;
  auto* gen = reinterpret_cast<PyGenObject*>(o);
  const bool ready = gen->gi_frame_state == FRAME_SUSPENDED ||
                     (gen->gi_frame_state == FRAME_CREATED && (value == nullptr || value == Py_None));
  if (VT_UNLIKELY(!ready || tracing(ts))) return nullptr;
  const vt_code* c = nativeCode(reinterpret_cast<_PyInterpreterFrame*>(gen->gi_iframe)->f_code);
  return c != nullptr && c->resume != nullptr ? c : nullptr;
}

inline PySendResult resume(PyThreadState* ts, PyObject* o, const vt_code* c, PyObject* value, PyObject** result) {
  auto* gen = reinterpret_cast<PyGenObject*>(o);
  auto* frame = reinterpret_cast<_PyInterpreterFrame*>(gen->gi_iframe);
  _PyFrame_StackPush(frame, Py_NewRef(value != nullptr ? value : Py_None));
  frame->previous = ts->cframe->current_frame;
  gen->gi_exc_state.previous_item = ts->exc_info;
  ts->exc_info = &gen->gi_exc_state;
  gen->gi_frame_state = FRAME_EXECUTING;
  *result = c->resume(ts, frame, 0);
  if (gen->gi_frame_state == FRAME_EXECUTING) gen->gi_frame_state = FRAME_COMPLETED;
  ts->exc_info = gen->gi_exc_state.previous_item;
  gen->gi_exc_state.previous_item = nullptr;
  frame->previous = nullptr;
  if (VT_LIKELY(*result != nullptr && gen->gi_frame_state == FRAME_SUSPENDED)) return PYGEN_NEXT;
  return finish(gen, frame, result, value != nullptr);
}

}  // namespace

namespace vitrine::runtime {

PySendResult sendTo(PyThreadState* ts, PyObject* receiver, PyObject* value, PyObject** result) {
  // PyIter_Send calls next() when None is sent to an iterator, but send() of generators.
  if (const vt_code* c = resumable(ts, receiver, value); c != nullptr) return resume(ts, receiver, c, value, result);
  return PyIter_Send(receiver, value, result);
}

}  // namespace vitrine::runtime

extern "C" int vt_for_iter_generator(PyThreadState* ts, PyObject* iterator, PyObject** item) noexcept {
  const vt_code* c = resumable(ts, iterator, nullptr);
  if (c == nullptr) return vt_for_iter(ts, iterator, item);
  const PySendResult status = resume(ts, iterator, c, nullptr, item);
  if (VT_LIKELY(status == PYGEN_NEXT)) return tracing(ts) ? vt_put_aside_all(item, 1) : 1;
  if (status == PYGEN_ERROR && _PyErr_Occurred(ts) != nullptr) return -1;
  // A returned value is what StopIteration would carry, which the loop ignores.
  Py_CLEAR(*item);
  return tracing(ts) ? vt_put_aside_exhausted() : 0;
}
