// py tasks: asyncio
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <unordered_set>

#include "lldb-plugin/commands/format.h"
#include "lldb-plugin/model/tasks.h"
#include "lldb-plugin/session/source.h"

namespace vitrine::plugin {

using Json = nlohmann::ordered_json;

void tasks(Context& context) {
  Session& session = *context.session;
  const auto all = readTasks(session.objects(), session.frames(), context.error);
  if (!all) return;
  Json list = Json::array();
  for (const Task& task : *all) {
    if (context.has("--json")) {
      Json frames = Json::array();
      for (const Frame& frame : task.frames) {
        Json item = frameJson(session, frame);
        if (context.has("--locals")) {
          Json variables = Json::array();
          for (const Variable& v : session.frames().variables(frame)) variables.push_back(variableJson(session.objects(), v));
          item["locals"] = variables;
        }
        frames.push_back(item);
      }
      list.push_back({{"name", task.name}, {"state", task.state}, {"address", fmt::format("{:#x}", task.address)},
                      {"awaits", task.awaits}, {"frames", frames}});
      continue;
    }
    context.line(fmt::format("task {}: {}{}", task.name, task.state, task.awaits.empty() ? "" : ", awaits " + task.awaits));
    for (const Frame& frame : task.frames) {
      context.line("    " + frameText(frame));
      const std::string source = session.sources().line(frame.code->file, frame.line);
      if (!source.empty()) context.line("        " + source);
      if (context.has("--locals")) printVariables(context, session.frames().variables(frame), "          ");
    }
  }
  if (context.has("--json")) return context.json(list);
  if (all->empty()) context.line("no asyncio tasks");
}

}  // namespace vitrine::plugin
