// Code objects and the positions of their instructions.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "lldb-plugin/model/objects.h"

namespace vitrine::plugin {

/// A code object.
struct Code {
  Address address = 0;
  std::string name;
  std::string qualname;
  std::string file;          ///< co_filename
  int first_line = 0;
  int flags = 0;
  int arguments = 0;         ///< slots that arguments fill: positional, keyword-only, *args, **kwargs
  int first_traceable = 0;   ///< in code units; a frame before it is not complete yet
  std::vector<std::string> names;  ///< of the slots: locals, cells, free variables
  std::vector<uint8_t> kinds;      ///< kLocalPlain, kLocalCell, kLocalFree
  std::vector<uint8_t> line_table;
  Address first_unit = 0;    ///< where the instructions begin
  Address native = 0;        ///< the program's record of its native code; 0 when the function is interpreted

  /// The source line of a code unit; 0 when it has none.
  [[nodiscard]] int lineOf(int64_t unit) const;
};

/// The lines of a co_linetable (Objects/locations.md), in order of code units.
struct LineEntry {
  int64_t first_unit, end_unit;
  int line;                  ///< 0: none
};
std::vector<LineEntry> decodeLineTable(const std::vector<uint8_t>& table, int first_line);

/// Reads code objects, each once.
class Codes {
 public:
  /// `objects` must outlive this.
  explicit Codes(Objects& objects) : objects_(objects) {}
  void clear() { codes_.clear(); }
  /// Null when there is no code object at `address`.
  const Code* at(Address address);

 private:
  Objects& objects_;
  std::unordered_map<Address, std::unique_ptr<Code>> codes_;
};

}  // namespace vitrine::plugin
