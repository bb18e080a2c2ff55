#include "support/expected.h"

#include "support/check.h"

namespace vitrine::detail {

void badExpectedAccess(const Diagnostic* error) {
  VITRINE_CHECK(error == nullptr, "asked for a value, found the {}", render(*error));
  VITRINE_CHECK(false, "asked for an error, found a value");
  __builtin_unreachable();
}

}  // namespace vitrine::detail
