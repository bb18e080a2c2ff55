// co_linetable, Objects/locations.md: entries of one to eight code units, the first byte says how
// the position is written.
#include "line_table.h"

#include "memory.h"

namespace vitrine::crash {

namespace {

/// The table's bytes, through a small window.
class Table {
 public:
  Table(uintptr_t at, size_t size) : at_(at), end_(at + size) {}

  bool next(unsigned* byte) {
    if (used_ == filled_) {
      const size_t rest = end_ - at_;
      filled_ = readUpTo(at_, window_, rest < sizeof(window_) ? rest : sizeof(window_));
      at_ += filled_;
      used_ = 0;
      if (filled_ == 0) return false;
    }
    *byte = window_[used_++];
    return true;
  }

  bool skip(int count) {
    unsigned byte;
    for (; count > 0; count--) {
      if (!next(&byte)) return false;
    }
    return true;
  }

  bool number(unsigned* value) {
    unsigned byte = 64;
    *value = 0;
    for (int shift = 0; (byte & 64) != 0 && shift < 32; shift += 6) {
      if (!next(&byte)) return false;
      *value |= (byte & 63) << shift;
    }
    return true;
  }

 private:
  uintptr_t at_;
  uintptr_t end_;
  size_t used_ = 0;
  size_t filled_ = 0;
  unsigned char window_[128];
};

int signedOf(unsigned value) {
  return (value & 1) != 0 ? -static_cast<int>(value >> 1) : static_cast<int>(value >> 1);
}

/// Reads the rest of an entry: the change of the line, and whether it has one.
bool readEntry(Table* table, int kind, int* change, bool* has_line) {
  unsigned value = 0;
  *change = 0;
  *has_line = kind != PY_CODE_LOCATION_INFO_NONE;
  switch (kind) {
    case PY_CODE_LOCATION_INFO_NONE:
      return true;
    case PY_CODE_LOCATION_INFO_LONG:
      if (!table->number(&value)) return false;
      *change = signedOf(value);
      return table->number(&value) && table->number(&value) && table->number(&value);
    case PY_CODE_LOCATION_INFO_NO_COLUMNS:
      if (!table->number(&value)) return false;
      *change = signedOf(value);
      return true;
    case PY_CODE_LOCATION_INFO_ONE_LINE0:
    case PY_CODE_LOCATION_INFO_ONE_LINE1:
    case PY_CODE_LOCATION_INFO_ONE_LINE2:
      *change = kind - PY_CODE_LOCATION_INFO_ONE_LINE0;
      return table->skip(2);
    default:
      return table->skip(1);  // short forms
  }
}

}  // namespace

int lineOf(const PyCodeObject& code, int unit) {
  PyVarObject bytes;
  if (!readObject(reinterpret_cast<const PyVarObject*>(code.co_linetable), &bytes) ||
      bytes.ob_size <= 0) {
    return -1;
  }
  if (unit < 0) return code.co_firstlineno;
  Table table(address(code.co_linetable) + offsetof(PyBytesObject, ob_sval),
              static_cast<size_t>(bytes.ob_size));
  int line = code.co_firstlineno;
  unsigned first;
  for (int at = 0; table.next(&first);) {
    if ((first & 128) == 0) return -1;  // not the start of an entry
    int change;
    bool has_line;
    if (!readEntry(&table, static_cast<int>(first >> 3 & 15), &change, &has_line)) return -1;
    line += change;
    at += static_cast<int>(first & 7) + 1;
    if (unit < at) return has_line ? line : -1;
  }
  return -1;
}

}  // namespace vitrine::crash
