#include "lldb-plugin/model/code.h"

namespace vitrine::plugin {

namespace {

/// The numbers of a location table: groups of six bits, bit 6 says that more follow.
class TableReader {
 public:
  TableReader(const std::vector<uint8_t>& table, size_t& at) : table_(table), at_(at) {}
  uint64_t unsignedNumber() {
    uint64_t value = 0;
    for (int shift = 0; at_ < table_.size() && shift < 60; shift += 6) {
      const uint8_t byte = table_[at_++];
      value |= static_cast<uint64_t>(byte & 0x3f) << shift;
      if ((byte & 0x40) == 0) break;
    }
    return value;
  }
  int64_t signedNumber() {
    const uint64_t value = unsignedNumber();
    const auto half = static_cast<int64_t>(value >> 1);
    return (value & 1) != 0 ? -half : half;
  }

 private:
  const std::vector<uint8_t>& table_;
  size_t& at_;
};

constexpr int kMaxSlots = 100'000;
constexpr size_t kMaxTable = size_t{4} << 20;

}  // namespace

std::vector<LineEntry> decodeLineTable(const std::vector<uint8_t>& table, int first_line) {
  std::vector<LineEntry> result;
  int64_t unit = 0;
  int64_t line = first_line;
  for (size_t at = 0; at < table.size();) {
    const uint8_t head = table[at++];
    const int form = head >> 3 & 15;
    const int64_t length = (head & 7) + 1;
    TableReader reader(table, at);
    bool has_line = true;
    if (form == 15) {
      has_line = false;
    } else if (form == 14) {  // long: line, end line, two columns
      line += reader.signedNumber();
      reader.unsignedNumber();
      reader.unsignedNumber();
      reader.unsignedNumber();
    } else if (form == 13) {  // no columns
      line += reader.signedNumber();
    } else if (form >= 10) {  // one line: two columns
      line += form - 10;
      at += 2;
    } else {  // short: the same line, columns in one byte
      at += 1;
    }
    result.push_back({unit, unit + length, has_line && line > 0 ? static_cast<int>(line) : 0});
    unit += length;
  }
  return result;
}

int Code::lineOf(int64_t unit) const {
  if (unit < 0) return first_line;
  for (const LineEntry& entry : decodeLineTable(line_table, first_line)) {
    if (unit >= entry.first_unit && unit < entry.end_unit) return entry.line;
  }
  return 0;
}

const Code* Codes::at(Address address) {
  if (auto it = codes_.find(address); it != codes_.end()) return it->second.get();
  const Layout& l = objects_.layout();
  Reader& reader = objects_.reader();
  const Type* type = objects_.typeOf(address);
  if (type == nullptr || type->address != l.addr_type_code) return nullptr;
  auto code = std::make_unique<Code>();
  auto number = [&](uint16_t offset) { return reader.value<int>(address + offset).value_or(0); };
  auto text = [&](uint16_t offset) { return objects_.string(reader.pointerOrNull(address + offset)).value_or("?"); };
  code->address = address;
  code->name = text(l.code_name);
  code->qualname = text(l.code_qualname);
  code->file = text(l.code_filename);
  code->first_line = number(l.code_firstlineno);
  code->flags = number(l.code_flags);
  code->first_traceable = number(l.code_firsttraceable);
  code->arguments = number(l.code_argcount) + number(l.code_kwonlyargcount) +
                    ((code->flags & kCodeVarArgs) != 0 ? 1 : 0) + ((code->flags & kCodeVarKeywords) != 0 ? 1 : 0);
  const auto names = objects_.items(reader.pointerOrNull(address + l.code_localsplusnames), kMaxSlots);
  const auto kinds = objects_.bytes(reader.pointerOrNull(address + l.code_localspluskinds), kMaxSlots);
  if (!names || !kinds || names->size() != kinds->size()) return nullptr;
  for (const Address name : *names) code->names.push_back(objects_.string(name).value_or("?"));
  code->kinds = *kinds;
  code->line_table =
      objects_.bytes(reader.pointerOrNull(address + l.code_linetable), kMaxTable).value_or(std::vector<uint8_t>{});
  code->first_unit = address + l.code_adaptive;
  // co_extra: a count, then slots; the first one is the runtime's (runtime/frames/frames.h).
  if (const Address extra = reader.pointerOrNull(address + l.code_extra); extra != 0) {
    if (reader.value<int64_t>(extra).value_or(0) > 0) code->native = reader.pointerOrNull(extra + 8);
  }
  return codes_.emplace(address, std::move(code)).first->second.get();
}

}  // namespace vitrine::plugin
