// The intermediate representation of one code object.
//
// A Function owns flat vectors; ids are dense indices into them. Operand-stack values are SSA values
// with explicit ownership; locals are memory operations on frame slots, so the frame is always true.
// Blocks have parameters instead of phis. Every instruction that may leave (raise, or hand the frame
// to the interpreter) carries a FrameState: the operand stack to spill, and the handler.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::ir {

enum class Op : uint8_t {
#define VT_OP(name, ...) name,
#include "compiler/ir/ops.def"
};

enum class Kind : uint8_t { Pure, Plain, Object, Status, Special, End };

/// One row of ops.def.
struct OpInfo {
  const char* name;
  const char* mnemonic;
  const char* operands;
  const char* results;
  Kind kind;
  const char* call;
};
[[nodiscard]] const OpInfo& info(Op op);
[[nodiscard]] bool findOp(const std::string& mnemonic, Op* op);

using Id = uint32_t;
inline constexpr Id kNone = ~0U;

/// What a value is, ownership included.
enum class Type : uint8_t {
  Object,    // owned reference
  Nullable,  // owned reference or NULL
  Borrowed,  // reference that something else keeps alive for as long as the value is used
  Int,       // C int
};
[[nodiscard]] inline bool isOwned(Type type) {
  return type == Type::Object || type == Type::Nullable;
}

/// A use of a value; a consuming use takes the reference over.
struct Use {
  Id value = kNone;
  bool consumed = false;
  bool operator==(const Use&) const = default;
};

struct Target {
  Id block = kNone;
  std::vector<Use> args;
};

struct Instr {
  Op op{};
  int imm0 = 0;
  int imm1 = 0;
  uint32_t position = 0;  // code unit of the bytecode instruction
  int line = 0;           // Python line, 0: none
  Id state = kNone;
  std::vector<Use> operands;
  std::vector<Id> results;
  std::vector<Target> targets;
};

/// Where an instruction leaves to. Owned stack entries move into the frame, borrowed ones are
/// referenced anew. `position` repeats the instruction's for readers of the text.
struct FrameState {
  uint32_t position = 0;
  std::vector<Id> stack;
  Id handler = kNone;
  bool operator==(const FrameState&) const = default;
};

enum class BlockKind : uint8_t {
  Normal,
  Handler,  // entered by unwinding: the frame's stack holds `depth` entries, (lasti,) exception
  Resume,   // entered when a generator resumes: `depth` entries and the sent value
};

struct Block {
  BlockKind kind = BlockKind::Normal;
  int depth = 0;
  bool push_lasti = false;        // Handler
  uint32_t resume_position = 0;   // Resume: code unit of the suspending instruction
  Id throw_handler = kNone;       // Resume: handler of an exception thrown in there
  std::vector<Id> params;
  std::vector<Instr> instrs;
};

struct Function {
  std::string qualname;           // "app.Point.norm"
  int nlocalsplus = 0;
  int stacksize = 0;
  bool generator = false;
  bool name_space = false;        // class or module code
  std::vector<std::string> locals;  // names of the nlocalsplus slots
  int nargs = 0;                  // slots filled by arguments
  int first_line = 0;
  std::vector<Type> values;
  std::vector<Block> blocks;      // entry first
  std::vector<FrameState> states;

  Id newValue(Type type) {
    values.push_back(type);
    return static_cast<Id>(values.size() - 1);
  }
};

/// Rules over which operations may leave, and which need a position.
[[nodiscard]] bool mayLeave(const Instr& instr);
[[nodiscard]] bool needsPosition(const Instr& instr);
[[nodiscard]] bool isTerminator(Op op);
[[nodiscard]] inline bool isConstant(Op op) {
  return op == Op::Const || op == Op::ConstInt || op == Op::ConstFloat;
}

}  // namespace vitrine::ir
