// Signal handlers, and the stacks they run on.
#include <fcntl.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "crash.h"
#include "post_mortem.h"
#include "python_stack.h"

namespace vitrine::crash {

namespace {

constexpr int kSignals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
constexpr int kSignalCount = sizeof(kSignals) / sizeof(kSignals[0]);
constexpr size_t kStackSize = 64 * 1024;

struct sigaction previous[kSignalCount];
bool installed[kSignalCount];
alignas(16) char main_stack[kStackSize];  // in .bss: no memory until it is used

int reporter;  // the thread that reports, or 0

void restorePrevious(int number) {
  for (int i = 0; i < kSignalCount; i++) {
    if (kSignals[i] == number && installed[i]) sigaction(number, &previous[i], nullptr);
  }
}

void restoreAll() {
  for (const int number : kSignals) restorePrevious(number);
}

int openFile(const char* name) {
  return *name != 0 ? open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;
}

void report(const Crash& crash) {
  {
    Output out(STDERR_FILENO, openFile(settings().text_file));
    writeText(out, crash);
  }
  const int json = openFile(settings().json_file);
  if (json >= 0) {
    Output out(json);
    writeJson(out, crash);
  }
}

/// Another thread crashed while one reports: it waits for the process to end, but not for ever.
void waitForEnd() {
  for (int i = 0; i < 100; i++) {
    timespec pause = {0, 100 * 1000 * 1000};
    nanosleep(&pause, nullptr);
  }
}

void handle(int number, siginfo_t* info, void* context) {
  const int saved_errno = errno;
  const int self = static_cast<int>(syscall(SYS_gettid));
  int expected = 0;
  if (__atomic_compare_exchange_n(&reporter,
                                  &expected,
                                  self,
                                  false,
                                  __ATOMIC_SEQ_CST,
                                  __ATOMIC_SEQ_CST)) {
    const Crash crash = {number, info, static_cast<const ucontext_t*>(context), currentThread()};
    postMortemCrashed(signalName(number));
    report(crash);
  } else if (expected != self) {
    waitForEnd();
  }  // else the report itself crashed: what was written must do
  restoreAll();
  errno = saved_errno;
  // A fault repeats itself when the handler returns, with the same registers, so that is what the
  // core shows. A signal that somebody sent has to be sent again; it arrives at the return.
  if (info->si_code <= 0) syscall(SYS_tgkill, getpid(), self, number);
}

void useSignalStack(void* memory, size_t size) {
  stack_t stack = {};
  stack.ss_sp = memory;
  stack.ss_size = size;
  stack_t before = {};
  if (sigaltstack(nullptr, &before) == 0 && (before.ss_flags & SS_DISABLE) == 0)
    return;  // faulthandler's
  sigaltstack(&stack, nullptr);
}

void install() {
  useSignalStack(main_stack, sizeof(main_stack));
  struct sigaction action = {};
  action.sa_sigaction = handle;
  // Not blocked while it runs: a fault in the report must end the process, and not hang it.
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  for (int i = 0; i < kSignalCount; i++) {
    // Who ignores a signal, or has a handler already (sanitizers), keeps it.
    if (sigaction(kSignals[i], nullptr, &previous[i]) != 0 ||
        (previous[i].sa_flags & SA_SIGINFO) != 0 || previous[i].sa_handler != SIG_DFL) {
      continue;
    }
    installed[i] = sigaction(kSignals[i], &action, nullptr) == 0;
  }
}

struct Start {
  void* (*run)(void*);
  void* argument;
};

/// The upper end of a thread's own stack serves as its signal stack: no mapping, no memory until
/// used.
void* runWithSignalStack(void* data) {
  const Start start = *static_cast<Start*>(data);
  free(data);
  alignas(16) char memory[kStackSize];
  useSignalStack(memory, sizeof(memory));
  void* result = start.run(start.argument);
  stack_t none = {};
  none.ss_flags = SS_DISABLE;
  sigaltstack(&none, nullptr);
  return result;
}

/// Whether threads made with these attributes have room to spare.
bool hasRoom(const pthread_attr_t* attributes) {
  size_t size = 0;
  if (attributes == nullptr) return true;
  return pthread_attr_getstacksize(attributes, &size) == 0 && size >= 16 * kStackSize;
}

bool ready;

}  // namespace

}  // namespace vitrine::crash

using namespace vitrine::crash;

extern "C" {

void vt_crash_install(void) noexcept {
  if (!settings().signals) return;
  install();
  ready = true;
}

__attribute__((weak)) int __real_pthread_create(pthread_t* thread,
                                                const pthread_attr_t* attributes,
                                                void* (*run)(void*),
                                                void* argument);

/// With --wrap=pthread_create (link-options.txt): sigaltstack is not inherited, so every thread
/// that Python starts gets one.
int __wrap_pthread_create(pthread_t* thread,
                          const pthread_attr_t* attributes,
                          void* (*run)(void*),
                          void* argument) {
  auto* start = ready && hasRoom(attributes) ? static_cast<Start*>(malloc(sizeof(Start))) : nullptr;
  if (start == nullptr) return __real_pthread_create(thread, attributes, run, argument);
  *start = {run, argument};
  const int error = __real_pthread_create(thread, attributes, runWithSignalStack, start);
  if (error != 0) free(start);
  return error;
}

}  // extern "C"
