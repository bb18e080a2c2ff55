// What a dying program says: the report of a signal that the program does not survive.
//
// Order of events: installHandlers() once Python is initialised; nothing until a signal arrives;
// then handler.cpp decides who reports, report.cpp writes it as text and JSON, and the signal takes
// its course, so that a core is written as if nobody had looked.
//
// Always true: nothing here takes a lock, allocates, or trusts memory of the program's.
#pragma once

#include <vitrine/cpython/core.h>

#include <csignal>

#include "output.h"

extern "C" {
/// Prepares reports of fatal signals, as VITRINE_CRASH wants it.
void vt_crash_install(void) noexcept;
}

namespace vitrine::crash {

/// Where reports go: VITRINE_CRASH, read once.
struct Settings {
  enum class Exceptions : char { Unset, Never, Standard, File };
  bool signals = true;                        // "0" switches all reports off
  Exceptions exceptions = Exceptions::Unset;  // unhandled Python exceptions
  char text_file[512] = "";                   // "": stderr
  char json_file[512] = "";                   // "": none
};
const Settings& settings();

/// A signal as the handler got it.
struct Crash {
  int number;
  const siginfo_t* info;
  const ucontext_t* context;
  const PyThreadState* thread;  // of the thread that got it, or NULL
};

const char* signalName(int number);
const char* signalDescription(int number);
/// Whether the stack had no room left.
bool isStackOverflow(const Crash& crash);
/// "reading", "writing", "executing", or NULL when the signal is not about an address.
const char* accessKind(const Crash& crash);

void writeText(Output& out, const Crash& crash);
void writeJson(Output& out, const Crash& crash);

/// The build id of the program in hexadecimal, or nothing.
void writeBuildId(Output& out);
/// The path of the program.
void writeProgram(Output& out);
/// Where the kernel will put the core, and the command that opens it.
void writeCoreHint(Output& out);

}  // namespace vitrine::crash
