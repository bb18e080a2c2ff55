// The state of one translation, shared by the opcode families (translate_*.cpp).
//
// Always true while translating: `stack_` is the abstract operand stack before the instruction at
// hand, `block_` the block being filled. Consumption follows from a value's type: an owned value is
// consumed by `use`, never by `keep`.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "compiler/build/build.h"

namespace vitrine::build {

class Builder {
 public:
  Builder(const bytecode::Code& code, const std::string& qualified_name, Options options);
  Expected<ir::Function> run();

 private:
  using Id = ir::Id;
  using Op = ir::Op;
  using Type = ir::Type;

  // ---- builder.cpp: blocks, stack, emission
  struct Pending {
    Id block;
    uint32_t offset;
    std::vector<Id> stack;
  };
  void fail(const std::string& message);
  void start(Id block, std::vector<Id> stack);
  void translateFrom(uint32_t offset);
  [[nodiscard]] const bytecode::Instruction* at(uint32_t offset) const;
  Id newBlock(ir::BlockKind kind = ir::BlockKind::Normal);
  ir::Target edge(uint32_t offset);
  Id handlerFor(uint32_t offset);
  Id resumeAt(uint32_t position, uint32_t next, const std::vector<Id>& stack);
  std::vector<Id> unspill(Id block, int count, const std::vector<Id>& like, bool last_is_object);
  Id stateHere();
  void terminated() { done_ = true; }

  void push(Id value) { stack_.push_back(value); }
  Id pop();
  std::vector<Id> popMany(int count);
  [[nodiscard]] Id peek(int depth);  // 1 = top
  [[nodiscard]] Type typeOf(Id value) const { return f_.values[value]; }
  ir::Use use(Id value) const { return {value, ir::isOwned(typeOf(value))}; }
  static ir::Use keep(Id value) { return {value, false}; }
  std::vector<ir::Use> uses(const std::vector<Id>& values);
  /// The constant with that index, with what is known of it.
  Id constant(int index);
  Id owned(Id value);
  void ownStack();

  ir::Instr& emit(Op op, std::vector<ir::Use> operands, int imm0 = 0, int imm1 = 0);
  Id emitValue(Op op, std::vector<ir::Use> operands, int imm0 = 0, int imm1 = 0);
  void emitJump(ir::Target target);
  void emitDrop(Id value);

  // ---- line_events.cpp: where sys.settrace would report a line
  [[nodiscard]] bool isLineEvent(const bytecode::Instruction* from, const bytecode::Instruction& to) const;
  void noteEdge(Id target);
  void markLines();
  void insertLine(Id block, const bytecode::Instruction& at, bool compare = false);
  bool handlerEvent(Id block, const bytecode::Instruction& first, bool* every) const;
  Id splitEdge(ir::Target* target);

  // ---- translate_*.cpp: one function per family; false when the opcode is not of the family
  bool translateValue(const bytecode::Instruction& in);      // constants, locals, namespaces, attributes
  bool translateData(const bytecode::Instruction& in);       // operators, containers, calls
  bool translateControl(const bytecode::Instruction& in);    // jumps, loops, return
  bool translateException(const bytecode::Instruction& in);  // handlers, with, raise
  bool translateGenerator(const bytecode::Instruction& in);  // generators, coroutines
  void branchOn(Id condition, bool jump_when, const bytecode::Instruction& in, uint32_t target,
                bool backward);
  void jumpBack(uint32_t target);

  const bytecode::Code& code_;
  const Options options_;
  ir::Function f_;
  std::map<uint32_t, size_t> index_;               // offset -> instruction
  std::map<uint32_t, Id> blocks_;                  // offset of a leader -> block
  std::map<std::tuple<uint32_t, int, bool>, Id> handlers_;
  std::vector<char> leader_;                       // per code unit
  std::vector<Pending> work_;

  Id block_ = 0;
  std::vector<Id> stack_;
  const bytecode::Instruction* current_ = nullptr;
  const bytecode::Instruction* previous_ = nullptr;  // executed before current_; null: a block begins
  bool falls_ = false;                               // into a leader: current_ belongs to the next block
  uint32_t first_traceable_ = 0;                     // unit of the first RESUME
  std::map<std::pair<Id, Id>, const bytecode::Instruction*> edges_;  // (from, to) -> last instruction
  std::map<Id, const bytecode::Instruction*> first_;                 // the block's first instruction
  int kwnames_ = -1;
  bool done_ = false;
  std::string error_;
};

}  // namespace vitrine::build
