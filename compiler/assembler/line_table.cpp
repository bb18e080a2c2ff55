#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include "compiler/assembler/assembly.h"

namespace vitrine::assembler {
namespace {

constexpr std::string_view kMark = "#vt-line";
constexpr std::string_view kOurFile = "\"<vitrine>\"";

struct Row {
  unsigned label = 0;
  unsigned file = 0;
  unsigned line = 0;
  bool statement = false;
  bool prologue_end = false;
  std::string block;  // with `statement`: the lexical block around the mark
};

struct Sequence {
  std::string begin;
  std::string end;
  std::vector<Row> rows;
};

/// The next number of `text`, after blanks.
std::optional<unsigned> number(std::string_view* text) {
  while (!text->empty() && (text->front() == ' ' || text->front() == '\t')) text->remove_prefix(1);
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error != std::errc()) return std::nullopt;
  text->remove_prefix(static_cast<size_t>(end - text->data()));
  return value;
}

/// A label of its own on a line; `head` as in ".LFB".
bool isLabel(std::string_view line, std::string_view head) {
  if (!line.starts_with(head) || !line.ends_with(":") || line.size() == head.size() + 1) return false;
  for (const char c : line.substr(head.size(), line.size() - head.size() - 1)) {
    if (c < '0' || c > '9') return false;
  }
  return true;
}

bool isInstruction(std::string_view line) {
  return line.size() > 1 && line[0] == '\t' && line[1] >= 'a' && line[1] <= 'z';
}

bool isSection(std::string_view line) {
  return line == "\t.text" || line.starts_with("\t.section");
}

class Rewriter {
 public:
  Rewriter(Lines& lines, bool optimised) : lines_(lines), optimised_(optimised) {}

  void run() {
    for (const std::string& line : lines_) {
      const size_t mark = optimised_ ? line.find("#vt-symbol ") : std::string::npos;
      if (mark == std::string::npos) continue;
      const size_t from = line.find('\t', mark) + 1;
      symbols_.insert(line.substr(from, line.find('\t', from) - from) + ":");
    }
    Lines out;
    out.reserve(lines_.size());
    for (size_t i = 0; i < lines_.size(); ++i) {
      std::string& line = lines_[i];
      if (takeFile(line)) continue;
      if (takeLocation(line)) continue;
      if (isLabel(line, ".LFB")) {
        python_function_ = !out.empty() && symbols_.contains(out.back());
        begin(i);
      } else if (isLabel(line, ".LFE")) {
        finish(line);
      } else if (isLabel(line, ".LBB")) {
        block_ = line.substr(4, line.size() - 5);
      } else if (optimised_ && inside_ && isSection(line)) {
        split(&out);
      } else if (line.find(kMark) != std::string::npos) {
        mark();
      } else if (inside_ && pending_ && isInstruction(line)) {
        if (sequence_.begin.empty()) beginPart(&out);
        materialize(&out);
      }
      const bool table = line == ".Ldebug_line0:";
      out.push_back(std::move(line));
      if (table) writeTable(&out);
    }
    lines_ = std::move(out);
    if (!optimised_) writeLineScopes(lines_, scopes_);
  }

 private:
  /// `.file 3 "path"` or `.file 0 "folder" "name"`: taken out, for our own table.
  bool takeFile(std::string_view line) {
    constexpr std::string_view kFile = "\t.file ";
    if (!line.starts_with(kFile)) return false;
    std::string_view rest = line.substr(kFile.size());
    const std::optional<unsigned> index = number(&rest);
    if (!index) return false;
    const size_t open = rest.find('"');
    const size_t close = rest.find('"', open + 1);
    std::string_view first = rest.substr(open, close - open + 1);
    rest.remove_prefix(close + 1);
    if (const size_t second = rest.find('"'); second != std::string_view::npos) {
      folder_ = first;
      first = rest.substr(second, rest.find('"', second + 1) - second + 1);
    }
    files_[*index] = first;
    return true;
  }

  bool takeLocation(std::string_view line) {
    constexpr std::string_view kLocation = "\t.loc ";
    if (!line.starts_with(kLocation)) return false;
    std::string_view rest = line.substr(kLocation.size());
    const unsigned file = number(&rest).value_or(0);
    const unsigned row = number(&rest).value_or(0);
    if (inside_) location(file, row);
    return true;
  }

