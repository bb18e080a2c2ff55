#include "lldb-plugin/model/objects.h"

#include <algorithm>

#include "lldb-plugin/model/text.h"

namespace vitrine::plugin {

namespace {
constexpr int kMaxBases = 256;
constexpr int kMaxTypes = 65536;
constexpr int kMaxTypeDepth = 20;
}  // namespace

std::string Type::fullName() const {
  if (module.empty()) return name;
  return module == "builtins" ? qualname : module + "." + qualname;
}

void Objects::clear() {
  types_.clear();
  reader_.clear();
}

const Type* Objects::typeOf(Address object) {
  if (object == 0 || object % sizeof(Address) != 0) return nullptr;
  return type(reader_.pointerOrNull(object + layout_.object_type));
}

const Type* Objects::type(Address address) {
  if (address == 0 || address % sizeof(Address) != 0) return nullptr;
  if (auto it = types_.find(address); it != types_.end()) return it->second.get();
  // A type is an object whose own type is a type of types.
  const Address metatype = reader_.pointerOrNull(address + layout_.object_type);
  if (metatype == 0 || (reader_.value<uint64_t>(metatype + layout_.type_flags).value_or(0) & kTypeType) == 0) {
    return nullptr;
  }
  auto result = std::make_unique<Type>();
  result->address = address;
  const auto flags = reader_.value<uint64_t>(address + layout_.type_flags);
  const auto name = reader_.cString(reader_.pointerOrNull(address + layout_.type_name));
  if (!flags || !name || name->empty()) return nullptr;
  result->flags = *flags;
  result->name = *name;
  result->basic_size = reader_.value<int64_t>(address + layout_.type_basicsize).value_or(0);
  result->dict_offset = reader_.value<int64_t>(address + layout_.type_dictoffset).value_or(0);
  result->base = reader_.pointerOrNull(address + layout_.type_base);
  result->dict = reader_.pointerOrNull(address + layout_.type_dict);
  result->mro = reader_.pointerOrNull(address + layout_.type_mro);
  result->repr = reader_.pointerOrNull(address + layout_.type_repr);
  if (types_.size() > kMaxTypes || type_depth_ > kMaxTypeDepth) return nullptr;
  type_depth_++;
  // In the map before its strings are read, for they are objects with types.
  Type* made = types_.emplace(address, std::move(result)).first->second.get();
  if (made->has(kTypeHeap)) {
    made->qualname = string(reader_.pointerOrNull(address + layout_.heaptype_qualname)).value_or(made->name);
    made->module = string(lookup(made->dict, "__module__")).value_or("");
  } else if (const size_t dot = made->name.rfind('.'); dot != std::string::npos) {
    made->module = made->name.substr(0, dot);
    made->qualname = made->name.substr(dot + 1);
  } else {
    made->module = "builtins";
    made->qualname = made->name;
  }
  type_depth_--;
  return made;
}

bool Objects::inherits(const Type& type, Address base) {
  if (base == 0) return false;
  const Type* t = &type;
  for (int i = 0; t != nullptr && i < kMaxBases; i++) {
    if (t->address == base) return true;
    t = this->type(t->base);
  }
  return false;
}

bool Objects::inheritsNative(const Type& type, std::string_view name) {
  const Type* t = &type;
  for (int i = 0; t != nullptr && i < kMaxBases; i++) {
    // Classes made by Python code have no dot in tp_name unless their maker put it there.
    if (t->name == name) return true;
    t = this->type(t->base);
  }
  return false;
}

bool Objects::isA(Address object, Address base) {
  const Type* t = typeOf(object);
  return t != nullptr && inherits(*t, base);
}

std::optional<std::vector<uint32_t>> Objects::points(Address object, size_t limit, uint64_t* length) {
  const Type* t = typeOf(object);
  if (t == nullptr || !t->has(kTypeUnicode)) return std::nullopt;
  const auto count = reader_.value<int64_t>(object + layout_.unicode_length);
  const auto state = reader_.value<uint32_t>(object + layout_.unicode_state);
  if (!count || !state || *count < 0) return std::nullopt;
  // PyASCIIObject.state: interned:2, kind:3, compact:1, ascii:1, ready:1 (Include/cpython/unicodeobject.h).
  const uint32_t kind = *state >> 2 & 7;
  const bool compact = (*state >> 5 & 1) != 0;
  const bool ascii = (*state >> 6 & 1) != 0;
  if (kind != 1 && kind != 2 && kind != 4) return std::nullopt;
  Address data;
  if (!compact) {
    data = reader_.pointerOrNull(object + layout_.unicode_data);
  } else {
    // The text follows the structure; PyASCIIObject ends where PyCompactUnicodeObject goes on.
    data = object + (ascii ? layout_.unicode_utf8_length : layout_.unicode_data);
  }
  if (*count > (int64_t{1} << 48) || !reader_.reaches(data, *count * kind)) return std::nullopt;
  if (length != nullptr) *length = *count;
  const size_t take = std::min<uint64_t>(*count, limit);
  const auto raw = reader_.bytes(data, take * kind);
  if (!raw) return std::nullopt;
  std::vector<uint32_t> result(take);
  for (size_t i = 0; i < take; i++) {
    uint32_t c = 0;
    std::memcpy(&c, raw->data() + i * kind, kind);
    result[i] = c;
  }
  return result;
}

std::optional<std::string> Objects::string(Address object, size_t limit) {
  const auto text = points(object, limit);
  if (!text) return std::nullopt;
  return utf8(*text);
}

std::optional<std::vector<uint8_t>> Objects::bytes(Address object, size_t limit, uint64_t* length) {
  const Type* t = typeOf(object);
  if (t == nullptr) return std::nullopt;
  const auto count = reader_.value<int64_t>(object + layout_.var_size);
  if (!count || *count < 0) return std::nullopt;
  Address data;
  if (t->has(kTypeBytes)) {
    data = object + layout_.bytes_value;
  } else if (inherits(*t, layout_.addr_type_bytearray)) {
    data = reader_.pointerOrNull(object + layout_.bytearray_start);
  } else {
    return std::nullopt;
  }
  if (*count > (int64_t{1} << 48) || !reader_.reaches(data, *count)) return std::nullopt;
  if (length != nullptr) *length = *count;
  return reader_.bytes(data, std::min<uint64_t>(*count, limit));
}

std::optional<int64_t> Objects::integer(Address object) {
  const Type* t = typeOf(object);
  if (t == nullptr || !t->has(kTypeLong)) return std::nullopt;
  const auto size = reader_.value<int64_t>(object + layout_.var_size);
  if (!size || *size < -2 || *size > 2) return std::nullopt;
  uint64_t value = 0;
  const int count = static_cast<int>(*size < 0 ? -*size : *size);
  for (int i = count; i-- > 0;) {
    const auto digit = reader_.value<uint32_t>(object + layout_.long_digit + 4 * i);
    if (!digit) return std::nullopt;
    value = value << 30 | *digit;
  }
  return *size < 0 ? -static_cast<int64_t>(value) : static_cast<int64_t>(value);
}

Address Objects::typeAttribute(const Type& type, std::string_view name, Address* owner) {
  const auto mro = items(type.mro, kMaxBases);
  if (!mro) return 0;
  for (const Address cls : *mro) {
    const Type* t = this->type(cls);
    if (t == nullptr) continue;
    if (const Address found = lookup(t->dict, name); found != 0) {
      if (owner != nullptr) *owner = cls;
      return found;
    }
  }
  return 0;
}

}  // namespace vitrine::plugin
