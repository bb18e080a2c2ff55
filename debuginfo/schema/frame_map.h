// The frame map: what the compiler promises about one compiled function.
//
// Generated code puts one record for each function into the section kFrameSection, which is not loaded
// into memory and which strip keeps. A record is
//   address of the function, 8 bytes | size of the rest, 4 bytes | the rest: encode()
// Numbers are LEB128 but for these two. Any change of the rest's layout raises kFrameMapVersion; a reader
// takes its own version only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/expected.h"

namespace vitrine::schema {

inline constexpr char kFrameSection[] = ".vitrine.frames";
inline constexpr uint8_t kFrameMapVersion = 1;

/// What a slot of the frame is for (co_localspluskinds).
enum class SlotKind : uint8_t { Local, Argument, Cell, ArgumentCell, Free };

struct Slot {
  std::string name;
  SlotKind kind = SlotKind::Local;
  bool operator==(const Slot&) const = default;
};

struct FrameRecord {
  uint64_t address = 0;      // of the function; 0 before linking
  std::string name;          // "app.Point.norm"
  std::string path;          // source file
  uint32_t first_line = 0;
  uint32_t stack_size = 0;   // slots of the operand stack
  bool debug = false;        // a debug build: every promise below must hold
  bool generator = false;    // the frame lives in the generator
  bool name_space = false;   // class or module: variables are in a mapping, not in slots
  std::vector<Slot> slots;   // localsplus, in order
  std::vector<uint32_t> lines;  // ascending: lines at which a debugger can stop (debug), or that have code
  bool operator==(const FrameRecord&) const = default;
};

/// The rest of a record, without its address and size.
[[nodiscard]] std::string encode(const FrameRecord& record);

/// All records of a section.
[[nodiscard]] Expected<std::vector<FrameRecord>> decodeFrames(std::string_view section);

}  // namespace vitrine::schema
