#include "inspect/core_file.h"

#include <elf.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/procfs.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstring>

namespace vitrine::inspect {
namespace {

constexpr uint64_t kMostNotes = 100'000;

std::string hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return out;
}

uint64_t padded(uint64_t size) { return (size + 3) & ~uint64_t{3}; }

/// Calls visit(type, name, contents) for each note; false from visit ends it.
template <typename Visit>
void forEachNote(std::string_view notes, Visit visit) {
  uint64_t at = 0;
  for (uint64_t i = 0; i < kMostNotes && at + sizeof(Elf64_Nhdr) <= notes.size(); i++) {
    Elf64_Nhdr head;
    std::memcpy(&head, notes.data() + at, sizeof head);
    const uint64_t name = at + sizeof head;
    const uint64_t contents = name + padded(head.n_namesz);
    if (contents > notes.size() || head.n_descsz > notes.size() - contents) return;
    const std::string_view owner = notes.substr(name, head.n_namesz != 0 ? head.n_namesz - 1 : 0);
    if (!visit(head.n_type, owner, notes.substr(contents, head.n_descsz))) return;
    at = contents + padded(head.n_descsz);
  }
}

template <typename T>
bool take(std::string_view bytes, T* out) {
  if (bytes.size() < sizeof(T)) return false;
  std::memcpy(out, bytes.data(), sizeof(T));
  return true;
}

bool isElf(const Elf64_Ehdr* header) {
  return header != nullptr && std::memcmp(header->e_ident, ELFMAG, SELFMAG) == 0 &&
         header->e_ident[EI_CLASS] == ELFCLASS64 && header->e_phentsize == sizeof(Elf64_Phdr);
}

}  // namespace

std::unique_ptr<MappedFile> MappedFile::open(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return nullptr;
  struct stat status = {};
  void* data = MAP_FAILED;
  if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
    data = mmap(nullptr, static_cast<size_t>(status.st_size), PROT_READ, MAP_PRIVATE, fd, 0);
  }
  ::close(fd);
  if (data == MAP_FAILED) return nullptr;
  return std::unique_ptr<MappedFile>(new MappedFile(static_cast<const char*>(data), static_cast<size_t>(status.st_size)));
}

MappedFile::~MappedFile() { munmap(const_cast<char*>(data_), size_); }

std::string buildIdOf(const MappedFile& file) {
  const auto* header = file.at<Elf64_Ehdr>(0);
  if (!isElf(header)) return {};
  const auto* programs = file.at<Elf64_Phdr>(header->e_phoff, header->e_phnum);
  std::string found;
  for (unsigned i = 0; programs != nullptr && i < header->e_phnum && found.empty(); i++) {
    if (programs[i].p_type != PT_NOTE) continue;
    const char* notes = file.at<char>(programs[i].p_offset, programs[i].p_filesz);
    if (notes == nullptr) continue;
    forEachNote({notes, programs[i].p_filesz}, [&](uint32_t type, std::string_view owner, std::string_view bytes) {
      if (type == NT_GNU_BUILD_ID && owner == "GNU") found = hex(bytes);
      return found.empty();
    });
  }
  return found;
}

Expected<std::unique_ptr<CoreFile>> CoreFile::open(const std::string& path, const std::string& program) {
  auto out = std::make_unique<CoreFile>();
  out->core_ = MappedFile::open(path);
  if (out->core_ == nullptr) return Diagnostic::error("cannot read it", {path});
  if (auto read = out->readHeaders(); !read) return read.error();
  out->build_id_ = out->buildIdInMemory();
  if (auto found = out->findProgram(program); !found) return found.error();
  return out;
}

Expected<void> CoreFile::readHeaders() {
  const auto* header = core_->at<Elf64_Ehdr>(0);
  if (!isElf(header) || header->e_type != ET_CORE || header->e_machine != EM_X86_64) {
    return Diagnostic::error("found no core file of x86-64, expected one");
  }
  const auto* programs = core_->at<Elf64_Phdr>(header->e_phoff, header->e_phnum);
  if (programs == nullptr) return Diagnostic::error("the core file is cut off");
  for (unsigned i = 0; i < header->e_phnum; i++) {
    const Elf64_Phdr& p = programs[i];
    if (p.p_type == PT_NOTE) readNotes(p.p_offset, p.p_filesz);
    if (p.p_type == PT_LOAD && p.p_filesz != 0) segments_.push_back({p.p_vaddr, p.p_filesz, p.p_offset});
  }
  std::sort(segments_.begin(), segments_.end(), [](const Segment& a, const Segment& b) { return a.start < b.start; });
  if (threads_.empty()) return Diagnostic::error("the core file names no thread");
  return {};
}

