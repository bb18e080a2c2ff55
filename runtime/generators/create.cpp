// Calling a generator function: the generator object as RETURN_GENERATOR would have left it.
#include "../calls/calls.h"

extern "C" PyObject* _Py_MakeCoro(PyFunctionObject* func);

namespace vitrine::runtime {
namespace {

/// The instructions before RETURN_GENERATOR, on the generator's frame.
int runPrefix(_PyInterpreterFrame* frame, const vt_code* c) {
  int argument = 0;
  for (const _Py_CODEUNIT* unit = c->first; unit < c->first + c->generator_start; unit++) {
    argument = (argument << 8) | _Py_OPARG(*unit);
    switch (_PyOpcode_Deopt[_Py_OPCODE(*unit)]) {
      case EXTENDED_ARG:
        continue;
      case MAKE_CELL:
        if (vt_make_cell(frame, argument) < 0) return -1;
        break;
      case COPY_FREE_VARS:
        vt_copy_free_vars(frame, argument);
        break;
      default:
        break;
    }
    argument = 0;
  }
  return 0;
}

/// A coroutine that records its origin looks at the frame before the current one, which it takes for
/// its own call's: give it one, marked as not having begun.
PyGenObject* makeWithOrigin(PyThreadState* ts, PyFunctionObject* func, const vt_code* c) {
  _PyInterpreterFrame call = {};
  call.f_func = func;
  call.f_globals = func->func_globals;
  call.f_builtins = func->func_builtins;
  call.f_code = c->code;
  call.prev_instr = c->first - 1;
  call.owner = FRAME_OWNED_BY_THREAD;
  call.previous = ts->cframe->current_frame;
  ts->cframe->current_frame = &call;
  PyObject* gen = _Py_MakeCoro(func);
  ts->cframe->current_frame = call.previous;
  return reinterpret_cast<PyGenObject*>(gen);
}

}  // namespace

PyObject* newGenerator(PyThreadState* ts, PyFunctionObject* func, const vt_code* c, PyObject** args) {
  auto drop = [&]() {
    for (int i = 0; i < c->nargs; i++) Py_XDECREF(args[i]);
    return nullptr;
  };
  // The interpreter counts the call's level of recursion up to RETURN_GENERATOR.
  if (--ts->recursion_remaining < 0 && _Py_CheckRecursiveCall(ts, "") != 0) return drop();
  ts->recursion_remaining++;
  PyGenObject* gen = VT_LIKELY(ts->coroutine_origin_tracking_depth == 0)
                         ? reinterpret_cast<PyGenObject*>(_Py_MakeCoro(func))
                         : makeWithOrigin(ts, func, c);
  if (gen == nullptr) return drop();

  auto* frame = reinterpret_cast<_PyInterpreterFrame*>(gen->gi_iframe);
  _PyFrame_InitializeSpecials(frame, reinterpret_cast<PyFunctionObject*>(Py_NewRef(reinterpret_cast<PyObject*>(func))),
                              nullptr, c->nlocalsplus);
  frame->owner = FRAME_OWNED_BY_GENERATOR;
  frame->previous = nullptr;
  frame->prev_instr = c->first + c->generator_start;
  int i = 0;
  for (; i < c->nargs; i++) frame->localsplus[i] = args[i];
  for (; i < c->nlocalsplus; i++) frame->localsplus[i] = nullptr;
  gen->gi_frame_state = FRAME_CREATED;
  if (runPrefix(frame, c) < 0) {
    Py_DECREF(gen);
    return nullptr;
  }
  return reinterpret_cast<PyObject*>(gen);
}

}  // namespace vitrine::runtime
