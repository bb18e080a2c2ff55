// What a debugger calls in a stopped program: Python expressions in a frame (`py eval`, `py set`, conditions).
//
// In: a frame of the thread that is stopped and holds the GIL, at a place between two operations. The
// debugger checks this; nothing here can. Always true afterwards: the thread's exception state is as before.
#include <vitrine/rt.h>

#include <cstring>

namespace {

/// The last answer; the GIL protects it. Kept so that the debugger can look at the object.
struct Answer {
  PyObject* value;     // owned or NULL
  PyObject* text;      // owned: repr() of the value, or the message of the exception
  PyObject* replaced;  // owned list or NULL: what variables had before, see replace()
};
Answer answer;

/// Sets the exception aside while code runs.
class Quiet {
 public:
  Quiet() { PyErr_Fetch(&type_, &value_, &traceback_); }
  ~Quiet() { PyErr_Restore(type_, value_, traceback_); }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;

 private:
  PyObject *type_, *value_, *traceback_;
};

PyObject* contents(PyObject* value, _PyLocals_Kind kind) {
  if (value != nullptr && (kind & (CO_FAST_CELL | CO_FAST_FREE)) != 0 && PyCell_Check(value)) return PyCell_GET(value);
  return value;
}

/// A new dict of the frame's variables, or a new reference to its namespace.
PyObject* localsOf(_PyInterpreterFrame* frame) {
  if (frame->f_locals != nullptr) return Py_NewRef(frame->f_locals);
  PyObject* dict = PyDict_New();
  PyCodeObject* code = frame->f_code;
  for (int i = 0; dict != nullptr && i < code->co_nlocalsplus; i++) {
    PyObject* value = contents(frame->localsplus[i], _PyLocals_GetKind(code->co_localspluskinds, i));
    if (value == nullptr) continue;
    if (PyDict_SetItem(dict, PyTuple_GET_ITEM(code->co_localsplusnames, i), value) < 0) Py_CLEAR(dict);
  }
  return dict;
}

/// A new reference, or NULL with an exception.
PyObject* evaluate(_PyInterpreterFrame* frame, const char* text, int start) {
  PyObject* locals = localsOf(frame);
  if (locals == nullptr) return nullptr;
  PyObject* code = Py_CompileString(text, "<debugger>", start);
  PyObject* value = code != nullptr ? PyEval_EvalCode(code, frame->f_globals, locals) : nullptr;
  Py_XDECREF(code);
  Py_DECREF(locals);
  return value;
}

/// Puts `value` (borrowed) into a slot of a frame. The old object is kept for good: an expression that is under way in
/// the frame may have borrowed it from the slot. 0, or -1 with an exception.
int replace(PyObject** slot, PyObject* value) {
  if (answer.replaced == nullptr && (answer.replaced = PyList_New(0)) == nullptr) return -1;
  if (*slot != nullptr && PyList_Append(answer.replaced, *slot) < 0) return -1;
  Py_INCREF(value);
  Py_XSETREF(*slot, value);
  return 0;
}

/// Gives `value` (borrowed) to a variable of the frame. 0, or -1 with an exception.
int assign(_PyInterpreterFrame* frame, const char* name, PyObject* value) {
  if (frame->f_locals != nullptr) {
    PyObject* key = PyUnicode_FromString(name);
    const int failed = key == nullptr ? -1 : PyObject_SetItem(frame->f_locals, key, value);
    Py_XDECREF(key);
    return failed;
  }
  PyCodeObject* code = frame->f_code;
  for (int i = 0; i < code->co_nlocalsplus; i++) {
    const char* slot_name = PyUnicode_AsUTF8(PyTuple_GET_ITEM(code->co_localsplusnames, i));
    if (slot_name == nullptr) return -1;
    if (std::strcmp(slot_name, name) != 0) continue;
    PyObject** slot = &frame->localsplus[i];
    const _PyLocals_Kind kind = _PyLocals_GetKind(code->co_localspluskinds, i);
    if ((kind & (CO_FAST_CELL | CO_FAST_FREE)) != 0 && *slot != nullptr && PyCell_Check(*slot)) {
      return PyCell_Set(*slot, value);
    }
    return replace(slot, value);
  }
  if (PyDict_GetItemString(frame->f_globals, name) != nullptr) {
    return PyDict_SetItemString(frame->f_globals, name, value);
  }
  PyErr_Format(PyExc_NameError, "name '%s' is not defined in this frame", name);
  return -1;
}

/// The exception's type and text; clears it.
PyObject* message() {
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  PyErr_NormalizeException(&type, &value, &traceback);
  PyObject* text = value != nullptr ? PyUnicode_FromFormat("%s: %S", Py_TYPE(value)->tp_name, value) : nullptr;
  PyErr_Clear();
  Py_XDECREF(type);
  Py_XDECREF(value);
  Py_XDECREF(traceback);
  return text;
}

}  // namespace

extern "C" {

/// Evaluates `text` in `frame`; with `name`, also gives the value to that variable. 0, or -1 when Python raised
/// an exception. vt_debugger_text() then is repr() of the value or the exception's message.
int vt_debugger_evaluate(_PyInterpreterFrame* frame, const char* text, const char* name) noexcept {
  const Quiet quiet;
  Py_CLEAR(answer.value);
  Py_CLEAR(answer.text);
  answer.value = evaluate(frame, text, Py_eval_input);
  if (answer.value != nullptr && (name == nullptr || assign(frame, name, answer.value) == 0)) {
    answer.text = PyObject_Repr(answer.value);
  }
  if (answer.text != nullptr) return 0;
  answer.text = message();
  return -1;
}

/// UTF-8; empty when there is no text. Valid until the next evaluation.
const char* vt_debugger_text() noexcept {
  const Quiet quiet;
  const char* text = answer.text != nullptr ? PyUnicode_AsUTF8(answer.text) : nullptr;
  return text != nullptr ? text : "";
}

/// A breakpoint's condition, in the thread's current frame: whether to stop. A condition that raises stops:
/// the user has to see that it is wrong.
int vt_debugger_condition(const char* text) noexcept {
  PyThreadState* ts = _PyThreadState_GET();
  if (ts == nullptr || ts->cframe->current_frame == nullptr) return 1;
  const Quiet quiet;
  PyObject* value = evaluate(ts->cframe->current_frame, text, Py_eval_input);
  const int truth = value != nullptr ? PyObject_IsTrue(value) : -1;
  Py_XDECREF(value);
  if (truth >= 0) return truth;
  Py_XSETREF(answer.text, message());
  return 1;
}

}  // extern "C"
