// The sources that a program was compiled from: where each was, what it contained, perhaps its text.
//
// Generated code puts one record for each module into the section kSourcesSection. It is loaded, since the program
// reads the text itself when the file is gone, and costs no memory until then. A record is
//   size of the rest, 4 bytes | the rest: version, module, path, hash, size of the text, packed text
// Numbers but for the first are LEB128; the packed text stands last, as zlib's compress() writes it, empty when the
// text is not embedded. Any change of the layout raises kSourcesVersion; a reader takes its own version only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/expected.h"

namespace vitrine::schema {

inline constexpr char kSourcesSection[] = ".vitrine.sources";
inline constexpr uint8_t kSourcesVersion = 1;

struct SourceRecord {
  std::string module;
  std::string path;         // as --source-map has it
  std::string hash;         // contentHash() of the file (support/hash.h)
  uint64_t text_size = 0;   // of the file
  std::string packed;       // its text, compressed; empty: not embedded
  bool operator==(const SourceRecord&) const = default;
};

/// The record of a file with this text.
[[nodiscard]] SourceRecord describeSource(std::string module, std::string path, std::string_view text, bool embed);

/// A whole record. It ends with `packed`.
[[nodiscard]] std::string encode(const SourceRecord& record);

/// All records of a section.
[[nodiscard]] Expected<std::vector<SourceRecord>> decodeSources(std::string_view section);

/// The embedded text. An error: it is damaged, or was not embedded.
[[nodiscard]] Expected<std::string> unpackText(const SourceRecord& record);

}  // namespace vitrine::schema
