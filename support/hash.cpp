#include "support/hash.h"

// As its authors recommend: faster, and nothing to link.
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <fmt/format.h>

#include <cstdint>

namespace vitrine {
namespace {

std::string hexDigits(XXH128_hash_t hash) {
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace

std::string contentHash(std::string_view contents) {
  return hexDigits(XXH3_128bits(contents.data(), contents.size()));
}

/// Keeps xxHash's types, renamed by XXH_INLINE_ALL, out of the header.
struct FieldHasher::State {
  XXH3_state_t xxh;
};

FieldHasher::FieldHasher() : state_(std::make_unique<State>()) { XXH3_128bits_reset(&state_->xxh); }

FieldHasher::~FieldHasher() = default;

FieldHasher& FieldHasher::add(std::string_view field) {
  // The length first, as bytes of a fixed order.
  unsigned char length[8];
  for (int i = 0; i < 8; ++i) {
    length[i] = static_cast<unsigned char>(static_cast<uint64_t>(field.size()) >> (8 * i));
  }
  XXH3_128bits_update(&state_->xxh, length, sizeof length);
  XXH3_128bits_update(&state_->xxh, field.data(), field.size());
  return *this;
}

std::string FieldHasher::hex() const { return hexDigits(XXH3_128bits_digest(&state_->xxh)); }

}  // namespace vitrine
