// Which text an object has: by its tp_repr, then by known __repr__ methods of the standard library.
#include <fmt/format.h>

#include <algorithm>

#include "lldb-plugin/model/repr_writer.h"
#include "lldb-plugin/model/text.h"

namespace vitrine::plugin {

void ReprWriter::writeObject(Address object, const Type& type) {
  if (writeBuiltin(object, type) || writeNative(object, type) || writeClassOfLibrary(object, type)) return;
  generic(object, type);
}

bool ReprWriter::writeBuiltin(Address object, const Type& type) {
  const Address r = type.repr;
  if (r == 0) return false;
  auto writesAs = [&](Address known) { return r == reprOf(known) && objects.inherits(type, known); };
  if (object == layout.addr_none) {
    out += "None";
  } else if (object == layout.addr_ellipsis) {
    out += "Ellipsis";
  } else if (object == layout.addr_not_implemented) {
    out += "NotImplemented";
  } else if (type.address == layout.addr_type_bool || writesAs(layout.addr_type_long)) {
    integer(object, type);
  } else if (writesAs(layout.addr_type_unicode)) {
    text(object);
  } else if (writesAs(layout.addr_type_float)) {
    const auto value = objects.reader().value<double>(object + layout.float_value);
    if (value) out += floatRepr(*value);
    if (!value) unreadable(object, "float");
  } else if (writesAs(layout.addr_type_complex)) {
    const auto real = objects.reader().value<double>(object + layout.complex_value);
    const auto imaginary = objects.reader().value<double>(object + layout.complex_value + 8);
    if (real && imaginary) out += complexRepr(*real, *imaginary);
    if (!real || !imaginary) unreadable(object, "complex");
  } else if (writesAs(layout.addr_type_bytes) || writesAs(layout.addr_type_bytearray)) {
    bytes(object, type);
  } else if (writesAs(layout.addr_type_tuple)) {
    uint64_t size = 0;
    const auto items = objects.items(object, limits.max_items, &size);
    sequence(items, size, object, "(", size == 1 ? ",)" : ")");
  } else if (writesAs(layout.addr_type_list)) {
    uint64_t size = 0;
    const auto items = objects.items(object, limits.max_items, &size);
    sequence(items, size, object, "[", "]");
  } else if (writesAs(layout.addr_type_dict)) {
    uint64_t size = 0;
    const auto entries = objects.entries(object, limits.max_items, &size);
    mapping(entries, size, object);
  } else if (writesAs(layout.addr_type_set) || writesAs(layout.addr_type_frozenset)) {
    set(object, type);
  } else if (writesAs(layout.addr_type_range)) {
    range(object);
  } else if (type.has(kTypeException) &&
             (r == reprOf(objects.reader().pointerOrNull(layout.addr_pointer_to_exception)))) {
    exception(object, type);
  } else if (type.has(kTypeType) && r == reprOf(layout.addr_type_type)) {
    writeType(object);
  } else if (r == reprOf(layout.addr_type_object)) {
    generic(object, type);
  } else {
    return false;
  }
  return true;
}

bool ReprWriter::writeNative(Address object, const Type& type) {
  const Address r = type.repr;
  auto writesAs = [&](Address known) { return r == reprOf(known) && objects.inherits(type, known); };
  auto name = [&](Address string) { return objects.string(string).value_or("?"); };
  Reader& reader = objects.reader();
  if (writesAs(layout.addr_type_function)) {
    out += fmt::format("<function {} at {:#x}>", name(field(object, layout.function_qualname)), object);
  } else if (writesAs(layout.addr_type_method)) {
    // Objects/classobject.c, method_repr: __qualname__ of the function, repr of the object.
    const Address function = field(object, layout.method_func);
    std::string qualname = "?";
    if (objects.isA(function, layout.addr_type_function)) {
      qualname = name(field(function, layout.function_qualname));
    }
    out += fmt::format("<bound method {} of ", qualname);
    write(field(object, layout.method_self));
    if (!cut) out += ">";
  } else if (writesAs(layout.addr_type_cfunction)) {
    const auto method = reader.cString(reader.pointerOrNull(field(object, layout.cfunction_ml) + layout.methoddef_name));
    const Address self = field(object, layout.cfunction_self);
    if (self == 0 || objects.isA(self, layout.addr_type_module)) {
      out += fmt::format("<built-in function {}>", method.value_or("?"));
    } else {
      const Type* owner = objects.typeOf(self);
      out += fmt::format("<built-in method {} of {} object at {:#x}>", method.value_or("?"),
                         owner != nullptr ? owner->name : "?", self);
    }
  } else if (writesAs(layout.addr_type_module)) {
    module(object);
  } else if (writesAs(layout.addr_type_slice)) {
    out += "slice(";
    write(field(object, layout.slice_start));
    out += ", ";
    write(field(object, layout.slice_stop));
    out += ", ";
    write(field(object, layout.slice_step));
    if (!cut) out += ")";
  } else if (writesAs(layout.addr_type_cell)) {
    const Address inside = field(object, layout.cell_ref);
    const Type* held = inside == 0 ? nullptr : objects.typeOf(inside);
    out += held == nullptr ? fmt::format("<cell at {:#x}: empty>", object)
                           : fmt::format("<cell at {:#x}: {} object at {:#x}>", object, held->name, inside);
  } else if (writesAs(layout.addr_type_code)) {
    out += fmt::format("<code object {} at {:#x}, file \"{}\", line {}>", name(field(object, layout.code_name)), object,
                       name(field(object, layout.code_filename)),
                       reader.value<int>(object + layout.code_firstlineno).value_or(-1));
  } else if (writesAs(layout.addr_type_generator) || writesAs(layout.addr_type_coroutine) ||
             writesAs(layout.addr_type_async_generator)) {
    const char* kind = objects.inherits(type, layout.addr_type_generator)   ? "generator"
                       : objects.inherits(type, layout.addr_type_coroutine) ? "coroutine"
                                                                            : "async_generator";
    out += fmt::format("<{} object {} at {:#x}>", kind, name(field(object, layout.gen_qualname)), object);
  } else if (writesAs(layout.addr_type_staticmethod) || writesAs(layout.addr_type_classmethod)) {
    out += objects.inherits(type, layout.addr_type_staticmethod) ? "<staticmethod(" : "<classmethod(";
    write(field(object, layout.staticmethod_callable));
    if (!cut) out += ")>";
  } else if (!type.has(kTypeHeap) && type.name == "memoryview") {
    out += fmt::format("<memory at {:#x}>", object);
  } else if (writesAs(layout.addr_type_mappingproxy)) {
    out += "mappingproxy(";
    write(field(object, layout.mappingproxy_mapping));
    if (!cut) out += ")";
  } else if (writesAs(layout.addr_type_namespace)) {
    const auto all = objects.entries(field(object, layout.namespace_dict), limits.max_items);
    if (!all) return false;
    out += type.name == "types.SimpleNamespace" ? "namespace(" : type.qualname + "(";
    for (size_t i = 0; i < all->size() && !cut; i++) {
      if (i > 0) out += ", ";
      out += name((*all)[i].first) + "=";
      write((*all)[i].second);
    }
    if (!cut) out += ")";
  } else if (writesAs(layout.addr_type_dict_keys) || writesAs(layout.addr_type_dict_values) ||
             writesAs(layout.addr_type_dict_items)) {
    uint64_t size = 0;
    const auto all = objects.entries(field(object, layout.dictview_dict), limits.max_items, &size);
    if (!all) return false;
    out += type.name + "([";
    for (size_t i = 0; i < all->size() && !cut; i++) {
      if (i > 0) out += ", ";
      const bool items = type.address == layout.addr_type_dict_items;
      if (items) out += "(";
      if (type.address != layout.addr_type_dict_values) write((*all)[i].first);
      if (items) out += ", ";
      if (type.address != layout.addr_type_dict_keys) write((*all)[i].second);
      if (items) out += ")";
    }
    more(all->size(), size);
    if (!cut) out += "])";
  } else if (writesAs(layout.addr_type_odict)) {
    // Objects/odictobject.c, odict_repr in 3.11: a list of pairs.
    uint64_t size = 0;
    const auto all = objects.entries(object, limits.max_items, &size);
    if (!all) return false;
    out += type.qualname + "(";
    if (size > 0) out += "[";
    for (size_t i = 0; i < all->size() && !cut; i++) {
      out += i > 0 ? ", (" : "(";
      write((*all)[i].first);
      out += ", ";
      write((*all)[i].second);
      if (!cut) out += ")";
    }
    more(all->size(), size);
    if (!cut) out += size > 0 ? "])" : ")";
  } else if (!type.has(kTypeHeap) && type.name == "collections.deque") {
    uint64_t size = 0;
    const auto all = objects.dequeItems(object, limits.max_items, &size);
    out += "deque(";
    sequence(all, size, object, "[", "]");
    const auto maximum = reader.value<int64_t>(object + layout.deque_maxlen).value_or(-1);
    if (maximum >= 0 && !cut) out += fmt::format(", maxlen={}", maximum);
    if (!cut) out += ")";
  } else if (!type.has(kTypeHeap) && type.name == "collections.defaultdict") {
    out += "defaultdict(";
    const Address factory = field(object, layout.defaultdict_factory);
    if (factory == 0) {
      out += "None";
    } else {
      write(factory);
    }
    out += ", ";
    uint64_t size = 0;
    const auto all = objects.entries(object, limits.max_items, &size);
    mapping(all, size, object);
    if (!cut) out += ")";
  } else {
    return false;
  }
  return true;
}

}  // namespace vitrine::plugin
