#include "support/expected.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace vitrine {
namespace {

Expected<std::string> greet(bool polite) {
  if (!polite) return Diagnostic::error("found no manners, expected some");
  return "good morning";  // converts
}

Expected<size_t> length(bool polite) {
  Expected<std::string> text = greet(polite);
  if (!text) return std::move(text).error();
  return text->size();
}

TEST(Expected, CarriesAValue) {
  Expected<std::string> text = greet(true);
  ASSERT_TRUE(text);
  EXPECT_TRUE(text.hasValue());
  EXPECT_EQ(*text, "good morning");
  *text += "!";
  EXPECT_EQ(text.value(), "good morning!");
}

TEST(Expected, CarriesADiagnosticThroughTypes) {
  const Expected<size_t> size = length(false);
  ASSERT_FALSE(size);
  EXPECT_EQ(size.error().message, "found no manners, expected some");
  EXPECT_EQ(*length(true), 12U);
}

TEST(Expected, GivesADefault) {
  EXPECT_EQ(length(true).valueOr(0), 12U);
  EXPECT_EQ(length(false).valueOr(7), 7U);
}

TEST(Expected, TakesValuesThatCannotBeCopied) {
  auto make = []() -> Expected<std::unique_ptr<int>> { return std::make_unique<int>(3); };
  std::unique_ptr<int> value = *make();
  EXPECT_EQ(*value, 3);
}

TEST(Expected, TakesNestedContainersAndBool) {
  auto flag = [](bool ok) -> Expected<bool> {
    if (!ok) return Diagnostic::error("no");
    return false;
  };
  EXPECT_TRUE(flag(true));  // there is a value, and it is false
  EXPECT_FALSE(*flag(true));
  EXPECT_FALSE(flag(false));

  std::vector<std::string> words = {"a", "b"};
  Expected<std::vector<std::string>> moved = std::move(words);
  EXPECT_EQ(moved->size(), 2U);
}

TEST(Expected, OfNothingSaysWhetherItWorked) {
  auto run = [](bool ok) -> Expected<void> {
    if (!ok) return Diagnostic::error("no");
    return {};
  };
  EXPECT_TRUE(run(true));
  const Expected<void> failed = run(false);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().message, "no");
}

TEST(ExpectedDeathTest, ThePartThatIsNotThereAborts) {
  EXPECT_DEATH((void)*greet(false), "asked for a value, found the .*no manners");
  EXPECT_DEATH((void)greet(true).error(), "asked for an error, found a value");
}

}  // namespace
}  // namespace vitrine
