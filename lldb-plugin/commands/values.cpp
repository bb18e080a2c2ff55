// py locals, args, globals, print, object
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "lldb-plugin/commands/format.h"
#include "lldb-plugin/model/expression.h"

namespace vitrine::plugin {

using Json = nlohmann::ordered_json;

namespace {

void show(Context& context, const std::vector<Variable>& variables, const char* nothing) {
  if (context.has("--json")) {
    Json list = Json::array();
    for (const Variable& v : variables) list.push_back(variableJson(context.session->objects(), v));
    return context.json(list);
  }
  printVariables(context, variables, "");
  if (context.out.empty()) context.line(nothing);
}

/// The object in full: type, value, and one level of what is inside.
void describe(Context& context, Address object, size_t limit) {
  Objects& objects = context.session->objects();
  const Type* type = objects.typeOf(object);
  context.line(fmt::format("type        {}", type->fullName()));
  context.line(fmt::format("address     {:#x}", object));
  context.line(fmt::format("references  {}", objects.reader().value<int64_t>(object + objects.layout().object_refcnt).value_or(0)));
  Limits wide;
  wide.max_text = 10'000;
  wide.max_string = 8'000;
  context.line(fmt::format("value       {}", repr(objects, object, wide)));
  const auto inside = objects.children(object, limit + 1);
  for (size_t i = 0; i < std::min(limit, inside.size()); i++) {
    context.line(fmt::format("  {} = {}", inside[i].name, valueText(objects, inside[i].value)));
  }
  if (inside.size() > limit) context.line("  ...");
}

Json describeJson(Context& context, Address object) {
  Objects& objects = context.session->objects();
  Json result = valueJson(objects, object);
  result["references"] = objects.reader().value<int64_t>(object + objects.layout().object_refcnt).value_or(0);
  Json inside = Json::array();
  for (const Child& child : objects.children(object, 1000)) {
    Json entry = {{"name", child.name}};
    entry.update(valueJson(objects, child.value));
    inside.push_back(entry);
  }
  result["children"] = inside;
  return result;
}

}  // namespace

void locals(Context& context) {
  const Frame* frame = context.frame();
  if (frame == nullptr) return;
  context.warnAboutVariables(context.session->selected(context.thread()));
  show(context, context.session->frames().variables(*frame), "no local variables");
}

void arguments(Context& context) {
  const Frame* frame = context.frame();
  if (frame == nullptr) return;
  context.warnAboutVariables(context.session->selected(context.thread()));
  auto all = context.session->frames().variables(*frame);
  std::erase_if(all, [](const Variable& v) { return v.kind != Variable::Kind::Argument; });
  show(context, all, "no arguments");
}

void globals(Context& context) {
  const Frame* frame = context.frame();
  if (frame == nullptr) return;
  Objects& objects = context.session->objects();
  const auto entries = objects.entries(frame->globals, Objects::kMaxItems);
  if (!entries) return context.fail(fmt::format("the globals at {:#x} cannot be read", frame->globals));
  const Layout& l = objects.layout();
  std::vector<Variable> result;
  for (const auto& [key, value] : *entries) {
    const std::string name = objects.string(key).value_or("?");
    const Type* type = objects.typeOf(value);
    const bool plain = type == nullptr || (!type->has(kTypeType) && !objects.inherits(*type, l.addr_type_module) &&
                                           !objects.inherits(*type, l.addr_type_function) &&
                                           !objects.inherits(*type, l.addr_type_cfunction));
    if (context.has("--all") || (plain && !(name.starts_with("__") && name.ends_with("__")))) {
      result.push_back({name, value, Variable::Kind::Name});
    }
  }
  show(context, result, "no global variables (py globals --all shows modules, functions and classes too)");
}

void print(Context& context) {
  if (context.raw.empty()) return context.fail("expected an expression: py print EXPRESSION");
  std::string problem;
  const auto& frames = context.session->stack(context.thread(), problem);
  const Frame* frame = frames.empty() ? nullptr : &frames[std::min(context.session->selected(context.thread()), frames.size() - 1)];
  const auto answer = evaluate(context.session->objects(), context.session->frames(), frame, context.raw, context.error);
  if (!answer) return;
  if (context.has("--json")) {
    return context.json(answer->object != 0 ? describeJson(context, answer->object) : Json{{"value", answer->text}});
  }
  Limits wide;
  wide.max_text = 10'000;
  wide.max_string = 8'000;
  wide.max_items = 200;
  context.line(answer->object != 0 ? repr(context.session->objects(), answer->object, wide) : answer->text);
}

namespace {
Address parseAddress(std::string_view text) {
  Address address = 0;
  const int base = text.starts_with("0x") ? 16 : 10;
  if (base == 16) text.remove_prefix(2);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), address, base);
  return error == std::errc{} && end == text.data() + text.size() ? address : 0;
}
}  // namespace

void inspectObject(Context& context) {
  const auto& given = context.arguments;
  Address address = given.empty() ? 0 : parseAddress(given[0]);
  if (address == 0 || given.size() > (context.has("--names") ? 2 : 1)) {
    return context.fail("expected an address: py object 0x...");
  }
  if (context.has("--names")) {
    // For the children of values: names and addresses, on one line.
    if (given.size() > 1) address = context.session->withoutCell(context.thread(), parseAddress(given[1]), address);
    Json list = Json::array();
    for (const Child& child : context.session->objects().children(address, 1000)) {
      if (child.value != 0) list.push_back({child.name, fmt::format("{:#x}", child.value)});
    }
    return context.line(list.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
  if (context.session->objects().typeOf(address) == nullptr) {
    return context.fail(fmt::format("there is no Python object at {:#x}", address));
  }
  if (context.has("--json")) return context.json(describeJson(context, address));
  describe(context, address, 100);
}

}  // namespace vitrine::plugin
