#include "inspect/gather.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <fstream>
#include <unordered_map>

#include "debuginfo/schema/offsets.h"
#include "inspect/core_file.h"
#include "inspect/core_stack.h"
#include "inspect/program_texts.h"
#include "lldb-plugin/model/frames.h"
#include "lldb-plugin/model/layout.h"
#include "lldb-plugin/model/repr.h"
#include "lldb-plugin/model/tasks.h"

namespace vitrine::inspect {
namespace {

constexpr size_t kMostFrames = 2000;
constexpr size_t kFramesWithLocals = 200;
constexpr int kAround = 2;  // lines of source before and after
constexpr plugin::Limits kLimits{.max_text = 300, .max_string = 160, .max_items = 12, .max_depth = 3};

class Gatherer {
 public:
  Gatherer(CoreFile& core, const plugin::Layout& layout)
      : core_(core), reader_(core), objects_(layout, reader_), frames_(objects_), texts_(core.programSection(schema::kSourcesSection)) {
    reader_.setBudget(200'000'000);
  }

  Json all(const CoreStackRequest& request) {
    Json out = {{"vitrine_report", 1}, {"kind", "signal"}, {"source", "core"}, {"program", core_.program()},
                {"build_id", core_.buildId()}, {"process", core_.process()}, {"signal", signal()}};
    std::string problem;
    Json threads = Json::array();
    for (const plugin::Thread& thread : frames_.threads(problem)) threads.push_back(describe(thread));
    // As in reports: the thread that died comes first.
    std::stable_partition(threads.begin(), threads.end(), [](const Json& t) { return t["crashed"].get<bool>(); });
    out["threads"] = std::move(threads);
    if (!problem.empty()) out["problem"] = problem;
    out["native_stack"] = nativeStack(readCoreStack(request), out);
    std::string ignored;
    if (const auto tasks = plugin::readTasks(objects_, frames_, ignored)) {
      Json list = Json::array();
      for (const plugin::Task& task : *tasks) {
        list.push_back({{"name", task.name}, {"state", task.state}, {"awaits", task.awaits}, {"frames", stack(task.frames)}});
      }
      out["tasks"] = std::move(list);
    }
    return out;
  }

 private:
  Json signal() {
    const Signal& s = core_.signal();
    const char* name = sigabbrev_np(s.number);
    const char* words = sigdescr_np(s.number);
    Json out = {{"number", s.number}, {"name", name != nullptr ? fmt::format("SIG{}", name) : "none"},
                {"description", words != nullptr ? words : ""}, {"thread", core_.threads().front()}};
    const bool fault = (s.number == SIGSEGV || s.number == SIGBUS) && s.code > 0;
    if (fault) {
      out["address"] = fmt::format("{:#x}", s.address);
      char byte;
      constexpr uint64_t kNear = 64 * 1024;
      const uint64_t top = core_.stackPointer();
      if (s.address + kNear > top && s.address < top + kNear && !core_.read(s.address, &byte, 1)) {
        out["description"] = "stack overflow";
      }
    }
    return out;
  }

  Json describe(const plugin::Thread& thread) {
    std::string problem;
    const std::vector<plugin::Frame> frames = frames_.stack(thread, plugin::Frames::kMaxFrames, problem);
    Json out = {{"native_id", thread.native_id}, {"main", thread.native_id == static_cast<uint64_t>(core_.process())},
                {"crashed", thread.native_id == static_cast<uint64_t>(core_.threads().front())},
                {"holds_gil", thread.holds_gil}, {"frame_count", frames.size()}, {"frames", stack(frames)}};
    if (!problem.empty()) out["problem"] = problem;
    Json exceptions = Json::array();
    for (const plugin::InFlight& e : frames_.exceptions(thread)) {
      const plugin::Address shown = e.exception != 0 ? e.exception : e.type;
      exceptions.push_back({{"state", e.raising ? "raised" : "handled"}, {"text", plugin::repr(objects_, shown, kLimits)}});
    }
    out["exceptions"] = std::move(exceptions);
    return out;
  }

  Json stack(const std::vector<plugin::Frame>& frames) {
    Json out = Json::array();
    for (const plugin::Frame& frame : frames) {
      rememberNative(frame);
      if (out.size() == kMostFrames) break;
      out.push_back(describe(frame, out.size() < kFramesWithLocals));
    }
    return out;
  }

  /// What reports leave out of module and class bodies too (runtime/crash/python_stack.cpp): the rest would drown in it.
  bool isNoise(const plugin::Variable& name) {
    const plugin::Layout& l = objects_.layout();
    const plugin::Type* type = objects_.typeOf(name.value);
    return name.name.starts_with("__") ||
           (type != nullptr && (type->has(plugin::kTypeType) || objects_.inherits(*type, l.addr_type_module) ||
                                objects_.inherits(*type, l.addr_type_cfunction) || objects_.inherits(*type, l.addr_type_function)));
  }