void CoreFile::readNotes(uint64_t offset, uint64_t size) {
  const char* notes = core_->at<char>(offset, size);
  if (notes == nullptr) return;
  forEachNote({notes, size}, [this](uint32_t type, std::string_view, std::string_view bytes) {
    elf_prstatus status;
    elf_prpsinfo process;
    siginfo_t info;
    if (type == NT_PRSTATUS && take(bytes, &status)) {
      if (threads_.empty()) {
        signal_.number = status.pr_cursig;
        constexpr int kRsp = 19;  // in the order of user_regs_struct
        stack_pointer_ = status.pr_reg[kRsp];
      }
      threads_.push_back(status.pr_pid);
    } else if (type == NT_PRPSINFO && take(bytes, &process)) {
      process_ = process.pr_pid;
    } else if (type == NT_SIGINFO && take(bytes, &info)) {
      signal_.number = info.si_signo;
      signal_.code = info.si_code;
      signal_.address = reinterpret_cast<uint64_t>(info.si_addr);
      signal_.sender = info.si_code <= 0 ? info.si_pid : 0;
    } else if (type == NT_FILE) {
      readMappings(bytes);
    } else if (type == NT_AUXV) {
      for (; bytes.size() >= sizeof(Elf64_auxv_t); bytes.remove_prefix(sizeof(Elf64_auxv_t))) {
        Elf64_auxv_t entry;
        take(bytes, &entry);
        if (entry.a_type == AT_PHDR) entry_ = entry.a_un.a_val;
      }
    }
    return true;
  });
}

/// count, page size, (start, end, offset in pages) each, then the names.
void CoreFile::readMappings(std::string_view note) {
  const auto word = [&](uint64_t index) {
    uint64_t value = 0;
    if (index < note.size() / 8) std::memcpy(&value, note.data() + index * 8, 8);
    return value;
  };
  const uint64_t count = word(0), page = word(1);
  if (count > note.size() / 24) return;
  std::string_view names = note.substr(16 + count * 24);
  for (uint64_t i = 0; i < count; i++) {
    const size_t end = names.find('\0');
    if (end == std::string_view::npos) return;
    mappings_.push_back({word(2 + 3 * i), word(3 + 3 * i), word(4 + 3 * i) * page, std::string(names.substr(0, end))});
    names.remove_prefix(end + 1);
  }
}

/// The program's first page is in the core: the kernel keeps ELF headers.
std::string CoreFile::buildIdInMemory() {
  for (const Mapping& m : mappings_) {
    if (entry_ < m.start || entry_ >= m.end) continue;
    program_ = m.path;
    std::string page(4096, '\0');
    size_t done = 0;
    for (const Segment& s : segments_) {
      if (m.start < s.start || m.start >= s.start + s.size) continue;
      const char* bytes = core_->at<char>(s.offset + (m.start - s.start), std::min<uint64_t>(4096, s.size));
      if (bytes == nullptr) break;
      done = std::min<size_t>(4096, s.size);
      std::memcpy(page.data(), bytes, done);
      break;
    }
    Elf64_Ehdr header;
    if (done < sizeof header) return {};
    std::memcpy(&header, page.data(), sizeof header);
    std::string found;
    for (unsigned i = 0; isElf(&header) && i < header.e_phnum; i++) {
      Elf64_Phdr p;
      const uint64_t at = header.e_phoff + i * sizeof p;
      if (at + sizeof p > done) break;
      std::memcpy(&p, page.data() + at, sizeof p);
      if (p.p_type != PT_NOTE || p.p_offset > done || p.p_filesz > done - p.p_offset) continue;
      forEachNote(std::string_view(page).substr(p.p_offset, p.p_filesz),
                  [&](uint32_t type, std::string_view owner, std::string_view bytes) {
                    if (type == NT_GNU_BUILD_ID && owner == "GNU") found = hex(bytes);
                    return found.empty();
                  });
    }
    return found;
  }
  return {};
}

