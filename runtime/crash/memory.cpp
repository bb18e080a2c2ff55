// The kernel copies, and says EFAULT where the processor would fault.
#include "memory.h"

#include <fcntl.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace vitrine::crash {

namespace {

// Where process_vm_readv is forbidden (some sandboxes), the file that shows the same memory.
ssize_t readThroughFile(uintptr_t at, void* out, size_t size) {
  static int file = -1;
  if (file < 0) file = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  if (file < 0) return -1;
  return pread(file, out, size, static_cast<off_t>(at));
}

ssize_t readSome(uintptr_t at, void* out, size_t size) {
  static bool forbidden = false;
  if (!forbidden) {
    iovec local = {out, size};
    iovec remote = {reinterpret_cast<void*>(at), size};
    const ssize_t count = process_vm_readv(getpid(), &local, 1, &remote, 1, 0);
    if (count >= 0 || (errno != EPERM && errno != ENOSYS)) return count;
    forbidden = true;
  }
  return readThroughFile(at, out, size);
}

}  // namespace

bool readBytes(uintptr_t at, void* out, size_t size) {
  return at >= 4096 && readSome(at, out, size) == static_cast<ssize_t>(size);
}

size_t readUpTo(uintptr_t at, void* out, size_t size) {
  if (at < 4096) return 0;
  const ssize_t count = readSome(at, out, size);
  if (count == static_cast<ssize_t>(size)) return size;
  // The kernel may give up the whole copy: take what lies before the end of the page.
  const size_t in_page = 4096 - at % 4096;
  if (in_page >= size) return count > 0 ? static_cast<size_t>(count) : 0;
  const ssize_t first = readSome(at, out, in_page);
  return first > 0 ? static_cast<size_t>(first) : 0;
}

bool readString(uintptr_t at, char* out, size_t size) {
  const size_t count = readUpTo(at, out, size - 1);
  out[count] = 0;
  return count != 0;
}

}  // namespace vitrine::crash
