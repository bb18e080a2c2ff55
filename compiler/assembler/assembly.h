// The text of an assembly file as g++ -dA writes it, and the edits that make its DWARF speak Python.
//
// g++ can say in which lines a statement stands, but not where a debugger may stop, which code belongs to
// no line at all, what a variable is called in another language, or which variables are nobody's business. Generated
// code says so in comments, and these edits put it into the DWARF before the assembler sees it:
//
//   #vt-line              (in front of a nopl) a Python line begins here: one row with is_stmt
//   #vt-name OLD SYMBOL NEW  (tabs between) the function OLD of the generated code, whose symbol is
//                         SYMBOL, is the Python function NEW
//   #vt-symbol OLD SYMBOL NEW  the same in an optimised function, which has no marks
//   vt_py_NAME            in names of variables: NAME; vt_pyd_NAME: .NAME
//   vt_NAME               any other variable beginning so: artificial, debuggers hide it
//
// Files without such comments only have their names edited.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::assembler {

using Lines = std::vector<std::string>;

/// Splits text into lines, without their newlines.
[[nodiscard]] Lines splitLines(std::string_view text);

/// Gives functions and variables their Python names.
void renameForPython(Lines& lines);

/// Marks the variables of generated code as artificial, and inlined pieces of the runtime as none of
/// the user's: the tag they get is one of ours, which debuggers pass over.
void hideInternals(Lines& lines);

/// The abbreviation table of a file: finds, copies and adds abbreviations. Codes keep the size that the
/// original's had, so that no offset in .debug_info changes; 0 when that is impossible.
class Abbreviations {
 public:
  explicit Abbreviations(Lines& lines);

  struct Die {
    unsigned code = 0;
    std::string_view tag;
  };
  /// The DIE that begins at this line, if one does.
  [[nodiscard]] static bool readDie(std::string_view line, Die* die);
  [[nodiscard]] bool hasChildren(unsigned code) const;

  /// Gives the DIE that begins at line `at` a copy of its abbreviation, edited by `edit` when it is the
  /// first of this `kind`.
  bool replace(size_t at, unsigned code, int kind, const std::function<void(Lines&)>& edit);

  /// Writes the copies into the file: line numbers change.
  void finish();

 private:
  Lines& lines_;
  std::map<unsigned, std::pair<size_t, size_t>> ranges_;  // code -> lines
  size_t end_ = 0;                                        // the table's closing 0
  unsigned next_ = 1;
  std::map<std::pair<unsigned, int>, unsigned> codes_;
  std::vector<Lines> copies_;
};

/// Where a Python line's code lies: the lexical block of its mark (the N of .LBBN) and pairs of labels.
struct LineScope {
  std::string block;
  std::vector<std::pair<std::string, std::string>> ranges;
};

/// Lets each mark's lexical block cover all code that goes on with its line, so that debuggers, which set
/// one breakpoint in each block that has the line, set one for each mark.
void writeLineScopes(Lines& lines, const std::vector<LineScope>& scopes);

/// Replaces the line table by one in which exactly the marked places begin statements, and in which code
/// that stands for no Python line has line 0. In optimised files, which have no marks, every row begins a statement, and
/// inlined pieces of the runtime keep their lines: their scopes in the DWARF say where in Python they stand. False, and
/// nothing done, when the file has no Python function, or no line table.
bool rewriteLineTable(Lines& lines);

/// A DWARF tag of our own (in the user range): inlined pieces of the runtime and internal parameters.
inline constexpr unsigned kInternalTag = 0x40b1;
/// Attributes of our own, from this one on: data that stands in for what we replaced.
inline constexpr unsigned kInternalAttribute = 0x3f60;

}  // namespace vitrine::assembler