/// The file the user names, the one the core names, or one of that build id where debuggers look.
Expected<void> CoreFile::findProgram(const std::string& wanted) {
  std::vector<std::string> candidates;
  if (!wanted.empty()) {
    candidates.push_back(wanted);
  } else {
    candidates.push_back(program_);
    if (build_id_.size() > 2) {
      const std::string name = fmt::format(".build-id/{}/{}", build_id_.substr(0, 2), build_id_.substr(2));
      for (const char* folder : {"/usr/lib/debug/", ""}) {
        candidates.push_back(folder + name);
        candidates.push_back(folder + name + ".debug");
      }
    }
  }
  std::string reason = "the core does not name it";
  for (const std::string& path : candidates) {
    auto opened = path.empty() ? nullptr : MappedFile::open(path);
    if (opened == nullptr) {
      if (!path.empty() && &path == &candidates.front()) reason = fmt::format("cannot read {}", path);
      continue;
    }
    const std::string id = buildIdOf(*opened);
    if (!build_id_.empty() && id != build_id_) {
      reason = fmt::format("{} has build id {}, expected {}", path, id.empty() ? "none" : id, build_id_);
      continue;
    }
    if (path != program_) moved_[program_] = path;
    files_[path] = std::move(opened);
    program_ = path;
    return {};
  }
  return Diagnostic::error(fmt::format("found no program for this core: {}; name it after the core", reason));
}

MappedFile* CoreFile::file(const std::string& path) {
  const auto moved = moved_.find(path);
  const std::string& real = moved != moved_.end() ? moved->second : path;
  auto [at, is_new] = files_.try_emplace(real);
  if (is_new) at->second = MappedFile::open(real);
  return at->second.get();
}

bool CoreFile::readPart(uint64_t address, char* out, size_t size, size_t* done) {
  auto segment = std::upper_bound(segments_.begin(), segments_.end(), address,
                                  [](uint64_t a, const Segment& s) { return a < s.start; });
  if (segment != segments_.begin() && address - (--segment)->start < segment->size) {
    const uint64_t inside = address - segment->start;
    *done = std::min<uint64_t>(size, segment->size - inside);
    const char* bytes = core_->at<char>(segment->offset + inside, *done);
    if (bytes == nullptr) return false;  // the core is cut off
    std::memcpy(out, bytes, *done);
    return true;
  }
  for (const Mapping& m : mappings_) {
    if (address < m.start || address >= m.end) continue;
    MappedFile* source = file(m.path);
    *done = std::min<uint64_t>(size, m.end - address);
    const char* bytes = source != nullptr ? source->at<char>(m.offset + (address - m.start), *done) : nullptr;
    if (bytes == nullptr) return false;
    std::memcpy(out, bytes, *done);
    return true;
  }
  return false;
}

bool CoreFile::read(plugin::Address address, void* out, size_t size) {
  auto* to = static_cast<char*>(out);
  while (size > 0) {
    size_t done = 0;
    if (!readPart(address, to, size, &done) || done == 0) return false;
    address += done;
    to += done;
    size -= done;
  }
  return true;
}

std::vector<uint8_t> CoreFile::programSection(std::string_view name) {
  MappedFile* program = file(program_);
  const auto* header = program != nullptr ? program->at<Elf64_Ehdr>(0) : nullptr;
  if (!isElf(header) || header->e_shentsize != sizeof(Elf64_Shdr)) return {};
  const auto* sections = program->at<Elf64_Shdr>(header->e_shoff, header->e_shnum);
  if (sections == nullptr || header->e_shstrndx >= header->e_shnum) return {};
  const Elf64_Shdr& strings = sections[header->e_shstrndx];
  for (unsigned i = 0; i < header->e_shnum; i++) {
    if (sections[i].sh_type == SHT_NOBITS || sections[i].sh_name >= strings.sh_size) continue;
    const char* text = program->at<char>(strings.sh_offset + sections[i].sh_name, name.size() + 1);
    if (text == nullptr || std::string_view(text, name.size() + 1) != std::string_view(std::string(name) + '\0')) continue;
    const auto* bytes = program->at<uint8_t>(sections[i].sh_offset, sections[i].sh_size);
    if (bytes != nullptr) return {bytes, bytes + sections[i].sh_size};
  }
  return {};
}

}  // namespace vitrine::inspect
