#include "debuginfo/schema/stored_map.h"

#include <fmt/format.h>

#include "debuginfo/schema/encoding.h"
#include "debuginfo/schema/packing.h"

namespace vitrine::schema {
namespace {

void putFunction(std::string* out, const StoredFunction& function) {
  put(out, uint64_t{function.described});
  if (!function.described) return;
  put(out, function.size);
  put(out, function.rows.size());
  uint64_t before = 0;
  for (const StoredRow& row : function.rows) {
    put(out, row.offset - before);
    put(out, 2 * uint64_t{row.line} + (row.statement ? 1 : 0));
    before = row.offset;
  }
  put(out, function.slots.size());
  for (const std::vector<PlaceRange>& ranges : function.slots) {
    put(out, ranges.size());
    for (const PlaceRange& range : ranges) {
      put(out, range.from);
      put(out, range.to - range.from);
      put(out, static_cast<uint64_t>(range.representation));
      if (range.representation == Representation::Absent) put(out, range.reason);
    }
  }
}

/// Sets `bad` when a value is out of its range.
StoredFunction takeFunction(Cursor* in, bool* bad) {
  StoredFunction out;
  out.described = in->number() != 0;
  if (!out.described) return out;
  out.size = in->number();
  uint64_t offset = 0;
  for (uint64_t left = in->count(); left > 0 && !in->bad(); --left) {
    offset += in->number();
    const uint64_t line = in->number();
    out.rows.push_back({offset, static_cast<uint32_t>(line / 2), line % 2 != 0});
  }
  for (uint64_t slots = in->count(); slots > 0 && !in->bad(); --slots) {
    std::vector<PlaceRange>& ranges = out.slots.emplace_back();
    for (uint64_t left = in->count(); left > 0 && !in->bad(); --left) {
      PlaceRange range;
      range.from = in->number();
      range.to = range.from + in->number();
      const uint64_t representation = in->number();
      *bad = *bad || representation > static_cast<uint64_t>(Representation::Absent);
      range.representation = static_cast<Representation>(representation);
      if (range.representation == Representation::Absent) range.reason = in->text();
      ranges.push_back(std::move(range));
    }
  }
  return out;
}

}  // namespace

std::string encode(const StoredMap& map) {
  std::string rest;
  for (const uint64_t value :
       {map.coverage.lines, map.coverage.lines_mapped, map.coverage.places, map.coverage.places_mapped}) {
    put(&rest, value);
  }
  put(&rest, map.functions.size());
  for (const StoredFunction& function : map.functions) putFunction(&rest, function);
  std::string out;
  put(&out, kMapVersion);
  put(&out, rest.size());
  return out + pack(rest);
}

Expected<StoredMap> decodeMap(std::string_view section) {
  Cursor head(section);
  const uint64_t version = head.number();
  if (head.bad() || version != kMapVersion) {
    return Diagnostic::error(fmt::format("variable map version {}, expected {}", version, kMapVersion));
  }
  const uint64_t size = head.number();
  if (head.bad()) return Diagnostic::error("the variable map ends early, expected its size");
  const Expected<std::string> rest = unpack(section.substr(section.size() - head.left()), size);
  if (!rest) return rest.error();
  Cursor in(*rest);
  StoredMap out;
  for (uint64_t* value :
       {&out.coverage.lines, &out.coverage.lines_mapped, &out.coverage.places, &out.coverage.places_mapped}) {
    *value = in.number();
  }
  bool bad = false;
  for (uint64_t left = in.count(); left > 0 && !in.bad(); --left) out.functions.push_back(takeFunction(&in, &bad));
  if (in.bad() || bad || in.left() != 0) {
    return Diagnostic::error(fmt::format("variable map of {} functions {}, expected its exact size", out.functions.size(),
                                         in.bad() ? "ends early" : bad ? "has a representation that is none" : "has bytes left over"));
  }
  return out;
}

}  // namespace vitrine::schema
