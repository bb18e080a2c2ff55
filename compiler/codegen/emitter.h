// IR -> C++ text of one function.
//
// In: a verified Function and the names of its symbols. Out: C++ that includes nothing itself and needs
// <vitrine/rt.h>. Python lines are pinned with #line before every physical line that stands for one;
// everything else (prologue, unwinding) is pinned to the file "<vitrine>". All names of our own begin
// with vt_, so that Python's names stay free.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "compiler/codegen/names.h"
#include "compiler/codegen/variables.h"
#include "compiler/ir/function.h"

namespace vitrine::codegen {

struct FunctionSymbols {
  std::string code;    // C++ name of the vt_code
  std::string body;    // C++ name of the function
  std::string native;  // symbol in the object file: the Python name
  std::string path;    // source file, for #line
};

struct EmitOptions {
  bool debug = false;       // bind locals for the debugger, keep lines without code
  bool fast_paths = false;  // in-line forms of operations (rt_fast.h)
};

class Emitter {
 public:
  Emitter(const ir::Function& function, const FunctionSymbols& symbols, EmitOptions options);
  [[nodiscard]] std::string run();

 private:
  // ---- emitter.cpp: structure
  void prologue();
  void dispatchResume();
  void block(ir::Id id);
  void stubs();
  void epilogue();
  void statement(int line, const std::string& text);
  void flushLine();
  void label(const std::string& text);

  /// The label to jump to when `instr` leaves: spills its FrameState.
  std::string leave(const ir::Instr& instr, bool reraise = false);
  std::string unwindLabel(ir::Id handler, bool reraise);

  // ---- emit_instr.cpp: one instruction
  void instruction(const ir::Instr& instr);
  void special(const ir::Instr& instr);
  void terminator(const ir::Instr& instr);
  [[nodiscard]] std::string expand(const ir::Instr& instr, std::string* array_setup);
  [[nodiscard]] std::string jumpTo(const ir::Target& target);
  [[nodiscard]] std::string position(const ir::Instr& instr) const;
  [[nodiscard]] std::string read(const ir::Use& use) const { return variables_.of(use.value); }
  [[nodiscard]] std::string owned(const ir::Use& use) const;
  [[nodiscard]] std::string drop(ir::Id value) const;
  [[nodiscard]] std::string result(const ir::Instr& instr, size_t index) const {
    return variables_.of(instr.results[index]);
  }
  [[nodiscard]] std::string loadLocal(const ir::Instr& instr, bool new_reference);

  const ir::Function& f_;
  const FunctionSymbols& symbols_;
  EmitOptions options_;
  Variables variables_;
  std::string out_;
  std::string pending_;     // statements of the Python line being collected
  int pending_line_ = -1;
  int pinned_ = -1;         // what the next physical line is pinned to
  std::map<std::string, int> caches_;  // inline caches by C++ type: how many
  // Spill stubs by content: (entries, handler, reraise) -> label number.
  std::map<std::tuple<std::string, ir::Id, bool>, int> stubs_;
  std::vector<std::string> stub_text_;
  std::map<std::pair<ir::Id, bool>, int> unwinds_;
  int64_t stored_position_ = -1;  // that the frame is known to have, from the instruction before
  std::string cold_;        // cold paths of single instructions, after the blocks
};


}  // namespace vitrine::codegen
