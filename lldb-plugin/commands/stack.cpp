// py bt, frame, up, down, list
#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "lldb-plugin/commands/format.h"
#include "lldb-plugin/session/native.h"

namespace vitrine::plugin {

using Json = nlohmann::ordered_json;

namespace {

std::optional<size_t> number(const std::string& text) {
  size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string nativeText(lldb::SBFrame frame) {
  const char* name = frame.GetDisplayFunctionName();
  std::string text = name == nullptr ? fmt::format("{:#x}", frame.GetPC()) : name;
  const lldb::SBLineEntry entry = frame.GetLineEntry();
  if (const char* file = entry.IsValid() ? entry.GetFileSpec().GetFilename() : nullptr; file != nullptr && *file != '<') {
    text += fmt::format(" at {}:{}", file, entry.GetLine());
  }
  return text;
}

void printFrame(Context& context, const Frame& frame, size_t index, bool selected) {
  context.line(fmt::format("{} #{:<3} {}", selected ? '*' : ' ', index, frameText(frame)));
  if (const std::string source = context.session->sources().line(frame.code->file, frame.line); !source.empty()) {
    context.line("         " + source);
  }
  if (context.has("--locals")) printVariables(context, context.session->frames().variables(frame), "           ");
}

/// `thread` may be invalid: the Python thread has no native one here.
Json stackJson(Context& context, lldb::SBThread thread, const std::vector<Frame>& frames, const std::string& problem) {
  Session& session = *context.session;
  Json list = Json::array();
  const size_t selected = thread.IsValid() ? session.selected(thread) : frames.size();
  for (size_t i = 0; i < frames.size(); i++) {
    Json entry = {{"index", i}};
    entry.update(frameJson(session, frames[i]));
    entry["selected"] = i == selected;
    if (context.has("--native") && thread.IsValid()) entry["native_frame"] = session.nativeFrameOf(thread, i);
    if (context.has("--locals")) {
      Json variables = Json::array();
      for (const Variable& v : session.frames().variables(frames[i])) variables.push_back(variableJson(session.objects(), v));
      entry["locals"] = variables;
    }
    list.push_back(entry);
  }
  Json result = {{"thread", thread.GetIndexID()}, {"native_id", thread.GetThreadID()}, {"frames", list}};
  if (!problem.empty()) result["problem"] = problem;
  return result;
}

void printNativeStack(Context& context, lldb::SBThread thread, const std::vector<Frame>& frames, size_t selected) {
  const std::vector<int> joined = joinStacks(context.session->objects(), thread, frames);
  size_t next = 0;
  for (size_t i = 0; i < joined.size(); i++) {
    if (joined[i] < 0) {
      context.line(fmt::format("       native {}", nativeText(thread.GetFrameAtIndex(static_cast<uint32_t>(i)))));
      continue;
    }
    // The interpreter's loop may stand for several Python frames.
    size_t end = frames.size();
    for (size_t j = i + 1; j < joined.size(); j++) {
      if (joined[j] >= 0) {
        end = joined[j];
        break;
      }
    }
    if (frames[joined[i]].compiled) end = joined[i] + 1;
    for (next = joined[i]; next < end; next++) printFrame(context, frames[next], next, next == selected);
  }
  for (; next < frames.size(); next++) printFrame(context, frames[next], next, next == selected);
}

bool printStack(Context& context, lldb::SBThread thread, bool title) {
  std::string problem;
  const auto& frames = context.session->stack(thread, problem);
  if (title) context.line(fmt::format("thread {} ({}):", thread.GetIndexID(), thread.GetThreadID()));
  if (frames.empty()) {
    if (!title) context.fail(problem);
    if (title) context.line("  not available: " + problem);
    return false;
  }
  const size_t selected = context.session->selected(thread);
  if (context.has("--native")) {
    printNativeStack(context, thread, frames, selected);
  } else {
    for (size_t i = 0; i < frames.size(); i++) printFrame(context, frames[i], i, i == selected);
  }
  if (!problem.empty()) context.line("  the stack ends early: " + problem);
  return true;
}

/// A Python thread whose native thread is not here, as in a copy of the process: its frames are in memory all the same.
void showWithoutThread(Context& context, const Thread& thread, Json& all) {
  std::string problem;
  const std::vector<Frame> frames = context.session->frames().stack(thread, Frames::kMaxFrames, problem);
  if (context.has("--json")) {
    Json entry = stackJson(context, {}, frames, problem);
    entry["thread"] = nullptr;
    entry["native_id"] = thread.native_id;
    all.push_back(std::move(entry));
    return;
  }
  context.line(fmt::format("thread {}, which is not among the process's native threads:", thread.native_id));
  for (size_t i = 0; i < frames.size(); i++) printFrame(context, frames[i], i, false);
  if (frames.empty()) context.line("  not in Python code");
  if (!problem.empty()) context.line("  the stack ends early: " + problem);
}

/// Selects a frame and says which.
void choose(Context& context, const std::vector<Frame>& frames, size_t index) {
  context.session->select(context.thread(), index);
  printFrame(context, frames[index], index, true);
}

}  // namespace

void backtrace(Context& context) {
  if (!context.arguments.empty()) return context.fail("py bt takes no arguments: see help py bt");
  if (context.has("--locals")) context.warnAboutVariables(0);
  Session& session = *context.session;
  if (!context.has("--all")) {
    if (!context.has("--json")) {
      printStack(context, context.thread(), false);
      return;
    }
    const auto* frames = context.stack();
    if (frames == nullptr) return;
    std::string problem;
    session.stack(context.thread(), problem);
    return context.json(stackJson(context, context.thread(), *frames, problem));
  }
  std::string problem;
  const auto threads = session.frames().threads(problem);
  if (threads.empty()) return context.fail(problem);
  Json all = Json::array();
  for (const Thread& t : threads) {
    lldb::SBThread thread = session.nativeThread(t);
    if (!thread.IsValid()) {
      showWithoutThread(context, t, all);
      continue;
    }
    if (context.has("--json")) {
      std::string why;
      const auto& frames = session.stack(thread, why);
      all.push_back(stackJson(context, thread, frames, why));
    } else {
      printStack(context, thread, true);
    }
  }
  if (context.has("--json")) context.json(all);
}

void selectFrame(Context& context) {
  const auto* frames = context.stack();
  if (frames == nullptr) return;
  if (context.arguments.empty()) return choose(context, *frames, context.session->selected(context.thread()));
  const auto index = number(context.arguments[0]);
  if (!index || context.arguments.size() != 1) return context.fail("expected one number: py frame N");
  if (*index >= frames->size()) return context.fail(fmt::format("there is no Python frame {}, the last is {}", *index, frames->size() - 1));
  choose(context, *frames, *index);
}

namespace {
void move(Context& context, bool outwards) {
  const auto* frames = context.stack();
  if (frames == nullptr) return;
  const auto count = context.arguments.empty() ? 1 : number(context.arguments[0]);
  if (!count || context.arguments.size() > 1) return context.fail("expected one number of frames");
  const size_t at = context.session->selected(context.thread());
  const size_t most = outwards ? frames->size() - 1 - at : at;
  if (most == 0) {
    return context.fail(outwards ? "already at the outermost Python frame" : "already at the innermost Python frame");
  }
  if (*count > most) return context.fail(fmt::format("there are only {} Python frames further {}", most, outwards ? "out" : "in"));
  choose(context, *frames, outwards ? at + *count : at - *count);
}
}  // namespace

void up(Context& context) { move(context, true); }
void down(Context& context) { move(context, false); }

void listSource(Context& context) {
  const Frame* frame = context.frame();
  if (frame == nullptr) return;
  const std::string& file = frame->code->file;
  Sources& sources = context.session->sources();
  const auto* lines = sources.lines(file);
  if (lines == nullptr) {
    if (sources.state(file) == SourceState::Missing) return context.fail(fmt::format("source file {} cannot be read", file));
    return context.fail(fmt::format("{} is not the file that was compiled, and the program does not carry its text", file));
  }
  size_t middle = frame->line > 0 ? frame->line : frame->code->first_line;
  if (!context.arguments.empty()) {
    const auto wanted = number(context.arguments[0]);
    if (!wanted || *wanted == 0) return context.fail("expected a line number: py list LINE");
    middle = *wanted;
  }
  if (middle > lines->size()) return context.fail(fmt::format("{} has {} lines", baseName(file), lines->size()));
  constexpr size_t kAround = 5;
  const size_t first = middle > kAround ? middle - kAround : 1;
  const size_t last = std::min(lines->size(), middle + kAround);
  for (size_t i = first; i <= last; i++) {
    context.line(fmt::format("{} {:>5}  {}", static_cast<int>(i) == frame->line ? "->" : "  ", i, (*lines)[i - 1]));
  }
}

}  // namespace vitrine::plugin
