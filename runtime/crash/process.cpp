// What a report says about the process: its file, its build id, its core.
#include <elf.h>
#include <fcntl.h>
#include <sys/auxv.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstring>

#include "crash.h"
#include "memory.h"

namespace vitrine::crash {

namespace {

/// The first line of a small file.
size_t readLine(const char* path, char* out, size_t size) {
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  ssize_t count = file >= 0 ? ::read(file, out, size - 1) : 0;
  if (file >= 0) close(file);
  if (count < 0) count = 0;
  out[count] = 0;
  out[strcspn(out, "\n")] = 0;
  return strlen(out);
}

/// The pattern of /proc/sys/kernel/core_pattern filled in (core(5)).
void writeCoreName(Output& out, const char* pattern) {
  bool has_pid = false;
  char command[64];
  readLine("/proc/self/comm", command, sizeof(command));
  for (const char* at = pattern; *at != 0; at++) {
    if (at[0] != '%' || at[1] == 0) {
      out.character(*at);
      continue;
    }
    switch (*++at) {
      case '%':
        out.text("%");
        break;
      case 'p':
      case 'P':
        out.number(getpid());
        has_pid = true;
        break;
      case 'e':
        out.text(command);
        break;
      case 'u':
        out.number(getuid());
        break;
      case 'g':
        out.number(getgid());
        break;
      default:
        out.text("*");
        break;
    }
  }
  char uses_pid[8];
  if (!has_pid && readLine("/proc/sys/kernel/core_uses_pid", uses_pid, sizeof(uses_pid)) > 0 &&
      uses_pid[0] == '1') {
    out.text(".").number(getpid());
  }
}

}  // namespace

void writeProgram(Output& out) {
  static char path[4096];
  const ssize_t length = readlink("/proc/self/exe", path, sizeof(path));
  if (length > 0) out.bytes(path, static_cast<size_t>(length));
}

void writeBuildId(Output& out) {
  const auto* headers = reinterpret_cast<const Elf64_Phdr*>(getauxval(AT_PHDR));
  const unsigned long count = getauxval(AT_PHNUM);
  if (headers == nullptr) return;
  uintptr_t base = 0;
  for (unsigned long i = 0; i < count; i++) {
    if (headers[i].p_type == PT_PHDR) base = address(headers) - headers[i].p_vaddr;
  }
  for (unsigned long i = 0; i < count; i++) {
    if (headers[i].p_type != PT_NOTE) continue;
    uintptr_t at = base + headers[i].p_vaddr;
    const uintptr_t end = at + headers[i].p_memsz;
    Elf64_Nhdr note;
    while (at + sizeof(note) <= end && readBytes(at, &note, sizeof(note))) {
      at += sizeof(note) + ((note.n_namesz + 3u) & ~3u);
      unsigned char id[32];
      if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && note.n_descsz <= sizeof(id) &&
          readBytes(at, id, note.n_descsz)) {
        for (unsigned j = 0; j < note.n_descsz; j++) out.hex(id[j], 2);
        return;
      }
      at += (note.n_descsz + 3u) & ~3u;
    }
  }
}

void writeCoreHint(Output& out) {
  rlimit limit = {};
  getrlimit(RLIMIT_CORE, &limit);
  char pattern[256];
  readLine("/proc/sys/kernel/core_pattern", pattern, sizeof(pattern));
  if (pattern[0] == '|') {
    out.text("Core: goes to ").text(pattern + 1 + strspn(pattern + 1, " ")).text("\n");
    out.text("  with systemd: coredumpctl dump ").number(getpid()).text(" -o core\n");
    out.text("  open it:      vitrine debug --core core ");
    writeProgram(out);
    out.text("\n");
    return;
  }
  if (limit.rlim_cur == 0) {
    out.text(
        "Core: none, the limit is 0; `ulimit -c unlimited` before the next run allows one. Then\n");
  } else {
    out.text("Core: ");
    writeCoreName(out, pattern);
    out.text("\n");
  }
  out.text("  open it: vitrine debug --core ");
  writeCoreName(out, pattern);
  out.text(" ");
  writeProgram(out);
  out.text("\n");
}

}  // namespace vitrine::crash
