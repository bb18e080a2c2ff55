// Leaving compiled code: exceptions, and the interpreter as the exit.
#include "frames.h"

namespace vitrine::runtime {

PendingLeave pending_leave;

// co_exceptiontable: see Objects/exception_handling_notes.txt. Entries are sorted by start.
int handlerTarget(PyCodeObject* code, int unit) {
  const auto* at = reinterpret_cast<const unsigned char*>(PyBytes_AS_STRING(code->co_exceptiontable));
  const unsigned char* end = at + PyBytes_GET_SIZE(code->co_exceptiontable);
  auto next = [&]() {
    int value = 0;
    while (at < end) {
      const unsigned char byte = *at++;
      value = (value << 6) | (byte & 63);
      if ((byte & 64) == 0) break;
    }
    return value;
  };
  while (at < end) {
    const int start = next();
    const int length = next();
    const int target = next();
    next();  // depth and lasti
    if (unit < start) break;
    if (unit < start + length) return target;
  }
  return -1;
}

namespace {

void push(_PyInterpreterFrame* frame, PyObject* value) { frame->localsplus[frame->stacktop++] = value; }

void cutStack(_PyInterpreterFrame* frame, int depth) {
  const int bottom = frame->f_code->co_nlocalsplus + depth;
  while (frame->stacktop > bottom) Py_XDECREF(frame->localsplus[--frame->stacktop]);
}

/// The interpreter finishes the frame (or, in a generator, runs it up to the next suspension).
PyObject* interpret(PyThreadState* ts, _PyInterpreterFrame* frame, int throwing = 0) {
  // The interpreter links the frame and counts its level of recursion itself.
  ts->cframe->current_frame = frame->previous;
  ts->recursion_remaining++;
  PyObject* result = __real__PyEval_EvalFrameDefault(ts, frame, throwing);
  ts->recursion_remaining--;
  frame->previous = ts->cframe->current_frame;
  ts->cframe->current_frame = frame;
  return result;
}

int jumpArgument(_PyInterpreterFrame* frame) {
  _Py_CODEUNIT* unit = frame->prev_instr;
  _Py_CODEUNIT* first = _PyCode_CODE(frame->f_code);
  int argument = _Py_OPARG(*unit);
  for (int shift = 8; --unit >= first && _PyOpcode_Deopt[_Py_OPCODE(*unit)] == EXTENDED_ARG; shift += 8) {
    argument |= _Py_OPARG(*unit) << shift;
  }
  return argument;
}

/// The unit before the instruction the frame is at, with its EXTENDED_ARGs.
_Py_CODEUNIT* beforeInstruction(_PyInterpreterFrame* frame) {
  _Py_CODEUNIT* first = _PyCode_CODE(frame->f_code);
  _Py_CODEUNIT* unit = frame->prev_instr - 1;
  while (unit >= first && _PyOpcode_Deopt[_Py_OPCODE(*unit)] == EXTENDED_ARG) unit--;
  return unit;
}

/// A conditional jump: how far it goes when its operand's truth is `truth`, 0 when it does not. Those
/// that keep their operand give it up when they do not jump. False: not a conditional jump.
bool conditionalJump(_PyInterpreterFrame* frame, int opcode, bool truth, int argument, int* distance) {
  *distance = 0;
  switch (opcode) {
    case POP_JUMP_FORWARD_IF_TRUE:
    case POP_JUMP_FORWARD_IF_FALSE:
      if (truth == (opcode == POP_JUMP_FORWARD_IF_TRUE)) *distance = argument;
      return true;
    case POP_JUMP_BACKWARD_IF_TRUE:
    case POP_JUMP_BACKWARD_IF_FALSE:
      if (truth == (opcode == POP_JUMP_BACKWARD_IF_TRUE)) *distance = -argument;
      return true;
    case JUMP_IF_TRUE_OR_POP:
    case JUMP_IF_FALSE_OR_POP:
      if (truth == (opcode == JUMP_IF_TRUE_OR_POP)) {
        *distance = argument;
      } else if (frame != nullptr) {
        Py_DECREF(frame->localsplus[--frame->stacktop]);
      }
      return true;
    default:
      return false;
  }
}

/// Puts the frame into the state behind the instruction it is at and interprets on from there.
PyObject* deoptimise(PyThreadState* ts, _PyInterpreterFrame* frame) {
  const int opcode = _PyOpcode_Deopt[_Py_OPCODE(*frame->prev_instr)];
  const int argument = jumpArgument(frame);
  _Py_CODEUNIT* last = frame->prev_instr + _PyOpcode_Caches[opcode];
  const PendingLeave leave = pending_leave;
  pending_leave = {};
  if (leave.how == Leave::IsTrue || leave.how == Leave::IsFalse) {
    int distance;
    conditionalJump(frame, opcode, leave.how == Leave::IsTrue, argument, &distance);
    frame->prev_instr = last + distance;
    statistics.after_call++;
    return interpret(ts, frame);
  }
  if (leave.how == Leave::Again) {
    push(frame, leave.results[0]);
    frame->prev_instr = beforeInstruction(frame);
    statistics.after_call++;
    return interpret(ts, frame);
  }
  if (leave.how != Leave::Next) {
    // SEND that returned, FOR_ITER that is exhausted: the operand goes, the jump is taken.
    Py_DECREF(frame->localsplus[--frame->stacktop]);
    last += argument;
  }
  for (int i = 0; i < leave.count; i++) push(frame, leave.results[i]);
  switch (opcode) {
    case JUMP_BACKWARD:
    case POP_JUMP_BACKWARD_IF_FALSE:
    case POP_JUMP_BACKWARD_IF_TRUE:
    case POP_JUMP_BACKWARD_IF_NONE:
    case POP_JUMP_BACKWARD_IF_NOT_NONE:
      last -= argument;  // left at the eval breaker, which is looked at after the jump
      statistics.at_breaker++;
      break;
    case RESUME:
      statistics.at_breaker++;
      break;
    default:
      statistics.after_call++;
      break;
  }
  frame->prev_instr = last;
  return interpret(ts, frame);
}

// An exception that arrives while the thread is being traced is raised in the interpreter, as
// generator.throw() does: it adds the traceback entry, reports the events, finds the handler. But to
// it a frame that begins so has just been called, and it reports that first: these two take the place
// of the trace and profile functions for this one event.
Py_tracefunc hidden_trace;
Py_tracefunc hidden_profile;

int skipTraceCall(PyObject*, PyFrameObject*, int, PyObject*) {
  _PyThreadState_GET()->c_tracefunc = hidden_trace;
  return 0;
}
int skipProfileCall(PyObject*, PyFrameObject*, int, PyObject*) {
  _PyThreadState_GET()->c_profilefunc = hidden_profile;
  return 0;
}

PyObject* interpretException(PyThreadState* ts, _PyInterpreterFrame* frame) {
  statistics.in_exception++;
  if (ts->tracing == 0) {  // else nothing is reported
    hidden_trace = ts->c_tracefunc;
    hidden_profile = ts->c_profilefunc;
    if (hidden_trace != nullptr) ts->c_tracefunc = skipTraceCall;
    if (hidden_profile != nullptr) ts->c_profilefunc = skipProfileCall;
  }
  return interpret(ts, frame, 1);
}

/// Whether an operation that gave no result left for the interpreter, and did not fail. C functions that
/// fail without an exception get ceval's.
bool isLeaving(PyThreadState* ts) {
  if (_PyErr_Occurred(ts) != nullptr) return false;
  if (VT_LIKELY(tracing(ts))) return true;
  _PyErr_SetString(ts, PyExc_SystemError, "error return without exception set");
  return false;
}

/// Reports that the frame is left by an exception, as ceval's trace_function_exit does.
void reportUnwinding(PyThreadState* ts, Py_tracefunc function, PyObject* object, _PyInterpreterFrame* frame) {
  if (function == nullptr || ts->tracing != 0) return;
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  PyFrameObject* frame_object = _PyFrame_GetFrameObject(frame);
  int failed = -1;
  if (frame_object != nullptr) {
    const int before = ts->tracing_what;
    PyThreadState_EnterTracing(ts);
    ts->tracing_what = PyTrace_RETURN;
    failed = function(object, frame_object, PyTrace_RETURN, nullptr);
    PyThreadState_LeaveTracing(ts);
    ts->tracing_what = before;
  }
  if (failed == 0) {
    PyErr_Restore(type, value, traceback);
  } else {
    Py_XDECREF(type);
    Py_XDECREF(value);
    Py_XDECREF(traceback);
  }
}

/// The line of a traceback entry is found by going through the code's whole line table, unless the
/// table is there decoded (PyCode_Addr2Line in Objects/codeobject.c; CPython does that for tracing).
/// Code that raised once mostly raises again. Keeps the set exception; without memory nothing is lost.
void decodeLines(PyCodeObject* code) {
  if (VT_LIKELY(code->_co_linearray != nullptr)) return;
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  _PyCode_CreateLineArray(code);
  PyErr_Restore(type, value, traceback);
}

void addTraceback(_PyInterpreterFrame* frame) {
  if (_PyFrame_IsIncomplete(frame)) return;
  decodeLines(frame->f_code);
  PyFrameObject* frame_object = _PyFrame_GetFrameObject(frame);
  if (frame_object != nullptr) PyTraceBack_Here(frame_object);
}

// Where the last RERAISE stands, which has moved its frame's position; or -1. The GIL protects it.
int reraise_unit = -1;

}  // namespace
}  // namespace vitrine::runtime

