/* Hands CPython's line events to a Python function, for startup/sitecustomize.py.
 *
 * start(callback, switched, files, unbound): switched(event) is called when the program begins to trace or to profile, and before it forks. From now on callback(kind, code, line, values, namespace, depth) is called at each line event of this
 * thread in this process whose code's file is a key of the dict `files`. `values` is a tuple with what
 * each slot of the frame holds (of cells: what is in them), in the order of co_varnames, co_cellvars,
 * co_freevars, or `unbound` where there is nothing; `namespace` is that of a class or module body, otherwise None; `depth` counts the Python frames of the thread. An exception that the callback lets
 * out is one that a signal's handler raised while it ran: it is raised in the frame.
 * `kind`: 0, a line event. 1, a line that only tracing runs: before CPython reports an exception, it normalises it (Python/ceval.c,
 * call_exc_trace), and so runs __new__ and __init__ of its class or __subclasscheck__ of its metaclass once more than
 * untraced. Recognised by call_exc_trace on the C stack. 2, no line event: RecursionError was raised in this frame.
 * 3, a line of a function that compiled programs interpret: it was given a namespace, as by exec(), and has cells
 * (runtime/frames/doors.cpp; generators are native from their first resumption on).
 * stop() ends it.
 *
 * In C, for three reasons: the trace function of sys.settrace gets the locals in a dictionary that keeps
 * them alive; a Python function needs room below the recursion limit, where programs that count their
 * depth would lose events; and ctypes would import modules that the program can see.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <unistd.h>
#include <unwind.h>

enum {
  kCFrames = 40,        /* between a Python function and what called it through C */
  kRoom = 400,          /* frames that the callback may need */
  kFrameOfObject = 24,  /* PyFrameObject.f_frame */
  kLocals = 24,         /* _PyInterpreterFrame.f_locals */
  kPrevious = 48,       /* _PyInterpreterFrame.previous */
  kSlots = 72           /* _PyInterpreterFrame.localsplus */
};

static PyObject* callback;
static PyObject* switched;
static PyObject* files;
static PyObject* unbound;
static pid_t own;
static void* reports_exceptions;  /* the C function call_exc_trace of this interpreter */
static PyFrameObject* set_aside;  /* the outermost frame that only tracing runs, or NULL */
static PyObject* interpreted;     /* a set: the addresses of frames of functions that compiled programs interpret */

static PyObject* values_of(PyFrameObject* frame, PyCodeObject* code) {
  PyObject** slots = (PyObject**)(*(char**)((char*)frame + kFrameOfObject) + kSlots);
  PyObject* values = PyTuple_New(code->co_nlocalsplus);
  if (values == NULL) return NULL;
  const char* kinds = PyBytes_AS_STRING(code->co_localspluskinds);
  for (int i = 0; i < code->co_nlocalsplus; ++i) {
    PyObject* value = slots[i];
    /* 0x40: a cell, 0x80: a free variable. Before MAKE_CELL the slot has the argument itself. */
    if (value != NULL && (kinds[i] & 0xc0) && PyCell_Check(value)) value = PyCell_GET(value);
    if (value == NULL) value = unbound;
    PyTuple_SET_ITEM(values, i, Py_NewRef(value));
  }
  return values;
}

static PyObject* namespace_of(PyFrameObject* frame, PyCodeObject* code) {
  PyObject* namespace = *(PyObject**)(*(char**)((char*)frame + kFrameOfObject) + kLocals);
  return (code->co_flags & CO_OPTIMIZED) || namespace == NULL ? Py_None : namespace;
}

static int depth_of(PyThreadState* ts) {
  int depth = 0;
  for (char* frame = (char*)ts->cframe->current_frame; frame != NULL; frame = *(char**)(frame + kPrevious)) ++depth;
  return depth;
}

struct search {
  int left;     /* C frames to look at */
  void* found;  /* the last function seen */
};

static _Unwind_Reason_Code next_frame(struct _Unwind_Context* context, void* data) {
  struct search* search = data;
  search->found = _Unwind_FindEnclosingFunction((void*)_Unwind_GetIP(context));
  return --search->left == 0 || search->found == reports_exceptions ? _URC_END_OF_STACK : _URC_NO_REASON;
}

/* Learns where call_exc_trace is: it calls call_trace, which calls this. */
static int learn(PyObject* self, PyFrameObject* frame, int what, PyObject* argument) {
  (void)self, (void)frame, (void)argument;
  if (what != PyTrace_EXCEPTION) return 0;
  struct search search = {3, NULL};
  _Unwind_Backtrace(next_frame, &search);
  reports_exceptions = search.found;
  return 0;
}

static int only_for_tracing(void) {
  struct search search = {kCFrames, NULL};
  _Unwind_Backtrace(next_frame, &search);
  return search.found == reports_exceptions;
}

