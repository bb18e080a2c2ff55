#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "compiler/assembler/assembly.h"

namespace vitrine::assembler {
namespace {

constexpr std::string_view kString = "\t.string\t\"";
constexpr std::string_view kGlobal = "\t.globl\t";
constexpr std::string_view kLocal = "\t.local\t";
constexpr std::string_view kNames[] = {"#vt-name ", "#vt-symbol "};

/// `text` as a .string directive takes it.
std::string quoted(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

/// The text of a .string directive: octal escapes become bytes, as they stand in comments of ours.
std::string withBytes(std::string_view text) {
  std::string out;
  auto octal = [&](size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '7'; };
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
    } else if (octal(i + 1) && octal(i + 2) && octal(i + 3)) {
      out += static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 + (text[i + 3] - '0'));
      i += 3;
    } else {
      out += text[i];
      out += text[++i];
    }
  }
  return out;
}

/// g++ 12 -dA extends the sign of bytes in short strings: "\37777777703" where "\303" is meant.
void mendOctals(std::string& line) {
  constexpr std::string_view kSign = "\\37777777";
  for (size_t at = 0; (at = line.find(kSign, at)) != std::string::npos;) {
    line.replace(at, kSign.size(), "\\");
    if (at + 1 < line.size() && line[at + 1] >= '4') line[at + 1] -= 4;  // the ninth bit
  }
}

}  // namespace

Lines splitLines(std::string_view text) {
  Lines out;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    out.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return out;
}

void renameForPython(Lines& lines) {
  std::map<std::string, std::string, std::less<>> functions;
  // As .globl and as DW_AT_linkage_name have them: symbols with brackets are in quotes, which g++ takes
  // for a part of the name, and those of functions with the same name are numbered.
  std::set<std::string, std::less<>> globals;
  std::map<std::string, std::string, std::less<>> symbols;
  for (const std::string& line : lines) {
    const size_t mark = line.find("#vt-");
    if (mark == std::string::npos) continue;
    const auto kind = std::find_if(std::begin(kNames), std::end(kNames),
                                   [&](std::string_view each) { return line.compare(mark, each.size(), each) == 0; });
    if (kind == std::end(kNames)) continue;
    const size_t at = mark + kind->size();
    const size_t symbol = line.find('\t', at);
    const size_t name = symbol == std::string::npos ? symbol : line.find('\t', symbol + 1);
    if (name == std::string::npos) continue;
    functions[line.substr(at, symbol - at)] = line.substr(name + 1);
    const std::string text = line.substr(symbol + 1, name - symbol - 1);
    globals.insert(text);
    symbols[quoted(text)] = line.substr(name + 1);
  }
  for (std::string& line : lines) {
    // Global only so that g++ writes a DW_AT_linkage_name, which debuggers show as it is.
    if (line.starts_with(kGlobal) && globals.contains(std::string_view(line).substr(kGlobal.size()))) {
      line.replace(0, kGlobal.size(), kLocal);
    }
    if (line.starts_with("\t.ascii \"")) mendOctals(line);
    if (!line.starts_with(kString)) continue;
    const std::string text =
        withBytes(std::string_view(line).substr(kString.size(), line.rfind('"') - kString.size()));
    if (text.starts_with("vt_py_")) {
      line = fmt::format("{}{}\"", kString, std::string_view(text).substr(6));
    } else if (text.starts_with("vt_pyd_")) {
      line = fmt::format("{}.{}\"", kString, std::string_view(text).substr(7));
    } else if (const auto found = functions.find(text); found != functions.end()) {
      line = fmt::format("{}{}\"", kString, quoted(found->second));
    } else if (const auto symbol = symbols.find(text); symbol != symbols.end()) {
      line = fmt::format("{}{}\"", kString, quoted(symbol->second));
    }
  }
}

}  // namespace vitrine::assembler
