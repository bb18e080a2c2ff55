// The variable map as programs carry it: what the linked file's DWARF adds to the frame map.
//
// Written after the link into the section kMapSection, which is not loaded into memory and which strip keeps; so a
// stripped program still says where its Python functions end, where lines begin, and where variables are. Its
// functions are those of the frame map (frame_map.h), in the same order. The section is
//   version | size of the rest | the rest, packed by zlib
// in LEB128, and the rest
//   coverage: 4 numbers | number of functions | for each function:
//     described (0 or 1); if 1: size in bytes | rows: count, then for each the distance from the row before, 2 * the line +
//     statement | slots: for each the number of ranges, then for each from, length, representation, and with Absent a text
// Any change raises kMapVersion; a reader takes its own version only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/expected.h"

namespace vitrine::schema {

inline constexpr char kMapSection[] = ".vitrine.map";
inline constexpr uint8_t kMapVersion = 1;

/// How a variable's value is kept. RawInt64, RawDouble and Constant are for compilers that unbox; this one keeps every
/// variable in its slot.
enum class Representation : uint8_t { FrameSlot, Cell, RawInt64, RawDouble, Constant, Absent };

/// Where a variable is while from <= pc - (address of the function) < to.
struct PlaceRange {
  uint64_t from = 0;
  uint64_t to = 0;
  Representation representation = Representation::FrameSlot;
  std::string reason;  // of Absent
  bool operator==(const PlaceRange&) const = default;
};

struct StoredRow {
  uint64_t offset = 0;  // from the function's address; ascending
  uint32_t line = 0;    // 0: no Python line
  bool statement = false;
  bool operator==(const StoredRow&) const = default;
};

struct StoredFunction {
  bool described = false;  // the DWARF knows the function; otherwise nothing else is known
  uint64_t size = 0;
  std::vector<StoredRow> rows;
  std::vector<std::vector<PlaceRange>> slots;  // as in the frame map
  bool operator==(const StoredFunction&) const = default;
};

struct Coverage {
  uint64_t lines = 0;
  uint64_t lines_mapped = 0;
  uint64_t places = 0;  // variables times rows that begin a line
  uint64_t places_mapped = 0;
  bool operator==(const Coverage&) const = default;
};

struct StoredMap {
  Coverage coverage;
  std::vector<StoredFunction> functions;
  bool operator==(const StoredMap&) const = default;
};

[[nodiscard]] std::string encode(const StoredMap& map);
[[nodiscard]] Expected<StoredMap> decodeMap(std::string_view section);

}  // namespace vitrine::schema
