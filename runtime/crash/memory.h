// Reading memory that may be anything: the crashed program's own.
//
// In: an address of which nothing is known. Out: the bytes, or false. Never faults, never
// allocates, never locks; safe in a signal handler.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vitrine::crash {

/// Copies `size` bytes from `at`. False when not all of them can be read.
bool readBytes(uintptr_t at, void* out, size_t size);

/// As many of `size` bytes as are readable, from `at` on.
size_t readUpTo(uintptr_t at, void* out, size_t size);

inline uintptr_t address(const void* pointer) { return reinterpret_cast<uintptr_t>(pointer); }

/// Copies the object that `at` points to, without its constructor and without what lies behind it.
template <typename From, typename T>
bool readObject(const From* at, T* out) {
  static_assert(sizeof(From) == sizeof(T));
  return readBytes(address(at), static_cast<void*>(out), sizeof(T));
}

/// A byte string up to its NUL, cut to `size` - 1 bytes. False when nothing can be read.
bool readString(uintptr_t at, char* out, size_t size);

}  // namespace vitrine::crash
