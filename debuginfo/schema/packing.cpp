#include "debuginfo/schema/packing.h"

#include <fmt/format.h>
#include <zlib.h>

namespace vitrine::schema {
namespace {

// zlib packs at most about 1000 to 1: a larger text is damage, and is not worth the memory.
constexpr uint64_t kMostExpansion = 1100;

}  // namespace

std::string pack(std::string_view text) {
  uLongf size = compressBound(text.size());
  std::string out(size, '\0');
  const int result = compress2(reinterpret_cast<Bytef*>(out.data()), &size,
                               reinterpret_cast<const Bytef*>(text.data()), text.size(), Z_BEST_COMPRESSION);
  out.resize(result == Z_OK ? size : 0);
  return out;
}

Expected<std::string> unpack(std::string_view packed, uint64_t size) {
  if (size / kMostExpansion > packed.size()) {
    return Diagnostic::error(fmt::format("{} bytes packed into {}, expected at most {}", size, packed.size(),
                                         packed.size() * kMostExpansion));
  }
  std::string out(size, '\0');
  uLongf got = out.size();
  const int result = uncompress(reinterpret_cast<Bytef*>(out.data()), &got,
                                reinterpret_cast<const Bytef*>(packed.data()), packed.size());
  if (result == Z_OK && got == size) return out;
  return Diagnostic::error(fmt::format("{} packed bytes do not unpack to {}: zlib's error {}", packed.size(), size, result));
}

}  // namespace vitrine::schema
