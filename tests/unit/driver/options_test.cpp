#include "compiler/driver/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vitrine::driver {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Options parsed(const std::vector<std::string>& arguments) {
  const Expected<CommandLine> out = parseCommandLine(arguments);
  EXPECT_TRUE(out) << (out ? "" : out.error().message);
  return out ? out->options : Options();
}

TEST(Options, Defaults) {
  const Options options = parsed({"app.py"});
  EXPECT_EQ(options.script, "app.py");
  EXPECT_EQ(options.follow, FollowImports::Program);
  EXPECT_EQ(options.optimization, std::nullopt);
  EXPECT_EQ(options.debug_info, std::nullopt);
  EXPECT_TRUE(options.embed_source);
  EXPECT_TRUE(options.use_cache);
  EXPECT_FALSE(options.debug_mode);
  EXPECT_THAT(options.dump_ir, IsEmpty());
}

TEST(Options, ListsTakeOneValueEach) {
  const Options options = parsed({"--include-package",
                                  "a",
                                  "--include-package=b",
                                  "--no-opt",
                                  "x",
                                  "--nofollow-import-to",
                                  "c",
                                  "app.py"});
  EXPECT_THAT(options.include_packages, ElementsAre("a", "b"));
  EXPECT_THAT(options.disabled_passes, ElementsAre("x"));
  EXPECT_THAT(options.nofollow, ElementsAre("c"));
  EXPECT_EQ(options.script, "app.py");
}

TEST(Options, WhatFollowsTwoDashesIsTheProgramsOwn) {
  const Options options = parsed({"--run", "app.py", "--", "--help", "-x", "--", ""});
  EXPECT_THAT(options.program_arguments, ElementsAre("--help", "-x", "--", ""));
  EXPECT_TRUE(options.run);
}

TEST(Options, Forms) {
  EXPECT_EQ(parsed({"-O3", "app.py"}).optimization, 3);
  EXPECT_EQ(parsed({"-O", "0", "app.py"}).optimization, 0);
  EXPECT_EQ(parsed({"-j4", "app.py"}).jobs, 4u);
  EXPECT_EQ(parsed({"--jobs=5", "app.py"}).jobs, 5u);
  EXPECT_EQ(parsed({"-g", "app.py"}).debug_info, true);
  EXPECT_EQ(parsed({"--no-debug-info", "app.py"}).debug_info, false);
  EXPECT_EQ(parsed({"-oout", "app.py"}).output, "out");
  EXPECT_EQ(parsed({"--dump-ir", "app.py"}).dump_ir, "all");
  EXPECT_EQ(parsed({"--dump-ir=after:x", "app.py"}).dump_ir, "after:x");
  EXPECT_EQ(parsed({"-m", "pkg.mod", "--run"}).module, "pkg.mod");
  EXPECT_FALSE(parsed({"--no-cache", "app.py"}).use_cache);
  EXPECT_FALSE(parsed({"--no-embed-source", "app.py"}).embed_source);
}

TEST(Options, Nearest) {
  const std::vector<std::string> names = {"--follow-imports", "--debug-mode", "--debug-info", "-j"};
  EXPECT_EQ(nearest("--folow-import", names), "--follow-imports");
  EXPECT_EQ(nearest("--debug", names), "--debug-mode");
  EXPECT_EQ(nearest("--debug-inof", names), "--debug-info");
  EXPECT_EQ(nearest("-x", names), "");
  EXPECT_EQ(nearest("--something-else", names), "");
}

}  // namespace
}  // namespace vitrine::driver
