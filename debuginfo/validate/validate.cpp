#include "debuginfo/validate/validate.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

namespace vitrine::validate {
namespace {

using maps::MappedFunction;

class Checker {
 public:
  explicit Checker(const maps::VariableMap& map) : map_(map) {}

  Report run() {
    if (!map_.missing.empty()) {
      report_.problems.push_back(fmt::format("M01: there is no debugging information: {}", map_.missing));
    }
    for (const MappedFunction& function : map_.functions) {
      ++report_.functions;
      report_.lines += function.frame.lines.size();
      if (!function.described) {
        if (map_.missing.empty()) problem("M01", function, "is not in the debugging information");
        continue;
      }
      if (!map_.missing.empty()) {
        countPlaces(function);
      } else {
        checkName(function);
        if (function.frame.debug) checkLocals(function);
        else countPlaces(function);
      }
      checkLines(function);
    }
    checkStored();
    return std::move(report_);
  }

 private:
  void problem(const char* rule, const MappedFunction& function, const std::string& text) {
    report_.problems.push_back(fmt::format("{}: {}: {}", rule, function.frame.name, text));
  }

  void checkName(const MappedFunction& function) {
    if (function.native.name == function.frame.name) return;
    problem("M01", function, fmt::format("is called {} in the debugging information", function.native.name));
  }

  void checkLines(const MappedFunction& function) {
    std::set<uint32_t> begun;
    for (const dwarf::LineRow& row : function.native.rows) {
      const bool counts = function.frame.debug ? row.statement : row.file == function.frame.path;
      if (!counts || row.line == 0) continue;
      if (function.frame.debug && row.file != function.frame.path) {
        problem("M03", function, fmt::format("a statement of {} begins in it", row.file));
      }
      begun.insert(row.line);
    }
    for (const uint32_t line : function.frame.lines) {
      if (begun.contains(line)) {
        ++report_.lines_mapped;
      } else if (function.frame.debug) {
        problem("M02", function, fmt::format("line {} begins nowhere", line));
      }
    }
    if (!function.frame.debug) return;
    for (const uint32_t line : begun) {
      if (!std::binary_search(function.frame.lines.begin(), function.frame.lines.end(), line)) {
        problem("M03", function, fmt::format("line {} begins, expected only lines of the function", line));
      }
    }
  }

  /// Optimised code has no locations to check: how far the map itself reaches.
  void countPlaces(const MappedFunction& function) {
    const schema::StoredFunction stored = maps::storedFunction(function);
    for (const schema::StoredRow& row : stored.rows) {
      if (!row.statement) continue;
      for (const std::vector<schema::PlaceRange>& ranges : stored.slots) {
        ++report_.places;
        for (const schema::PlaceRange& range : ranges) {
          const bool there = row.offset >= range.from && row.offset < range.to;
          if (there && range.representation != schema::Representation::Absent) ++report_.places_mapped;
        }
      }
    }
  }

  void checkStored() {
    if (!map_.stored || !map_.missing.empty()) return;
    for (size_t i = 0; i < map_.functions.size(); ++i) {
      if (maps::storedFunction(map_.functions[i]) == map_.stored->functions[i]) continue;
      problem("M06", map_.functions[i], "the stored map is not that of the debugging information");
    }
  }

  void checkLocals(const MappedFunction& function) {
    std::optional<dwarf::Operation> base;  // of the frame: the same for all slots
    for (size_t i = 0; i < function.frame.slots.size(); ++i) {
      const schema::Slot& slot = function.frame.slots[i];
      // A class body may have a cell and a free variable __class__: found by name, they cannot be told apart.
      const auto same = [&](const schema::Slot& other) { return other.name == slot.name; };
      if (std::count_if(function.frame.slots.begin(), function.frame.slots.end(), same) > 1) continue;
      for (const dwarf::LineRow& row : function.native.rows) {
        if (!row.statement || row.line == 0) continue;
        ++report_.places;
        const dwarf::Location* location = maps::locationAt(function, slot, row.address);
        if (location == nullptr) {
          problem("M04", function, fmt::format("{} has no location at line {}", slot.name, row.line));
          break;
        }
        if (!isSlot(location->operations, i, &base)) {
          problem("M05", function, fmt::format("{} is at {}, expected slot {} of the frame", slot.name,
                                               dwarf::describe(location->operations), i));
          break;
        }
        ++report_.places_mapped;
      }
    }
  }

  /// fbreg B, deref, [plus_uconst 8 * index], with one B for all slots.
  static bool isSlot(const std::vector<dwarf::Operation>& operations, size_t index,
                     std::optional<dwarf::Operation>* base) {
    if (operations.size() != (index == 0 ? 2U : 3U) || operations[0].code != dwarf::kOpFbreg ||
        operations[1].code != dwarf::kOpDeref) {
      return false;
    }
    if (!*base) *base = operations[0];
    if (operations[0] != **base) return false;
    return index == 0 || (operations[2].code == dwarf::kOpPlusUconst &&
                          operations[2].operand == static_cast<int64_t>(8 * index));
  }

  const maps::VariableMap& map_;
  Report report_;
};

}  // namespace

schema::StoredMap storedMap(const maps::VariableMap& map, const Report& report) {
  schema::StoredMap out;
  out.coverage = {report.lines, report.lines_mapped, report.places, report.places_mapped};
  for (const MappedFunction& function : map.functions) out.functions.push_back(maps::storedFunction(function));
  return out;
}

Report check(const maps::VariableMap& map) { return Checker(map).run(); }

}  // namespace vitrine::validate
