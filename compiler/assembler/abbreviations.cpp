#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "compiler/assembler/assembly.h"

namespace vitrine::assembler {
namespace {

constexpr unsigned kMaxOneByteCode = 127;

std::optional<unsigned> uleb(std::string_view line) {
  constexpr std::string_view kHead = "\t.uleb128 0x";
  if (!line.starts_with(kHead)) return std::nullopt;
  unsigned value = 0;
  const char* begin = line.data() + kHead.size();
  if (std::from_chars(begin, line.data() + line.size(), value, 16).ec != std::errc()) return std::nullopt;
  return value;
}

}  // namespace

Abbreviations::Abbreviations(Lines& lines) : lines_(lines) {
  size_t i = 0;
  while (i < lines.size() && !lines[i].starts_with(".Ldebug_abbrev0:")) ++i;
  unsigned code = 0;
  for (; i < lines.size(); ++i) {
    if (lines[i].find("# (abbrev code)") != std::string::npos) {
      if (code != 0) ranges_[code].second = i;
      code = uleb(lines[i]).value_or(0);
      ranges_[code].first = i;
    } else if (code != 0 && lines[i].starts_with("\t.section")) {
      for (end_ = i - 1; end_ > 0 && lines[end_] != "\t.byte\t0"; --end_) {
      }
      ranges_[code].second = end_;
      break;
    }
  }
  if (!ranges_.empty()) next_ = ranges_.rbegin()->first + 1;
}

/// "\t.uleb128 0x9\t# (DIE (0xc21a) DW_TAG_variable)"
bool Abbreviations::readDie(std::string_view line, Die* die) {
  const size_t mark = line.find("# (DIE (0x");
  if (mark == std::string_view::npos) return false;
  const size_t tag = line.find(") ", mark);
  const std::optional<unsigned> code = uleb(line);
  if (!code || tag == std::string_view::npos) return false;
  *die = {*code, line.substr(tag + 2, line.size() - tag - 3)};
  return true;
}

bool Abbreviations::hasChildren(unsigned code) const {
  const auto found = ranges_.find(code);
  return found != ranges_.end() &&
         lines_[found->second.first + 2].find("DW_children_yes") != std::string::npos;
}

bool Abbreviations::replace(size_t at, unsigned code, int kind, const std::function<void(Lines&)>& edit) {
  if (end_ == 0 || !ranges_.contains(code)) return false;
  const auto [entry, fresh] = codes_.try_emplace({code, kind}, 0);
  if (fresh && (next_ <= kMaxOneByteCode || code > kMaxOneByteCode)) {
    const auto [from, to] = ranges_.at(code);
    Lines copy(lines_.begin() + static_cast<long>(from), lines_.begin() + static_cast<long>(to));
    entry->second = next_++;
    copy[0] = fmt::format("\t.uleb128 {:#x}\t# (abbrev code)", entry->second);
    edit(copy);
    copies_.push_back(std::move(copy));
  }
  if (entry->second == 0) return false;
  lines_[at] = fmt::format("\t.uleb128 {:#x}{}", entry->second, lines_[at].substr(lines_[at].find("\t#")));
  return true;
}

void Abbreviations::finish() {
  Lines added;
  for (const Lines& copy : copies_) added.insert(added.end(), copy.begin(), copy.end());
  lines_.insert(lines_.begin() + static_cast<long>(end_), added.begin(), added.end());
  copies_.clear();
  end_ = 0;
}

}  // namespace vitrine::assembler
