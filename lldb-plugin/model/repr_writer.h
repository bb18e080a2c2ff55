// How repr() is put together; private to the model.
#pragma once

#include <string>
#include <vector>

#include "lldb-plugin/model/repr.h"

namespace vitrine::plugin {

/// Writes one object and what is inside it. `out` grows until `limits` are reached; `cut` says that they were.
class ReprWriter {
 public:
  ReprWriter(Objects& objects, const Limits& limits)
      : objects(objects), layout(objects.layout()), limits(limits) {}

  void write(Address object);

  std::string out;
  bool cut = false;

 private:
  bool full();
  Address field(Address object, uint16_t offset);
  /// tp_repr of a known type.
  Address reprOf(Address known);
  void more(size_t shown, uint64_t size);

  void writeObject(Address object, const Type& type);
  bool writeBuiltin(Address object, const Type& type);
  bool writeNative(Address object, const Type& type);
  bool writeClassOfLibrary(Address object, const Type& type);
  void writeCycle(Address object, const Type& type);
  void writeType(Address object);

  void generic(Address object, const Type& type);
  void unreadable(Address object, const char* what);
  void integer(Address object, const Type& type);
  void text(Address object);
  void bytes(Address object, const Type& type);
  void sequence(const std::optional<std::vector<Address>>& items, uint64_t size, Address object, const char* open,
                const char* close);
  void mapping(const std::optional<Entries>& entries, uint64_t size, Address object);
  void set(Address object, const Type& type);
  void exception(Address object, const Type& type);
  void range(Address object);
  void module(Address object);

  bool enumMember(Address object, const Type& type);
  bool dataclass(Address object, const Type& type);
  bool namedTuple(Address object, const Type& type);
  bool counter(Address object, const Type& type);
  bool enumClass(Address object, const Type& type);
  /// File and qualified name of the code of a Python function; empty when it is none.
  std::pair<std::string, std::string> codeOf(Address function);

  Objects& objects;
  const Layout& layout;
  const Limits limits;
  std::vector<Address> stack;
};

}  // namespace vitrine::plugin