  void location(unsigned file, unsigned line) {
    if (optimised_) return optimisedLocation(file, line);
    if (!python_file_) {
      pending_ = Row{0, file, line, true, false, {}};
      return;
    }
    if (file == *python_file_) {
      last_line_ = line;
      const bool first = sequence_.rows.empty();  // entering the function is not the Python line
      pending_ = Row{0, file, first ? 0 : line, false, false, {}};
    } else if (files_[file] == kOurFile) {
      pending_ = Row{0, *python_file_, 0, false, false, {}};
    }
    // Anything else is a piece of a header, in line: it goes on with the line it stands in.
  }

  /// Up to the first line of the body nothing is Python's: g++ gives the entry the line of `def`, then come pieces of
  /// ours. One row for all of it, since LLDB looks for the end of a prologue in the first six only.
  void optimisedLocation(unsigned file, unsigned line) {
    const std::string& name = files_[file];
    const bool ours = name == kOurFile;
    const bool header = name.ends_with(".h\"") || name.ends_with(".cpp\"");
    const bool python = !ours && !header;
    const bool body = prologue_done_ || !python_function_ || (python && entered_);
    const bool counts = body && !ours;
    if (!python_file_ && python) python_file_ = file;
    pending_ = Row{0, counts ? file : python_file_.value_or(file), counts ? line : 0, counts, false, {}};
    if (counts && python && !prologue_done_) pending_->prologue_end = prologue_done_ = true;
    entered_ = entered_ || ours;
  }

  /// The function goes on in another section (its cold part): a sequence must not run across.
  void split(Lines* out) {
    sequence_.end = fmt::format(".Lvte{}", parts_++);
    out->push_back(sequence_.end + ":");
    if (!sequence_.rows.empty()) sequences_.push_back(std::move(sequence_));
    sequence_ = {};
  }

  void beginPart(Lines* out) {
    sequence_.begin = fmt::format(".Lvtp{}", parts_++);
    out->push_back(sequence_.begin + ":");
  }

  void mark() {
    if (!python_file_) return;
    pending_ = Row{0, *python_file_, last_line_, true, !prologue_done_, block_};
    prologue_done_ = true;
  }

  void begin(size_t at) {
    inside_ = true;
    prologue_done_ = entered_ = false;
    pending_.reset();
    sequence_ = {};
    sequence_.begin = lines_[at].substr(0, lines_[at].size() - 1);
    python_file_.reset();
    if (optimised_) return;
    unsigned file = 0;
    for (size_t i = at; i < lines_.size() && !lines_[i].starts_with(".LFE"); ++i) {
      if (lines_[i].starts_with("\t.loc ")) {
        std::string_view rest = std::string_view(lines_[i]).substr(6);
        file = number(&rest).value_or(0);
      } else if (lines_[i].find(kMark) != std::string::npos) {
        python_file_ = file;
        break;
      }
    }
    if (python_file_) return;
    // A function of ours in which no line begins (the body of an empty module): line 0 throughout.
    std::optional<unsigned> ours;  // the number of "<vitrine>", which may be given only here
    for (const auto& [number, name] : files_) {
      if (name == kOurFile) ours = number;
    }
    for (size_t i = at; i < lines_.size() && !lines_[i].starts_with(".LFE"); ++i) {
      const bool names = lines_[i].starts_with("\t.file ") && lines_[i].ends_with(kOurFile);
      const bool places = lines_[i].starts_with("\t.loc ");
      if (!names && !places) continue;
      std::string_view rest = std::string_view(lines_[i]).substr(names ? 7 : 6);
      file = number(&rest).value_or(0);
      if (names) ours = file;
      if (places && ours == file) python_file_ = file;
    }
  }

  void finish(std::string_view label) {
    inside_ = false;
    sequence_.end = label.substr(0, label.size() - 1);
    if (python_file_) makeScopes();
    if (!sequence_.rows.empty()) sequences_.push_back(std::move(sequence_));
  }

