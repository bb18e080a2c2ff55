#include "compiler/assembler/assembly.h"

#include <gtest/gtest.h>

namespace vitrine::assembler {
namespace {

std::string joined(const Lines& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

Lines sample() {
  return splitLines(
      "\t.file 0 \"/build\" \"app.cpp\"\n"
      "\t.file 1 \"/src/app.py\"\n"
      "\t.file 2 \"<vitrine>\"\n"
      "\t.file 3 \"/include/rt.h\"\n"
      "app.f:\n"
      ".LFB7:\n"
      "\t.loc 1 4 0\n"
      "\tpushq %rbp\n"
      "\t.loc 2 1 0\n"
      "\tcall vt_enter\n"
      "\t.loc 1 4 0\n"
      "\ttest %eax,%eax\n"   // the def line, but no place to stop
      ".LBB1:\n"
      "\t.loc 1 5 0\n"
      "#APP\n"
      "\t#vt-line\n"
      "\tnop\n"
      "#NO_APP\n"
      "\t.loc 3 79 0\n"
      "\tincq (%rax)\n"      // a header's code goes on with line 5
      "\t.loc 2 1 0\n"
      "\tjmp .L2\n"
      "\t.loc 1 5 0\n"
      "\tcall vt_call\n"     // line 5 again, behind glue
      ".LFE7:\n"
      "\t.section\t.debug_line,\"\",@progbits\n"
      ".Ldebug_line0:\n");
}

TEST(LineTable, OnlyMarksBeginStatements) {
  Lines lines = sample();
  ASSERT_TRUE(rewriteLineTable(lines));
  const std::string text = joined(lines);
  EXPECT_EQ(text.find("\t.loc"), std::string::npos);
  // The rows' labels, in the code: entry, mark, glue, line 5 again.
  EXPECT_NE(text.find(".Lvtl0:\n\tpushq"), std::string::npos) << text;
  EXPECT_NE(text.find(".Lvtl2:\n\tnop"), std::string::npos) << text;
  EXPECT_NE(text.find("#NO_APP\n\tincq"), std::string::npos) << text;
  // Line 5 begins a statement once: one change to is_stmt off at first, on for the mark, off again.
  size_t negations = 0;
  for (size_t at = 0; (at = text.find("\t.byte\t6\n", at)) != std::string::npos; ++at) ++negations;
  EXPECT_EQ(negations, 3U) << text;
}

TEST(LineTable, FilesWithoutMarksStayAsTheyAre) {
  Lines lines = splitLines("\t.loc 1 4 0\n\tnop\n");
  const Lines before = lines;
  EXPECT_FALSE(rewriteLineTable(lines));
  EXPECT_EQ(lines, before);
}

TEST(LineTable, OptimisedFunctions) {
  Lines lines = splitLines(
      "\t.file 1 \"app.py\"\n"
      "\t.file 2 \"<vitrine>\"\n"
      "\t.file 3 \"rt_fast.h\"\n"
      "\t#vt-symbol vtb_f\tapp.f\tapp.f\n"
      "app.f:\n"
      ".LFB1:\n"
      "\t.loc 1 1 0\n\tpush\n"
      "\t.loc 3 9 0\n\tnop\n"
      "\t.loc 2 1 0\n\tnop\n"
      "\t.loc 1 2 0\n\tcall\n"
      "\t.loc 3 7 0\n\tnop\n"
      "\t.section\t.text.unlikely\n"
      "app.f.cold:\n"
      "\t.loc 1 3 0\n\tcall\n"
      ".LFE1:\n"
      ".Ldebug_line0:\n");
  ASSERT_TRUE(rewriteLineTable(lines));
  const std::string text = joined(lines);
  EXPECT_EQ(text.find("\t.loc"), std::string::npos);
  // One row for all in front of line 2, whose row ends the prologue; the header's piece behind it keeps its line.
  EXPECT_NE(text.find("app.f:\n.LFB1:\n.Lvtl0:\n\tpush\n\tnop\n\tnop\n.Lvtl1:\n\tcall\n.Lvtl2:\n\tnop\n.Lvte0:\n"),
            std::string::npos) << text;
  // The cold part is a sequence of its own.
  EXPECT_NE(text.find("app.f.cold:\n.Lvtp1:\n.Lvtl3:\n\tcall\n.LFE1:\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\t.quad\t.Lvtp1"), std::string::npos) << text;
  EXPECT_NE(text.find("\t.byte\t10\n\t.byte\t2\n\t.uleb128 .Lvtl1-.Lvtl0"), std::string::npos) << text;
}

TEST(LineTable, FilesWithoutOneStayAsTheyAre) {
  Lines lines = splitLines("\t#vt-symbol vtb_f\tapp.f\tapp.f\napp.f:\n.LFB1:\n\tnop\n.LFE1:\n");
  const Lines before = lines;
  EXPECT_FALSE(rewriteLineTable(lines));
  EXPECT_EQ(lines, before);
}

TEST(Names, FunctionsAndVariables) {
  Lines lines = splitLines(
      "\t#vt-name vtb_f\t\"app.f.<locals>.g\"~2\tapp.f.<locals>.g\n"
      "\t.globl\t\"app.f.<locals>.g\"~2\n"
      "\t.globl\tother\n"
      "\t.string\t\"vtb_f\"\n"
      "\t.string\t\"vt_py_new\"\n"
      "\t.string\t\"vt_pyd_0\"\n"
      "\t.string\t\"vtb_fg\"\n");
  renameForPython(lines);
  EXPECT_EQ(lines[1], "\t.local\t\"app.f.<locals>.g\"~2");
  EXPECT_EQ(lines[2], "\t.globl\tother");
  EXPECT_EQ(lines[3], "\t.string\t\"app.f.<locals>.g\"");
  EXPECT_EQ(lines[4], "\t.string\t\"new\"");
  EXPECT_EQ(lines[5], "\t.string\t\".0\"");
  EXPECT_EQ(lines[6], "\t.string\t\"vtb_fg\"");
}

TEST(Names, ShortNamesOutsideOfAscii) {
  Lines lines = splitLines("\t.ascii \"\\37777777703\\37777777661\\0\"\t# DW_AT_name\n");
  renameForPython(lines);
  EXPECT_EQ(lines[0], "\t.ascii \"\\303\\261\\0\"\t# DW_AT_name");
}

TEST(Internals, OwnVariablesAreArtificialAndParametersInvisible) {
  Lines lines = splitLines(
      "\t.uleb128 0x1\t# (DIE (0x10) DW_TAG_formal_parameter)\n"
      "\t.long\t.L1\t# DW_AT_name: \"vt_ts\"\n"
      "\t.uleb128 0x2\t# (DIE (0x15) DW_TAG_variable)\n"
      "\t.long\t.L2\t# DW_AT_name: \"vt_r\"\n"
      "\t.uleb128 0x2\t# (DIE (0x1a) DW_TAG_variable)\n"
      "\t.long\t.L3\t# DW_AT_name: \"vt_py_new\"\n"
      "\t.section\t.debug_abbrev,\"\",@progbits\n"
      ".Ldebug_abbrev0:\n"
      "\t.uleb128 0x1\t# (abbrev code)\n"
      "\t.uleb128 0x5\t# (TAG: DW_TAG_formal_parameter)\n"
      "\t.byte\t0\t# DW_children_no\n"
      "\t.byte\t0\n\t.byte\t0\n"
      "\t.uleb128 0x2\t# (abbrev code)\n"
      "\t.uleb128 0x34\t# (TAG: DW_TAG_variable)\n"
      "\t.byte\t0\t# DW_children_no\n"
      "\t.byte\t0\n\t.byte\t0\n"
      "\t.byte\t0\n"
      "\t.section\t.debug_str\n");
  hideInternals(lines);
  EXPECT_EQ(lines[0], "\t.uleb128 0x3\t# (DIE (0x10) DW_TAG_formal_parameter)");
  EXPECT_EQ(lines[2], "\t.uleb128 0x4\t# (DIE (0x15) DW_TAG_variable)");
  EXPECT_EQ(lines[4], "\t.uleb128 0x2\t# (DIE (0x1a) DW_TAG_variable)");
  const std::string text = joined(lines);
  EXPECT_NE(text.find("\t.uleb128 0x3\t# (abbrev code)\n\t.uleb128 0x40b1\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\t.uleb128 0x4\t# (abbrev code)\n\t.uleb128 0x34\t# (TAG: DW_TAG_variable)\n"
                      "\t.byte\t0\t# DW_children_no\n\t.uleb128 0x34\n\t.uleb128 0x19\n"), std::string::npos) << text;
}

}  // namespace
}  // namespace vitrine::assembler
