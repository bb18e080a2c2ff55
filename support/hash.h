// Names for contents: the key of the build cache, the identity of a build.
//
// XXH3, 128 bits, as 32 hex digits: the same on every machine and in every release. It finds
// changes; it is not meant against an adversary.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace vitrine {

/// The hash of one piece of content.
[[nodiscard]] std::string contentHash(std::string_view contents);

/// The hash of a list of fields. Where a field ends counts: "ab", "c" is not "a", "bc".
class FieldHasher {
 public:
  FieldHasher();
  ~FieldHasher();

  FieldHasher& add(std::string_view field);
  /// The hash of what was added so far.
  [[nodiscard]] std::string hex() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vitrine
