#include "support/check.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

namespace vitrine {
namespace {

thread_local const CheckContext* innermost = nullptr;

}  // namespace

CheckContext::CheckContext(const char* what, std::string name)
    : what_(what), name_(std::move(name)), outer_(innermost) {
  innermost = this;
}

CheckContext::~CheckContext() { innermost = outer_; }

std::string CheckContext::describe() {
  std::string out;
  for (const CheckContext* context = innermost; context != nullptr; context = context->outer_) {
    out += fmt::format("  in {} {}\n", context->what_, context->name_);
  }
  return out;
}

namespace detail {

void checkFailed(const char* condition, const char* file, int line, const std::string& message) {
  const std::string text = fmt::format("vitrine: internal error: {}:{}: {}\n  check: {}\n{}",
                                       file,
                                       line,
                                       message,
                                       condition,
                                       CheckContext::describe());
  (void)std::fwrite(text.data(), 1, text.size(), stderr);
  std::abort();
}

}  // namespace detail
}  // namespace vitrine
