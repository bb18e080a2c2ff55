#include "debuginfo/dwarf/elf_file.h"

#include <elf.h>
#include <fmt/format.h>

#include <cstring>

namespace vitrine::dwarf {
namespace {

template <typename T>
bool readAt(std::string_view file, uint64_t offset, T* out) {
  if (offset > file.size() || file.size() - offset < sizeof(T)) return false;
  std::memcpy(out, file.data() + offset, sizeof(T));
  return true;
}

bool slice(std::string_view file, uint64_t offset, uint64_t size, std::string_view* out) {
  if (offset > file.size() || size > file.size() - offset) return false;
  *out = file.substr(offset, size);
  return true;
}

}  // namespace

Expected<std::string_view> findSection(std::string_view file, std::string_view name) {
  Elf64_Ehdr header;
  if (!readAt(file, 0, &header) || std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0) {
    return Diagnostic::error("found no ELF header, expected a program made by vitrine");
  }
  if (header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_ident[EI_DATA] != ELFDATA2LSB) {
    return Diagnostic::error(fmt::format("ELF class {} and byte order {}, expected 64 bits and little-endian",
                                         header.e_ident[EI_CLASS], header.e_ident[EI_DATA]));
  }
  if (header.e_shoff == 0) return std::string_view();
  if (header.e_shentsize != sizeof(Elf64_Shdr)) {
    return Diagnostic::error(fmt::format("section headers of {} bytes, expected {}", header.e_shentsize,
                                         sizeof(Elf64_Shdr)));
  }
  Elf64_Shdr names;
  std::string_view strings;
  if (!readAt(file, header.e_shoff + uint64_t{header.e_shstrndx} * sizeof names, &names) ||
      !slice(file, names.sh_offset, names.sh_size, &strings)) {
    return Diagnostic::error("the table of section names lies outside of the file");
  }
  for (uint64_t i = 0; i < header.e_shnum; ++i) {
    Elf64_Shdr section;
    if (!readAt(file, header.e_shoff + i * sizeof section, &section)) {
      return Diagnostic::error(fmt::format("section header {} of {} lies outside of the file", i, header.e_shnum));
    }
    if (section.sh_name >= strings.size()) continue;
    const std::string_view rest = strings.substr(section.sh_name);
    if (rest.substr(0, rest.find('\0')) != name || section.sh_type == SHT_NOBITS) continue;
    std::string_view out;
    if (!slice(file, section.sh_offset, section.sh_size, &out)) {
      return Diagnostic::error(fmt::format("section {} of {} bytes lies outside of the file", name, section.sh_size));
    }
    return out;
  }
  return std::string_view();
}

}  // namespace vitrine::dwarf
