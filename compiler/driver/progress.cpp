#include "compiler/driver/progress.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "support/diagnostic.h"

namespace vitrine::driver {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kSilence{1000};
constexpr milliseconds kRewriteEvery{100};
constexpr milliseconds kLineEvery{10000};

void toStderr(const std::string& text) { (void)std::fwrite(text.data(), 1, text.size(), stderr); }

size_t terminalWidth() {
  winsize size = {};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

}  // namespace

Progress::Style Progress::styleFor(bool quiet) {
  if (quiet) return Style::None;
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
  return ::isatty(STDERR_FILENO) != 0 && !dumb ? Style::Terminal : Style::Lines;
}

void Progress::show(const std::string& action, const std::string& what, size_t done, size_t total) {
  action_ = action;
  what_ = what;
  done_ = done;
  total_ = total;
  tick();
}

void Progress::tick() {
  if (style_ == Style::None) return;
  const Clock::time_point now = Clock::now();
  if (now - start_ < kSilence) return;
  if (now - printed_ < (style_ == Style::Terminal ? kRewriteEvery : kLineEvery)) return;
  printed_ = now;
  print();
}

void Progress::print() {
  std::string text = action_;
  if (total_ > 0) text += fmt::format(" [{}/{}]", done_, total_);
  text += " " + what_;
  const std::string time = fmt::format("  {:.0f} s", seconds());
  if (style_ == Style::Lines) {
    toStderr(fmt::format("vitrine: {}{}\n", text, time));
    return;
  }
  const size_t width = terminalWidth() - 1;  // in the last column some terminals wrap
  if (text.size() + time.size() > width) text.resize(width - time.size());
  if (line_open_ && text + time == line_) return;
  line_ = text + time;
  const bool color = colorFor(STDERR_FILENO) == Color::On;
  toStderr(
      fmt::format("\r\033[K{}{}{}{}", color ? "\033[2m" : "", text, time, color ? "\033[0m" : ""));
  line_open_ = true;
}

void Progress::clear() {
  if (!line_open_) return;
  toStderr("\r\033[K");
  line_open_ = false;
}

double Progress::seconds() const {
  return std::chrono::duration<double>(Clock::now() - start_).count();
}

}  // namespace vitrine::driver
