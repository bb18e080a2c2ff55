// Signals in words.
#include <ucontext.h>
#include <unistd.h>

#include "crash.h"
#include "memory.h"

namespace vitrine::crash {

namespace {

bool isAboutAddress(const Crash& c) {
  return (c.number == SIGSEGV || c.number == SIGBUS) && c.info->si_code > 0;
}

}  // namespace

const char* signalName(int number) {
  switch (number) {
    case SIGSEGV:
      return "SIGSEGV";
    case SIGBUS:
      return "SIGBUS";
    case SIGFPE:
      return "SIGFPE";
    case SIGILL:
      return "SIGILL";
    case SIGABRT:
      return "SIGABRT";
    default:
      return "signal";
  }
}

const char* signalDescription(int number) {
  switch (number) {
    case SIGSEGV:
      return "segmentation fault";
    case SIGBUS:
      return "bus error";
    case SIGFPE:
      return "arithmetic error";
    case SIGILL:
      return "illegal instruction";
    case SIGABRT:
      return "aborted";
    default:
      return "";
  }
}

bool isStackOverflow(const Crash& c) {
  if (c.number != SIGSEGV || c.info->si_code <= 0) return false;
  const uintptr_t at = address(c.info->si_addr);
  const auto top = static_cast<uintptr_t>(c.context->uc_mcontext.gregs[REG_RSP]);
  char byte;
  // Pushing, calling and probing reach just below or above the stack pointer, into a guard page.
  constexpr uintptr_t kNear = 64 * 1024;
  return at >= 4096 && at + kNear > top && at < top + kNear && !readBytes(at, &byte, 1);
}

const char* accessKind(const Crash& c) {
  if (!isAboutAddress(c)) return nullptr;
  // Page-fault error code of the processor; 0 and an unknown address for general protection faults.
  const auto error = static_cast<uint64_t>(c.context->uc_mcontext.gregs[REG_ERR]);
  return (error & 16) != 0 ? "executing" : (error & 2) != 0 ? "writing" : "reading";
}

}  // namespace vitrine::crash
