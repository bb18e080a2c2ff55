// Reads a CPython 3.11 code object into plain data: the only compiler stage that knows the Python
// version's instruction encoding.
//
// In: a code object (borrowed). Out: its instructions with EXTENDED_ARG folded in and inline caches
// skipped, its exception table, line numbers. Offsets are in code units (2 bytes) from the start.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "support/expected.h"

struct _object;

namespace vitrine::bytecode {


struct Instruction {
  uint32_t offset = 0;  // the unit of the opcode itself, after EXTENDED_ARG
  uint32_t next = 0;    // the first unit after the instruction's inline caches
  int opcode = 0;
  int arg = 0;
  int line = 0;         // 0: none
};

/// A range of units and where exceptions raised in it are handled (co_exceptiontable).
struct HandlerRange {
  uint32_t start = 0;
  uint32_t end = 0;
  uint32_t target = 0;
  int depth = 0;
  bool push_lasti = false;
};

/// co_flags bits the compiler asks for (CPython's Include/cpython/code.h).
struct CodeFlags {
  bool optimized = false;   // locals in slots, not in a namespace
  bool generator = false;   // generator, coroutine or async generator
  bool async_generator = false;
  bool varargs = false;
  bool varkeywords = false;
};

/// What a slot of the frame is for (co_localspluskinds).
enum class SlotKind : uint8_t { Local, Cell, Free };

/// What the compiler asks about a constant.
struct Constant {
  enum class Kind : uint8_t { Other, Int, Float };
  Kind kind = Kind::Other;  // Int: an exact int that fits `value`
  int value = 0;
};

struct Code {
  std::string name;
  std::string qualname;
  int first_line = 0;
  int nlocalsplus = 0;
  int stacksize = 0;
  int nargs = 0;           // slots filled by arguments, *args and **kwargs included
  CodeFlags flags;
  std::vector<std::string> locals;   // co_localsplusnames
  std::vector<SlotKind> slot_kinds;  // of the same slots
  std::vector<Constant> constants;   // co_consts
  std::vector<Instruction> instructions;
  std::vector<HandlerRange> handlers;
};

[[nodiscard]] Expected<Code> decode(_object* code);

/// The code object and the code objects in its constants, pre-order. Borrowed references.
[[nodiscard]] std::vector<_object*> walkCodeObjects(_object* code);

}  // namespace vitrine::bytecode
