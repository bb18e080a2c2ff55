#include "lldb-plugin/commands/format.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace vitrine::plugin {

using Json = nlohmann::ordered_json;

std::string valueText(Objects& objects, Address value, const Limits& limits) {
  return value == 0 ? "<unbound>" : repr(objects, value, limits);
}

Json valueJson(Objects& objects, Address value) {
  if (value == 0) return {{"value", nullptr}, {"unbound", true}};
  return {{"value", repr(objects, value)}, {"type", typeName(objects, value)}, {"address", fmt::format("{:#x}", value)}};
}

Json variableJson(Objects& objects, const Variable& variable) {
  Json result = {{"name", variable.name}, {"kind", kindName(variable.kind)}};
  result.update(valueJson(objects, variable.value));
  return result;
}

std::string baseName(const std::string& path) { return path.substr(path.rfind('/') + 1); }

std::string place(const std::string& file, int line) {
  return line > 0 ? fmt::format("{}:{}", baseName(file), line) : fmt::format("{} (no line)", baseName(file));
}

const char* frameKind(const Frame& frame) { return frame.compiled ? "compiled" : "interpreted"; }

std::string frameText(const Frame& frame) {
  return fmt::format("{} at {} [{}]", frame.fullName(), place(frame.code->file, frame.line), frameKind(frame));
}

Json frameJson(Session& session, const Frame& frame) {
  return {{"function", frame.fullName()},
          {"module", frame.module},
          {"qualname", frame.code->qualname},
          {"file", frame.code->file},
          {"line", frame.line > 0 ? Json(frame.line) : Json(nullptr)},
          {"source", session.sources().line(frame.code->file, frame.line)},
          {"kind", frameKind(frame)},
          {"address", fmt::format("{:#x}", frame.address)}};
}

bool isShown(const Variable& variable) {
  if (variable.name.starts_with('.')) return false;
  // Names that every module and class has.
  return variable.kind != Variable::Kind::Name || !variable.name.starts_with("__") || !variable.name.ends_with("__");
}

void printVariables(Context& context, const std::vector<Variable>& variables, const std::string& indent) {
  Limits limits;
  limits.max_text = 400;  // several to a screen; py print shows more
  limits.max_items = 20;
  for (const Variable& variable : variables) {
    if (!isShown(variable)) continue;
    context.line(fmt::format("{}{} = {}", indent, variable.name, valueText(context.session->objects(), variable.value, limits)));
  }
}

}  // namespace vitrine::plugin