/* At a call: a function's frame has a namespace at its start only when it was given one; locals() makes one later. */
static void note_namespace(PyFrameObject* frame) {
  PyCodeObject* code = PyFrame_GetCode(frame);
  PyObject* address = PyLong_FromVoidPtr(frame);
  const int generator = code->co_flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR);
  const int starts = PyFrame_GetLasti(frame) <= code->_co_firsttraceable * (int)sizeof(_Py_CODEUNIT);
  const int given = *(PyObject**)(*(char**)((char*)frame + kFrameOfObject) + kLocals) != NULL;
  if (address != NULL && starts) {
    if (given && (code->co_flags & CO_OPTIMIZED) && code->co_ncellvars != 0 && !generator) {
      PySet_Add(interpreted, address);
    } else {
      PySet_Discard(interpreted, address);
    }
  }
  PyErr_Clear();
  Py_XDECREF(address);
  Py_DECREF(code);
}

static int runs_interpreted(PyFrameObject* frame) {
  if (PySet_GET_SIZE(interpreted) == 0) return 0;
  PyObject* address = PyLong_FromVoidPtr(frame);
  const int found = address != NULL && PySet_Contains(interpreted, address) == 1;
  Py_XDECREF(address);
  return found;
}

/* Whether `argument`, that of an exception event, is a RecursionError that was raised in this very frame. */
static int strikes(PyObject* argument) {
  PyObject* traceback = PyTuple_GET_ITEM(argument, 2);
  return PyTuple_GET_ITEM(argument, 0) == PyExc_RecursionError && traceback != NULL && PyTraceBack_Check(traceback) &&
         ((PyTracebackObject*)traceback)->tb_next == NULL;
}

static int trace(PyObject* self, PyFrameObject* frame, int what, PyObject* argument) {
  (void)self;
  if (getpid() != own) return 0;
  if (what == PyTrace_CALL && set_aside == NULL && only_for_tracing()) set_aside = frame;
  if (what == PyTrace_RETURN && set_aside == frame) set_aside = NULL;
  if (what == PyTrace_CALL) note_namespace(frame);
  int kind = what == PyTrace_EXCEPTION && strikes(argument) ? 2 : -1;
  if (what == PyTrace_LINE) kind = set_aside != NULL ? 1 : runs_interpreted(frame) ? 3 : 0;
  if (kind < 0) return 0;
  PyCodeObject* code = PyFrame_GetCode(frame);
  PyThreadState* ts = PyThreadState_Get();
  int result = 0;
  if (PyDict_Contains(files, code->co_filename) == 1) {
    PyObject *type, *error, *traceback;
    PyErr_Fetch(&type, &error, &traceback);
    ts->recursion_remaining += kRoom;
    const int collects = PyGC_Disable();  /* what is allocated here must not be what makes the program's garbage go */
    PyObject* values = values_of(frame, code);
    PyObject* done = values == NULL
        ? NULL : PyObject_CallFunction(callback, "iOiNOi", kind, code, PyFrame_GetLineNumber(frame), values,
                                        namespace_of(frame, code), depth_of(ts));
    if (collects) PyGC_Enable();
    ts->recursion_remaining -= kRoom;
    if (done == NULL) result = -1;
    else PyErr_Restore(type, error, traceback);
    Py_XDECREF(done);
  }
  Py_DECREF(code);
  return result;
}

/* A hook of sys.addaudithook would take a level of recursion from programs that call exec(). */
static int audit(const char* event, PyObject* arguments, void* data) {
  (void)arguments, (void)data;
  if (strcmp(event, "sys.settrace") != 0 && strcmp(event, "sys.setprofile") != 0 && strcmp(event, "os.fork") != 0) return 0;
  PyObject* done = PyObject_CallFunction(switched, "s", event);
  Py_XDECREF(done);
  return done == NULL ? -1 : 0;
}

static PyObject* start(PyObject* self, PyObject* arguments) {
  (void)self;
  if (!PyArg_ParseTuple(arguments, "OOO!O", &callback, &switched, &PyDict_Type, &files, &unbound)) return NULL;
  Py_INCREF(callback);
  Py_INCREF(switched);
  Py_INCREF(files);
  Py_INCREF(unbound);
  own = getpid();
  interpreted = PySet_New(NULL);
  if (interpreted == NULL) return NULL;
  PyObject* nothing = PyDict_New();
  if (nothing == NULL) return NULL;
  PyEval_SetTrace(learn, NULL);
  PyObject* none = PyRun_String("1 / 0", Py_eval_input, nothing, nothing);
  PyEval_SetTrace(NULL, NULL);
  Py_DECREF(nothing);
  Py_XDECREF(none);
  PyErr_Clear();
  if (reports_exceptions == NULL) {
    PyErr_SetString(PyExc_RuntimeError, "call_exc_trace is not to be found: no unwind tables?");
    return NULL;
  }
  if (PySys_AddAuditHook(audit, NULL) < 0) return NULL;
  PyEval_SetTrace(trace, NULL);
  Py_RETURN_NONE;
}

static PyObject* stop(PyObject* self, PyObject* unused) {
  (void)self;
  (void)unused;
  PyEval_SetTrace(NULL, NULL);
  Py_RETURN_NONE;
}

static PyMethodDef methods[] = {{"start", start, METH_VARARGS, "start(callback, switched, files, unbound)"},
                                {"stop", stop, METH_NOARGS, "stop()"},
                                {NULL, NULL, 0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "vitrine_recorder", NULL, -1, methods,
                                    NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_vitrine_recorder(void) { return PyModule_Create(&module); }
