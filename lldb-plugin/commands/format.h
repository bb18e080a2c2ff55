// Pieces of output that several commands share.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "lldb-plugin/commands/command.h"
#include "lldb-plugin/model/repr.h"

namespace vitrine::plugin {

/// A variable's value, or `<unbound>`.
std::string valueText(Objects& objects, Address value, const Limits& limits = {});
nlohmann::ordered_json valueJson(Objects& objects, Address value);
nlohmann::ordered_json variableJson(Objects& objects, const Variable& variable);
/// "app.py:12"; the file without its folder.
std::string place(const std::string& file, int line);
/// A path's last part.
std::string baseName(const std::string& path);
const char* frameKind(const Frame& frame);
/// "app.f at app.py:12 [compiled]"
std::string frameText(const Frame& frame);
nlohmann::ordered_json frameJson(Session& session, const Frame& frame);
/// `name = value` lines of the variables that isShown().
void printVariables(Context& context, const std::vector<Variable>& variables, const std::string& indent);
/// Whether a user would call it a variable: not the ".0" of comprehensions, not `__name__` of modules and classes.
bool isShown(const Variable& variable);

}  // namespace vitrine::plugin
