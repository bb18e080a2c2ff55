#include "post_mortem.h"

#include <vitrine/rt.h>

#include <fcntl.h>
#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "memory.h"

namespace vitrine::crash {

namespace {

/// A copy of the process, waiting.
struct Moment {
  pid_t process;                       // 0: none
  const PyTracebackObject* traceback;  // the exception's innermost entry; perhaps freed since
  const PyFrameObject* frame;          // what that entry had
  int instruction;
  unsigned long number;
};

// Those on their way at one time are few, but exceptions may be stored and raised again much later.
constexpr int kMoments = 32;
// Exceptions are control flow in places that raise them often. A copy takes half a millisecond, or,
// of a process that uses gigabytes, a tenth of a second: a place gets so many, and so much time.
constexpr unsigned kCopiesOfPlace = 1000;
constexpr double kSecondsOfPlace = 2;
constexpr unsigned kPlaces = 4096;

/// What a copy waits for, in memory that it shares with the program.
enum Order : int { Wait, Keep };

int channel = -1;  // to the driver; -1: off
bool every_raise;
pid_t driver;
Moment moments[kMoments];
volatile int* orders;  // one for each moment, one for the end, one for a signal
unsigned long raises;

/// An instruction that has raised.
struct Place {
  const _Py_CODEUNIT* at;  // null: a free entry of the table
  unsigned copies;
  float seconds;  // that they took
} places[kPlaces];

/// Forgets all places when there are too many.
Place& placeOf(const _Py_CODEUNIT* at) {
  static unsigned used;
  constexpr unsigned kSpread = 2654435761U;  // 2^32 divided by the golden ratio
  for (unsigned i = static_cast<unsigned>(reinterpret_cast<uintptr_t>(at) >> 1) * kSpread % kPlaces;
       ;
       i = (i + 1) % kPlaces) {
    if (places[i].at == at) return places[i];
    if (places[i].at != nullptr) continue;
    if (++used > kPlaces / 2) {
      memset(places, 0, sizeof(places));
      used = 1;
    }
    places[i].at = at;
    return places[i];
  }
}

double now() {
  timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

bool isTraced() {
  char text[2048];
  const int file = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
  const ssize_t size = file >= 0 ? read(file, text, sizeof(text) - 1) : 0;
  if (file >= 0) close(file);
  text[size > 0 ? size : 0] = 0;
  const char* line = strstr(text, "\nTracerPid:\t");
  return line != nullptr && line[12] != '0';
}

/// Ends of pipes that stay open in a copy would keep others waiting for their end.
void closeFiles() {
  const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int file = 0; file < 3; file++) {
    if (isatty(file) == 0) dup2(nothing, file);
  }
  syscall(SYS_close_range, 3U, ~0U, 0U);
}

/// Life of a copy: until the program ends without wanting it, or a debugger has seen enough.
[[noreturn]] void live(volatile int* order, pid_t program, void (*moment)() noexcept) {
  channel = -1;
  closeFiles();
  // Ctrl-C is meant for the program.
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, nullptr);
  // The C library's idea of the thread's number, which its locks go by.
  int* number = nullptr;
  if (prctl(PR_GET_TID_ADDRESS, &number) == 0 && number != nullptr)
    *number = static_cast<int>(syscall(SYS_gettid));
  // Debuggers may attach only to their own children where the Yama module says so.
  prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY);
  while (!isTraced()) {
    const bool kept = __atomic_load_n(order, __ATOMIC_ACQUIRE) == Keep;
    // The program's end makes us somebody else's child.
    if (kept ? kill(driver, 0) != 0 && errno == ESRCH : getppid() != program) _exit(0);
    const timespec pause = {kept ? 0 : 1, kept ? 50'000'000 : 0};
    syscall(SYS_futex, order, FUTEX_WAIT, kept ? Keep : Wait, &pause, nullptr, 0);
  }
  moment();
  _exit(0);
}

/// As fork(), but without SIGCHLD and invisible to wait(). 0 in the copy.
pid_t copyProcess() { return static_cast<pid_t>(syscall(SYS_clone, 0, 0, 0, 0, 0)); }

