#include "debuginfo/schema/sources.h"

#include <fmt/format.h>

#include <cstring>

#include "debuginfo/schema/encoding.h"
#include "debuginfo/schema/packing.h"
#include "support/hash.h"

namespace vitrine::schema {
namespace {

Expected<SourceRecord> decode(std::string_view data, size_t offset) {
  Cursor in(data);
  SourceRecord out;
  const uint64_t version = in.number();
  if (in.bad() || version != kSourcesVersion) {
    return Diagnostic::error(fmt::format("source record version {} at offset {}, expected {}", version, offset,
                                         kSourcesVersion));
  }
  out.module = in.text();
  out.path = in.text();
  out.hash = in.text();
  out.text_size = in.number();
  out.packed = in.text();
  if (in.bad() || in.left() != 0) {
    return Diagnostic::error(fmt::format("source record of {} bytes at offset {} {}, expected its exact size",
                                         data.size(), offset, in.bad() ? "ends early" : "has bytes left over"));
  }
  return out;
}

}  // namespace

SourceRecord describeSource(std::string module, std::string path, std::string_view text, bool embed) {
  return {std::move(module), std::move(path), contentHash(text), text.size(), embed ? pack(text) : std::string()};
}

std::string encode(const SourceRecord& record) {
  std::string rest;
  put(&rest, kSourcesVersion);
  put(&rest, record.module);
  put(&rest, record.path);
  put(&rest, record.hash);
  put(&rest, record.text_size);
  put(&rest, record.packed);
  const auto size = static_cast<uint32_t>(rest.size());
  std::string out(sizeof size, '\0');
  std::memcpy(out.data(), &size, sizeof size);
  return out + rest;
}

Expected<std::vector<SourceRecord>> decodeSources(std::string_view section) {
  std::vector<SourceRecord> out;
  size_t at = 0;
  while (at < section.size()) {
    uint32_t size = 0;
    if (section.size() - at < sizeof size) {
      return Diagnostic::error(fmt::format("{} bytes at the end of the sources, expected a record of 4 at least",
                                           section.size() - at));
    }
    std::memcpy(&size, section.data() + at, sizeof size);
    const size_t begin = at + sizeof size;
    if (size > section.size() - begin) {
      return Diagnostic::error(fmt::format("source record of {} bytes at offset {}, expected at most {}", size, at,
                                           section.size() - begin));
    }
    Expected<SourceRecord> record = decode(section.substr(begin, size), at);
    if (!record) return record.error();
    out.push_back(std::move(*record));
    at = begin + size;
  }
  return out;
}

Expected<std::string> unpackText(const SourceRecord& record) {
  if (record.packed.empty()) return Diagnostic::error("the text was not embedded", {record.path});
  Expected<std::string> text = unpack(record.packed, record.text_size);
  if (!text) return Diagnostic::error(text.error().message, {record.path});
  return text;
}

}  // namespace vitrine::schema
