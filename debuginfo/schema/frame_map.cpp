#include "debuginfo/schema/frame_map.h"

#include <fmt/format.h>

#include <cstring>

#include "debuginfo/schema/encoding.h"

namespace vitrine::schema {
namespace {

enum Flag : uint8_t { kDebug = 1, kGenerator = 2, kNamespace = 4 };

Expected<FrameRecord> decode(std::string_view data, size_t offset) {
  Cursor in(data);
  FrameRecord out;
  const uint64_t version = in.number();
  if (in.bad() || version != kFrameMapVersion) {
    return Diagnostic::error(fmt::format("frame map version {} at offset {}, expected {}", version, offset,
                                         kFrameMapVersion));
  }
  const uint64_t flags = in.number();
  out.debug = (flags & kDebug) != 0;
  out.generator = (flags & kGenerator) != 0;
  out.name_space = (flags & kNamespace) != 0;
  out.name = in.text();
  out.path = in.text();
  out.first_line = static_cast<uint32_t>(in.number());
  out.stack_size = static_cast<uint32_t>(in.number());
  for (uint64_t left = in.count(); left > 0 && !in.bad(); --left) {
    const uint64_t kind = in.number();
    if (kind > static_cast<uint64_t>(SlotKind::Free)) {
      return Diagnostic::error(fmt::format("slot of kind {} in the frame map of {}, expected at most {}", kind,
                                           out.name, static_cast<int>(SlotKind::Free)));
    }
    out.slots.push_back({in.text(), static_cast<SlotKind>(kind)});
  }
  uint64_t line = 0;
  for (uint64_t left = in.count(); left > 0 && !in.bad(); --left) {
    line += in.number();
    out.lines.push_back(static_cast<uint32_t>(line));
  }
  if (in.bad() || in.left() != 0) {
    return Diagnostic::error(fmt::format("frame map record of {} bytes at offset {} {}, expected its exact size",
                                         data.size(), offset, in.bad() ? "ends early" : "has bytes left over"));
  }
  return out;
}

}  // namespace

std::string encode(const FrameRecord& record) {
  std::string out;
  put(&out, kFrameMapVersion);
  uint64_t flags = 0;
  if (record.debug) flags |= kDebug;
  if (record.generator) flags |= kGenerator;
  if (record.name_space) flags |= kNamespace;
  put(&out, flags);
  put(&out, record.name);
  put(&out, record.path);
  put(&out, record.first_line);
  put(&out, record.stack_size);
  put(&out, record.slots.size());
  for (const Slot& slot : record.slots) {
    put(&out, static_cast<uint64_t>(slot.kind));
    put(&out, slot.name);
  }
  put(&out, record.lines.size());
  uint32_t before = 0;
  for (const uint32_t line : record.lines) {
    put(&out, line - before);
    before = line;
  }
  return out;
}

Expected<std::vector<FrameRecord>> decodeFrames(std::string_view section) {
  std::vector<FrameRecord> out;
  size_t at = 0;
  while (at < section.size()) {
    uint64_t address = 0;
    uint32_t size = 0;
    if (section.size() - at < sizeof address + sizeof size) {
      return Diagnostic::error(fmt::format("{} bytes at the end of the frame map, expected a record of 12 at least",
                                           section.size() - at));
    }
    std::memcpy(&address, section.data() + at, sizeof address);
    std::memcpy(&size, section.data() + at + sizeof address, sizeof size);
    const size_t begin = at + sizeof address + sizeof size;
    if (size > section.size() - begin) {
      return Diagnostic::error(fmt::format("frame map record of {} bytes at offset {}, expected at most {}", size,
                                           at, section.size() - begin));
    }
    Expected<FrameRecord> record = decode(section.substr(begin, size), at);
    if (!record) return record.error();
    record->address = address;
    out.push_back(std::move(*record));
    at = begin + size;
  }
  return out;
}

}  // namespace vitrine::schema
