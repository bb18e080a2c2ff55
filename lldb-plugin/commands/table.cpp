#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "lldb-plugin/commands/command.h"

namespace vitrine::plugin {

std::span<const Command> commandTable() {
  static const std::vector<Command> table = {
      {"bt", "[--all] [--locals] [--native] [--json]",
       "Show the Python stack of the selected thread: compiled and interpreted frames in one list, innermost first. "
       "--all: of every Python thread. --locals: with each frame's variables. --native: with the native frames between them.",
       "py bt --locals", {"--all", "--locals", "--native", "--json"}, true, backtrace},
      {"frame", "N", "Select Python frame N of py bt, and the native frame that runs it.", "py frame 2", {}, true, selectFrame},
      {"up", "[COUNT]", "Select the Python frame that called the selected one.", "py up", {}, true, up},
      {"down", "[COUNT]", "Select the Python frame that the selected one called.", "py down", {}, true, down},
      {"list", "[LINE]", "Show the source around the selected Python frame's line, or around LINE.", "py list", {}, true, listSource},
      {"locals", "[--json]", "Show the variables of the selected Python frame; in a module or class body, its names.",
       "py locals", {"--json"}, true, locals},
      {"args", "[--json]", "Show the arguments of the selected Python frame.", "py args", {"--json"}, true, arguments},
      {"globals", "[--all] [--json]",
       "Show the global names of the selected Python frame. --all: with modules, functions, classes and names in double underscores.",
       "py globals", {"--all", "--json"}, true, globals},
      {"print", "[--json] EXPRESSION",
       "Show a value by reading memory: names, attributes, subscripts, len() and type(). Runs no code, so it works on core "
       "files; what takes running code is said to.",
       "py print order.items[0]['price']", {"--json"}, true, print},
      {"eval", "[--json] EXPRESSION",
       "Run a Python expression in the selected frame and show its repr(). The process has to be live, and the thread stopped at a "
       "Python line; it says so when it is not.",
       "py eval sorted(order.items)[0]", {"--json"}, true, evaluateCode},
      {"set", "NAME EXPRESSION", "Run a Python expression in the selected frame and give its value to a variable of the frame or its module.",
       "py set limit 2 * limit", {}, true, assign},
      {"break", "FUNCTION|FILE:LINE [if CONDITION]",
       "Stop at a Python function (any part of its qualified name that ends it) or line; with a condition, a Python expression, only "
       "when it is true, or raises.",
       "py break app.py:12 if len(orders) > 3", {}, false, breakAt},
      {"catch", "[TYPE] [--uncaught]",
       "Stop where an exception is raised: of TYPE or a class derived from it, or any but StopIteration, StopAsyncIteration and "
       "GeneratorExit. Python's own start-up does not count, nor do exceptions other than ImportErrors inside the import system. --uncaught: stop when an exception is about to end the program.",
       "py catch KeyError", {"--uncaught"}, false, catchExceptions},
      {"exc", "[--locals] [--json]",
       "Show the exceptions being raised or handled in the selected thread, with tracebacks, causes and notes. --locals: with "
       "the variables of every frame of the traceback.",
       "py exc --locals", {"--locals", "--json"}, true, exceptions},
      {"threads", "[--json]", "List the Python threads, where each is, and which one holds the GIL.", "py threads", {"--json"}, true, threads},
      {"tasks", "[--locals] [--json]",
       "List the asyncio tasks, what each awaits, and its stack of coroutines. --locals: with their variables.",
       "py tasks", {"--locals", "--json"}, true, tasks},
      {"object", "[--json | --names] ADDRESS",
       "Show the Python object at an address: type, reference count, value and what is in it. --names: only names and addresses of what is in it.",
       "py object 0x7ffff7a8b130", {"--json", "--names"}, true, inspectObject},
      {"info", "[--json]", "Show what this program was built from, and whether its sources have changed since.", "py info", {"--json"}, false, info},
      {"doctor", "[--json]", "Check what debugging needs on this machine and in this file, and say how to mend what is missing.",
       "py doctor", {"--json"}, false, doctor},
  };
  return table;
}

void Context::line(std::string_view text) {
  out += text;
  out += '\n';
}

void Context::warnAboutVariables(size_t index) {
  if (index != 0) return;
  if (std::string why = session->reservation(thread()); !why.empty()) warnings.push_back(std::move(why));
}

void Context::json(const nlohmann::ordered_json& value) {
  // Garbage in memory must not end in an exception about UTF-8.
  line(value.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

const std::vector<Frame>* Context::stack() {
  std::string problem;
  const auto& frames = session->stack(thread(), problem);
  if (frames.empty()) {
    fail(problem);
    return nullptr;
  }
  return &frames;
}

const Frame* Context::frame() {
  const auto* frames = stack();
  if (frames == nullptr) return nullptr;
  const size_t index = session->selected(thread());
  return &(*frames)[std::min(index, frames->size() - 1)];
}

namespace {

/// Words of the line as typed: LLDB hands over words without their quotes, but `d['key']` needs them.
std::string afterCommand(std::string_view typed, std::string_view name) {
  auto word = [&]() {
    const size_t begin = std::min(typed.find_first_not_of(" \t"), typed.size());
    const size_t end = std::min(typed.find_first_of(" \t", begin), typed.size());
    const std::string_view result = typed.substr(begin, end - begin);
    typed.remove_prefix(end);
    return result;
  };
  if (word() != "py") return {};
  const std::string_view second = word();
  if (second.empty() || !name.starts_with(second)) return {};
  const size_t begin = std::min(typed.find_first_not_of(" \t"), typed.size());
  return std::string(typed.substr(begin));
}

class Handler : public lldb::SBCommandPluginInterface {
 public:
  explicit Handler(const Command& command) : command_(command) {}

  bool DoExecute(lldb::SBDebugger debugger, char** words, lldb::SBCommandReturnObject& result) override {
    // Nothing may escape into LLDB.
    try {
      Context context;
      execute(debugger, words, result, context);
      if (context.session != nullptr) {
        for (const std::string& warning : context.session->sources().takeWarnings()) context.warnings.push_back(warning);
      }
      for (const std::string& warning : context.warnings) result.AppendWarning(warning.c_str());
      if (!context.out.empty()) result.PutCString(context.out.c_str());
      if (!context.error.empty()) {
        result.SetError(context.error.c_str());
        return false;
      }
      result.SetStatus(lldb::eReturnStatusSuccessFinishResult);
      return true;
    } catch (const std::exception& e) {
      result.SetError(e.what());
    } catch (...) {
      result.SetError("internal error of the Vitrine plugin");
    }
    return false;
  }

 private:
  void execute(lldb::SBDebugger debugger, char** words, lldb::SBCommandReturnObject& result, Context& context) {
    context.debugger = debugger;
    context.target = debugger.GetSelectedTarget();
    context.process = context.target.GetProcess();
    std::vector<std::string> given;
    for (char** w = words; w != nullptr && *w != nullptr; w++) given.emplace_back(*w);
    const char* typed = result.GetCommand();
    std::string raw = typed == nullptr ? "" : afterCommand(typed, command_.name);
    if (raw.empty()) {
      for (const std::string& word : given) raw += (raw.empty() ? "" : " ") + word;
    }
    for (const std::string& word : given) {
      if (!word.starts_with("--")) {
        context.arguments.push_back(word);
        continue;
      }
      const bool known = std::any_of(command_.flags.begin(), command_.flags.end(), [&](const char* f) { return word == f; });
      if (!known) return context.fail(fmt::format("unknown option {}, expected: py {} {}", word, command_.name, command_.usage));
      context.flags.insert(word);
      if (raw.starts_with(word)) {
        raw.erase(0, word.size());
        raw.erase(0, std::min(raw.find_first_not_of(" \t"), raw.size()));
      }
    }
    context.raw = raw;
    if (command_.needs_process) {
      std::string error;
      context.session = Session::of(context.process, error);
      if (context.session == nullptr) return context.fail(error);
    }
    command_.run(context);
  }

  const Command& command_;
};

}  // namespace

bool registerCommands(lldb::SBDebugger debugger) {
  lldb::SBCommandInterpreter interpreter = debugger.GetCommandInterpreter();
  lldb::SBCommand py = interpreter.AddMultiwordCommand("py", "Python: stacks, variables and objects of a program built by vitrine.");
  if (!py.IsValid()) return false;
  for (const Command& command : commandTable()) {
    // LLDB keeps the pointers. Handlers live as long as the plugin, which is never unloaded.
    auto* texts = new std::pair<std::string, std::string>(
        fmt::format("{}\n\nExample:\n    {}", command.help, command.example), fmt::format("py {} {}", command.name, command.usage));
    if (!py.AddCommand(command.name, new Handler(command), texts->first.c_str(), texts->second.c_str()).IsValid()) return false;
  }
  return true;
}

}  // namespace vitrine::plugin