using namespace vitrine::runtime;

extern "C" {

PyObject* vt_put_aside(PyObject* result) noexcept {
  pending_leave = {Leave::Next, 1, {result, nullptr}};
  return nullptr;
}
int vt_put_aside_all(PyObject** results, int count) noexcept {
  pending_leave = {Leave::Next, count, {count > 0 ? results[0] : nullptr, count > 1 ? results[1] : nullptr}};
  return -1;
}
int vt_put_aside_exhausted(void) noexcept {
  pending_leave = {Leave::Exhausted, 0, {nullptr, nullptr}};
  return -1;
}
int vt_put_aside_truth(PyThreadState* ts, int truth) noexcept {
  const int opcode = _PyOpcode_Deopt[_Py_OPCODE(*ts->cframe->current_frame->prev_instr)];
  int distance;
  if (!conditionalJump(nullptr, opcode, truth != 0, 0, &distance)) return truth;
  pending_leave = {truth != 0 ? Leave::IsTrue : Leave::IsFalse, 0, {nullptr, nullptr}};
  return -1;
}
int vt_trace_exception(PyThreadState* ts) noexcept {
  if (ts->c_tracefunc == nullptr || ts->tracing != 0) return 0;
  PyFrameObject* frame_object = _PyFrame_GetFrameObject(ts->cframe->current_frame);
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  PyErr_NormalizeException(&type, &value, &traceback);
  PyObject* event = PyTuple_Pack(3, type, value, traceback != nullptr ? traceback : Py_None);
  int failed = -1;
  if (frame_object != nullptr && event != nullptr) {
    const int before = ts->tracing_what;
    PyThreadState_EnterTracing(ts);
    ts->tracing_what = PyTrace_EXCEPTION;
    failed = ts->c_tracefunc(ts->c_traceobj, frame_object, PyTrace_EXCEPTION, event);
    PyThreadState_LeaveTracing(ts);
    ts->tracing_what = before;
  }
  Py_XDECREF(event);
  if (failed == 0) {
    PyErr_Restore(type, value, traceback);
    return 0;
  }
  Py_XDECREF(type);
  Py_XDECREF(value);
  Py_XDECREF(traceback);
  return -1;
}
int vt_put_aside_operand(PyObject* operand) noexcept {
  pending_leave = {Leave::Again, 1, {operand, nullptr}};
  return -1;
}

int vt_catch(PyThreadState* ts, _PyInterpreterFrame* frame, int depth, int push_lasti, int reraise,
             PyObject** result) noexcept {
  if (isLeaving(ts)) {
    *result = deoptimise(ts, frame);
    return 1;
  }
  if (reraise == 0) {
    if (tracing(ts)) {
      *result = interpretException(ts, frame);
      return 1;
    }
    addTraceback(frame);
  }
  const int unit = static_cast<int>(frame->prev_instr - _PyCode_CODE(frame->f_code));
  cutStack(frame, depth);
  if (push_lasti != 0) {
    PyObject* lasti = PyLong_FromLong(unit);
    if (lasti == nullptr) {
      // Out of memory while handling an exception: ceval tries again with the new one.
      lasti = Py_NewRef(Py_None);
    }
    push(frame, lasti);
  }
  PyObject *type, *value, *traceback;
  _PyErr_Fetch(ts, &type, &value, &traceback);
  _PyErr_NormalizeException(ts, &type, &value, &traceback);
  PyException_SetTraceback(value, traceback != nullptr ? traceback : Py_None);
  Py_XDECREF(traceback);
  Py_XDECREF(type);
  push(frame, value);
  const int raised_at = reraise != 0 && reraise_unit >= 0 ? reraise_unit : unit;
  reraise_unit = -1;
  if (!tracing(ts)) return 0;
  // Only re-raising gets here: the handler is that of the instruction itself, not of the position.
  const int target = handlerTarget(frame->f_code, raised_at);
  if (target < 0) return 0;
  statistics.in_exception++;
  frame->prev_instr = _PyCode_CODE(frame->f_code) + target - 1;
  *result = interpret(ts, frame);
  return 1;
}

PyObject* vt_unwind(PyThreadState* ts, _PyInterpreterFrame* frame, int reraise) noexcept {
  if (isLeaving(ts)) return deoptimise(ts, frame);
  reraise_unit = -1;
  if (reraise == 0) {
    if (tracing(ts)) return interpretException(ts, frame);
    addTraceback(frame);
  }
  cutStack(frame, 0);
  if (tracing(ts)) {
    reportUnwinding(ts, ts->c_tracefunc, ts->c_traceobj, frame);
    reportUnwinding(ts, ts->c_profilefunc, ts->c_profileobj, frame);
  }
  return nullptr;
}

int vt_reraise(PyThreadState* ts, _PyInterpreterFrame* frame, PyObject* exception, PyObject* lasti,
               unsigned own) noexcept {
  if (lasti != nullptr) {
    reraise_unit = static_cast<int>(frame->prev_instr - _PyCode_CODE(frame->f_code));
    // None: there was no memory for the number.
    if (PyLong_Check(lasti)) frame->prev_instr = _PyCode_CODE(frame->f_code) + PyLong_AsLong(lasti);
  }
  if ((own & 1) == 0) Py_INCREF(exception);
  _PyErr_Restore(ts, Py_NewRef(PyExceptionInstance_Class(exception)), exception,
                 PyException_GetTraceback(exception));
  return 0;
}

}  // extern "C"
