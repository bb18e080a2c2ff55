// The library that core_stack.cpp loads: one function around liblldb.
#include <fmt/format.h>
#include <lldb/API/LLDB.h>

#include <nlohmann/json.hpp>

#include "inspect/core_stack.h"

namespace vitrine::inspect {
namespace {

using Json = nlohmann::ordered_json;

constexpr uint32_t kMostFrames = 2000;

Json problem(const char* doing, const lldb::SBError& error) {
  const char* text = error.GetCString();
  return {{"problem", fmt::format("native frames: LLDB cannot {}: {}", doing, text != nullptr ? text : "no reason given")}};
}

Json describe(lldb::SBFrame frame, lldb::SBTarget target) {
  Json out = {{"pc", frame.GetPC()}};
  lldb::SBSymbol symbol = frame.GetSymbol();
  const uint64_t start = symbol.IsValid() ? symbol.GetStartAddress().GetLoadAddress(target) : LLDB_INVALID_ADDRESS;
  out["start"] = start == LLDB_INVALID_ADDRESS ? 0 : start;
  // LLDB makes up names where only unwind tables say that there is a function.
  if (symbol.IsValid() && !symbol.IsSynthetic()) out["symbol"] = symbol.GetName();
  const lldb::SBModule module = frame.GetModule();
  const char* file = module.IsValid() ? module.GetFileSpec().GetFilename() : nullptr;
  out["module"] = file != nullptr ? file : "";
  out["offset"] = frame.GetPCAddress().GetFileAddress();
  const lldb::SBLineEntry line = frame.GetLineEntry();
  const char* source = line.IsValid() && line.GetLine() != 0 ? line.GetFileSpec().GetFilename() : nullptr;
  if (source != nullptr) {
    out["file"] = source;
    out["line"] = line.GetLine();
  }
  return out;
}

Json read(const CoreStackRequest& request) {
  lldb::SBDebugger::Initialize();
  lldb::SBDebugger debugger = lldb::SBDebugger::Create(/*source_init_files=*/false);
  for (const std::string& folder : request.debug_folders) {
    debugger.HandleCommand(fmt::format("settings append target.debug-file-search-paths \"{}\"", folder).c_str());
  }
  lldb::SBError error;
  lldb::SBTarget target = debugger.CreateTarget(request.program.c_str(), nullptr, nullptr, /*add_dependent_modules=*/false, error);
  if (error.Fail() || !target.IsValid()) return problem("open the program", error);
  lldb::SBProcess process = target.LoadCore(request.core.c_str(), error);
  if (error.Fail() || !process.IsValid()) return problem("open the core", error);
  lldb::SBThread thread = process.GetThreadByID(static_cast<lldb::tid_t>(request.thread));
  if (!thread.IsValid()) return {{"problem", fmt::format("native frames: LLDB sees no thread {} in the core", request.thread)}};
  Json frames = Json::array();
  for (uint32_t i = 0; i < kMostFrames; i++) {
    lldb::SBFrame frame = thread.GetFrameAtIndex(i);
    if (!frame.IsValid()) break;
    if (!frame.IsInlined()) frames.push_back(describe(frame, target));
  }
  return frames;
}

}  // namespace
}  // namespace vitrine::inspect

extern "C" __attribute__((visibility("default"))) void vitrine_read_core_stack(const vitrine::inspect::CoreStackRequest& request,
                                                                               std::string* out) {
  const auto replace = nlohmann::ordered_json::error_handler_t::replace;
  *out = vitrine::inspect::read(request).dump(-1, ' ', false, replace);
}
