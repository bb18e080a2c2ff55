// Opens and maps the files at the time of the crash: only system calls. .symtab when the file has
// one, else .dynsym.
#include "symbols.h"

#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <initializer_list>

namespace vitrine::crash {

namespace {

struct File {
  const link_map* map;
  const char* name;
  const Elf64_Sym* symbols;
  size_t count;
  const char* strings;
  size_t strings_size;
};

constexpr int kMostFiles = 32;
File files[kMostFiles];
int file_count;

bool inside(size_t offset, size_t size, size_t total) {
  return offset <= total && size <= total - offset;
}

void readTables(File* file, const char* data, size_t size) {
  Elf64_Ehdr header;
  if (size < sizeof(header)) return;
  memcpy(&header, data, sizeof(header));
  if (memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_shentsize != sizeof(Elf64_Shdr) ||
      !inside(header.e_shoff, header.e_shnum * sizeof(Elf64_Shdr), size)) {
    return;
  }
  const auto* sections = reinterpret_cast<const Elf64_Shdr*>(data + header.e_shoff);
  for (const unsigned wanted : {SHT_SYMTAB, SHT_DYNSYM}) {
    for (unsigned i = 0; i < header.e_shnum; i++) {
      const Elf64_Shdr& s = sections[i];
      if (s.sh_type != wanted || s.sh_link >= header.e_shnum ||
          !inside(s.sh_offset, s.sh_size, size))
        continue;
      const Elf64_Shdr& strings = sections[s.sh_link];
      if (!inside(strings.sh_offset, strings.sh_size, size) || s.sh_size == 0) continue;
      file->symbols = reinterpret_cast<const Elf64_Sym*>(data + s.sh_offset);
      file->count = s.sh_size / sizeof(Elf64_Sym);
      file->strings = data + strings.sh_offset;
      file->strings_size = strings.sh_size;
      return;
    }
  }
}

void mapFile(File* file) {
  const char* path = file->map->l_name;
  const bool is_program = path == nullptr || *path == 0;
  const int fd = open(is_program ? "/proc/self/exe" : path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return;
  struct stat status;
  if (fstat(fd, &status) == 0 && status.st_size > 0) {
    const auto size = static_cast<size_t>(status.st_size);
    void* data = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (data != MAP_FAILED) readTables(file, static_cast<const char*>(data), size);
  }
  close(fd);
}

const char* baseName(const char* path) {
  static char program[256];
  if (path == nullptr || *path == 0) {
    static char link[4096];
    const ssize_t length = readlink("/proc/self/exe", link, sizeof(link) - 1);
    if (length <= 0) return "program";
    link[length] = 0;
    strncpy(program, baseName(link), sizeof(program) - 1);
    return program;
  }
  const char* slash = strrchr(path, '/');
  return slash != nullptr ? slash + 1 : path;
}

const File* fileOf(uintptr_t pc) {
  dl_find_object object;
  if (_dl_find_object(reinterpret_cast<void*>(pc), &object) != 0 || object.dlfo_link_map == nullptr)
    return nullptr;
  for (int i = 0; i < file_count; i++) {
    if (files[i].map == object.dlfo_link_map) return &files[i];
  }
  if (file_count == kMostFiles) return nullptr;
  File* file = &files[file_count++];
  file->map = object.dlfo_link_map;
  file->name = baseName(file->map->l_name);
  mapFile(file);
  return file;
}

const Elf64_Sym* symbolOf(const File& file, uintptr_t value) {
  const Elf64_Sym* best = nullptr;
  for (size_t i = 0; i < file.count; i++) {
    const Elf64_Sym& s = file.symbols[i];
    const unsigned type = ELF64_ST_TYPE(s.st_info);
    if ((type != STT_FUNC && type != STT_GNU_IFUNC) || s.st_shndx == SHN_UNDEF ||
        s.st_value > value)
      continue;
    if (s.st_name >= file.strings_size || value >= s.st_value + (s.st_size != 0 ? s.st_size : 1))
      continue;
    if (best == nullptr || s.st_value > best->st_value) best = &s;
  }
  return best;
}

/// `_ZN7vitrine7runtime3fooEv` as `vitrine::runtime::foo`; other names as they are.
void writeName(Output& out, const char* name) {
  const char* at = name;
  if (strncmp(at, "_ZN", 3) != 0) {
    out.text(name);
    return;
  }
  at += 3;
  while (*at == 'K' || *at == 'V') at++;
  bool first = true;
  while (*at >= '1' && *at <= '9') {
    size_t length = 0;
    while (*at >= '0' && *at <= '9') length = length * 10 + static_cast<size_t>(*at++ - '0');
    if (strnlen(at, length) != length) break;
    if (!first) out.text("::");
    first = false;
    if (strncmp(at, "_GLOBAL__N_", 11) == 0) {
      out.text("(anonymous namespace)");
    } else {
      out.bytes(at, length);
    }
    at += length;
  }
  if (first) out.text(name);
}

}  // namespace

void writeSymbol(Output& out, uintptr_t pc, bool is_exact) {
  const uintptr_t inside = pc - (is_exact ? 0 : 1);
  const File* file = fileOf(inside);
  if (file == nullptr) {
    out.text("? (in no file)");
    return;
  }
  const Elf64_Sym* symbol = symbolOf(*file, inside - file->map->l_addr);
  if (symbol != nullptr) {
    writeName(out, file->strings + symbol->st_name);
    out.text(" + 0x").hex(pc - file->map->l_addr - symbol->st_value);
  } else {
    out.text("?");
  }
  out.text(" (").text(file->name);
  if (symbol == nullptr) out.text(" + 0x").hex(pc - file->map->l_addr);
  out.text(")");
}

}  // namespace vitrine::crash
