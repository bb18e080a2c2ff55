#include <fmt/format.h>

#include "compiler/assembler/assembly.h"

namespace vitrine::assembler {
namespace {

/// DW_AT_low_pc (8 bytes) becomes DW_AT_ranges (4) and filling (4), DW_AT_high_pc filling (8): the DIE
/// keeps its size.
void takeRanges(Lines& abbreviation) {
  Lines out;
  for (std::string& line : abbreviation) {
    if (line.ends_with("(DW_AT_low_pc)")) {
      out.insert(out.end(), {"\t.uleb128 0x55", "\t.uleb128 0x17",
                             fmt::format("\t.uleb128 {:#x}", kInternalAttribute), "\t.uleb128 0x6"});
    } else if (line.ends_with("(DW_AT_high_pc)")) {
      out.push_back(fmt::format("\t.uleb128 {:#x}", kInternalAttribute + 1));
    } else if (!line.ends_with("(DW_FORM_addr)")) {
      out.push_back(std::move(line));
    }
  }
  abbreviation = std::move(out);
}

std::string rangeList(const LineScope& scope) {
  std::string out = fmt::format(".Lvtr{}:\n", scope.block);
  for (const auto& [from, to] : scope.ranges) {
    out += fmt::format("\t.byte\t7\n\t.quad\t{0}\n\t.uleb128 {1}-{0}\n", from, to);  // DW_RLE_start_length
  }
  return out + "\t.byte\t0";
}

}  // namespace

void writeLineScopes(Lines& lines, const std::vector<LineScope>& scopes) {
  std::map<std::string, const LineScope*, std::less<>> by_low_pc;
  for (const LineScope& scope : scopes) by_low_pc[fmt::format("\t.quad\t.LBB{}\t", scope.block)] = &scope;
  Abbreviations abbreviations(lines);
  Lines lists;
  size_t head = 0;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    Abbreviations::Die die;
    if (Abbreviations::readDie(lines[i], &die)) head = i;
    if (!lines[i].ends_with("# DW_AT_low_pc") || lines[head].find("DW_TAG_lexical_block") == std::string::npos) {
      continue;
    }
    const auto found = by_low_pc.find(lines[i].substr(0, lines[i].find('#')));
    if (found == by_low_pc.end()) continue;
    const LineScope& scope = *found->second;
    if (!Abbreviations::readDie(lines[head], &die)) continue;
    if (scope.ranges.size() == 1) {
      const auto& [from, to] = scope.ranges[0];
      lines[i] = fmt::format("\t.quad\t{}\t# DW_AT_low_pc", from);
      lines[i + 1] = fmt::format("\t.quad\t{}-{}\t# DW_AT_high_pc", to, from);
    } else if (abbreviations.replace(head, die.code, 0, takeRanges)) {
      lines[i] = fmt::format("\t.long\t.Lvtr{}\n\t.long\t0", scope.block);
      lines[i + 1] = "\t.quad\t0";
      lists.push_back(rangeList(scope));
    }
  }
  abbreviations.finish();
  if (lists.empty()) return;
  lines.push_back("\t.section\t.debug_rnglists,\"\",@progbits");
  lines.push_back("\t.long\t.Lvtr_end-.Lvtr_begin\n.Lvtr_begin:\n\t.value\t5\n\t.byte\t8, 0\n\t.long\t0");
  lines.insert(lines.end(), lists.begin(), lists.end());
  lines.push_back(".Lvtr_end:");
}

}  // namespace vitrine::assembler