void discard(Moment* moment) {
  if (moment->process == 0) return;
  kill(moment->process, SIGKILL);
  waitpid(moment->process, nullptr, __WALL);
  *moment = {};
}

/// In a copy: threads are known by their numbers, and this one has another now.
void becomeThread(PyThreadState* ts) {
  ts->native_thread_id = static_cast<unsigned long>(syscall(SYS_gettid));
  // C functions set exceptions as type and text; who looks wants the object.
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  PyErr_NormalizeException(&type, &value, &traceback);
  if (value != nullptr && traceback != nullptr) PyException_SetTraceback(value, traceback);
  PyErr_Restore(type, value, traceback);
}

/// Whether the exception is gone: somebody has handled it. May say no too often, since memory that
/// was freed may hold anything; that costs a copy too many.
bool isGone(const Moment& moment) {
  PyTracebackObject entry;
  return !readObject(moment.traceback, &entry) || entry.ob_base.ob_refcnt <= 0 ||
         entry.ob_base.ob_type != &PyTraceBack_Type || entry.tb_next != nullptr ||
         entry.tb_frame != moment.frame || entry.tb_lasti != moment.instruction;
}

bool isOrdinary(PyObject* type) {
  return PyErr_GivenExceptionMatches(type, PyExc_SystemExit) != 0 ||
         PyErr_GivenExceptionMatches(type, PyExc_KeyboardInterrupt) != 0 ||
         PyErr_GivenExceptionMatches(type, PyExc_GeneratorExit) != 0;
}

/// The import system raises and catches at each import; failed imports are what counts of it.
bool isImporting(const PyCodeObject* code, PyObject* type) {
  const char* file = PyUnicode_AsUTF8(code->co_filename);
  return file != nullptr && strncmp(file, "<frozen importlib", 17) == 0 &&
         PyErr_GivenExceptionMatches(type, PyExc_ImportError) == 0;
}

/// An exception has got its first traceback entry: it was raised in `frame`, which still stands.
void raised(PyThreadState* ts, PyFrameObject* frame) {
  const auto* traceback = reinterpret_cast<const PyTracebackObject*>(ts->curexc_traceback);
  const double begin = now();
  Moment* slot = &moments[0];
  for (Moment& moment : moments) {
    if (moment.process != 0 && (moment.traceback == traceback || isGone(moment))) discard(&moment);
    if (moment.number < slot->number) slot = &moment;
  }
  if (isOrdinary(ts->curexc_type) || isImporting(frame->f_frame->f_code, ts->curexc_type)) return;
  Place& place = placeOf(frame->f_frame->prev_instr);
  if (!every_raise && (place.copies >= kCopiesOfPlace || place.seconds >= kSecondsOfPlace)) return;
  discard(slot);
  volatile int* order = &orders[slot - moments];
  *order = Wait;
  const pid_t program = getpid();
  const pid_t copy = copyProcess();
  if (copy == 0) {
    becomeThread(ts);
    live(order, program, vt_post_mortem_moment);
  }
  if (copy > 0) *slot = {copy, traceback, traceback->tb_frame, traceback->tb_lasti, ++raises};
  place.copies++;
  place.seconds += static_cast<float>(now() - begin);
}

void tell(pid_t process, char kind, bool is_raise, const char* name) {
  PostMortemMessage message = {process, kind, static_cast<char>(is_raise), ""};
  strncpy(message.name, name, sizeof(message.name) - 1);
  if (write(channel, &message, sizeof(message)) < 0) return;  // the driver is gone
}

/// A copy of what is left, when the moment of the raise was not kept.
pid_t copyEnd(PyObject* type, PyObject* value, PyObject* traceback) {
  const pid_t copy = copyProcess();
  if (copy != 0) return copy;
  PyThreadState* ts = PyThreadState_Get();
  PyErr_Restore(Py_XNewRef(type), Py_XNewRef(value), Py_XNewRef(traceback));
  becomeThread(ts);
  orders[kMoments] = Keep;
  live(&orders[kMoments], 0, vt_post_mortem_moment);
}

