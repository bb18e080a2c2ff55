#include "debuginfo/dwarf/debug_file.h"

#include <elf.h>
#include <fmt/format.h>

#include <cstring>
#include <filesystem>
#include <vector>

#include "debuginfo/dwarf/elf_file.h"
#include "support/file.h"

namespace vitrine::dwarf {
namespace {

namespace fs = std::filesystem;

Expected<bool> hasDwarf(std::string_view file) {
  const Expected<std::string_view> units = findSection(file, ".debug_info");
  if (!units) return units.error();
  return !units->empty();
}

std::vector<fs::path> candidates(const fs::path& program, const std::string& id, std::string_view link,
                                 const fs::path& debug_folder) {
  std::vector<fs::path> out;
  constexpr size_t kFolderDigits = 2;
  if (id.size() > kFolderDigits) {
    out.push_back(debug_folder / ".build-id" / id.substr(0, kFolderDigits) / (id.substr(kFolderDigits) + ".debug"));
  }
  const std::string name(link.substr(0, link.find('\0')));
  if (name.empty()) return out;
  std::error_code error;
  fs::path folder = fs::weakly_canonical(program, error).parent_path();
  if (error) folder = program.parent_path();
  out.push_back(folder / name);
  out.push_back(folder / ".debug" / name);
  out.push_back(debug_folder / folder.relative_path() / name);
  return out;
}

/// Empty when `candidate` is the debug file of the program with build id `id`, otherwise what is wrong with it.
std::string problemOf(const fs::path& candidate, const std::string& id) {
  const Expected<std::string> file = readFile(candidate);
  if (!file) return file.error().message;
  const Expected<std::string> found = buildId(*file);
  if (!found) return found.error().message;
  if (*found != id) return fmt::format("build id {}, expected {}", found->empty() ? "none" : *found, id);
  const Expected<bool> good = hasDwarf(*file);
  if (!good) return good.error().message;
  return *good ? std::string() : "no section .debug_info";
}

}  // namespace

Expected<std::string> buildId(std::string_view file) {
  const Expected<std::string_view> note = findSection(file, ".note.gnu.build-id");
  if (!note) return note.error();
  Elf64_Nhdr header;
  if (note->size() < sizeof header) return std::string();
  std::memcpy(&header, note->data(), sizeof header);
  const size_t begin = sizeof header + (size_t{header.n_namesz} + 3) / 4 * 4;
  if (header.n_type != NT_GNU_BUILD_ID || begin > note->size() || header.n_descsz > note->size() - begin) {
    return Diagnostic::error(fmt::format("note of {} bytes in .note.gnu.build-id, expected a build id", note->size()));
  }
  std::string out;
  for (const char byte : note->substr(begin, header.n_descsz)) out += fmt::format("{:02x}", static_cast<uint8_t>(byte));
  return out;
}

Expected<DebugFile> findDebugFile(const std::string& path, std::string_view file, const std::string& debug_folder) {
  const Expected<bool> own = hasDwarf(file);
  if (!own) return own.error();
  if (*own) return DebugFile{path, {}};
  const Expected<std::string> id = buildId(file);
  if (!id) return id.error();
  const Expected<std::string_view> link = findSection(file, ".gnu_debuglink");
  if (!link) return link.error();
  if (id->empty()) return DebugFile{{}, "the program has neither debug information nor a build id to find it by"};

  std::string wrong;
  for (const fs::path& candidate : candidates(path, *id, *link, debug_folder)) {
    std::error_code error;
    if (!fs::is_regular_file(candidate, error)) continue;
    const std::string problem = problemOf(candidate, *id);
    if (problem.empty()) return DebugFile{candidate.string(), {}};
    if (wrong.empty()) wrong = fmt::format("{}: {}", candidate.string(), problem);
  }
  if (!wrong.empty()) return DebugFile{{}, wrong};
  const std::string name(link->substr(0, link->find('\0')));
  if (name.empty()) {
    return DebugFile{{}, fmt::format("the program has none and names no debug file; {} has none for build id {}",
                                     debug_folder, *id)};
  }
  return DebugFile{{}, fmt::format("found no {} beside the program, in .debug or in {}", name, debug_folder)};
}

}  // namespace vitrine::dwarf
