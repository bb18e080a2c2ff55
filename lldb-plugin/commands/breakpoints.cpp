// py break, py catch
#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "lldb-plugin/commands/command.h"
#include "lldb-plugin/commands/format.h"
#include "lldb-plugin/commands/live.h"

namespace vitrine::plugin {

namespace {

/// Splits `PLACE if CONDITION`.
std::pair<std::string, std::string> placeAndCondition(const std::string& raw) {
  const size_t at = raw.find(" if ");
  if (at == std::string::npos) return {raw, ""};
  return {raw.substr(0, at), raw.substr(raw.find_first_not_of(' ', at + 4))};
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view(".^$*+?()[]{}|\\").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// One line on a breakpoint: its number and its places.
std::string describe(lldb::SBBreakpoint breakpoint) {
  std::string text = fmt::format("breakpoint {}:", breakpoint.GetID());
  for (size_t i = 0; i < breakpoint.GetNumLocations(); i++) {
    lldb::SBAddress address = breakpoint.GetLocationAtIndex(static_cast<uint32_t>(i)).GetAddress();
    const lldb::SBLineEntry entry = address.GetLineEntry();
    const char* file = entry.GetFileSpec().GetFilename();
    const char* name = address.GetFunction().GetName();
    text += fmt::format("{} {} at {}:{}", i == 0 ? "" : ",", name == nullptr ? "?" : name, file == nullptr ? "?" : file, entry.GetLine());
  }
  return text;
}

/// What an exception breakpoint waits for; lives as long as LLDB.
struct Wanted {
  std::string type;  // empty: every exception but those that end iterations
};

bool matches(Objects& objects, Address type, const std::string& wanted) {
  const Type* t = objects.type(type);
  for (int i = 0; t != nullptr && i < 64; i++) {
    if (wanted.empty()) {
      if (t->name == "StopIteration" || t->name == "StopAsyncIteration" || t->name == "GeneratorExit") return false;
    } else if (t->qualname == wanted || t->fullName() == wanted || t->name == wanted) {
      return true;
    }
    t = objects.type(t->base);
  }
  return wanted.empty();
}

/// At _PyErr_SetObject(tstate, exception type, value).
bool onRaise(void* baton, lldb::SBProcess& process, lldb::SBThread& thread, lldb::SBBreakpointLocation&) {
  try {
    std::string error;
    Session* session = Session::of(process, error);
    if (session == nullptr) return true;
    // System V: the second integer argument.
    const Address type = thread.GetFrameAtIndex(0).FindRegister("rsi").GetValueAsUnsigned(0);
    // The import system raises and catches at every import. Failed imports are what counts of it.
    std::string ignored;
    const auto& frames = session->stack(thread, ignored);
    // Before the program begins, Python imports site and what that wants.
    if (!frames.empty() && frames.back().code->file.starts_with("<frozen ")) return false;
    if (!frames.empty() && frames.front().code->file.starts_with("<frozen importlib") &&
        !matches(session->objects(), type, "ImportError")) {
      return false;
    }
    return matches(session->objects(), type, static_cast<const Wanted*>(baton)->type);
  } catch (...) {
    return true;  // better one stop too many
  }
}

}  // namespace

void breakAt(Context& context) {
  if (!context.target.IsValid()) return context.fail("there is no target: open a program first");
  const auto [place, condition] = placeAndCondition(context.raw);
  if (place.empty()) return context.fail("expected a place: py break FUNCTION|FILE:LINE [if CONDITION]");
  lldb::SBBreakpoint breakpoint;
  const size_t colon = place.rfind(':');
  uint32_t line = 0;
  if (colon != std::string::npos) {
    const auto [end, error] = std::from_chars(place.data() + colon + 1, place.data() + place.size(), line);
    if (error != std::errc{} || end != place.data() + place.size() || line == 0) return context.fail("expected a line number after ':'");
    breakpoint = context.target.BreakpointCreateByLocation(place.substr(0, colon).c_str(), line);
  } else {
    // "norm", "Point.norm" and "app.Point.norm" all name app.Point.norm.
    breakpoint = context.target.BreakpointCreateByRegex(fmt::format("^([^<]*\\.)?{}$", escaped(place)).c_str());
  }
  if (breakpoint.GetNumLocations() == 0) {
    context.target.BreakpointDelete(breakpoint.GetID());
    return context.fail(line > 0 ? fmt::format("no compiled code at {}: not a line of code, or the file was not compiled in", place)
                                 : fmt::format("no compiled function {}", place));
  }
  breakpoint.AddName("python");
  if (!condition.empty()) {
    const Address helper = helperAddress(context.target, "vt_debugger_condition");
    if (helper == 0) {
      context.target.BreakpointDelete(breakpoint.GetID());
      return context.fail("conditions need the program's symbols, which were stripped");
    }
    breakpoint.SetCondition(fmt::format("((int (*)(const char*)){:#x})({})", helper, cLiteral(condition)).c_str());
  }
  context.line(describe(breakpoint) + (condition.empty() ? "" : " if " + condition));
}

void catchExceptions(Context& context) {
  if (!context.target.IsValid()) return context.fail("there is no target: open a program first");
  if (context.arguments.size() > 1) return context.fail("expected one exception type: py catch [TYPE] [--uncaught]");
  const bool uncaught = context.has("--uncaught");
  if (uncaught && !context.arguments.empty()) return context.fail("--uncaught takes no type");
  const char* name = uncaught ? "PyErr_PrintEx" : "_PyErr_SetObject";
  lldb::SBSymbolContextList found = context.target.FindSymbols(name, lldb::eSymbolTypeCode);
  if (found.GetSize() == 0) return context.fail(fmt::format("the program has no symbol {}: its symbols were stripped", name));
  // The very first instruction: the registers are the arguments there.
  lldb::SBAddress start = found.GetContextAtIndex(0).GetSymbol().GetStartAddress();
  lldb::SBBreakpoint breakpoint = context.target.BreakpointCreateBySBAddress(start);
  if (!breakpoint.IsValid() || breakpoint.GetNumLocations() == 0) return context.fail("LLDB could not set the breakpoint");
  breakpoint.AddName("python_exceptions");
  if (uncaught) {
    return context.line(fmt::format("breakpoint {}: stops when an exception ends the program; py exc --locals then shows it", breakpoint.GetID()));
  }
  const std::string type = context.arguments.empty() ? "" : context.arguments[0];
  breakpoint.SetCallback(onRaise, new Wanted{type});
  context.line(fmt::format("breakpoint {}: stops where {} is raised", breakpoint.GetID(),
                           type.empty() ? "an exception" : type + ", or a class derived from it,"));
}

}  // namespace vitrine::plugin
