// What the user is told when an input is bad: one message, where it is, and notes.
//
// Messages are lower case, without a full stop, and say what was found and what was expected:
//   Diagnostic::error("frame map version 3, expected 2", {"app"})
// Rendered: one line for the diagnostic and one for each note,
//   vitrine: error: app.py:3:8: message
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace vitrine {

enum class Severity { Note, Warning, Error };

/// A place in a file. The parts that are empty or 0 are unknown and not shown.
struct Location {
  std::string file;
  int line = 0;    // from 1
  int column = 0;  // from 1, in characters
};

struct Note {
  std::string message;
  Location location;
};

struct Diagnostic {
  Severity severity = Severity::Error;
  Location location;
  std::string message;
  std::vector<Note> notes;

  [[nodiscard]] static Diagnostic error(std::string message, Location location = {}) {
    return {Severity::Error, std::move(location), std::move(message), {}};
  }
  [[nodiscard]] static Diagnostic warning(std::string message, Location location = {}) {
    return {Severity::Warning, std::move(location), std::move(message), {}};
  }

  /// The same diagnostic with one more note, so that it can be returned in one expression.
  [[nodiscard]] Diagnostic withNote(std::string note, Location where = {}) && {
    notes.push_back({std::move(note), std::move(where)});
    return std::move(*this);
  }
  [[nodiscard]] Diagnostic withNote(std::string note, Location where = {}) const& {
    return Diagnostic(*this).withNote(std::move(note), std::move(where));
  }
};

enum class Color { Off, On };

/// On when `fd` is a terminal and the user has not set NO_COLOR (https://no-color.org).
[[nodiscard]] Color colorFor(int fd);

/// "app.py:3:8", without the parts that are unknown.
[[nodiscard]] std::string render(const Location& location);

/// The lines to print, each with its newline.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, Color color = Color::Off);

/// Prints to stderr, in one write so that the lines of parallel processes do not mix.
void report(const Diagnostic& diagnostic);

}  // namespace vitrine
