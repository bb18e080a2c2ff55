#include "lldb-plugin/model/expression.h"

#include <fmt/format.h>

#include <charconv>
#include <cctype>

#include "lldb-plugin/model/repr.h"

namespace vitrine::plugin {

namespace {

/// A recursive-descent reader that evaluates as it goes.
class Evaluator {
 public:
  Evaluator(Objects& objects, Frames& frames, const Frame* frame, std::string_view text, std::string& error)
      : objects_(objects), layout_(objects.layout()), frames_(frames), frame_(frame), text_(text), error_(error) {}

  std::optional<Answer> run() {
    auto answer = value(0);
    skip();
    if (answer && at_ < text_.size()) {
      return fail(fmt::format("'{}' takes running code: use py eval", text_));
    }
    return answer;
  }

 private:
  std::nullopt_t fail(std::string why) {
    if (error_.empty()) error_ = std::move(why);
    return std::nullopt;
  }
  void skip() {
    while (at_ < text_.size() && text_[at_] == ' ') at_++;
  }
  bool take(char c) {
    skip();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    at_++;
    return true;
  }
  std::string identifier() {
    skip();
    const size_t begin = at_;
    while (at_ < text_.size()) {
      const auto c = static_cast<unsigned char>(text_[at_]);
      if (std::isalnum(c) == 0 && c != '_' && c < 0x80) break;
      at_++;
    }
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::optional<Answer> value(int depth) {
    if (depth > 50) return fail("the expression is nested too deeply");
    std::optional<Answer> result;
    if (take('(')) {
      result = value(depth + 1);
      if (result && !take(')')) return fail("found no ')', expected one");
    } else {
      const std::string id = identifier();
      if (id.empty() || std::isdigit(static_cast<unsigned char>(id[0])) != 0) {
        return fail(fmt::format("'{}' is no name, attribute or item: use py eval for other expressions", text_));
      }
      skip();
      if (id == "len" && take('(')) {
        const auto inside = value(depth + 1);
        if (!inside) return std::nullopt;
        if (!take(')')) return fail("found no ')', expected one");
        const auto n = inside->object == 0 ? std::nullopt : objects_.length(inside->object);
        if (!n) {
          return fail(fmt::format("len() of '{}' has no answer without running code",
                                  inside->object == 0 ? inside->text : typeName(objects_, inside->object)));
        }
        return Answer{0, fmt::format("{}", *n)};
      }
      if (id == "type" && take('(')) {
        const auto inside = value(depth + 1);
        if (!inside) return std::nullopt;
        if (!take(')')) return fail("found no ')', expected one");
        const Type* t = inside->object == 0 ? nullptr : objects_.typeOf(inside->object);
        if (t == nullptr) return fail("there is no object");
        result = Answer{t->address, ""};
      } else {
        result = name(id);
      }
    }
    while (result) {
      skip();
      if (at_ >= text_.size()) break;
      if (text_[at_] == '.') {
        at_++;
        const std::string id = identifier();
        if (id.empty()) return fail("expected a name after '.'");
        result = attribute(*result, id);
      } else if (text_[at_] == '[') {
        at_++;
        result = subscript(*result, depth);
      } else if (text_[at_] == '(') {
        return fail("a call takes running code: use py eval");
      } else {
        break;
      }
    }
    return result;
  }

  std::optional<Answer> name(const std::string& id) {
    if (id == "None") return Answer{layout_.addr_none, ""};
    if (id == "True") return Answer{layout_.addr_true_, ""};
    if (id == "False") return Answer{layout_.addr_false_, ""};
    if (frame_ == nullptr) return fail("no Python frame is selected");
    bool unbound = false;
    for (const Variable& variable : frames_.variables(*frame_)) {
      if (variable.name != id) continue;
      if (variable.value != 0) return Answer{variable.value, ""};
      unbound = true;
    }
    if (unbound && frame_->locals == 0) return fail(fmt::format("'{}' is not bound here", id));
    if (const Address found = objects_.lookup(frame_->globals, id); found != 0) return Answer{found, ""};
    if (const Address found = objects_.lookup(frame_->builtins, id); found != 0) return Answer{found, ""};
    return fail(fmt::format("there is no name '{}' here", id));
  }

  /// The value of a descriptor found in a class, when that is to be had by reading.
  std::optional<Answer> described(Address object, const Type& type, Address found, const std::string& id) {
    Reader& reader = objects_.reader();
    const Type* kind = objects_.typeOf(found);
    if (kind == nullptr) return fail(fmt::format("attribute '{}' cannot be read", id));
    if (kind->address == layout_.addr_type_member_descriptor) {
      const Address member = reader.pointerOrNull(found + layout_.memberdescr_member);
      const int what = reader.value<int>(member + layout_.memberdef_type).value_or(-1);
      const auto offset = reader.value<int64_t>(member + layout_.memberdef_offset).value_or(-1);
      if (offset < 0 || offset > type.basic_size) return fail(fmt::format("attribute '{}' cannot be read", id));
      const Address where = object + offset;
      switch (what) {  // Include/structmember.h
        case 6:        // T_OBJECT
        case 16: {     // T_OBJECT_EX
          const Address value = reader.pointerOrNull(where);
          if (value != 0) return Answer{value, ""};
          if (what == 6) return Answer{layout_.addr_none, ""};
          return fail(fmt::format("attribute '{}' is not bound", id));
        }
        case 0: return Answer{0, fmt::format("{}", reader.value<int16_t>(where).value_or(0))};
        case 1: return Answer{0, fmt::format("{}", reader.value<int32_t>(where).value_or(0))};
        case 2: return Answer{0, fmt::format("{}", reader.value<int64_t>(where).value_or(0))};
        case 19: return Answer{0, fmt::format("{}", reader.value<int64_t>(where).value_or(0))};
        default: return fail(fmt::format("attribute '{}' takes running code: use py eval", id));
      }
    }
    if (objects_.inherits(*kind, layout_.addr_type_property)) {
      return fail(fmt::format("'{}' is a property, which takes running code: use py eval", id));
    }
    if (objects_.inherits(*kind, layout_.addr_type_staticmethod) || objects_.inherits(*kind, layout_.addr_type_classmethod)) {
      return Answer{reader.pointerOrNull(found + layout_.staticmethod_callable), ""};
    }
    if (kind->name == "getset_descriptor" || objects_.typeAttribute(*kind, "__set__") != 0) {
      // Fields that C code hands out as they are.
      if (type.has(kTypeException)) {
        const uint16_t offset = id == "args"              ? layout_.exception_args
                                : id == "__traceback__" ? layout_.exception_traceback
                                : id == "__cause__"     ? layout_.exception_cause
                                : id == "__context__"   ? layout_.exception_context
                                                        : 0;
        if (offset != 0) {
          const Address value = reader.pointerOrNull(object + offset);
          return Answer{value != 0 ? value : layout_.addr_none, ""};
        }
      }
      // What children() shows under this name is what the descriptor would hand out.
      for (const Child& child : objects_.children(object, Objects::kMaxItems)) {
        if (child.name == id) return Answer{child.value, ""};
      }
      return fail(fmt::format("attribute '{}' takes running code: use py eval", id));
    }
    return Answer{found, ""};
  }

  std::optional<Answer> attribute(const Answer& of, const std::string& id) {
    if (of.object == 0) return fail(fmt::format("'{}' has no attributes to be read", of.text));
    const Type* type = objects_.typeOf(of.object);
    if (type == nullptr) return fail("there is no object");
    if (id == "__class__") return Answer{type->address, ""};
    // Modules and classes have their own rules.
    if (objects_.inherits(*type, layout_.addr_type_module)) {
      const Address dict = objects_.reader().pointerOrNull(of.object + layout_.module_dict);
      if (id == "__dict__") return Answer{dict, ""};
      if (const Address found = objects_.lookup(dict, id); found != 0) return Answer{found, ""};
      return fail(fmt::format("the module has no attribute '{}'", id));
    }
    if (type->has(kTypeType)) {
      const Type* self = objects_.type(of.object);
      if (self == nullptr) return fail("the class cannot be read");
      if (id == "__dict__") return Answer{self->dict, ""};
      if (id == "__mro__") return Answer{self->mro, ""};
      if (id == "__name__") return Answer{0, "'" + self->qualname.substr(self->qualname.rfind('.') + 1) + "'"};
      if (const Address found = objects_.typeAttribute(*self, id); found != 0) {
        const Type* kind = objects_.typeOf(found);
        if (kind != nullptr && (objects_.inherits(*kind, layout_.addr_type_staticmethod) ||
                                objects_.inherits(*kind, layout_.addr_type_classmethod))) {
          return Answer{objects_.reader().pointerOrNull(found + layout_.staticmethod_callable), ""};
        }
        return Answer{found, ""};
      }
      return fail(fmt::format("the class has no attribute '{}'", id));
    }
    const Address in_class = objects_.typeAttribute(*type, id);
    const Type* kind = in_class == 0 ? nullptr : objects_.typeOf(in_class);
    const bool data_descriptor =
        kind != nullptr && (kind->address == layout_.addr_type_member_descriptor ||
                            objects_.inherits(*kind, layout_.addr_type_property) || kind->name == "getset_descriptor" ||
                            (kind->has(kTypeHeap) && objects_.typeAttribute(*kind, "__set__") != 0));
    if (data_descriptor) {
      if (id == "__dict__") return fail("'__dict__' of an instance takes running code: use py object");
      return described(of.object, *type, in_class, id);
    }
    if (const auto own = objects_.instanceDict(of.object, *type, Objects::kMaxItems)) {
      for (const auto& [key, value] : *own) {
        if (objects_.string(key) == id) return Answer{value, ""};
      }
    }
    if (in_class != 0) return described(of.object, *type, in_class, id);
    if (objects_.typeAttribute(*type, "__getattr__") != 0) {
      return fail(fmt::format("'{}' is answered by __getattr__, which takes running code: use py eval", id));
    }
    return fail(fmt::format("'{}' object has no attribute '{}'", type->qualname, id));
  }

  /// The key between [ and ]: a number, a string, or an expression.
  std::optional<Answer> subscript(const Answer& of, int depth) {
    skip();
    if (of.object == 0) return fail("only objects have items");
    const Type* type = objects_.typeOf(of.object);
    if (type == nullptr) return fail("there is no object");
    if (type->has(kTypeHeap)) {
      Address owner = 0;
      objects_.typeAttribute(*type, "__getitem__", &owner);
      const Type* by = objects_.type(owner);
      if (by == nullptr || by->has(kTypeHeap)) {
        return fail(fmt::format("[] of '{}' takes running code: use py eval", type->qualname));
      }
    }
    std::optional<int64_t> number;
    std::optional<std::string> key;
    Address object = 0;
    if (at_ < text_.size() && (text_[at_] == '\'' || text_[at_] == '"')) {
      const char quote = text_[at_++];
      key = "";
      while (at_ < text_.size() && text_[at_] != quote) {
        if (text_[at_] == '\\' && at_ + 1 < text_.size()) at_++;
        *key += text_[at_++];
      }
      if (at_ >= text_.size()) return fail("the string has no end");
      at_++;
    } else if (at_ < text_.size() && (text_[at_] == '-' || std::isdigit(static_cast<unsigned char>(text_[at_])) != 0)) {
      int64_t n = 0;
      const auto [end, problem] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), n);
      if (problem != std::errc{}) return fail("expected a number");
      at_ = end - text_.data();
      number = n;
    } else {
      const auto inner = value(depth + 1);
      if (!inner) return std::nullopt;
      object = inner->object;
      if (object == 0) return fail("only names, numbers and strings can be keys");
      number = objects_.integer(object);
      if (const Type* t = objects_.typeOf(object); t != nullptr && t->has(kTypeUnicode)) key = objects_.string(object);
    }
    if (!take(']')) return fail("a slice or expression between [] takes running code: use py eval");
    return item(of.object, *type, number, key, object);
  }

