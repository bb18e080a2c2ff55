#include "lldb-plugin/model/repr.h"

#include <fmt/format.h>

#include <algorithm>

#include "lldb-plugin/model/repr_writer.h"
#include "lldb-plugin/model/text.h"

namespace vitrine::plugin {

std::string repr(Objects& objects, Address object, const Limits& limits) {
  ReprWriter writer(objects, limits);
  writer.write(object);
  return std::move(writer.out);
}

std::string typeName(Objects& objects, Address object) {
  const Type* t = objects.typeOf(object);
  return t == nullptr ? "?" : t->fullName();
}

bool ReprWriter::full() {
  if (out.size() >= limits.max_text || objects.reader().exhausted()) {
    if (!cut) out += "...";
    cut = true;
  }
  return cut;
}

Address ReprWriter::field(Address object, uint16_t offset) {
  return objects.reader().pointerOrNull(object + offset);
}

Address ReprWriter::reprOf(Address known) {
  const Type* t = known == 0 ? nullptr : objects.type(known);
  return t == nullptr ? 0 : t->repr;
}

void ReprWriter::write(Address object) {
  if (full()) return;
  if (object == 0) {
    out += "<NULL>";
    return;
  }
  const Type* type = objects.typeOf(object);
  if (type == nullptr) {
    out += fmt::format("<not available: no Python object at {:#x}>", object);
    return;
  }
  const auto references = objects.reader().value<int64_t>(object + layout.object_refcnt);
  if (!references || *references <= 0) {
    out += fmt::format("<not available: object at {:#x} is being freed (reference count {})>", object,
                       references.value_or(0));
    return;
  }
  if (std::find(stack.begin(), stack.end(), object) != stack.end()) {
    writeCycle(object, *type);
    return;
  }
  if (static_cast<int>(stack.size()) > limits.max_depth) {
    out += "...";
    return;
  }
  stack.push_back(object);
  writeObject(object, *type);
  stack.pop_back();
}

void ReprWriter::writeCycle(Address object, const Type& type) {
  // As Py_ReprEnter's callers.
  if (type.has(kTypeList) || objects.inheritsNative(type, "collections.deque")) {
    out += "[...]";
  } else if (type.has(kTypeTuple)) {
    out += "(...)";
  } else if (type.has(kTypeDict)) {
    out += "{...}";
  } else if (objects.inherits(type, layout.addr_type_set) || objects.inherits(type, layout.addr_type_frozenset)) {
    out += type.qualname + "(...)";
  } else if (type.has(kTypeType)) {
    writeType(object);
  } else {
    out += "...";
  }
}

void ReprWriter::generic(Address object, const Type& type) {
  out += fmt::format("<{} object at {:#x}>", type.fullName(), object);
}

void ReprWriter::unreadable(Address object, const char* what) {
  out += fmt::format("<not available: {} at {:#x} cannot be read>", what, object);
}

void ReprWriter::integer(Address object, const Type& type) {
  Reader& reader = objects.reader();
  if (type.address == layout.addr_type_bool) {
    out += object == layout.addr_true_ ? "True" : "False";
    return;
  }
  const auto size = reader.value<int64_t>(object + layout.var_size);
  if (!size) return unreadable(object, "int");
  const uint64_t count = *size < 0 ? -*size : *size;
  // Python itself refuses to write numbers of more than 4300 digits (sys.set_int_max_str_digits).
  constexpr uint64_t kMaxDigits = 4300;
  if (count > Objects::kMaxItems * 8) return unreadable(object, "int");
  if (count > kMaxDigits * 3322 / 30000 + 1) {
    const auto top = reader.value<uint32_t>(object + layout.long_digit + 4 * (count - 1));
    if (!top) return unreadable(object, "int");
    int bits = 0;
    for (uint32_t t = *top; t != 0; t >>= 1) bits++;
    out += fmt::format("<{} of {} bits>", *size < 0 ? "negative int" : "int", (count - 1) * 30 + bits);
    return;
  }
  const auto raw = reader.bytes(object + layout.long_digit, count * 4);
  if (!raw) return unreadable(object, "int");
  std::vector<uint32_t> digits(count);
  if (count > 0) std::memcpy(digits.data(), raw->data(), raw->size());
  out += decimal(std::move(digits), *size < 0);
}

void ReprWriter::text(Address object) {
  uint64_t length = 0;
  const size_t limit = std::min(limits.max_string, limits.max_text);
  const auto points = objects.points(object, limit, &length);
  if (!points) return unreadable(object, "str");
  out += stringRepr(*points);
  if (length > points->size()) out += "...";
}

void ReprWriter::bytes(Address object, const Type& type) {
  uint64_t length = 0;
  const auto raw = objects.bytes(object, std::min(limits.max_string, limits.max_text), &length);
  if (!raw) return unreadable(object, "bytes");
  const bool array = !type.has(kTypeBytes);
  if (array) out += type.qualname + "(";
  out += bytesRepr(*raw);
  if (length > raw->size()) out += "...";
  if (array) out += ")";
}

void ReprWriter::sequence(const std::optional<std::vector<Address>>& items, uint64_t size, Address object,
                          const char* open, const char* close) {
  if (!items) return unreadable(object, "sequence");
  out += open;
  for (size_t i = 0; i < items->size(); i++) {
    if (i > 0) out += ", ";
    write((*items)[i]);
    if (cut) return;
  }
  more(items->size(), size);
  out += close;
}

void ReprWriter::more(size_t shown, uint64_t size) {
  if (shown >= size) return;
  out += shown == 0 ? "..." : fmt::format(", ... {} more", size - shown);
}

void ReprWriter::mapping(const std::optional<Entries>& entries, uint64_t size, Address object) {
  if (!entries) return unreadable(object, "dict");
  out += "{";
  for (size_t i = 0; i < entries->size(); i++) {
    if (i > 0) out += ", ";
    write((*entries)[i].first);
    if (cut) return;
    out += ": ";
    write((*entries)[i].second);
    if (cut) return;
  }
  more(entries->size(), size);
  out += "}";
}

void ReprWriter::set(Address object, const Type& type) {
  uint64_t size = 0;
  const auto items = objects.setItems(object, limits.max_items, &size);
  if (!items) return unreadable(object, "set");
  if (items->empty()) {
    out += type.qualname + "()";
    return;
  }
  const bool plain = type.address == layout.addr_type_set;
  if (!plain) out += type.qualname + "(";
  sequence(items, size, object, "{", "}");
  if (!plain && !cut) out += ")";
}

void ReprWriter::exception(Address object, const Type& type) {
  // Objects/exceptions.c, BaseException_repr.
  const auto args = objects.items(field(object, layout.exception_args), limits.max_items);
  if (!args) return unreadable(object, "exception");
  out += type.qualname.substr(type.qualname.rfind('.') + 1);
  if (args->size() == 1) {
    out += "(";
    write(args->front());
    if (!cut) out += ")";
  } else {
    sequence(args, args->size(), object, "(", ")");
  }
}

void ReprWriter::range(Address object) {
  out += "range(";
  write(field(object, layout.range_start));
  out += ", ";
  write(field(object, layout.range_stop));
  const Address step = field(object, layout.range_step);
  if (objects.integer(step) != 1) {
    out += ", ";
    write(step);
  }
  out += ")";
}

void ReprWriter::module(Address object) {
  // Lib/importlib/_bootstrap.py, _module_repr and _module_repr_from_spec.
  const Address dict = field(object, layout.module_dict);
  Address name = objects.lookup(dict, "__name__");
  Address origin = objects.lookup(dict, "__file__");
  Address loader = objects.lookup(dict, "__loader__");
  bool located = true;
  const Address spec = objects.lookup(dict, "__spec__");
  const Type* type = spec == 0 || spec == layout.addr_none ? nullptr : objects.typeOf(spec);
  if (type != nullptr) {
    name = origin = loader = 0;
    for (const auto& [key, value] : objects.instanceDict(spec, *type, 64).value_or(Entries{})) {
      const std::string attribute = objects.string(key).value_or("");
      if (attribute == "name") name = value;
      if (attribute == "loader") loader = value;
      if (attribute == "origin" && value != layout.addr_none) origin = value;
      if (attribute == "_set_fileattr") located = value == layout.addr_true_;
    }
  }
  out += "<module ";
  if (name == 0 || name == layout.addr_none) {
    out += "'?'";
  } else {
    write(name);
  }
  if (origin != 0 && located) {
    out += " from ";
    write(origin);
  } else if (origin != 0) {
    out += " (" + objects.string(origin).value_or("?") + ")";
  } else if (loader != 0 && loader != layout.addr_none) {
    out += " (";
    write(loader);
    if (!cut) out += ")";
  }
  if (!cut) out += ">";
}

void ReprWriter::writeType(Address object) {
  const Type* self = objects.type(object);
  if (self == nullptr) return unreadable(object, "type");
  out += fmt::format("<class '{}'>", self->fullName());
}

}  // namespace vitrine::plugin
