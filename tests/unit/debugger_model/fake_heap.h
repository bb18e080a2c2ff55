// A small Python heap made of bytes, for tests of the debugger's model.
#pragma once

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "lldb-plugin/model/objects.h"

namespace vitrine::plugin {

/// Memory with one readable region at kBase. Objects are laid out as in a release build of CPython 3.11.
class FakeHeap : public Memory {
 public:
  static constexpr Address kBase = 0x100000;

  FakeHeap() : bytes_(size_t{1} << 20) {
    std::memset(&layout, 0, sizeof layout);
    layout.object_type = 8;
    layout.var_size = 16;
    layout.type_name = 24;
    layout.type_basicsize = 32;
    layout.type_itemsize = 40;
    layout.type_repr = 88;
    layout.type_flags = 168;
    layout.type_base = 256;
    layout.type_dict = 264;
    layout.type_dictoffset = 288;
    layout.type_mro = 344;
    layout.heaptype_cached_keys = 872;
    layout.heaptype_qualname = 864;
    layout.long_digit = 24;
    layout.float_value = 16;
    layout.unicode_length = 16;
    layout.unicode_state = 32;
    layout.unicode_utf8_length = 48;
    layout.unicode_data = 72;
    layout.bytes_value = 32;
    layout.tuple_item = 24;
    layout.list_item = 24;
    layout.dict_used = 16;
    layout.dict_keys = 32;
    layout.dict_values = 40;
    layout.keys_log2_size = 8;
    layout.keys_log2_index_bytes = 9;
    layout.keys_kind = 10;
    layout.keys_nentries = 24;
    layout.keys_indices = 32;
    layout.set_used = 24;
    layout.set_mask = 32;
    layout.set_table = 40;

    layout.addr_type_type = allocate(1024);
    makeType(layout.addr_type_type, "type", kTypeType);
    layout.addr_type_object = newType("object", 0);
    layout.addr_type_long = newType("int", kTypeLong);
    layout.addr_type_float = newType("float", 0);
    layout.addr_type_unicode = newType("str", kTypeUnicode);
    layout.addr_type_bytes = newType("bytes", kTypeBytes);
    layout.addr_type_tuple = newType("tuple", kTypeTuple);
    layout.addr_type_list = newType("list", kTypeList);
    layout.addr_type_dict = newType("dict", kTypeDict);
    layout.addr_type_set = newType("set", 0);
    layout.addr_none = object(newType("NoneType", 0), 16);
  }

  bool read(Address address, void* out, size_t size) override {
    reads++;
    if (address < kBase || size > bytes_.size() || address - kBase > bytes_.size() - size) return false;
    std::memcpy(out, bytes_.data() + (address - kBase), size);
    return true;
  }

  template <typename T>
  void put(Address address, T value) {
    std::memcpy(bytes_.data() + (address - kBase), &value, sizeof value);
  }
  Address allocate(size_t size) {
    const Address at = kBase + used_;
    used_ += (size + 15) / 16 * 16;
    return at;
  }
  Address object(Address type, size_t size) {
    const Address at = allocate(size);
    put<int64_t>(at, 1);
    put(at + layout.object_type, type);
    return at;
  }
  Address newType(const char* name, uint64_t flags, Address base = 0) {
    const Address at = allocate(1024);
    makeType(at, name, flags);
    put(at + layout.type_base, base);
    return at;
  }
  Address integer(int64_t size, const std::vector<uint32_t>& digits) {
    const Address at = object(layout.addr_type_long, 24 + 4 * digits.size());
    put(at + layout.var_size, size);
    for (size_t i = 0; i < digits.size(); i++) put(at + layout.long_digit + 4 * i, digits[i]);
    return at;
  }
  Address integer(uint32_t value) { return integer(value == 0 ? 0 : 1, {value}); }
  Address string(std::string_view ascii) {
    const Address at = object(layout.addr_type_unicode, 48 + ascii.size() + 1);
    put<int64_t>(at + layout.unicode_length, static_cast<int64_t>(ascii.size()));
    put<uint32_t>(at + layout.unicode_state, 1U << 2 | 1U << 5 | 1U << 6);
    for (size_t i = 0; i < ascii.size(); i++) put(at + 48 + i, ascii[i]);
    return at;
  }
  Address tuple(const std::vector<Address>& items) {
    const Address at = object(layout.addr_type_tuple, 24 + 8 * items.size());
    put<int64_t>(at + layout.var_size, static_cast<int64_t>(items.size()));
    for (size_t i = 0; i < items.size(); i++) put(at + layout.tuple_item + 8 * i, items[i]);
    return at;
  }
  Address list(const std::vector<Address>& items) {
    const Address at = object(layout.addr_type_list, 40);
    const Address data = allocate(8 * items.size() + 8);
    put<int64_t>(at + layout.var_size, static_cast<int64_t>(items.size()));
    put(at + layout.list_item, data);
    for (size_t i = 0; i < items.size(); i++) put(data + 8 * i, items[i]);
    return at;
  }
  /// A dict with str keys only.
  Address dict(const Entries& entries) {
    const Address at = object(layout.addr_type_dict, 48);
    const Address keys = allocate(32 + 8 + 16 * entries.size());
    put<uint8_t>(keys + layout.keys_log2_index_bytes, 3);
    put<uint8_t>(keys + layout.keys_kind, 1);
    put<int64_t>(keys + layout.keys_nentries, static_cast<int64_t>(entries.size()));
    for (size_t i = 0; i < entries.size(); i++) {
      put(keys + 40 + 16 * i, entries[i].first);
      put(keys + 48 + 16 * i, entries[i].second);
    }
    put<int64_t>(at + layout.dict_used, static_cast<int64_t>(entries.size()));
    put(at + layout.dict_keys, keys);
    return at;
  }

  std::vector<uint8_t>& bytes() { return bytes_; }
  [[nodiscard]] size_t used() const { return used_; }

  Layout layout;
  uint64_t reads = 0;

 private:
  void makeType(Address at, const char* name, uint64_t flags) {
    const Address text = allocate(std::strlen(name) + 1);
    for (size_t i = 0; i <= std::strlen(name); i++) put(text + i, name[i]);
    put<int64_t>(at, 1);
    put(at + layout.object_type, layout.addr_type_type);
    put(at + layout.type_name, text);
    put(at + layout.type_flags, flags);
    put<int64_t>(at + layout.type_basicsize, 64);
    put<Address>(at + layout.type_repr, 0x5000 + at);  // its own
  }

  std::vector<uint8_t> bytes_;
  size_t used_ = 0;
};

}  // namespace vitrine::plugin
