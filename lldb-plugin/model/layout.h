// The offset table of the program being looked at, checked.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "debuginfo/schema/offsets.h"

namespace vitrine::plugin {

using Layout = schema::CPythonOffsets;

/// Takes a table from the contents of the section `.vitrine.offsets`. On failure nothing is returned and `error`
/// says in one line what was found and what expected.
[[nodiscard]] std::optional<Layout> parseLayout(std::span<const uint8_t> section, std::string& error);

// What CPython 3.11 has in macros and private enums, not in structures.
// Include/internal/pycore_object.h: dict and values pointers before objects with managed dicts.
inline constexpr uint64_t kManagedDictBefore = 24;
inline constexpr uint64_t kManagedValuesBefore = 32;
// Include/object.h
inline constexpr uint64_t kTypeManagedDict = 1ULL << 4;
inline constexpr uint64_t kTypeHeap = 1ULL << 9;
inline constexpr uint64_t kTypeLong = 1ULL << 24;
inline constexpr uint64_t kTypeList = 1ULL << 25;
inline constexpr uint64_t kTypeTuple = 1ULL << 26;
inline constexpr uint64_t kTypeBytes = 1ULL << 27;
inline constexpr uint64_t kTypeUnicode = 1ULL << 28;
inline constexpr uint64_t kTypeDict = 1ULL << 29;
inline constexpr uint64_t kTypeException = 1ULL << 30;
inline constexpr uint64_t kTypeType = 1ULL << 31;
// Include/internal/pycore_code.h: co_localspluskinds
inline constexpr uint8_t kLocalHidden = 0x10;
inline constexpr uint8_t kLocalPlain = 0x20;
inline constexpr uint8_t kLocalCell = 0x40;
inline constexpr uint8_t kLocalFree = 0x80;
// Include/code.h
inline constexpr int kCodeOptimized = 0x1;
inline constexpr int kCodeVarArgs = 0x4;
inline constexpr int kCodeVarKeywords = 0x8;
// Include/internal/pycore_frame.h
inline constexpr int kFrameOfThread = 0;
inline constexpr int kFrameOfGenerator = 1;
inline constexpr int kFrameOfObject = 2;
inline constexpr int kGeneratorCreated = -2;
inline constexpr int kGeneratorSuspended = -1;
inline constexpr int kGeneratorRunning = 0;

}  // namespace vitrine::plugin
