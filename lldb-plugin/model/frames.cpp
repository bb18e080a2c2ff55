#include "lldb-plugin/model/frames.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace vitrine::plugin {

namespace {
constexpr size_t kMaxThreads = 100'000;
constexpr size_t kMaxNames = 100'000;
}  // namespace

const char* kindName(Variable::Kind kind) {
  switch (kind) {
    case Variable::Kind::Argument: return "argument";
    case Variable::Kind::Local: return "local";
    case Variable::Kind::Cell: return "cell";
    case Variable::Kind::Free: return "free";
    case Variable::Kind::Name: return "name";
  }
  return "?";
}

std::vector<Thread> Frames::threads(std::string& problem) {
  const Layout& l = objects_.layout();
  Reader& reader = objects_.reader();
  const Address runtime = l.addr_runtime;
  std::vector<Thread> result;
  const auto head = reader.pointer(runtime + l.runtime_interpreters_head);
  if (!head) {
    problem = fmt::format("the interpreter's state at {:#x} cannot be read", runtime);
    return result;
  }
  if (*head == 0) {
    problem = "Python is not running (not started yet, or finished)";
    return result;
  }
  const Address holder = reader.pointerOrNull(runtime + l.runtime_gil_holder);
  const bool locked = reader.value<int>(runtime + l.runtime_gil_locked).value_or(0) == 1;
  std::unordered_set<Address> seen;
  for (Address interp = *head; interp != 0 && seen.insert(interp).second && result.size() < kMaxThreads;
       interp = reader.pointerOrNull(interp + l.interp_next)) {
    for (Address ts = reader.pointerOrNull(interp + l.interp_threads_head);
         ts != 0 && seen.insert(ts).second && result.size() < kMaxThreads;
         ts = reader.pointerOrNull(ts + l.tstate_next)) {
      // A garbage pointer ends the list: every state knows its interpreter.
      if (reader.pointerOrNull(ts + l.tstate_interp) != interp) {
        problem = fmt::format("the list of threads is damaged at {:#x}", ts);
        break;
      }
      Thread thread;
      thread.address = ts;
      thread.interpreter = interp;
      thread.native_id = reader.value<uint64_t>(ts + l.tstate_native_thread_id).value_or(0);
      thread.id = reader.value<uint64_t>(ts + l.tstate_id).value_or(0);
      thread.holds_gil = locked && ts == holder;
      result.push_back(thread);
    }
  }
  std::sort(result.begin(), result.end(), [](const Thread& a, const Thread& b) { return a.id < b.id; });
  if (result.empty() && problem.empty()) problem = "Python has no threads";
  return result;
}

std::optional<Frame> Frames::frame(Address address) {
  const Layout& l = objects_.layout();
  Reader& reader = objects_.reader();
  if (address == 0 || address % sizeof(Address) != 0) return std::nullopt;
  const Code* code = codes_.at(reader.pointerOrNull(address + l.iframe_code));
  if (code == nullptr) return std::nullopt;
  const auto prev = reader.pointer(address + l.iframe_prev_instr);
  const auto owner = reader.value<int8_t>(address + l.iframe_owner);
  const auto entry = reader.value<uint8_t>(address + l.iframe_is_entry);
  if (!prev || !owner || !entry) return std::nullopt;
  Frame result;
  result.address = address;
  result.code = code;
  result.unit = static_cast<int64_t>(*prev - code->first_unit) / 2;
  result.line = code->lineOf(result.unit);
  result.function = reader.pointerOrNull(address + l.iframe_func);
  result.globals = reader.pointerOrNull(address + l.iframe_globals);
  result.builtins = reader.pointerOrNull(address + l.iframe_builtins);
  if ((code->flags & kCodeOptimized) == 0) result.locals = reader.pointerOrNull(address + l.iframe_locals);
  result.owner = *owner;
  result.has_native = code->native != 0;
  // The interpreter's loop marks the frame that it was entered with; native code never sets the mark. So a
  // marked frame of a compiled function has been handed to the interpreter.
  result.compiled = result.has_native && *entry == 0;
  auto known = module_names_.find(result.globals);
  if (known == module_names_.end()) {
    std::string name = objects_.string(objects_.lookup(result.globals, "__name__")).value_or("");
    known = module_names_.emplace(result.globals, std::move(name)).first;
  }
  result.module = known->second;
  return result;
}

