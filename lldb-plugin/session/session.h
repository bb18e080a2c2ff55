// What the plugin knows of one process: its layout table, objects and frames, and what the user has selected.
#pragma once

#include <lldb/API/LLDB.h>

#include <memory>
#include <optional>
#include <string>

#include "lldb-plugin/model/frames.h"
#include "lldb-plugin/model/layout.h"
#include "lldb-plugin/model/objects.h"
#include "lldb-plugin/session/source.h"
#include "lldb-plugin/session/target_memory.h"

namespace vitrine::plugin {

/// The offset table in the file that a target runs; nothing, with the reason, when it has none.
std::optional<Layout> findLayout(lldb::SBTarget target, std::string& error);

class Session {
 public:
  /// The session of a process; null with the reason when it is not a program of ours. It stays valid until the
  /// process ends; what it remembers of memory is forgotten when the process has run.
  static Session* of(lldb::SBProcess process, std::string& error);

  Objects& objects() { return objects_; }
  Frames& frames() { return frames_; }
  lldb::SBProcess process() { return process_; }

  /// The program's source files.
  Sources& sources() { return sources_; }

  /// The Python thread of an LLDB thread; nothing, with the reason, when it runs no Python.
  std::optional<Thread> threadOf(lldb::SBThread thread, std::string& error);
  /// The LLDB thread of a Python thread; invalid when it is gone, as in a copy of the process (--post-mortem).
  lldb::SBThread nativeThread(const Thread& thread);
  /// The thread's Python frames, innermost first, with the line of the innermost one taken from the program
  /// counter when that is the more recent.
  const std::vector<Frame>& stack(lldb::SBThread thread, std::string& problem);

  /// What is to be said about the variables of the thread's innermost Python frame, or nothing: optimised code stores
  /// them before each call, and need not have done so between two.
  std::string reservation(lldb::SBThread thread);

  /// What the variable in a frame's slot holds, when `slot` is that of a cell variable of the thread's frames:
  /// the cell's contents. Otherwise `value` itself.
  Address withoutCell(lldb::SBThread thread, Address slot, Address value);

  /// The index of the selected Python frame in stack(thread).
  size_t selected(lldb::SBThread thread);
  /// Selects a Python frame, and in LLDB the native frame that runs it, if there is one.
  void select(lldb::SBThread thread, size_t index);
  /// The native frame that runs a Python frame, or -1.
  int nativeFrameOf(lldb::SBThread thread, size_t index);

 private:
  Session(lldb::SBProcess process, const Layout& layout);
  void refresh();
  /// For each native frame the Python frame that it runs, or -1.
  const std::vector<int>& joined(lldb::SBThread thread);

  lldb::SBProcess process_;
  Layout layout_;
  TargetMemory memory_;
  Reader reader_;
  Objects objects_;
  Frames frames_;
  Sources sources_;
  bool optimised_;  // a default build: g++ has reordered the stores between calls
  uint32_t stop_ = ~0U;

  struct Stack {
    std::vector<Frame> frames;
    std::string problem;
    std::optional<std::vector<int>> joined;
    std::optional<size_t> selected;      // by a command of ours
    uint32_t selected_native = 0;        // LLDB's selection at that moment
  };
  std::unordered_map<uint64_t, Stack> stacks_;  // by LLDB's thread id
};

}  // namespace vitrine::plugin
