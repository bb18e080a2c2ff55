// Moments kept for `vitrine debug --post-mortem`: the process as it was when an exception was
// raised.
//
// Whether anybody will handle an exception cannot be known when it is raised: a `with` statement, a
// handler that raises it again, or C code further out decides later. So the process copies itself
// (clone: memory is shared until written) at each raise, and the copy waits. If the exception ends
// the program, a debugger attaches to the copy, in which frames, locals and stack are those of the
// raise; all other copies are killed. Nothing is run twice, and the program need not be
// deterministic.
//
// In: VITRINE_POST_MORTEM=FD[,all], from the driver. Out: one Message on FD for each exception that
// nobody handled, and for a fatal signal. The GIL protects everything here but crashed().
#pragma once

#include <vitrine/cpython/core.h>

namespace vitrine::crash {

/// What the driver is told (compiler/driver/post_mortem.cpp reads the same structure).
struct PostMortemMessage {
  int process;    // the copy, which waits for a debugger; 0: there is none
  char kind;      // 'm': ends the main thread, 't': ends another one, 's': a fatal signal
  char is_raise;  // 1: the moment of the raise; 0: the moment of the end
  char name[58];  // of the exception's type or of the signal; NUL-terminated
};
static_assert(sizeof(PostMortemMessage) == 64);

/// An exception that ends a thread: hands its moment to the driver. Borrows all; an exception that
/// is set stays set.
void postMortemUnhandled(PyObject* type, PyObject* value, PyObject* traceback, char kind);

/// In a signal handler: async-signal-safe.
void postMortemCrashed(const char* signal_name);

}  // namespace vitrine::crash

extern "C" {
/// Reads the setting, and takes it out of the environment, before Python copies that.
void vt_post_mortem_install(void) noexcept;
/// The exception that is set is about to end the program.
void vt_post_mortem_ending(void) noexcept;
/// A copy calls one of these when a debugger has attached to it, and ends when it returns: after an
/// exception, where Python code can be run, and after a signal, where it cannot.
void vt_post_mortem_moment(void) noexcept;
void vt_post_mortem_signal(void) noexcept;
}
