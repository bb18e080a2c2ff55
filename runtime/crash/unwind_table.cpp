// .eh_frame_hdr is a sorted table of functions; each has an entry (FDE) that refers to a common one
// (CIE), both with a small program that describes the row for each instruction. The tables are
// mapped read-only by the loader and are read directly. Linux Standard Base, "Exception Frames";
// DWARF 6.4.
#include "unwind_table.h"

#include <dlfcn.h>

#include <cstring>

namespace vitrine::crash {

namespace {

constexpr unsigned kOmitted = 0xff;

template <typename T>
T take(const uint8_t** at) {
  T value;
  memcpy(&value, *at, sizeof(value));
  *at += sizeof(value);
  return value;
}

uint64_t takeUnsigned(const uint8_t** at) {
  uint64_t value = 0;
  for (int shift = 0;; shift += 7) {
    const uint8_t byte = *(*at)++;
    if (shift < 64) value |= static_cast<uint64_t>(byte & 127) << shift;
    if ((byte & 128) == 0) return value;
  }
}

int64_t takeSigned(const uint8_t** at) {
  uint64_t value = 0;
  for (int shift = 0;;) {
    const uint8_t byte = *(*at)++;
    if (shift < 64) value |= static_cast<uint64_t>(byte & 127) << shift;
    shift += 7;
    if ((byte & 128) != 0) continue;
    if ((byte & 64) != 0 && shift < 64) value |= ~uint64_t{0} << shift;
    return static_cast<int64_t>(value);
  }
}

/// A pointer in one of the encodings of the LSB. 0 when the encoding is not one of those in use.
uintptr_t takePointer(const uint8_t** at, unsigned encoding, uintptr_t data_base) {
  const uintptr_t here = reinterpret_cast<uintptr_t>(*at);
  uintptr_t value;
  switch (encoding & 0x0f) {
    case 0x00:
    case 0x04:
    case 0x0c:
      value = take<uint64_t>(at);
      break;
    case 0x01:
      value = takeUnsigned(at);
      break;
    case 0x02:
      value = take<uint16_t>(at);
      break;
    case 0x03:
      value = take<uint32_t>(at);
      break;
    case 0x09:
      value = static_cast<uintptr_t>(takeSigned(at));
      break;
    case 0x0a:
      value = static_cast<uintptr_t>(take<int16_t>(at));
      break;
    case 0x0b:
      value = static_cast<uintptr_t>(take<int32_t>(at));
      break;
    default:
      return 0;
  }
  switch (encoding & 0x70) {
    case 0x00:
      return value;
    case 0x10:
      return here + value;
    case 0x30:
      return data_base + value;
    default:
      return 0;
  }
}

struct Entry {
  const uint8_t* program;
  const uint8_t* end;
};

struct Function {
  Entry common;
  Entry own;
  uintptr_t start;
  uint64_t code_factor;
  int64_t data_factor;
  unsigned pointer_encoding = 0;
  bool has_augmentation = false;
};

/// The bounds of the record at `at`; its contents begin with the CIE's id or offset.
bool takeRecord(const uint8_t** at, const uint8_t** end) {
  const uint32_t length = take<uint32_t>(at);
  if (length == 0 || length == 0xffffffff) return false;
  *end = *at + length;
  return true;
}

bool readCommon(const uint8_t* at, Function* out) {
  if (!takeRecord(&at, &out->common.end) || take<uint32_t>(&at) != 0) return false;
  at++;  // version
  const char* letters = reinterpret_cast<const char*>(at);
  at += strlen(letters) + 1;
  out->code_factor = takeUnsigned(&at);
  out->data_factor = takeSigned(&at);
  takeUnsigned(&at);  // the return address's register: 16
  if (*letters == 'z') {
    out->has_augmentation = true;
    const uint64_t length = takeUnsigned(&at);
    const uint8_t* data = at;
    at += length;
    for (const char* letter = letters + 1; *letter != 0; letter++) {
      if (*letter == 'R') out->pointer_encoding = *data++;
      if (*letter == 'L') data++;
      if (*letter == 'P') {
        const unsigned encoding = *data++;
        takePointer(&data, encoding, 0);
      }
    }
  }
  out->common.program = at;
  return true;
}

bool readFunction(const uint8_t* at, uintptr_t pc, Function* out) {
  if (!takeRecord(&at, &out->own.end)) return false;
  const uint8_t* here = at;
  const uint32_t back = take<uint32_t>(&at);
  if (back == 0 || !readCommon(here - back, out)) return false;
  out->start = takePointer(&at, out->pointer_encoding, 0);
  const uintptr_t length = takePointer(&at, out->pointer_encoding & 0x0f, 0);
  if (pc < out->start || pc >= out->start + length) return false;
  if (out->has_augmentation) {
    const uint64_t augmentation = takeUnsigned(&at);
    at += augmentation;
  }
  out->own.program = at;
  return true;
}

/// Executes up to the row of `pc`.
bool execute(const Entry& entry,
             const Function& function,
             uintptr_t pc,
             const UnwindRow& initial,
             UnwindRow* row) {
  constexpr int kMostRemembered = 8;
  static UnwindRow remembered[kMostRemembered];  // one crash at a time
  int depth = 0;
  uintptr_t location = function.start;
  const auto save = [&](uint64_t number, int64_t offset) {
    if (number >= kDwarfRegisters) return;
    row->rules[number] = UnwindRow::Rule::Saved;
    row->offsets[number] = offset * function.data_factor;
  };
  const auto setRule = [&](uint64_t number, UnwindRow::Rule rule) {
    if (number < kDwarfRegisters) row->rules[number] = rule;
  };
  const auto restore = [&](uint64_t number) {
    if (number >= kDwarfRegisters) return;
    row->rules[number] = initial.rules[number];
    row->offsets[number] = initial.offsets[number];
  };
  for (const uint8_t* at = entry.program; at < entry.end && location <= pc;) {
    const uint8_t byte = *at++;
    const unsigned low = byte & 0x3f;
    uint64_t number;
    switch (byte >> 6) {
      case 1:
        location += low * function.code_factor;
        continue;
      case 2:
        save(low, static_cast<int64_t>(takeUnsigned(&at)));
        continue;
      case 3:
        restore(low);
        continue;
      default:
        break;
    }
    switch (low) {
      case 0x00:
        break;  // nop
      case 0x01:
        location = takePointer(&at, function.pointer_encoding, 0);
        break;
      case 0x02:
        location += take<uint8_t>(&at) * function.code_factor;
        break;
      case 0x03:
        location += take<uint16_t>(&at) * function.code_factor;
        break;
      case 0x04:
        location += take<uint32_t>(&at) * function.code_factor;
        break;
      case 0x05:
        number = takeUnsigned(&at);
        save(number, static_cast<int64_t>(takeUnsigned(&at)));
        break;
      case 0x06:
        restore(takeUnsigned(&at));
        break;
      case 0x07:
        setRule(takeUnsigned(&at), UnwindRow::Rule::Undefined);
        break;
      case 0x08:
        setRule(takeUnsigned(&at), UnwindRow::Rule::Same);
        break;
      case 0x09:
        takeUnsigned(&at);
        takeUnsigned(&at);
        return false;  // in another register
      case 0x0a:
        if (depth == kMostRemembered) return false;
        remembered[depth++] = *row;
        break;
      case 0x0b:
        if (depth == 0) return false;
        *row = remembered[--depth];
        break;
      case 0x0c:
        row->cfa_register = static_cast<int>(takeUnsigned(&at));
        row->cfa_offset = static_cast<int64_t>(takeUnsigned(&at));
        break;
      case 0x0d:
        row->cfa_register = static_cast<int>(takeUnsigned(&at));
        break;
      case 0x0e:
        row->cfa_offset = static_cast<int64_t>(takeUnsigned(&at));
        break;
      case 0x11:
        number = takeUnsigned(&at);
        save(number, takeSigned(&at));
        break;
      case 0x12:
        row->cfa_register = static_cast<int>(takeUnsigned(&at));
        row->cfa_offset = takeSigned(&at) * function.data_factor;
        break;
      case 0x13:
        row->cfa_offset = takeSigned(&at) * function.data_factor;
        break;
      case 0x2e:
        takeUnsigned(&at);
        break;  // size of the arguments
      default:
        return false;  // an expression
    }
  }
  return true;
}

}  // namespace

bool findUnwindRow(uintptr_t pc, UnwindRow* row) {
  dl_find_object object;  // neither locks nor allocates
  if (_dl_find_object(reinterpret_cast<void*>(pc), &object) != 0 || object.dlfo_eh_frame == nullptr)
    return false;
  const auto* header = static_cast<const uint8_t*>(object.dlfo_eh_frame);
  const auto base = reinterpret_cast<uintptr_t>(header);
  constexpr unsigned kSortedTable = 0x3b;  // pairs of signed 32-bit offsets from the header
  if (header[0] != 1 || header[2] == kOmitted || header[3] != kSortedTable) return false;
  const uint8_t* at = header + 4;
  takePointer(&at, header[1], base);
  uintptr_t count = takePointer(&at, header[2], base);
  struct Pair {
    int32_t start, entry;
  };
  const auto* pairs = reinterpret_cast<const Pair*>(at);
  uintptr_t first = 0;
  while (count > 0) {  // the last one that starts at or before pc
    const uintptr_t half = count / 2;
    if (base + static_cast<uintptr_t>(static_cast<intptr_t>(pairs[first + half].start)) <= pc) {
      first += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  if (first == 0) return false;
  Function function = {};
  const auto offset = static_cast<uintptr_t>(static_cast<intptr_t>(pairs[first - 1].entry));
  if (!readFunction(reinterpret_cast<const uint8_t*>(base + offset), pc, &function)) return false;
  *row = {};
  static UnwindRow initial;
  initial = *row;
  if (!execute(function.common, function, UINTPTR_MAX, initial, row)) return false;
  initial = *row;
  return execute(function.own, function, pc, initial, row);
}

}  // namespace vitrine::crash
