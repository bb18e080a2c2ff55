// Checks of our own invariants: on in every build of the compiler, because wrong code is worse than
// no code. Bad input is no bug of ours: return a Diagnostic (support/expected.h). Not for the LLDB
// plugin, either: a debugger must not abort.
//
//   const CheckContext context("pass", name);
//   VITRINE_CHECK(block < blocks.size(), "block {}, expected less than {}", block, blocks.size());
// prints
//   vitrine: internal error: compiler/ir/function.cpp:12: block 7, expected less than 3
//     check: block < blocks.size()
//     in pass promote-locals
//     in function app.area
// and aborts.
#pragma once

#include <fmt/format.h>

#include <string>

/// VITRINE_CHECK(condition, format, arguments...)
#define VITRINE_CHECK(condition, ...) \
  (static_cast<bool>(condition)       \
       ? static_cast<void>(0)         \
       : ::vitrine::detail::checkFailed(#condition, __FILE__, __LINE__, fmt::format(__VA_ARGS__)))

namespace vitrine {

/// Says what this thread is at, for the messages of failed checks, while it lives. Nests.
class CheckContext {
 public:
  CheckContext(const char* what, std::string name);
  ~CheckContext();
  CheckContext(const CheckContext&) = delete;
  CheckContext& operator=(const CheckContext&) = delete;

  /// The contexts of this thread, innermost first, one a line.
  [[nodiscard]] static std::string describe();

 private:
  const char* what_;
  std::string name_;
  const CheckContext* outer_;
};

namespace detail {
[[noreturn]] void checkFailed(const char* condition,
                              const char* file,
                              int line,
                              const std::string& message);
}  // namespace detail
}  // namespace vitrine
