// Classes of the standard library with a __repr__ written in Python: enums, dataclasses, named tuples.
// Each is recognised by the code of the __repr__ that the class would run.
#include <fmt/format.h>

#include <algorithm>

#include "lldb-plugin/model/repr_writer.h"

namespace vitrine::plugin {

std::pair<std::string, std::string> ReprWriter::codeOf(Address function) {
  if (!objects.isA(function, layout.addr_type_function)) return {};
  const Address code = field(function, layout.function_code);
  if (!objects.isA(code, layout.addr_type_code)) return {};
  std::string file = objects.string(field(code, layout.code_filename)).value_or("");
  return {file.substr(file.rfind('/') + 1), objects.string(field(code, layout.code_qualname)).value_or("")};
}

bool ReprWriter::writeClassOfLibrary(Address object, const Type& type) {
  if (!type.has(kTypeHeap)) return false;
  if (type.has(kTypeType)) return enumClass(object, type);
  return enumMember(object, type) || dataclass(object, type) || namedTuple(object, type) ||
         counter(object, type);
}

namespace {
Address attribute(Objects& objects, Address object, const Type& type, std::string_view name) {
  if (const auto own = objects.instanceDict(object, type, 256)) {
    for (const auto& [key, value] : *own) {
      if (objects.string(key, 64) == name) return value;
    }
  }
  for (const auto& slot : objects.slots(object, type)) {
    if (slot.name == name) return slot.value;
  }
  return 0;
}
}  // namespace

bool ReprWriter::enumClass(Address object, const Type& type) {
  // Lib/enum.py, EnumType.__repr__
  const auto [file, code] = codeOf(objects.typeAttribute(type, "__repr__"));
  if (!file.starts_with("enum.py") || code != "EnumType.__repr__") return false;
  const Type* self = objects.type(object);
  if (self == nullptr) return false;
  bool flag = false;
  for (const Address base : objects.items(self->mro, 64).value_or(std::vector<Address>{})) {
    const Type* t = objects.type(base);
    flag = flag || (t != nullptr && t->qualname == "Flag" && t->module == "enum");
  }
  out += fmt::format("<{} '{}'>", flag ? "flag" : "enum", self->name);
  return true;
}

bool ReprWriter::enumMember(Address object, const Type& type) {
  // Lib/enum.py: Enum.__repr__ and Flag.__repr__, `<Color.RED: 1>`.
  const auto [file, code] = codeOf(objects.typeAttribute(type, "__repr__"));
  if (file != "enum.py" || (code != "Enum.__repr__" && code != "Flag.__repr__")) return false;
  // A mixed-in data type may bring its own way to write values.
  const Address writer = objects.typeAttribute(type, "_value_repr_");
  const Address value = attribute(objects, object, type, "_value_");
  const Type* value_type = objects.typeOf(value);
  if (value_type == nullptr) return false;
  const auto name = objects.string(attribute(objects, object, type, "_name_"));
  // `_value_repr_` is None, or the __repr__ of the mixed-in type (a slot wrapper of a builtin one).
  if (writer != 0 && writer != layout.addr_none && objects.isA(writer, layout.addr_type_function)) return false;
  if (name) {
    out += fmt::format("<{}.{}: ", type.name, *name);
  } else {
    out += fmt::format("<{}: ", type.name);
  }
  write(value);
  if (!cut) out += ">";
  return true;
}

bool ReprWriter::dataclass(Address object, const Type& type) {
  // Lib/dataclasses.py, _repr_fn: a wrapper by _recursive_repr.
  Address owner = 0;
  const auto [file, code] = codeOf(objects.typeAttribute(type, "__repr__", &owner));
  if (file != "dataclasses.py" || code != "_recursive_repr.<locals>.wrapper") return false;
  // The fields are those of the class that the method was made for, the name is the instance's class.
  const Type* made_for = objects.type(owner);
  if (made_for == nullptr) return false;
  const auto fields = objects.entries(objects.lookup(made_for->dict, "__dataclass_fields__"), limits.max_items);
  if (!fields) return false;
  out += type.qualname + "(";
  bool first = true;
  for (const auto& [name, field_object] : *fields) {
    const Type* field_type = objects.typeOf(field_object);
    if (field_type == nullptr) continue;
    bool shown = true;
    for (const Child& slot : objects.slots(field_object, *field_type)) {
      if (slot.name == "repr" && slot.value == layout.addr_false_) shown = false;
      if (slot.name == "_field_type") {  // ClassVar and InitVar are no fields
        const Type* kind = objects.typeOf(slot.value);
        const auto what = kind == nullptr ? 0 : attribute(objects, slot.value, *kind, "name");
        if (objects.string(what) != "_FIELD") shown = false;
      }
    }
    if (!shown) continue;
    const auto text = objects.string(name);
    if (!text) continue;
    Address value = attribute(objects, object, type, *text);
    if (value == 0) value = objects.typeAttribute(type, *text);
    out += (first ? "" : ", ") + *text + "=";
    first = false;
    if (value == 0) {
      out += "<unbound>";
    } else {
      write(value);
    }
    if (cut) return true;
  }
  out += ")";
  return true;
}

bool ReprWriter::counter(Address object, const Type& type) {
  // Lib/collections/__init__.py, Counter.__repr__: the most common first.
  if (!type.has(kTypeDict)) return false;
  const auto [file, code] = codeOf(objects.typeAttribute(type, "__repr__"));
  if (file != "__init__.py" || code != "Counter.__repr__") return false;
  auto all = objects.entries(object, Objects::kMaxItems);
  if (!all) return false;
  std::vector<std::pair<int64_t, size_t>> order;
  for (size_t i = 0; i < all->size(); i++) {
    const auto count = objects.integer((*all)[i].second);
    if (!count) return false;  // comparing anything else takes running code
    order.emplace_back(-*count, i);
  }
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  Entries sorted;
  for (size_t i = 0; i < std::min(order.size(), limits.max_items); i++) sorted.push_back((*all)[order[i].second]);
  out += type.name + "(";
  if (!all->empty()) mapping(sorted, all->size(), object);
  if (!cut) out += ")";
  return true;
}

bool ReprWriter::namedTuple(Address object, const Type& type) {
  // Lib/collections/__init__.py, namedtuple.<locals>.__repr__
  if (!type.has(kTypeTuple)) return false;
  const auto [file, code] = codeOf(objects.typeAttribute(type, "__repr__"));
  if (file != "__init__.py" || code != "namedtuple.<locals>.__repr__") return false;
  const auto names = objects.items(objects.typeAttribute(type, "_fields"), limits.max_items);
  const auto values = objects.items(object, limits.max_items);
  if (!names || !values || names->size() != values->size()) return false;
  out += type.name + "(";
  for (size_t i = 0; i < names->size(); i++) {
    out += (i > 0 ? ", " : "") + objects.string((*names)[i]).value_or("?") + "=";
    write((*values)[i]);
    if (cut) return true;
  }
  out += ")";
  return true;
}

}  // namespace vitrine::plugin
