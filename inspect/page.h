// The page in pieces that both renderers use, so that they say the same.
#pragma once

#include <string>
#include <vector>

#include "inspect/gather.h"

namespace vitrine::inspect {

struct SourceLine {
  int number;
  std::string text;
  bool is_current;
};

struct PageFrame {
  std::string title;  // File "x.py", line 3, in f
  std::vector<SourceLine> source;  // around the line; empty when the file is not there
  std::vector<std::pair<std::string, std::string>> locals;
};

/// A stack: of a thread, an exception's traceback, or a task.
struct Section {
  std::string title;
  std::vector<std::string> notes;
  std::vector<PageFrame> frames;
};

struct Page {
  std::string title;
  std::vector<std::pair<std::string, std::string>> facts;
  std::vector<Section> sections;
  std::vector<std::string> native;  // innermost first
};

[[nodiscard]] Page makePage(const Json& report);

}  // namespace vitrine::inspect
