#include "debuginfo/schema/sources.h"

#include <fmt/format.h>
#include <zlib.h>

#include <cstring>

#include "debuginfo/schema/encoding.h"
#include "support/hash.h"

namespace vitrine::schema {
namespace {

// zlib packs at most about 1000 to 1: a larger text is damage, and is not worth the memory.
constexpr uint64_t kMostExpansion = 1100;

std::string pack(std::string_view text) {
  uLongf size = compressBound(text.size());
  std::string out(size, '\0');
  const int result = compress2(reinterpret_cast<Bytef*>(out.data()), &size,
                               reinterpret_cast<const Bytef*>(text.data()), text.size(), Z_BEST_COMPRESSION);
  out.resize(result == Z_OK ? size : 0);  // out of memory: as if it was not wanted
  return out;
}

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
  if (record.text_size / kMostExpansion > record.packed.size()) {
    return Diagnostic::error(fmt::format("embedded text of {} bytes in {} packed ones, expected at most {}", record.text_size,
                                         record.packed.size(), record.packed.size() * kMostExpansion), {record.path});
  }
  std::string out(record.text_size, '\0');
  uLongf size = out.size();
  const int result = uncompress(reinterpret_cast<Bytef*>(out.data()), &size,
                                reinterpret_cast<const Bytef*>(record.packed.data()), record.packed.size());
  if (result != Z_OK || size != record.text_size) {
    return Diagnostic::error(fmt::format("the embedded text does not unpack: zlib's error {}", result), {record.path});
  }
  return out;
}

}  // namespace vitrine::schema
