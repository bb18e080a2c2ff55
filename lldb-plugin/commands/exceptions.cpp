// py exc
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <unordered_set>

#include "lldb-plugin/commands/format.h"
#include "lldb-plugin/session/native.h"
#include "lldb-plugin/session/source.h"

namespace vitrine::plugin {

using Json = nlohmann::ordered_json;

namespace {

constexpr size_t kMaxEntries = 10'000;

/// One entry of a traceback.
struct Entry {
  std::optional<Frame> frame;
  int line = 0;
};

/// Outermost first, as Python prints them.
std::vector<Entry> entriesOf(Session& session, Address traceback) {
  Objects& objects = session.objects();
  const Layout& l = objects.layout();
  Reader& reader = objects.reader();
  std::vector<Entry> result;
  std::unordered_set<Address> seen;
  while (objects.isA(traceback, l.addr_type_traceback) && seen.insert(traceback).second && result.size() < kMaxEntries) {
    const Address frame = reader.pointerOrNull(traceback + l.traceback_frame);
    Entry entry;
    if (objects.isA(frame, l.addr_type_frame)) {
      entry.frame = session.frames().frame(reader.pointerOrNull(frame + l.frame_iframe));
    }
    entry.line = reader.value<int>(traceback + l.traceback_lineno).value_or(0);
    // -1: not worked out yet; the instruction tells (Python/traceback.c, tb_lineno_get).
    if (entry.line < 0 && entry.frame) {
      entry.line = entry.frame->code->lineOf(reader.value<int>(traceback + l.traceback_lasti).value_or(0) / 2);
    }
    result.push_back(entry);
    traceback = reader.pointerOrNull(traceback + l.traceback_next);
  }
  return result;
}

/// As Python's last line of a traceback, where that takes no running code.
std::string headline(Objects& objects, Address exception) {
  const Type* type = objects.typeOf(exception);
  if (type == nullptr) return "<not available: the exception cannot be read>";
  std::string name = type->fullName();
  const auto args = objects.items(objects.reader().pointerOrNull(exception + objects.layout().exception_args), 100);
  if (args && args->empty()) return name;
  if (args && args->size() == 1) {
    if (const auto text = objects.string(args->front())) {
      // str(KeyError('x')) is repr('x') (Objects/exceptions.c, KeyError_str).
      if (type->name != "KeyError") return name + ": " + *text;
    }
    return name + ": " + repr(objects, args->front());
  }
  return repr(objects, exception);
}

/// The exception that `py catch` stopped at: nothing has been stored yet, type and value are arguments.
struct Moment {
  Address type = 0;
  Address value = 0;  // an exception, or what it will be made with, or 0
};

std::optional<Moment> momentOf(Context& context) {
  lldb::SBFrame top = context.thread().GetFrameAtIndex(0);
  if (!atRaise(top)) return std::nullopt;
  // System V: the second and third integer arguments.
  return Moment{top.FindRegister("rsi").GetValueAsUnsigned(0), top.FindRegister("rdx").GetValueAsUnsigned(0)};
}

std::string headline(Objects& objects, const Moment& moment) {
  if (objects.isA(moment.value, moment.type)) return headline(objects, moment.value);
  const Type* type = objects.type(moment.type);
  const std::string name = type != nullptr ? type->fullName() : "<not available: the exception's type cannot be read>";
  if (moment.value == 0 || moment.value == objects.layout().addr_none) return name;
  // A tuple has the arguments (Python/errors.c, _PyErr_CreateException).
  Address argument = moment.value;
  if (objects.isA(argument, objects.layout().addr_type_tuple)) {
    const auto arguments = objects.items(argument, 100);
    if (arguments && arguments->empty()) return name;
    if (arguments && arguments->size() == 1) argument = arguments->front();
  }
  const auto text = objects.string(argument);
  return name + ": " + (text && (type == nullptr || type->name != "KeyError") ? *text : repr(objects, argument));
}

void printEntries(Context& context, const std::vector<Entry>& entries, const std::string& indent) {
  for (const Entry& entry : entries) {
    if (!entry.frame) {
      context.line(indent + "  not available: a frame of the traceback cannot be read");
      continue;
    }
    context.line(fmt::format("{}  {} at {} [{}]", indent, entry.frame->fullName(), place(entry.frame->code->file, entry.line),
                             entry.frame->has_native ? "compiled" : "interpreted"));
    const std::string source = context.session->sources().line(entry.frame->code->file, entry.line);
    if (!source.empty()) {
      context.line(indent + "      " + source);
    }
    if (context.has("--locals")) printVariables(context, context.session->frames().variables(*entry.frame), indent + "        ");
  }
}

/// The exception, then what it came from.
void printException(Context& context, Address exception, Address traceback, const std::string& indent,
                    std::unordered_set<Address>& seen) {
  Objects& objects = context.session->objects();
  const Layout& l = objects.layout();
  Reader& reader = objects.reader();
  if (!seen.insert(exception).second || seen.size() > 100) return;
  context.line(indent + headline(objects, exception));
  printEntries(context, entriesOf(*context.session, traceback), indent);
  // add_note() keeps them as an attribute (Objects/exceptions.c).
  if (const Address notes = objects.lookup(reader.pointerOrNull(exception + l.exception_dict), "__notes__"); notes != 0) {
    for (const Address note : objects.items(notes, 100).value_or(std::vector<Address>{})) {
      context.line(indent + "  note: " + objects.string(note).value_or(repr(objects, note)));
    }
  }
  if (objects.isA(exception, reader.pointerOrNull(l.addr_pointer_to_exception_group))) {
    for (const Address inner :
         objects.items(reader.pointerOrNull(exception + l.group_exceptions), 100).value_or(std::vector<Address>{})) {
      context.line(indent + "  contains:");
      printException(context, inner, reader.pointerOrNull(inner + l.exception_traceback), indent + "    ", seen);
    }
  }
  const Address cause = reader.pointerOrNull(exception + l.exception_cause);
  const Address origin = reader.pointerOrNull(exception + l.exception_context);
  const bool suppressed = reader.value<char>(exception + l.exception_suppress_context).value_or(0) != 0;
  if (cause != 0 && cause != l.addr_none) {
    context.line(indent + "caused by:");
    printException(context, cause, reader.pointerOrNull(cause + l.exception_traceback), indent + "  ", seen);
  } else if (origin != 0 && origin != l.addr_none && !suppressed) {
    context.line(indent + "raised while handling:");
    printException(context, origin, reader.pointerOrNull(origin + l.exception_traceback), indent + "  ", seen);
  }
}

Json exceptionJson(Context& context, Address exception, Address traceback, std::unordered_set<Address>& seen) {
  Objects& objects = context.session->objects();
  const Layout& l = objects.layout();
  Reader& reader = objects.reader();
  if (!seen.insert(exception).second || seen.size() > 100) return nullptr;
  Json result = valueJson(objects, exception);
  result["message"] = headline(objects, exception);
  Json frames = Json::array();
  for (const Entry& entry : entriesOf(*context.session, traceback)) {
    if (!entry.frame) continue;
    Json item = frameJson(*context.session, *entry.frame);
    item["line"] = entry.line;
    item["source"] = context.session->sources().line(entry.frame->code->file, entry.line);
    item["kind"] = entry.frame->has_native ? "compiled" : "interpreted";
    if (context.has("--locals")) {
      Json variables = Json::array();
      for (const Variable& v : context.session->frames().variables(*entry.frame)) variables.push_back(variableJson(objects, v));
      item["locals"] = variables;
    }
    frames.push_back(item);
  }
  result["traceback"] = frames;
  for (const auto& [name, field] : {std::pair{"cause", l.exception_cause}, {"context", l.exception_context}}) {
    const Address other = reader.pointerOrNull(exception + field);
    if (other == 0 || other == l.addr_none) continue;
    result[name] = exceptionJson(context, other, reader.pointerOrNull(other + l.exception_traceback), seen);
  }
  return result;
}

}  // namespace

void exceptions(Context& context) {
  Session& session = *context.session;
  const auto thread = session.threadOf(context.thread(), context.error);
  if (!thread) return;
  const auto all = session.frames().exceptions(*thread);
  const auto moment = momentOf(context);
  std::unordered_set<Address> seen;
  if (context.has("--json")) {
    Json list = Json::array();
    if (moment) {
      list.push_back({{"state", "about to be raised"}, {"type", repr(session.objects(), moment->type)},
                      {"message", headline(session.objects(), *moment)}});
    }
    for (const InFlight& e : all) {
      Json item = {{"state", e.raising ? "raising" : "handling"}};
      if (e.exception != 0) {
        item.update(exceptionJson(context, e.exception, e.traceback, seen));
      } else {
        item["type"] = repr(session.objects(), e.type);
      }
      list.push_back(item);
    }
    return context.json(list);
  }
  if (moment) context.line("about to be raised:\n  " + headline(session.objects(), *moment));
  if (all.empty() && !moment) return context.line("no exception is being raised or handled in this thread");
  for (const InFlight& e : all) {
    context.line(e.raising ? "being raised:" : "being handled:");
    if (e.exception == 0) {
      context.line("  " + repr(session.objects(), e.type) + " (the exception object has not been made yet)");
      printEntries(context, entriesOf(session, e.traceback), "  ");
    } else {
      printException(context, e.exception, e.traceback, "  ", seen);
    }
  }
}

}  // namespace vitrine::plugin