/// After fork() the copies are the parent's.
void forget() {
  channel = -1;
  memset(moments, 0, sizeof(moments));
}

}  // namespace

void postMortemUnhandled(PyObject* type, PyObject* value, PyObject* traceback, char kind) {
  if (channel < 0 || type == nullptr || isOrdinary(type)) return;
  const PyTracebackObject* innermost = nullptr;
  if (traceback != nullptr && PyTraceBack_Check(traceback)) {
    innermost = reinterpret_cast<const PyTracebackObject*>(traceback);
    while (innermost->tb_next != nullptr) innermost = innermost->tb_next;
  }
  Moment* found = nullptr;
  for (Moment& moment : moments) {
    if (innermost != nullptr && moment.process != 0 && moment.traceback == innermost)
      found = &moment;
  }
  const char* name = PyExceptionClass_Check(type) ? PyExceptionClass_Name(type) : "?";
  if (found == nullptr) {
    const pid_t copy = copyEnd(type, value, traceback);
    return tell(copy > 0 ? copy : 0, kind, false, name);
  }
  volatile int* order = &orders[found - moments];
  __atomic_store_n(order, Keep, __ATOMIC_RELEASE);
  syscall(SYS_futex, order, FUTEX_WAKE, 1, nullptr, nullptr, 0);
  tell(found->process, kind, true, name);
  *found = {};  // the driver's now
}

void postMortemCrashed(const char* signal_name) {
  if (channel < 0) return;
  const pid_t copy = copyProcess();
  if (copy == 0) {
    if (PyThreadState* ts = PyGILState_GetThisThreadState(); ts != nullptr) {
      ts->native_thread_id = static_cast<unsigned long>(syscall(SYS_gettid));
    }
    orders[kMoments + 1] = Keep;
    live(&orders[kMoments + 1], 0, vt_post_mortem_signal);
  }
  tell(copy > 0 ? copy : 0, 's', true, signal_name);
}

}  // namespace vitrine::crash

using namespace vitrine::crash;

extern "C" {

int __real_PyTraceBack_Here(PyFrameObject* frame);

/// With --wrap=PyTraceBack_Here: both the interpreter and compiled code come through here on the
/// way of an exception out of a frame, while the frame still stands.
int __wrap_PyTraceBack_Here(PyFrameObject* frame) {
  if (VT_LIKELY(channel < 0)) return __real_PyTraceBack_Here(frame);
  PyThreadState* ts = _PyThreadState_GET();
  const bool is_new = ts->curexc_traceback == nullptr;
  const int status = __real_PyTraceBack_Here(frame);
  if (status == 0 && is_new) raised(ts, frame);
  return status;
}

void vt_post_mortem_install(void) noexcept {
  const char* wanted = getenv("VITRINE_POST_MORTEM");
  if (wanted == nullptr) return;
  char* rest;
  const long fd = strtol(wanted, &rest, 10);
  every_raise = strcmp(rest, ",all") == 0;
  unsetenv("VITRINE_POST_MORTEM");
  if (fd < 3 || fcntl(static_cast<int>(fd), F_SETFD, FD_CLOEXEC) != 0) return;
  void* shared = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) return;
  orders = static_cast<volatile int*>(shared);
  driver = getppid();
  pthread_atfork(nullptr, nullptr, forget);
  channel = static_cast<int>(fd);
}

void vt_post_mortem_ending(void) noexcept {
  if (channel < 0) return;
  PyThreadState* ts = PyThreadState_Get();
  postMortemUnhandled(ts->curexc_type, ts->curexc_value, ts->curexc_traceback, 'm');
}

// Where debuggers set a breakpoint. Different code, so that they stay two functions.
__attribute__((noinline)) void vt_post_mortem_moment(void) noexcept { asm volatile("nop"); }
__attribute__((noinline)) void vt_post_mortem_signal(void) noexcept { asm volatile("nop; nop"); }

}  // extern "C"
