// py eval, set: Python code run in the stopped program.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "lldb-plugin/commands/format.h"
#include "lldb-plugin/commands/live.h"
#include "lldb-plugin/session/native.h"

namespace vitrine::plugin {

namespace {

constexpr uint32_t kTimeoutSeconds = 30;

/// Why Python code cannot be run now; empty when it can.
std::string obstacle(Context& context) {
  Session& session = *context.session;
  if (std::string_view(context.process.GetPluginName()).find("core") != std::string_view::npos) {
    return "a core file runs no code: use py print";
  }
  std::string error;
  const auto thread = session.threadOf(context.thread(), error);
  if (!thread) return error;
  if (!thread->holds_gil) return "this thread does not hold the GIL, so it cannot run Python code";
  const auto& frames = session.stack(context.thread(), error);
  if (frames.empty()) return error;
  lldb::SBFrame top = context.thread().GetFrameAtIndex(0);
  if (runs(session.objects(), top, frames.front()) && pythonLine(top, frames.front()) != 0) return {};
  // Making an exception may run Python code, so whoever raises one is prepared for it.
  if (atRaise(top)) return {};
  const char* name = top.GetSymbol().GetName();
  // A copy of the process, made where an exception was raised (runtime/crash/post_mortem.h).
  if (name != nullptr && std::string_view(name) == "vt_post_mortem_moment") return {};
  return fmt::format("the thread is inside {}, where running Python code is not safe: step to a Python line first",
                     name == nullptr ? "native code" : name);
}

lldb::SBValue call(Context& context, const std::string& expression, bool as_text) {
  lldb::SBExpressionOptions options;
  options.SetLanguage(lldb::eLanguageTypeC99);
  options.SetTimeoutInMicroSeconds(kTimeoutSeconds * 1'000'000);
  options.SetIgnoreBreakpoints(true);
  options.SetUnwindOnError(true);
  // Code that waits for another thread gets it after a while.
  options.SetTryAllThreads(true);
  options.SetTrapExceptions(false);
  options.SetSuppressPersistentResult(true);
  if (as_text) options.SetFetchDynamicValue(lldb::eNoDynamicValues);
  return context.thread().GetFrameAtIndex(0).EvaluateExpression(expression.c_str(), options);
}

/// Runs the expression in the selected frame; with a name, assigns. Nothing after fail().
std::optional<std::string> run(Context& context, const std::string& text, const std::string& name) {
  const Frame* frame = context.frame();
  if (frame == nullptr) return std::nullopt;
  if (const std::string why = obstacle(context); !why.empty()) {
    context.fail("cannot run code here: " + why);
    return std::nullopt;
  }
  const Address evaluate = helperAddress(context.target, "vt_debugger_evaluate");
  const Address answer = helperAddress(context.target, "vt_debugger_text");
  if (evaluate == 0 || answer == 0) {
    context.fail("the program has no vt_debugger_evaluate: its symbols were stripped; keep them, or open its separate debug file");
    return std::nullopt;
  }
  lldb::SBValue status =
      call(context, fmt::format("((int (*)(void*, const char*, const char*)){:#x})((void*){:#x}, {}, {})", evaluate, frame->address,
                                cLiteral(text), name.empty() ? "(const char*)0" : cLiteral(name)),
           false);
  lldb::SBError error = status.GetError();
  if (error.Fail()) {
    std::string why = error.GetCString() == nullptr ? "" : error.GetCString();
    std::replace(why.begin(), why.end(), '\n', ' ');
    context.fail(fmt::format("the code did not end within {} s or crashed, and was abandoned ({}); the program's state is not reliable any more",
                             kTimeoutSeconds, why));
    return std::nullopt;
  }
  const bool failed = status.GetValueAsSigned(-1) != 0;
  const Address where = call(context, fmt::format("((unsigned long (*)()){:#x})()", answer), true).GetValueAsUnsigned(0);
  std::string why;
  context.session = Session::of(context.process, why);
  if (context.session == nullptr) {
    context.fail(why);
    return std::nullopt;
  }
  const std::string result = context.session->objects().reader().cString(where, size_t{1} << 20).value_or("?");
  if (failed) {
    context.fail(result);
    return std::nullopt;
  }
  return result;
}

}  // namespace

Address helperAddress(lldb::SBTarget target, const char* name) {
  lldb::SBSymbolContextList found = target.FindSymbols(name, lldb::eSymbolTypeCode);
  if (found.GetSize() == 0) return 0;
  const Address address = found.GetContextAtIndex(0).GetSymbol().GetStartAddress().GetLoadAddress(target);
  return address == LLDB_INVALID_ADDRESS
             ? found.GetContextAtIndex(0).GetSymbol().GetStartAddress().GetFileAddress()
             : address;
}

std::string cLiteral(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte >= 0x7f) {
      out += fmt::format("\\{:03o}", byte);
    } else {
      out += c;
    }
  }
  return out + "\"";
}

void evaluateCode(Context& context) {
  if (context.raw.empty()) return context.fail("expected an expression: py eval EXPRESSION");
  if (const auto text = run(context, context.raw, "")) {
    if (context.has("--json")) return context.json({{"value", *text}});
    context.line(*text);
  }
}

void assign(Context& context) {
  const std::string& raw = context.raw;
  const size_t end = raw.find_first_of(" \t=");
  if (end == std::string::npos || end == 0) return context.fail("expected a name and a value: py set NAME EXPRESSION");
  const std::string name = raw.substr(0, end);
  size_t begin = raw.find_first_not_of(" \t", end);
  // `py set x = 1` is meant as `py set x 1`.
  if (begin != std::string::npos && raw[begin] == '=' && raw.compare(begin, 2, "==") != 0) begin = raw.find_first_not_of(" \t", begin + 1);
  if (begin == std::string::npos) return context.fail("expected a value: py set NAME EXPRESSION");
  if (const auto text = run(context, raw.substr(begin), name)) context.line(fmt::format("{} = {}", name, *text));
}

}  // namespace vitrine::plugin