std::vector<Frame> Frames::stack(const Thread& thread, size_t limit, std::string& problem) {
  const Layout& l = objects_.layout();
  Reader& reader = objects_.reader();
  std::vector<Frame> result;
  const auto cframe = reader.pointer(thread.address + l.tstate_cframe);
  const auto first = cframe ? reader.pointer(*cframe + l.cframe_current_frame) : std::nullopt;
  if (!first) {
    problem = "the thread's current frame cannot be read";
    return result;
  }
  std::unordered_set<Address> seen;
  for (Address at = *first; at != 0;) {
    if (result.size() >= limit) {
      problem = fmt::format("only the {} innermost frames are shown", limit);
      break;
    }
    if (!seen.insert(at).second) {
      problem = fmt::format("the chain of frames is damaged: {:#x} comes twice", at);
      break;
    }
    auto next = frame(at);
    if (!next) {
      problem = fmt::format("the chain of frames is damaged: no frame at {:#x}", at);
      break;
    }
    // As _PyFrame_IsIncomplete: the interpreter is still setting it up. Compiled frames are whole when linked.
    const bool incomplete =
        next->owner != kFrameOfGenerator && !next->compiled && next->unit < next->code->first_traceable;
    if (!incomplete) result.push_back(*next);
    const auto previous = reader.pointer(at + l.iframe_previous);
    if (!previous) {
      problem = fmt::format("the frame before {:#x} cannot be read", at);
      break;
    }
    at = *previous;
  }
  return result;
}

std::optional<Frame> Frames::generatorFrame(Address generator) {
  const Layout& l = objects_.layout();
  const Type* type = objects_.typeOf(generator);
  if (type == nullptr || (!objects_.inherits(*type, l.addr_type_generator) &&
                          !objects_.inherits(*type, l.addr_type_coroutine) &&
                          !objects_.inherits(*type, l.addr_type_async_generator))) {
    return std::nullopt;
  }
  const auto state = objects_.reader().value<int8_t>(generator + l.gen_frame_state);
  // Completed or cleared: the frame's memory means nothing any more.
  if (!state || *state > kGeneratorRunning) return std::nullopt;
  return frame(generator + l.gen_iframe);
}

std::vector<Variable> Frames::variables(const Frame& frame) {
  const Layout& l = objects_.layout();
  Reader& reader = objects_.reader();
  std::vector<Variable> result;
  if (frame.locals != 0) {
    for (const auto& [key, value] : objects_.entries(frame.locals, kMaxNames).value_or(Entries{})) {
      result.push_back({objects_.string(key).value_or("?"), value, Variable::Kind::Name});
    }
  }
  const Code& code = *frame.code;
  const Address slots = frame.address + l.iframe_localsplus;
  for (size_t i = 0; i < code.names.size(); i++) {
    Address value = reader.pointerOrNull(slots + i * sizeof(Address));
    const uint8_t kind = code.kinds[i];
    Variable variable;
    variable.name = code.names[i];
    variable.kind = static_cast<int>(i) < code.arguments ? Variable::Kind::Argument
                    : (kind & kLocalFree) != 0           ? Variable::Kind::Free
                    : (kind & kLocalCell) != 0           ? Variable::Kind::Cell
                                                         : Variable::Kind::Local;
    if ((kind & kLocalFree) != 0 && frame.unit < 0 && value == 0) {
      // Free variables are copied into the frame by its first instruction; until then the function has them.
      const auto closure = objects_.items(reader.pointerOrNull(frame.function + l.function_closure), code.names.size());
      size_t first = code.names.size();
      while (first > 0 && (code.kinds[first - 1] & kLocalFree) != 0) first--;
      if (closure && objects_.isA(frame.function, l.addr_type_function) && i - first < closure->size()) {
        value = (*closure)[i - first];
      }
    }
    // An argument that is also a cell holds the plain value until MAKE_CELL has run.
    if ((kind & (kLocalCell | kLocalFree)) != 0 && value != 0) {
      const Type* type = objects_.typeOf(value);
      if (type != nullptr && type->address == l.addr_type_cell) value = reader.pointerOrNull(value + l.cell_ref);
    }
    variable.value = value;
    result.push_back(std::move(variable));
  }
  return result;
}

std::vector<InFlight> Frames::exceptions(const Thread& thread) {
  const Layout& l = objects_.layout();
  Reader& reader = objects_.reader();
  std::vector<InFlight> result;
  InFlight raised;
  raised.type = reader.pointerOrNull(thread.address + l.tstate_curexc_type);
  raised.exception = reader.pointerOrNull(thread.address + l.tstate_curexc_value);
  raised.traceback = reader.pointerOrNull(thread.address + l.tstate_curexc_traceback);
  raised.raising = true;
  if (raised.type != 0) {
    // Not normalised yet: the value may be an argument, or nothing.
    const Type* type = objects_.typeOf(raised.exception);
    if (type == nullptr || !type->has(kTypeException)) raised.exception = 0;
    result.push_back(raised);
  }
  std::unordered_set<Address> seen;
  for (Address item = reader.pointerOrNull(thread.address + l.tstate_exc_info);
       item != 0 && seen.insert(item).second && result.size() < 1000;
       item = reader.pointerOrNull(item + l.excitem_previous)) {
    const Address exception = reader.pointerOrNull(item + l.excitem_value);
    const Type* type = objects_.typeOf(exception);
    if (type == nullptr || !type->has(kTypeException)) continue;
    if (std::any_of(result.begin(), result.end(), [&](const InFlight& x) { return x.exception == exception; })) continue;
    InFlight handled;
    handled.exception = exception;
    handled.type = type->address;
    handled.traceback = reader.pointerOrNull(exception + l.exception_traceback);
    result.push_back(handled);
  }
  return result;
}

}  // namespace vitrine::plugin
