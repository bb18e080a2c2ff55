#include "support/check.h"

#include <gtest/gtest.h>

namespace vitrine {
namespace {

TEST(Check, IsSilentWhenTheConditionHolds) {
  int evaluated = 0;
  VITRINE_CHECK(++evaluated == 1, "evaluated {} times, expected 1", evaluated);
  EXPECT_EQ(evaluated, 1);
}

TEST(Check, TakesPointers) {
  const int value = 0;
  const int* pointer = &value;
  VITRINE_CHECK(pointer, "null");
}

TEST(CheckDeathTest, SaysWhatWhereAndIn) {
  auto fail = [] {
    const CheckContext pass("pass", "promote-locals");
    const CheckContext function("function", "app.area");
    VITRINE_CHECK(1 + 1 == 3, "found {}, expected {}", 2, 3);
  };
  // The path is relative to the repository, wherever it was built.
  EXPECT_DEATH(fail(),
               "^vitrine: internal error: tests/unit/support/check_test.cpp:[0-9]+: "
               "found 2, expected 3\n"
               "  check: 1 \\+ 1 == 3\n"
               "  in function app.area\n"
               "  in pass promote-locals\n");
}

TEST(CheckContext, EndsWithItsScope) {
  const CheckContext outer("pass", "a");
  { const CheckContext inner("function", "f"); }
  EXPECT_EQ(CheckContext::describe(), "  in pass a\n");
}

}  // namespace
}  // namespace vitrine
