// The table of `py` commands and what each handler gets.
#pragma once

#include <lldb/API/LLDB.h>

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "lldb-plugin/session/session.h"

namespace vitrine::plugin {

/// One run of a command. Handlers write to `out`, or call fail() with one line and return.
struct Context {
  lldb::SBDebugger debugger;
  lldb::SBTarget target;
  lldb::SBProcess process;
  Session* session = nullptr;          ///< null for commands that need no process
  std::set<std::string> flags;         ///< "--json"
  std::vector<std::string> arguments;  ///< without flags
  std::string raw;                     ///< everything after the flags, as typed
  std::string out;
  std::string error;
  std::vector<std::string> warnings;

  [[nodiscard]] bool has(const char* flag) const { return flags.count(flag) != 0; }
  void fail(std::string why) { error = std::move(why); }
  void line(std::string_view text);
  /// Says what has to be known about the variables of Python frame `index`, if anything.
  void warnAboutVariables(size_t index);
  void json(const nlohmann::ordered_json& value);

  /// The selected thread's Python stack; null after fail().
  const std::vector<Frame>* stack();
  /// The selected Python frame; null after fail().
  const Frame* frame();
  lldb::SBThread thread() { return process.GetSelectedThread(); }
};

struct Command {
  const char* name;
  const char* usage;                   ///< after the name
  const char* help;                    ///< one sentence, then details
  const char* example;
  std::vector<const char*> flags;
  bool needs_process;
  void (*run)(Context&);
};

/// All commands, in the order of the help text.
std::span<const Command> commandTable();
/// Makes the multiword command `py`. False when LLDB refuses.
bool registerCommands(lldb::SBDebugger debugger);

// Handlers, by file.
void backtrace(Context&);              // stack.cpp
void selectFrame(Context&);
void up(Context&);
void down(Context&);
void listSource(Context&);
void locals(Context&);                 // values.cpp
void arguments(Context&);
void globals(Context&);
void print(Context&);
void inspectObject(Context&);
void exceptions(Context&);             // exceptions.cpp
void threads(Context&);                // threads.cpp
void tasks(Context&);                  // tasks.cpp
void info(Context&);                   // info.cpp
void doctor(Context&);
void evaluateCode(Context&);           // live.cpp
void assign(Context&);
void breakAt(Context&);                // breakpoints.cpp
void catchExceptions(Context&);

}  // namespace vitrine::plugin