  /// Code that goes on with a line after something else stood between belongs to the mark before it.
  /// Without one it is not the line that is being executed: the check for signals at a function's entry.
  void makeScopes() {
    std::vector<Row>& rows = sequence_.rows;
    auto label = [&](size_t i) {
      return i < rows.size() ? fmt::format(".Lvtl{}", rows[i].label) : sequence_.end;
    };
    std::map<unsigned, size_t> owner;  // line -> its latest mark's scope
    for (size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].line == 0) continue;
      if (rows[i].statement) {
        owner[rows[i].line] = scopes_.size();
        scopes_.push_back({rows[i].block, {}});
      } else if (!owner.contains(rows[i].line)) {
        rows[i].line = 0;
        continue;
      }
      scopes_[owner[rows[i].line]].ranges.emplace_back(label(i), label(i + 1));
    }
    rows.erase(std::unique(rows.begin(), rows.end(),
                           [](const Row& a, const Row& b) { return a.line == 0 && b.line == 0; }),
               rows.end());
  }

  /// The pending row begins at the instruction that comes next, unless it says nothing new.
  void materialize(Lines* out) {
    const Row row = *pending_;
    pending_.reset();
    if (!sequence_.rows.empty()) {
      const Row& last = sequence_.rows.back();
      const bool same = last.file == row.file && last.line == row.line;
      if (same && (python_file_ ? !row.statement : true)) return;
    }
    sequence_.rows.push_back(row);
    sequence_.rows.back().label = labels_;
    out->push_back(fmt::format(".Lvtl{}:", labels_++));
  }

  void writeTable(Lines* out) const {
    auto put = [&](std::string text) { out->push_back(std::move(text)); };
    put("\t.long\t.Lvtl_end-.Lvtl_begin");
    put(".Lvtl_begin:");
    put("\t.value\t5\n\t.byte\t8, 0");
    put("\t.long\t.Lvtl_program-.Lvtl_header\n.Lvtl_header:");
    put("\t.byte\t1, 1, 1, -10, 242, 13, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1");
    put("\t.byte\t1\n\t.uleb128 1, 8\n\t.uleb128 1");  // folders: DW_LNCT_path, DW_FORM_string
    put(fmt::format("\t.string\t{}", folder_.empty() ? "\"\"" : folder_));
    const unsigned count = files_.empty() ? 0 : files_.rbegin()->first + 1;
    put("\t.byte\t2\n\t.uleb128 1, 8, 2, 11");  // files: path, index of the folder
    put(fmt::format("\t.uleb128 {}", count));
    for (unsigned i = 0; i < count; ++i) {
      const auto found = files_.find(i);
      put(fmt::format("\t.string\t{}\n\t.byte\t0", found == files_.end() ? "\"\"" : found->second));
    }
    put(".Lvtl_program:");
    for (const Sequence& sequence : sequences_) writeSequence(sequence, out);
    put(".Lvtl_end:");
  }

  static void writeSequence(const Sequence& sequence, Lines* out) {
    std::string text = fmt::format("\t.byte\t0, 9, 2\n\t.quad\t{}", sequence.begin);
    std::string at = sequence.begin;
    unsigned file = 0;  // always said: libdwarf 20210528 begins with 0 where DWARF 5 says 1
    long line = 1;
    bool statement = true;
    for (const Row& row : sequence.rows) {
      const std::string label = fmt::format(".Lvtl{}", row.label);
      if (row.file != file) text += fmt::format("\n\t.byte\t4\n\t.uleb128 {}", row.file);
      if (long{row.line} != line) text += fmt::format("\n\t.byte\t3\n\t.sleb128 {}", long{row.line} - line);
      if (row.statement != statement) text += "\n\t.byte\t6";
      if (row.prologue_end) text += "\n\t.byte\t10";
      text += fmt::format("\n\t.byte\t2\n\t.uleb128 {}-{}\n\t.byte\t1", label, at);
      at = label;
      file = row.file;
      line = row.line;
      statement = row.statement;
    }
    text += fmt::format("\n\t.byte\t2\n\t.uleb128 {}-{}\n\t.byte\t0, 1, 1", sequence.end, at);
    out->push_back(std::move(text));
  }

  Lines& lines_;
  bool optimised_;
  std::string folder_;
  std::map<unsigned, std::string> files_;  // with their quotes
  std::set<std::string, std::less<>> symbols_;  // optimised: labels of Python functions
  std::vector<Sequence> sequences_;
  std::vector<LineScope> scopes_;
  unsigned labels_ = 0;
  unsigned parts_ = 0;
  std::string block_;  // the last .LBB label

  bool inside_ = false;
  bool prologue_done_ = false;
  bool python_function_ = false;  // optimised: it is one of those that #vt-symbol names
  bool entered_ = false;          // optimised: code of ours was seen
  std::optional<unsigned> python_file_;  // of the function at hand, when it has marks
  unsigned last_line_ = 0;
  std::optional<Row> pending_;
  Sequence sequence_;
};

}  // namespace

bool rewriteLineTable(Lines& lines) {
  bool marked = false;
  bool optimised = false;
  bool table = false;
  for (const std::string& line : lines) {
    marked = marked || line.find(kMark) != std::string::npos || line.find("#vt-name ") != std::string::npos;
    optimised = optimised || line.find("#vt-symbol ") != std::string::npos;
    table = table || line == ".Ldebug_line0:";
  }
  if (!table || (!marked && !optimised)) return false;
  Rewriter(lines, !marked).run();
  return true;
}

}  // namespace vitrine::assembler
