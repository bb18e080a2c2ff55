// Sequences, dicts and sets as CPython 3.11 lays them out.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "lldb-plugin/model/objects.h"

namespace vitrine::plugin {

namespace {

std::optional<std::vector<Address>> pointers(Reader& reader, Address start, size_t count) {
  const auto raw = reader.bytes(start, count * sizeof(Address));
  if (!raw) return std::nullopt;
  std::vector<Address> result(count);
  if (count > 0) std::memcpy(result.data(), raw->data(), raw->size());
  return result;
}

template <typename T>
T at(const std::vector<uint8_t>& bytes, size_t offset) {
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof(T));
  return value;
}

}  // namespace

std::optional<std::vector<Address>> Objects::items(Address sequence, size_t limit, uint64_t* size) {
  const Type* t = typeOf(sequence);
  if (t == nullptr) return std::nullopt;
  const auto count = reader_.value<int64_t>(sequence + layout_.var_size);
  if (!count || *count < 0) return std::nullopt;
  Address start;
  if (t->has(kTypeTuple)) {
    start = sequence + layout_.tuple_item;
  } else if (t->has(kTypeList)) {
    start = reader_.pointerOrNull(sequence + layout_.list_item);
  } else {
    return std::nullopt;
  }
  if (*count > (int64_t{1} << 48) || !reader_.reaches(start, *count * sizeof(Address))) return std::nullopt;
  if (size != nullptr) *size = *count;
  return pointers(reader_, start, std::min<uint64_t>(*count, std::min(limit, kMaxItems)));
}

// Include/internal/pycore_dict.h: the index table, then the entries; a split table's values stand apart,
// with their insertion order in the bytes before them.
std::optional<Entries> Objects::keyEntries(Address keys, Address values, size_t limit, uint64_t* size) {
  const auto log2_bytes = reader_.value<uint8_t>(keys + layout_.keys_log2_index_bytes);
  const auto kind = reader_.value<uint8_t>(keys + layout_.keys_kind);
  const auto count = reader_.value<int64_t>(keys + layout_.keys_nentries);
  if (!log2_bytes || !kind || !count || *log2_bytes > 40 || *kind > 2 || *count < 0) return std::nullopt;
  // No table has more entries than index bytes.
  if (static_cast<uint64_t>(*count) > uint64_t{1} << *log2_bytes) return std::nullopt;
  const Address start = keys + layout_.keys_indices + (uint64_t{1} << *log2_bytes);
  const bool unicode = *kind != 0;
  const size_t width = unicode ? 16 : 24;
  const size_t key_at = unicode ? 0 : 8;
  if (!reader_.reaches(start, *count * width)) return std::nullopt;
  limit = std::min(limit, kMaxItems);
  Entries result;
  if (values != 0) {
    const auto used = reader_.value<uint8_t>(values - 2);
    if (!used) return std::nullopt;
    if (size != nullptr) *size = *used;
    for (int i = 0; i < *used && result.size() < limit; i++) {
      const auto index = reader_.value<uint8_t>(values - 3 - i);
      if (!index || *index >= *count) return std::nullopt;
      const auto key = reader_.pointer(start + *index * width + key_at);
      const auto value = reader_.pointer(values + *index * sizeof(Address));
      if (!key || !value) return std::nullopt;
      if (*value != 0) result.emplace_back(*key, *value);
    }
    return result;
  }
  constexpr int64_t kChunk = 256;
  for (int64_t i = 0; i < *count && result.size() < limit; i += kChunk) {
    const size_t take = std::min(kChunk, *count - i);
    const auto raw = reader_.bytes(start + i * width, take * width);
    if (!raw) return std::nullopt;
    for (size_t j = 0; j < take && result.size() < limit; j++) {
      const auto value = at<Address>(*raw, j * width + key_at + 8);
      if (value != 0) result.emplace_back(at<Address>(*raw, j * width + key_at), value);
    }
  }
  return result;
}

std::optional<Entries> Objects::entries(Address dict, size_t limit, uint64_t* size) {
  const Type* t = typeOf(dict);
  if (t == nullptr || !t->has(kTypeDict)) return std::nullopt;
  const auto used = reader_.value<int64_t>(dict + layout_.dict_used);
  const auto keys = reader_.pointer(dict + layout_.dict_keys);
  const auto values = reader_.pointer(dict + layout_.dict_values);
  if (!used || !keys || !values || *used < 0) return std::nullopt;
  // No more values than entries.
  if (*used > reader_.value<int64_t>(*keys + layout_.keys_nentries).value_or(-1)) return std::nullopt;
  if (size != nullptr) *size = *used;
  if (t->address != layout_.addr_type_odict && !inherits(*t, layout_.addr_type_odict)) {
    return keyEntries(*keys, *values, limit, nullptr);
  }
  // An OrderedDict's order is that of its own chain.
  auto all = keyEntries(*keys, *values, kMaxItems, nullptr);
  if (!all) return std::nullopt;
  std::unordered_map<Address, Address> by_key(all->begin(), all->end());
  Entries result;
  Address node = reader_.pointerOrNull(dict + layout_.odict_first);
  while (node != 0 && result.size() < std::min<uint64_t>(limit, *used)) {
    const auto it = by_key.find(reader_.pointerOrNull(node + layout_.odictnode_key));
    if (it == by_key.end()) return std::nullopt;
    result.emplace_back(it->first, it->second);
    node = reader_.pointerOrNull(node + layout_.odictnode_next);
  }
  return result;
}

