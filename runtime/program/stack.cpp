// A large C stack for the interpreter's main thread.
//
// Compiled recursion uses the C stack where the interpreter's uses the heap, so a program that
// raises the recursion limit needs far more than the usual 8 MiB. Raising RLIMIT_STACK would show
// in resource.getrlimit() and be inherited by child processes; a thread of our own would not be the
// process's main thread. So the main thread changes over to a mapping of its own.
#include "program.h"

#include <limits.h>
#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define VT_OWN_STACK 0  // AddressSanitizer tracks the bounds of the original stack
#else
#define VT_OWN_STACK 1
#endif

// int callOnStack(void* top, int (*run)(void*), void* argument). The frame pointer keeps the old
// stack, and the unwind information says so: backtraces go on to main(). The new stack lies below
// the old one (mappings do), which unwinders that insist on ascending frames require.
asm(R"(
        .pushsection .text
        .p2align 4
        .type   vt_call_on_stack, @function
        .globl  vt_call_on_stack
        .hidden vt_call_on_stack
vt_call_on_stack:
        .cfi_startproc
        pushq   %rbp
        .cfi_def_cfa_offset 16
        .cfi_offset %rbp, -16
        movq    %rsp, %rbp
        .cfi_def_cfa_register %rbp
        movq    %rdi, %rsp
        movq    %rdx, %rdi
        callq   *%rsi
        movq    %rbp, %rsp
        popq    %rbp
        .cfi_def_cfa %rsp, 8
        retq
        .cfi_endproc
        .size   vt_call_on_stack, . - vt_call_on_stack
        .popsection
)");
extern "C" int vt_call_on_stack(void* top, int (*run)(void*), void* argument);

// With --wrap=pthread_attr_setstacksize (link-options.txt): what threading.stack_size() asks for is
// meant for the interpreter, which recurses on the heap, and is reported as the user gave it.
extern "C" {
__attribute__((weak)) int __real_pthread_attr_setstacksize(pthread_attr_t* attributes, size_t size);

int __wrap_pthread_attr_setstacksize(pthread_attr_t* attributes, size_t size) {
  constexpr size_t least = size_t{64} << 20, most = size_t{1} << 30;
  if (size >= static_cast<size_t>(PTHREAD_STACK_MIN) && size < most) {
    size = size < least / 4 ? least : size < most / 4 ? 4 * size : most;
  }
  return __real_pthread_attr_setstacksize(attributes, size);
}
}

namespace vitrine::program {

namespace {

constexpr size_t kMiB = size_t{1} << 20;
constexpr size_t kThreadStack = 64 * kMiB;

// Threads started by the program: more than the default, unless the user asks for a size
// (threading.stack_size). Address space only.
void enlargeThreadStacks() {
  pthread_attr_t attributes;
  if (pthread_getattr_default_np(&attributes) != 0) return;
  auto* setSize = __real_pthread_attr_setstacksize != nullptr ? __real_pthread_attr_setstacksize
                                                              : pthread_attr_setstacksize;
  size_t size = 0;
  if (pthread_attr_getstacksize(&attributes, &size) == 0 && size < kThreadStack &&
      setSize(&attributes, kThreadStack) == 0) {
    pthread_setattr_default_np(&attributes);
  }
  pthread_attr_destroy(&attributes);
}

}  // namespace

int callOnLargeStack(int (*run)(void*), void* argument) {
  enlargeThreadStacks();
#if VT_OWN_STACK
  size_t page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  // Less and less: RLIMIT_AS or strict overcommit accounting may refuse the first size.
  for (size_t size = 1024 * kMiB; size >= 16 * kMiB; size /= 4) {
    void* memory = mmap(nullptr,
                        size,
                        PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK,
                        -1,
                        0);
    if (memory == MAP_FAILED) continue;
    char* low = static_cast<char*>(memory);
    // Huge pages would make the first touch cost 2 MiB.
    madvise(memory, size, MADV_NOHUGEPAGE);
    mprotect(memory, page, PROT_NONE);
    if (vt_set_stack_limits != nullptr) vt_set_stack_limits(low + page, low + size);
    // Not unmapped afterwards: daemon threads and exit handlers may still refer to it.
    return vt_call_on_stack(low + size, run, argument);
  }
#endif
  return run(argument);
}

}  // namespace vitrine::program
