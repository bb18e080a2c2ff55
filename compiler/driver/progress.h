// What the user sees while a build takes its time, on stderr.
//
// On a terminal one line that is rewritten, from the first second on; elsewhere a plain line now
// and then, so that a log of a long build shows life. A build that is quick shows nothing.
#pragma once

#include <chrono>
#include <string>

namespace vitrine::driver {

class Progress {
 public:
  enum class Style {
    None,   // --quiet
    Lines,  // not a terminal
    Terminal,
  };
  static Style styleFor(bool quiet);

  explicit Progress(Style style) : style_(style) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// What is being done. `total` 0: unknown.
  void show(const std::string& action, const std::string& what, size_t done, size_t total);
  /// Time passes.
  void tick();
  /// Removes the line: something else is printed.
  void clear();

  [[nodiscard]] double seconds() const;

 private:
  void print();

  using Clock = std::chrono::steady_clock;
  Style style_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point printed_ = start_;
  std::string action_;
  std::string what_;
  size_t done_ = 0;
  size_t total_ = 0;
  std::string line_;  // what the terminal shows
  bool line_open_ = false;
};

}  // namespace vitrine::driver