Address Objects::lookup(Address dict, std::string_view key) {
  const auto all = entries(dict, kMaxItems);
  if (!all) return 0;
  for (const auto& [k, v] : *all) {
    const Type* t = typeOf(k);
    if (t == nullptr || !t->has(kTypeUnicode)) continue;
    // Most keys differ in length, which costs one read. UTF-8 is never shorter than the text.
    const auto length = reader_.value<int64_t>(k + layout_.unicode_length);
    if (!length || *length < 0 || static_cast<uint64_t>(*length) > key.size()) continue;
    if (static_cast<uint64_t>(*length) * 4 < key.size()) continue;
    if (string(k) == key) return v;
  }
  return 0;
}

std::optional<std::vector<Address>> Objects::setItems(Address set, size_t limit, uint64_t* size) {
  const Type* t = typeOf(set);
  if (t == nullptr || (!inherits(*t, layout_.addr_type_set) && !inherits(*t, layout_.addr_type_frozenset))) {
    return std::nullopt;
  }
  const auto used = reader_.value<int64_t>(set + layout_.set_used);
  const auto mask = reader_.value<int64_t>(set + layout_.set_mask);
  const auto table = reader_.pointer(set + layout_.set_table);
  if (!used || !mask || !table || *used < 0 || *mask < 0 || *mask > (int64_t{1} << 48) || *used > *mask + 1) return std::nullopt;
  if (!reader_.reaches(*table, (*mask + 1) * 16)) return std::nullopt;  // setentry: key, hash
  if (size != nullptr) *size = *used;
  const Address dummy = reader_.pointerOrNull(layout_.addr_pointer_to_set_dummy);
  std::vector<Address> result;
  const size_t want = std::min<uint64_t>(*used, std::min(limit, kMaxItems));
  constexpr int64_t kChunk = 256;
  for (int64_t i = 0; i <= *mask && result.size() < want; i += kChunk) {
    const size_t take = std::min(kChunk, *mask + 1 - i);
    const auto raw = reader_.bytes(*table + i * 16, take * 16);
    if (!raw) return std::nullopt;
    for (size_t j = 0; j < take && result.size() < want; j++) {
      const auto key = at<Address>(*raw, j * 16);
      if (key != 0 && key != dummy) result.push_back(key);
    }
  }
  return result;
}

std::optional<std::vector<Address>> Objects::dequeItems(Address deque, size_t limit, uint64_t* size) {
  constexpr int64_t kBlock = 64;  // Modules/_collectionsmodule.c, BLOCKLEN
  const auto count = reader_.value<int64_t>(deque + layout_.var_size);
  auto block = reader_.pointer(deque + layout_.deque_leftblock);
  auto index = reader_.value<int64_t>(deque + layout_.deque_leftindex);
  if (!count || !block || !index || *count < 0 || *index < 0 || *index > kBlock) return std::nullopt;
  if (size != nullptr) *size = *count;
  std::vector<Address> result;
  const size_t want = std::min<uint64_t>(*count, std::min(limit, kMaxItems));
  while (result.size() < want) {
    if (*index == kBlock) {
      block = reader_.pointer(*block + layout_.dequeblock_right);
      if (!block) return std::nullopt;
      index = 0;
    }
    const auto item = reader_.pointer(*block + layout_.dequeblock_data + *index * sizeof(Address));
    if (!item) return std::nullopt;
    result.push_back(*item);
    ++*index;
  }
  return result;
}

std::optional<uint64_t> Objects::length(Address object) {
  const Type* t = typeOf(object);
  if (t == nullptr) return std::nullopt;
  // A class of Python's may have its own __len__.
  if (t->has(kTypeHeap)) {
    Address owner = 0;
    if (typeAttribute(*t, "__len__", &owner) == 0) return std::nullopt;
    const Type* by = type(owner);
    if (by == nullptr || by->has(kTypeHeap)) return std::nullopt;
  }
  int64_t size = -1;
  if (t->has(kTypeTuple | kTypeList | kTypeBytes) || inherits(*t, layout_.addr_type_bytearray) ||
      inheritsNative(*t, "collections.deque")) {
    size = reader_.value<int64_t>(object + layout_.var_size).value_or(-1);
  } else if (t->has(kTypeUnicode)) {
    size = reader_.value<int64_t>(object + layout_.unicode_length).value_or(-1);
  } else if (t->has(kTypeDict)) {
    size = reader_.value<int64_t>(object + layout_.dict_used).value_or(-1);
  } else if (inherits(*t, layout_.addr_type_set) || inherits(*t, layout_.addr_type_frozenset)) {
    size = reader_.value<int64_t>(object + layout_.set_used).value_or(-1);
  } else if (inherits(*t, layout_.addr_type_range)) {
    size = integer(reader_.pointerOrNull(object + layout_.range_length)).value_or(-1);
  } else if (inherits(*t, layout_.addr_type_dict_keys) || inherits(*t, layout_.addr_type_dict_values) ||
             inherits(*t, layout_.addr_type_dict_items)) {
    return length(reader_.pointerOrNull(object + layout_.dictview_dict));
  }
  if (size < 0) return std::nullopt;
  return size;
}

}  // namespace vitrine::plugin
