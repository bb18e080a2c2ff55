// Attributes of instances: inline values, dicts, slots; and what a debugger shows inside an object.
#include <fmt/format.h>

#include <algorithm>

#include "lldb-plugin/model/objects.h"
#include "lldb-plugin/model/repr.h"

namespace vitrine::plugin {

namespace {
constexpr int kMemberObject = 6;     // Include/structmember.h, T_OBJECT
constexpr int kMemberObjectEx = 16;  // T_OBJECT_EX
}  // namespace

std::optional<Entries> Objects::instanceDict(Address object, const Type& type, size_t limit) {
  Address dict = 0;
  if (type.has(kTypeManagedDict)) {
    const auto values = reader_.pointer(object - kManagedValuesBefore);
    const auto pointer = reader_.pointer(object - kManagedDictBefore);
    if (!values || !pointer) return std::nullopt;
    if (*values != 0) {
      return keyEntries(reader_.pointerOrNull(type.address + layout_.heaptype_cached_keys), *values, limit, nullptr);
    }
    dict = *pointer;
  } else if (type.dict_offset > 0) {
    dict = reader_.pointerOrNull(object + type.dict_offset);
  } else if (type.dict_offset < 0) {
    // At the end of a variable-sized object (Objects/object.c, _PyObject_DictPointer).
    const auto count = reader_.value<int64_t>(object + layout_.var_size);
    const auto item = reader_.value<int64_t>(type.address + layout_.type_itemsize);
    if (!count || !item) return std::nullopt;
    const uint64_t n = *count < 0 ? -*count : *count;
    if (n > kMaxItems || *item < 0 || *item > 4096) return std::nullopt;
    const uint64_t size = (type.basic_size + n * *item + 7) / 8 * 8;
    dict = reader_.pointerOrNull(object + size + type.dict_offset);
  } else {
    return Entries{};
  }
  if (dict == 0) return Entries{};
  return entries(dict, limit);
}

std::vector<Child> Objects::slots(Address object, const Type& type) {
  std::vector<Child> result;
  const auto mro = items(type.mro, 256);
  if (!mro) return result;
  for (auto cls = mro->rbegin(); cls != mro->rend(); ++cls) {
    const Type* t = this->type(*cls);
    if (t == nullptr || !t->has(kTypeHeap)) continue;
    const auto attributes = entries(t->dict, 4096);
    if (!attributes) continue;
    for (const auto& [key, value] : *attributes) {
      const Type* kind = typeOf(value);
      if (kind == nullptr || kind->address != layout_.addr_type_member_descriptor) continue;
      const Address member = reader_.pointerOrNull(value + layout_.memberdescr_member);
      const auto what = reader_.value<int>(member + layout_.memberdef_type);
      const auto offset = reader_.value<int64_t>(member + layout_.memberdef_offset);
      if (!what || !offset || (*what != kMemberObject && *what != kMemberObjectEx)) continue;
      if (*offset <= 0 || *offset >= type.basic_size) continue;
      const Address slot = reader_.pointerOrNull(object + *offset);
      const auto name = string(key);
      if (slot != 0 && name) result.push_back({*name, slot});
    }
  }
  return result;
}

std::vector<Child> Objects::children(Address object, size_t limit) {
  std::vector<Child> result;
  const Type* t = typeOf(object);
  if (t == nullptr) return result;
  auto indexed = [&](const std::optional<std::vector<Address>>& list) {
    if (!list) return;
    for (size_t i = 0; i < list->size(); i++) result.push_back({fmt::format("[{}]", i), (*list)[i]});
  };
  auto named = [&](std::string name, Address field) {
    const Address value = reader_.pointerOrNull(object + field);
    if (value != 0) result.push_back({std::move(name), value});
  };
  if (t->has(kTypeType)) {
    if (const Type* self = type(object)) {
      for (const auto& [key, value] : entries(self->dict, limit).value_or(Entries{})) {
        result.push_back({string(key).value_or("?"), value});
      }
    }
    return result;
  }
  if (t->has(kTypeDict)) {
    Limits small;
    small.max_text = 80;
    for (const auto& [key, value] : entries(object, limit).value_or(Entries{})) {
      result.push_back({"[" + repr(*this, key, small) + "]", value});
    }
  } else if (t->has(kTypeTuple | kTypeList)) {
    indexed(items(object, limit));
  } else if (inheritsNative(*t, "collections.deque")) {
    indexed(dequeItems(object, limit));
  } else if (inherits(*t, layout_.addr_type_set) || inherits(*t, layout_.addr_type_frozenset)) {
    indexed(setItems(object, limit));
  } else if (inherits(*t, layout_.addr_type_module)) {
    for (const auto& [key, value] : entries(reader_.pointerOrNull(object + layout_.module_dict), limit).value_or(Entries{})) {
      result.push_back({string(key).value_or("?"), value});
    }
    return result;
  } else if (inherits(*t, layout_.addr_type_function)) {
    named("__name__", layout_.function_name);
    named("__qualname__", layout_.function_qualname);
    named("__module__", layout_.function_module);
    named("__code__", layout_.function_code);
    named("__defaults__", layout_.function_defaults);
    named("__closure__", layout_.function_closure);
  } else if (inherits(*t, layout_.addr_type_method)) {
    named("__func__", layout_.method_func);
    named("__self__", layout_.method_self);
  } else if (inherits(*t, layout_.addr_type_cell)) {
    named("cell_contents", layout_.cell_ref);
  } else if (inherits(*t, layout_.addr_type_slice)) {
    named("start", layout_.slice_start);
    named("stop", layout_.slice_stop);
    named("step", layout_.slice_step);
  } else if (inherits(*t, layout_.addr_type_range)) {
    named("start", layout_.range_start);
    named("stop", layout_.range_stop);
    named("step", layout_.range_step);
  } else if (t->has(kTypeException)) {
    named("args", layout_.exception_args);
    named("__traceback__", layout_.exception_traceback);
    named("__cause__", layout_.exception_cause);
    named("__context__", layout_.exception_context);
    named("__notes__", layout_.exception_notes);
  }
  for (auto& slot : slots(object, *t)) result.push_back(std::move(slot));
  if (const auto own = instanceDict(object, *t, limit)) {
    for (const auto& [key, value] : *own) result.push_back({string(key).value_or("?"), value});
  }
  if (result.size() > limit) result.resize(limit);
  return result;
}

}  // namespace vitrine::plugin
