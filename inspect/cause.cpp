// Rules, the most telling first. What they go by is in the report; none looks at anything else.
#include <fmt/format.h>

#include <cstdlib>

#include "inspect/render.h"

namespace vitrine::inspect {
namespace {

std::string text(const Json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

/// The innermost frame of the thread that crashed; null when it has none.
const Json* crashedFrame(const Json& report) {
  for (const Json& thread : report.value("threads", Json::array())) {
    if (!thread.value("crashed", false)) continue;
    const Json& threads = report["threads"];
    for (const Json& same : threads) {
      if (same.value("crashed", false) && !same["frames"].empty()) return &same["frames"].front();
    }
  }
  return nullptr;
}

std::string where(const Json* frame) {
  if (frame == nullptr || frame->contains("damaged")) return "outside of Python code";
  const Json line = frame->value("line", Json(nullptr));
  return fmt::format("in {} ({}:{})", text(*frame, "function"), text(*frame, "file"), line.is_number() ? line.dump() : "?");
}

/// Name of a local whose object is damaged, or nothing.
std::string damagedLocal(const Json* frame) {
  if (frame == nullptr) return {};
  const Json locals = frame->value("locals", Json::object());
  for (const auto& [name, value] : locals.items()) {
    if (!value.is_string()) continue;
    const auto& shown = value.get_ref<const std::string&>();
    if (shown.starts_with("<damaged object") || shown.starts_with("<not available")) return name;
  }
  return {};
}

std::string causeOfSignal(const Json& report) {
  const Json& signal = report["signal"];
  const std::string name = text(signal, "name"), description = text(signal, "description");
  const Json* frame = crashedFrame(report);
  const std::string place = where(frame);
  if (signal.contains("sender") && signal["sender"] != report.value("process", Json(0)) && signal["sender"] != 0) {
    return fmt::format("process {} sent {}; the program was {}.", signal["sender"].dump(), name, place);
  }
  if (description == "stack overflow") {
    return fmt::format("Recursion in native code used up the C stack, {}.", place);
  }
  if (const std::string local = damagedLocal(frame); !local.empty()) {
    return fmt::format("`{}` is no intact object any more {}: C code has written over it, or has given up a reference too many.", local, place);
  }
  const std::string native = report.contains("native_stack") && !report["native_stack"].empty() ? report["native_stack"].front().value("symbol", "") : "";
  const std::string in = native.empty() || native.starts_with("?") ? "" : fmt::format(", in the native function {}", native);
  if (text(signal, "access") == "executing") return fmt::format("A call through a wrong function pointer, {}.", place);
  if (signal.contains("address")) {
    const bool null = std::strtoull(text(signal, "address").c_str(), nullptr, 16) < 4096;
    if (null) return fmt::format("C code used a NULL pointer{}, called {}.", in, place);
    return fmt::format("C code used an address where nothing is{}, called {}.", in, place);
  }
  if (name == "SIGABRT") return fmt::format("The program or a C library called abort() {}.", place);
  if (name == "SIGFPE") return fmt::format("A division by zero or an overflow in C code{}, called {}.", in, place);
  if (name == "SIGILL") return fmt::format("Data was executed, or code for another processor{}, called {}.", in, place);
  return fmt::format("{} {}.", name, place);
}

std::string causeOfException(const Json& report) {
  const Json& exceptions = report["exceptions"];
  const Json& raised = exceptions.front();
  const Json* frame = raised["frames"].empty() ? nullptr : &raised["frames"].front();
  std::string out = fmt::format("{} was raised {} and nobody handled it", text(raised, "type"), where(frame));
  if (exceptions.size() > 1) out += fmt::format("; it began with {} ({})", text(exceptions.back(), "type"), text(exceptions.back(), "message"));
  return out + ".";
}

}  // namespace

std::string likelyCause(const Json& report) {
  if (report.contains("exceptions") && !report["exceptions"].empty()) return causeOfException(report);
  if (report.contains("signal")) return causeOfSignal(report);
  return "The report names neither a signal nor an exception.";
}

}  // namespace vitrine::inspect
