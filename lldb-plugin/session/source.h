// Source text: what the program was compiled from, and what is on disk now.
//
// The program records each file's path and content hash, and perhaps its text (debuginfo/schema/sources.h). A line is
// shown only when it is known to be the one that was compiled: from the program, or from a file with the same hash.
// Files that the program says nothing about (the standard library, interpreted modules) are shown as they are.
#pragma once

#include <lldb/API/LLDB.h>

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "debuginfo/schema/sources.h"

namespace vitrine::plugin {

enum class SourceState { Same, Changed, Missing };

class Sources {
 public:
  struct File {
    schema::SourceRecord record;
    [[nodiscard]] bool embedded() const { return !record.packed.empty(); }
  };

  Sources() = default;
  /// Reads what the target's program records. A program without a record has no files; a damaged record is one line
  /// in problem().
  explicit Sources(lldb::SBTarget target);

  /// The program's source files by path.
  [[nodiscard]] const std::map<std::string, File>& files() const { return files_; }
  [[nodiscard]] const std::string& problem() const { return problem_; }
  /// What the file on disk is now, compared with what was compiled.
  [[nodiscard]] SourceState state(const std::string& path);

  /// The lines that were compiled; null when they are not to be had. Of a file that the program says nothing about:
  /// those on disk. Valid until the next call.
  const std::vector<std::string>* lines(const std::string& path);
  /// Lines as they are on disk now; null when they cannot be read. Valid until the next call.
  const std::vector<std::string>* linesNow(const std::string& path);
  /// One line that was compiled, without its indentation; empty when there is none. Lines count from 1.
  std::string line(const std::string& path, int number);

  /// What the user should be told about files that lines() was asked for: each once.
  std::vector<std::string> takeWarnings();

 private:
  /// A file on disk, remembered until its time changes.
  struct OnDisk {
    std::filesystem::file_time_type time;
    std::string hash;
    std::vector<std::string> lines;
  };
  const OnDisk* onDisk(const std::string& path);

  std::map<std::string, File> files_;
  std::map<std::string, std::vector<std::string>> unpacked_;
  std::map<std::string, OnDisk> on_disk_;
  std::set<std::string> warned_;
  std::vector<std::string> warnings_;
  std::string problem_;
};

std::vector<std::string> splitLines(std::string_view text);

}  // namespace vitrine::plugin