  Json describe(const plugin::Frame& frame, bool with_locals) {
    Json out = {{"file", frame.code->file}, {"line", frame.line > 0 ? Json(frame.line) : Json(nullptr)},
                {"function", frame.code->qualname}, {"native", frame.has_native}};
    if (!with_locals) return out;
    addSource(out, frame.code->file, frame.line);
    Json locals = Json::object();
    for (const plugin::Variable& v : frames_.variables(frame)) {
      if (v.kind == plugin::Variable::Kind::Name && isNoise(v)) continue;
      locals[v.name] = v.value != 0 ? plugin::repr(objects_, v.value, kLimits) : "<unbound>";
    }
    out["locals"] = std::move(locals);
    return out;
  }

  /// Python's functions have their names in a stripped program too: memory says where their code begins.
  Json nativeStack(const Json& read, Json& report) {
    Json out = Json::array();
    if (!read.is_array()) {
      report["native_problem"] = read.value("problem", "native frames: LLDB gave none");
      return out;
    }
    for (const Json& frame : read) {
      const auto pc = frame["pc"].get<uint64_t>(), start = frame["start"].get<uint64_t>();
      const std::string module = frame.value("module", "");
      const auto python = native_names_.find(start);
      std::string name = frame.value("symbol", "");
      if (name.empty() && start != 0 && python != native_names_.end()) name = python->second;
      Json entry = {{"pc", fmt::format("{:#x}", pc)},
                    {"symbol", !name.empty()      ? fmt::format("{} + {:#x} ({})", name, pc - start, module)
                               : !module.empty() ? fmt::format("? ({} + {:#x})", module, frame["offset"].get<uint64_t>())
                                                 : "? (in no file)"}};
      if (frame.contains("file")) entry.update({{"file", frame["file"]}, {"line", frame["line"]}});
      out.push_back(std::move(entry));
    }
    if (!read.empty() && read.back().value("module", "").empty()) {
      report["native_problem"] = "the stack cannot be followed further: this code is in no file, and nothing says how it uses the stack";
    }
    return out;
  }

  /// Remembers where a frame's native code begins.
  void rememberNative(const plugin::Frame& frame) {
    const plugin::Layout& layout = objects_.layout();
    for (const uint16_t field : {layout.native_body, layout.native_resume}) {
      const plugin::Address start = frame.code->native != 0 ? reader_.pointerOrNull(frame.code->native + field) : 0;
      if (start != 0) native_names_.try_emplace(start, frame.fullName());
    }
  }

  /// The text that was compiled, if the program carries it: the file may have changed, or be on another machine.
  void addSource(Json& out, const std::string& file, int line) {
    const std::vector<std::string>* lines = texts_.lines(file);
    if (lines == nullptr || line < 1 || static_cast<size_t>(line) > lines->size()) return;
    const int first = std::max(1, line - kAround), last = std::min(static_cast<int>(lines->size()), line + kAround);
    Json around = Json::array();
    for (int i = first; i <= last; i++) around.push_back((*lines)[static_cast<size_t>(i) - 1]);
    const std::string& text = (*lines)[static_cast<size_t>(line) - 1];
    out["source"] = text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
    out["around"] = {{"first", first}, {"lines", std::move(around)}};
  }

  CoreFile& core_;
  plugin::Reader reader_;
  plugin::Objects objects_;
  plugin::Frames frames_;
  ProgramTexts texts_;
  std::unordered_map<plugin::Address, std::string> native_names_;
};

}  // namespace

Expected<Json> gatherCore(const std::string& path, const std::string& program, const std::vector<std::string>& debug_folders) {
  auto core = CoreFile::open(path, program);
  if (!core) return core.error();
  const std::vector<uint8_t> section = (*core)->programSection(schema::kOffsetsSection);
  if (section.empty()) {
    return Diagnostic::error("found no section .vitrine.offsets, expected a program built by vitrine",
                             {(*core)->program()});
  }
  std::string error;
  const auto layout = plugin::parseLayout(section, error);
  if (!layout) return Diagnostic::error(error, {(*core)->program()});
  return Gatherer(**core, *layout).all({path, (*core)->program(), debug_folders, (*core)->threads().front()});
}

Expected<Json> readReport(const std::string& path) {
  std::ifstream file(path);
  Json report = Json::parse(file, nullptr, /*allow_exceptions=*/false);
  if (report.is_discarded() || !report.is_object() || !report.contains("vitrine_report")) {
    return Diagnostic::error("found neither a core file nor a report in JSON, expected one of them", {path});
  }
  if (report["vitrine_report"] != 1) {
    return Diagnostic::error(fmt::format("report format {}, expected 1", report["vitrine_report"].dump()), {path});
  }
  return report;
}

}  // namespace vitrine::inspect
