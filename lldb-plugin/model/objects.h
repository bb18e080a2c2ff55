// Python objects, read out of a program's memory.
//
// In: addresses (garbage allowed). Out: what CPython's own structures say at these addresses; nothing is
// called in the program. Questions that cannot be answered give nothing, never a guess.
//
// Lives as long as the program stands still: the types, strings and pages it has seen are remembered.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lldb-plugin/model/layout.h"
#include "lldb-plugin/model/memory.h"

namespace vitrine::plugin {

/// A type object.
struct Type {
  Address address = 0;
  std::string name;      ///< tp_name, for builtin types with the module in front
  std::string module;    ///< empty when it is not known
  std::string qualname;
  uint64_t flags = 0;
  int64_t basic_size = 0;
  int64_t dict_offset = 0;
  Address base = 0;
  Address dict = 0;
  Address mro = 0;
  Address repr = 0;      ///< tp_repr: equal functions write equal texts
  [[nodiscard]] bool has(uint64_t flag) const { return (flags & flag) != 0; }
  /// As in repr() of its instances: without "builtins.".
  [[nodiscard]] std::string fullName() const;
};

/// A named part of an object.
struct Child {
  std::string name;      ///< "[0]", "['key']", "attribute"
  Address value = 0;
};

/// Key and value in a dict's order.
using Entries = std::vector<std::pair<Address, Address>>;

class Objects {
 public:
  /// `reader` must outlive this.
  Objects(const Layout& layout, Reader& reader) : layout_(layout), reader_(reader) {}

  [[nodiscard]] const Layout& layout() const { return layout_; }
  [[nodiscard]] Reader& reader() { return reader_; }
  /// Forgets what it has seen, pages included: the program has run.
  void clear();

  // ---- types
  /// The type of the object at `object`; null when there is no object there.
  const Type* typeOf(Address object);
  /// The type object at `address`; null when it is none.
  const Type* type(Address address);
  /// Whether `type` is the known type at `base` or inherits from it.
  bool inherits(const Type& type, Address base);
  /// Whether `type` is, or inherits from, the type that is not a class of Python's and is called `name` ("collections.deque").
  bool inheritsNative(const Type& type, std::string_view name);
  bool isA(Address object, Address base);

  // ---- plain values
  /// A str as UTF-8, at most `limit` characters.
  std::optional<std::string> string(Address object, size_t limit = 4096);
  /// Code points of a str, at most `limit`; `length` receives the whole length.
  std::optional<std::vector<uint32_t>> points(Address object, size_t limit, uint64_t* length = nullptr);
  /// The contents of a bytes object, at most `limit`.
  std::optional<std::vector<uint8_t>> bytes(Address object, size_t limit, uint64_t* length = nullptr);
  /// An int that fits.
  std::optional<int64_t> integer(Address object);

  // ---- containers; at most `limit` items, `size` receives how many there are
  std::optional<std::vector<Address>> items(Address sequence, size_t limit, uint64_t* size = nullptr);
  std::optional<Entries> entries(Address dict, size_t limit, uint64_t* size = nullptr);
  std::optional<std::vector<Address>> setItems(Address set, size_t limit, uint64_t* size = nullptr);
  std::optional<std::vector<Address>> dequeItems(Address deque, size_t limit, uint64_t* size = nullptr);
  /// The value of a str key; 0 when it is not there.
  Address lookup(Address dict, std::string_view key);

  // ---- instances
  /// Attributes of the instance's own: its dict or inline values, then slots.
  std::optional<Entries> instanceDict(Address object, const Type& type, size_t limit);
  std::vector<Child> slots(Address object, const Type& type);
  /// An attribute along the type's MRO, unbound; 0 when there is none. `owner` receives the type it was found in.
  Address typeAttribute(const Type& type, std::string_view name, Address* owner = nullptr);

  /// len() by memory; nothing when it would take running code.
  std::optional<uint64_t> length(Address object);
  /// What a debugger shows inside the object, at most `limit` of it.
  std::vector<Child> children(Address object, size_t limit);

  static constexpr size_t kMaxItems = 1'000'000;

 private:
  std::optional<Entries> keyEntries(Address keys, Address values, size_t limit, uint64_t* size);

  const Layout& layout_;
  Reader& reader_;
  std::unordered_map<Address, std::unique_ptr<Type>> types_;
  int type_depth_ = 0;  // garbage may make types that need each other
};

}  // namespace vitrine::plugin
