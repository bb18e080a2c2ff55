#include "support/diagnostic.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace vitrine {
namespace {

struct Style {
  std::string_view name;
  std::string_view color;
};

Style styleOf(Severity severity) {
  switch (severity) {
    case Severity::Note:
      return {"note", "\033[1;36m"};
    case Severity::Warning:
      return {"warning", "\033[1;35m"};
    case Severity::Error:
      return {"error", "\033[1;31m"};
  }
  return {};
}

std::string line(Severity severity,
                 const Location& location,
                 std::string_view message,
                 Color color) {
  const bool on = color == Color::On;
  const Style style = styleOf(severity);
  std::string out =
      fmt::format("vitrine: {}{}:{} ", on ? style.color : "", style.name, on ? "\033[0m" : "");
  const std::string where = render(location);
  if (!where.empty()) {
    out += fmt::format("{}{}:{} ", on ? "\033[1m" : "", where, on ? "\033[0m" : "");
  }
  out += message;
  out += '\n';
  return out;
}

}  // namespace

Color colorFor(int fd) {
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return Color::Off;
  const char* terminal = std::getenv("TERM");
  if (terminal == nullptr || std::string_view(terminal) == "dumb") return Color::Off;
  return isatty(fd) != 0 ? Color::On : Color::Off;
}

std::string render(const Location& location) {
  std::string out = location.file;
  if (location.line > 0) {
    out += out.empty() ? "line " : ":";
    out += std::to_string(location.line);
    if (location.column > 0) out += ":" + std::to_string(location.column);
  }
  return out;
}

std::string render(const Diagnostic& diagnostic, Color color) {
  std::string out = line(diagnostic.severity, diagnostic.location, diagnostic.message, color);
  for (const Note& note : diagnostic.notes) {
    out += line(Severity::Note, note.location, note.message, color);
  }
  return out;
}

void report(const Diagnostic& diagnostic) {
  const std::string text = render(diagnostic, colorFor(STDERR_FILENO));
  // stderr is unbuffered, so one fwrite is one write(2). If it fails, nobody can be told.
  (void)std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace vitrine