  std::optional<Answer> item(Address object, const Type& type, std::optional<int64_t> number,
                             const std::optional<std::string>& key, Address key_object) {
    if (type.has(kTypeDict)) {
      for (const auto& [k, v] : objects_.entries(object, Objects::kMaxItems).value_or(Entries{})) {
        if (k == key_object) return Answer{v, ""};
        const Type* t = objects_.typeOf(k);
        if (t == nullptr) continue;
        if (key && t->has(kTypeUnicode) && objects_.string(k) == *key) return Answer{v, ""};
        if (number && t->has(kTypeLong) && objects_.integer(k) == *number) return Answer{v, ""};
      }
      if (!key && !number) return fail("a key of this type takes running code: use py eval");
      return fail(key ? fmt::format("there is no key '{}'", *key) : fmt::format("there is no key {}", *number));
    }
    if (!number) return fail("expected a number between []");
    std::optional<std::vector<Address>> list;
    uint64_t size = 0;
    if (type.has(kTypeTuple | kTypeList)) list = objects_.items(object, Objects::kMaxItems, &size);
    if (objects_.inheritsNative(type, "collections.deque")) list = objects_.dequeItems(object, Objects::kMaxItems, &size);
    if (!list) return fail(fmt::format("[] of '{}' takes running code: use py eval", type.qualname));
    const int64_t index = *number < 0 ? *number + static_cast<int64_t>(size) : *number;
    if (index < 0 || index >= static_cast<int64_t>(list->size())) {
      return fail(fmt::format("index {} is out of range, there are {} items", *number, size));
    }
    return Answer{(*list)[index], ""};
  }

  Objects& objects_;
  const Layout& layout_;
  Frames& frames_;
  const Frame* frame_;
  std::string_view text_;
  std::string& error_;
  size_t at_ = 0;
};

}  // namespace

std::optional<Answer> evaluate(Objects& objects, Frames& frames, const Frame* frame, std::string_view expression,
                               std::string& error) {
  return Evaluator(objects, frames, frame, expression, error).run();
}

}  // namespace vitrine::plugin
