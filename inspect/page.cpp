#include "inspect/page.h"

#include <fmt/format.h>

#include <fstream>
#include <map>

#include "inspect/render.h"

namespace vitrine::inspect {
namespace {

constexpr int kAround = 2;          // lines of source before and after
constexpr size_t kWithSource = 12;  // frames of one stack that show source

std::string text(const Json& value, const char* key) {
  const auto at = value.find(key);
  if (at == value.end() || at->is_null()) return {};
  return at->is_string() ? at->get<std::string>() : at->dump();
}

/// Files of source, each read once.
class Sources {
 public:
  std::vector<SourceLine> around(const std::string& file, int line) {
    const std::vector<std::string>& lines = load(file);
    std::vector<SourceLine> out;
    if (line < 1 || static_cast<size_t>(line) > lines.size()) return out;
    for (int n = std::max(1, line - kAround); n <= line + kAround && static_cast<size_t>(n) <= lines.size(); n++) {
      out.push_back({n, lines[static_cast<size_t>(n) - 1], n == line});
    }
    return out;
  }

 private:
  const std::vector<std::string>& load(const std::string& file) {
    auto [at, is_new] = files_.try_emplace(file);
    if (is_new) {
      std::ifstream stream(file);
      for (std::string line; std::getline(stream, line);) at->second.push_back(line);
    }
    return at->second;
  }

  std::map<std::string, std::vector<std::string>> files_;
};

PageFrame makeFrame(const Json& frame, bool with_source, Sources& sources) {
  PageFrame out;
  if (frame.contains("left_out")) {
    out.title = fmt::format("... {} more frames", text(frame, "left_out"));
    return out;
  }
  if (frame.contains("damaged")) {
    out.title = fmt::format("a damaged frame at {}", text(frame, "damaged"));
    return out;
  }
  const std::string line = text(frame, "line");
  out.title = fmt::format("File \"{}\", line {}, in {}{}", text(frame, "file"), line.empty() ? "?" : line,
                          text(frame, "function"), frame.value("native", true) ? "" : "  [interpreted]");
  if (with_source && frame.contains("around")) {
    // Of a core: the text that was compiled.
    const int current = frame["line"].get<int>();
    int number = frame["around"]["first"].get<int>();
    for (const Json& row : frame["around"]["lines"]) {
      out.source.push_back({number, row.get<std::string>(), number == current});
      number++;
    }
  } else if (with_source && frame.contains("line") && frame["line"].is_number()) {
    out.source = sources.around(text(frame, "file"), frame["line"].get<int>());
    if (out.source.empty() && !text(frame, "source").empty()) {
      out.source.push_back({frame["line"].get<int>(), text(frame, "source"), true});
    }
  }
  const Json locals = frame.value("locals", Json::object());
  for (const auto& [name, value] : locals.items()) out.locals.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
  return out;
}

std::vector<PageFrame> makeFrames(const Json& owner, Sources& sources) {
  std::vector<PageFrame> out;
  const Json frames = owner.value("frames", Json::array());
  for (const Json& frame : frames) out.push_back(makeFrame(frame, out.size() < kWithSource, sources));
  return out;
}

void addExceptions(const Json& exceptions, const std::string& prefix, Sources& sources, Page& page) {
  for (const Json& e : exceptions) {
    const std::string relation = text(e, "relation");
    const char* words = relation == "cause" ? "Caused by " : relation == "context" ? "While handling " : "";
    Section section{prefix + words + text(e, "type") + (text(e, "message").empty() ? "" : ": " + text(e, "message")), {}, makeFrames(e, sources)};
    const Json notes = e.value("notes", Json::array());
    for (const Json& note : notes) section.notes.push_back(note.get<std::string>());
    page.sections.push_back(std::move(section));
    int number = 0;
    const Json group = e.value("group", Json::array());
    for (const Json& inner : group) addExceptions(inner, fmt::format("{}Exception {} of the group: ", prefix, ++number), sources, page);
  }
}

void addThread(const Json& thread, Sources& sources, Page& page) {
  std::string title = thread.value("crashed", false) ? "The crashed thread " : "Thread ";
  title += text(thread, "native_id");
  if (!text(thread, "name").empty()) title += fmt::format(" ({})", text(thread, "name"));
  if (thread.value("main", false)) title += ", the main thread";
  if (thread.value("holds_gil", false)) title += ", holds the GIL";
  Section section{title, {}, makeFrames(thread, sources)};
  const Json exceptions = thread.value("exceptions", Json::array());
  for (const Json& e : exceptions) {
    section.notes.push_back((text(e, "state") == "raised" ? "Exception on its way: " : "Exception being handled: ") + text(e, "text"));
  }
  if (!text(thread, "problem").empty()) section.notes.push_back(text(thread, "problem"));
  page.sections.push_back(std::move(section));
}

}  // namespace

Page makePage(const Json& report) {
  Page page;
  Sources sources;
  const bool is_exception = text(report, "kind") == "exception";
  if (is_exception) {
    page.title = fmt::format("Unhandled {}", text(report["exceptions"].front(), "type"));
  } else {
    const Json& signal = report["signal"];
    page.title = fmt::format("Died of {}, {}", text(signal, "name"), text(signal, "description"));
    if (!text(signal, "address").empty()) {
      const std::string access = text(signal, "access");
      page.title += fmt::format(" {} address {}", access.empty() ? "at" : access, text(signal, "address"));
    }
  }
  page.facts = {{"Likely cause", likelyCause(report)}, {"Program", text(report, "program")},
                {"Build id", text(report, "build_id")}, {"Process", text(report, "process")}};
  if (!text(report, "problem").empty()) page.facts.emplace_back("Problem", text(report, "problem"));
  if (is_exception) addExceptions(report["exceptions"], "", sources, page);
  const Json threads = report.value("threads", Json::array());
  for (const Json& thread : threads) addThread(thread, sources, page);
  const Json tasks = report.value("tasks", Json::array());
  for (const Json& task : tasks) {
    Section section{fmt::format("Task {}, {}", text(task, "name"), text(task, "state")), {}, makeFrames(task, sources)};
    if (!text(task, "awaits").empty()) section.notes.push_back("waits for " + text(task, "awaits"));
    page.sections.push_back(std::move(section));
  }
  const Json native = report.value("native_stack", Json::array());
  for (const Json& frame : native) {
    const std::string place = text(frame, "file").empty() ? "" : fmt::format(" at {}:{}", text(frame, "file"), text(frame, "line"));
    page.native.push_back(fmt::format("{:>14}  {}{}", text(frame, "pc"), text(frame, "symbol"), place));
  }
  if (!text(report, "native_problem").empty()) page.native.push_back(text(report, "native_problem"));
  return page;
}

}  // namespace vitrine::inspect
