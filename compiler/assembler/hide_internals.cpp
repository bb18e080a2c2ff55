#include <fmt/format.h>

#include "compiler/assembler/assembly.h"

namespace vitrine::assembler {
namespace {

enum Kind { kInvisible, kArtificial };

/// The name of the DIE that begins at line `at`, when it is one of our own.
std::string_view internalName(const Lines& lines, size_t at) {
  Abbreviations::Die next;
  for (size_t i = at + 1; i < lines.size() && !Abbreviations::readDie(lines[i], &next); ++i) {
    const size_t name = lines[i].find("# DW_AT_name: \"");
    if (name == std::string::npos) continue;
    const std::string_view text = std::string_view(lines[i]).substr(name + 15);
    const bool ours = text.starts_with("vt_") && !text.starts_with("vt_py_") && !text.starts_with("vt_pyd_");
    return ours ? text.substr(0, text.find('"')) : std::string_view();
  }
  return {};
}

/// A scope of generated code other than that of a mark: it would overlap with the scopes of lines.
bool isInternalScope(const Lines& lines, size_t at) {
  Abbreviations::Die next;
  for (size_t i = at + 1; i < lines.size(); ++i) {
    if (!Abbreviations::readDie(lines[i], &next)) continue;
    const std::string_view name = next.tag == "DW_TAG_variable" ? internalName(lines, i) : std::string_view();
    return !name.empty() && name != "vt_mark";
  }
  return false;
}

void makeInvisible(Lines& abbreviation) {
  abbreviation[1] = fmt::format("\t.uleb128 {:#x}", kInternalTag);
  for (std::string& line : abbreviation) {
    // A reference to a DIE of another tag, and ranges that do not nest in those of lines.
    constexpr std::string_view kNames[] = {"(DW_AT_abstract_origin)", "(DW_AT_low_pc)", "(DW_AT_high_pc)",
                                           "(DW_AT_ranges)", "(DW_AT_entry_pc)"};
    for (size_t i = 0; i < std::size(kNames); ++i) {
      if (line.ends_with(kNames[i])) line = fmt::format("\t.uleb128 {:#x}", kInternalAttribute + i);
    }
  }
}

void makeArtificial(Lines& abbreviation) {
  // DW_AT_artificial, DW_FORM_flag_present: takes no room in the DIE.
  abbreviation.insert(abbreviation.begin() + 3, {"\t.uleb128 0x34", "\t.uleb128 0x19"});
}

}  // namespace

void hideInternals(Lines& lines) {
  Abbreviations abbreviations(lines);
  int inlined = 0;  // depth of children below an inlined piece; 0: outside
  for (size_t i = 0; i < lines.size(); ++i) {
    Abbreviations::Die die;
    if (!Abbreviations::readDie(lines[i], &die)) {
      if (inlined > 0 && lines[i].find("# end of children of DIE") != std::string::npos) --inlined;
      continue;
    }
    const unsigned code = die.code;
    const bool parameter = die.tag == "DW_TAG_formal_parameter";
    const bool variable = parameter || die.tag == "DW_TAG_variable";
    const bool piece = die.tag == "DW_TAG_inlined_subroutine" ||
                       (die.tag == "DW_TAG_lexical_block" && isInternalScope(lines, i));
    if (piece || inlined > 0) {
      if (abbreviations.hasChildren(code)) ++inlined;
      abbreviations.replace(i, code, kInvisible, makeInvisible);
    } else if (variable && !internalName(lines, i).empty()) {
      // Artificial parameters would still be printed in the heading of a frame.
      if (parameter) {
        abbreviations.replace(i, code, kInvisible, makeInvisible);
      } else {
        abbreviations.replace(i, code, kArtificial, makeArtificial);
      }
    }
  }
  abbreviations.finish();
}

}  // namespace vitrine::assembler
