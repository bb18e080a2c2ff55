// py threads
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "lldb-plugin/commands/format.h"

namespace vitrine::plugin {

using Json = nlohmann::ordered_json;

namespace {

/// The name that threading gave the thread; empty when it does not know it.
std::string pythonName(Objects& objects, const Thread& thread) {
  const Layout& l = objects.layout();
  Reader& reader = objects.reader();
  const Address module = objects.lookup(reader.pointerOrNull(thread.interpreter + l.interp_modules), "threading");
  if (!objects.isA(module, l.addr_type_module)) return {};
  const Address active = objects.lookup(reader.pointerOrNull(module + l.module_dict), "_active");
  const auto ident = static_cast<int64_t>(reader.value<uint64_t>(thread.address + l.tstate_thread_id).value_or(0));
  for (const auto& [key, value] : objects.entries(active, 100'000).value_or(Entries{})) {
    // Identifiers are addresses, which take three digits of 30 bits at most.
    if (objects.integer(key) != ident) continue;
    const Type* type = objects.typeOf(value);
    if (type == nullptr) return {};
    for (const auto& [name, field] : objects.instanceDict(value, *type, 100).value_or(Entries{})) {
      if (objects.string(name) == "_name") return objects.string(field).value_or("");
    }
  }
  return {};
}

}  // namespace

void threads(Context& context) {
  Session& session = *context.session;
  std::string problem;
  const auto all = session.frames().threads(problem);
  if (all.empty()) return context.fail(problem);
  const uint64_t selected = context.thread().GetThreadID();
  Json list = Json::array();
  bool held = false;
  for (const Thread& thread : all) {
    lldb::SBThread native = session.nativeThread(thread);
    const std::string name = pythonName(session.objects(), thread);
    std::string why;
    const std::vector<Frame> frames = native.IsValid() ? session.stack(native, why) : session.frames().stack(thread, 1, why);
    held = held || thread.holds_gil;
    if (context.has("--json")) {
      Json item = {{"native_id", thread.native_id}, {"name", name}, {"holds_gil", thread.holds_gil},
                   {"thread", native.IsValid() ? Json(native.GetIndexID()) : Json(nullptr)}};
      if (!frames.empty()) item["frame"] = frameJson(session, frames.front());
      list.push_back(item);
      continue;
    }
    context.line(fmt::format("{} thread {} ({}){}{}  {}", thread.native_id == selected ? '*' : ' ',
                             native.IsValid() ? fmt::format("{}", native.GetIndexID()) : "?", thread.native_id,
                             name.empty() ? "" : " " + name, thread.holds_gil ? " [holds the GIL]" : "",
                             frames.empty() ? "not in Python code" : frameText(frames.front())));
  }
  if (context.has("--json")) return context.json(list);
  if (!held) context.line("no thread holds the GIL");
  if (!problem.empty()) context.line("the list is not complete: " + problem);
}

}  // namespace vitrine::plugin
