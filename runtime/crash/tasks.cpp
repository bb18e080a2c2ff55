#include "tasks.h"

#include <cstring>

#include "containers.h"
#include "debuginfo/schema/offsets.h"
#include "memory.h"
#include "values.h"

// Where the structures of _asyncio's .c file have their fields (runtime/cpython/offsets.cpp).
extern "C" const vitrine::schema::CPythonOffsets vt_cpython_offsets;

namespace vitrine::crash {

namespace {

constexpr int kMostTasks = 1000;
constexpr int kMostBases = 32;
constexpr int kMostRunning = 64;

/// The field at `offset`, or NULL.
const PyObject* field(const PyObject* object, uint16_t offset) {
  const PyObject* value = nullptr;
  return readBytes(address(object) + offset, &value, sizeof(value)) && value != Py_None ? value : nullptr;
}

/// Whether its type is _asyncio's Task, or derived from it.
bool isTask(const PyObject* object) {
  PyObject head;
  if (!readObject(object, &head)) return false;
  PyTypeObject* type = head.ob_type;
  for (int i = 0; type != nullptr && i < kMostBases; i++) {
    const char* name;
    char text[32];
    if (!readObject(&type->tp_name, &name) || !readString(address(name), text, sizeof(text))) return false;
    if (strcmp(text, "_asyncio.Task") == 0) return true;
    if (!readObject(&type->tp_base, &type)) return false;
  }
  return false;
}

struct Search {
  void (*visit)(void*, const Task&);
  void* data;
  const PyObject* running[kMostRunning];
  int running_count;
  int found;
};

const char* stateOf(const Search& search, const PyObject* task, const PyObject* exception, bool waits) {
  int state = -1;
  readBytes(address(task) + vt_cpython_offsets.future_state, &state, sizeof(state));
  if (state == 1) return "cancelled";
  if (state == 2) return exception != nullptr ? "failed" : "done";
  for (int i = 0; i < search.running_count; i++) {
    if (search.running[i] == task) return "running";
  }
  return waits ? "waiting" : "ready";
}

void visitReference(void* data, const PyObject* reference) {
  auto& search = *static_cast<Search*>(data);
  const auto& at = vt_cpython_offsets;
  const PyObject* object = field(reference, at.weakref_object);
  if (object == nullptr || !isTask(object) || search.found++ >= kMostTasks) return;
  Task task = {};
  task.name = field(object, at.task_name);
  task.awaits = field(object, at.task_fut_waiter);
  if (task.awaits != nullptr && isTask(task.awaits)) task.awaits_task = field(task.awaits, at.task_name);
  task.exception = field(object, at.future_exception);
  task.coroutine = field(object, at.task_coro);
  task.state = stateOf(search, object, task.exception, task.awaits != nullptr);
  search.visit(search.data, task);
}

bool isGenerator(const PyObject* object) {
  PyObject head;
  return object != nullptr && readObject(object, &head) &&
         (head.ob_type == &PyCoro_Type || head.ob_type == &PyGen_Type || head.ob_type == &PyAsyncGen_Type);
}

/// What a suspended coroutine awaits: the top of its operand stack.
const PyObject* awaited(const _PyInterpreterFrame* frame) {
  int top = 0;
  const PyObject* value = nullptr;
  if (!readObject(&frame->stacktop, &top) || top <= 0 || top > 1'000'000) return nullptr;
  readObject(const_cast<const PyObject* const*>(frame->localsplus) + top - 1, &value);
  return value;
}

}  // namespace

void forEachTask(void (*visit)(void*, const Task&), void* data) {
  const PyObject* modules = nullptr;
  const PyInterpreterState* interpreter = _PyRuntime.interpreters.main;
  if (interpreter == nullptr || !readObject(&interpreter->modules, &modules)) return;
  const PyObject* module = lookUp(DictWalk(modules), "asyncio.tasks");
  const PyObject* names = module != nullptr ? field(module, vt_cpython_offsets.module_dict) : nullptr;
  if (names == nullptr) return;
  Search search = {visit, data, {}, 0, 0};
  // Lib/asyncio/tasks.py: from event loops to the tasks that they run; a WeakSet, whose `data` is a set of
  // weak references.
  const PyObject *loop, *task;
  for (DictWalk walk(lookUp(DictWalk(names), "_current_tasks")); walk.next(&loop, &task) && search.running_count < kMostRunning;) {
    search.running[search.running_count++] = task;
  }
  const PyObject* all = lookUp(DictWalk(names), "_all_tasks");
  if (all != nullptr) forEachMember(lookUp(DictWalk::ofInstance(all), "data"), visitReference, &search);
}

int taskFrames(const Task& task, const _PyInterpreterFrame** frames, int most) {
  const auto& at = vt_cpython_offsets;
  int count = 0;
  for (const PyObject* coroutine = task.coroutine; count < most && isGenerator(coroutine);) {
    int8_t state = 0;
    if (!readBytes(address(coroutine) + at.gen_frame_state, &state, sizeof(state)) || state >= FRAME_COMPLETED) break;
    const auto* frame = reinterpret_cast<const _PyInterpreterFrame*>(address(coroutine) + at.gen_iframe);
    frames[count++] = frame;
    if (state != FRAME_SUSPENDED) break;
    coroutine = awaited(frame);
  }
  return count;
}

void writeTaskState(Output& out, const Task& task) {
  out.text(task.state);
  if (task.exception == nullptr) return;
  out.text(" with ");
  writeException(out, task.exception);
}

void writeTaskAwaits(Output& out, const Task& task) {
  char name[64];
  if (task.awaits_task != nullptr) {
    out.text("task ");
    if (!writeString(out, task.awaits_task, 0, 100)) out.text("?");
  } else {
    out.text(typeName(task.awaits, name, sizeof(name)) ? name : "a damaged object");
    out.text(" at 0x").hex(address(task.awaits));
  }
}

}  // namespace vitrine::crash
