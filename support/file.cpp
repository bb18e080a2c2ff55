#include "support/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <cerrno>
#include <system_error>

namespace vitrine {
namespace {

namespace fs = std::filesystem;

Diagnostic systemError(std::string_view what, const fs::path& path, int error) {
  std::string reason = std::generic_category().message(error);
  // Our messages are lower case; "I/O error" would lose by it.
  if (reason.size() > 1 && std::islower(static_cast<unsigned char>(reason[1])) != 0) {
    reason[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(reason[0])));
  }
  return Diagnostic::error(fmt::format("cannot {} {}: {}", what, path.string(), reason));
}

/// An open file descriptor, closed when dropped.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] bool isOpen() const { return fd_ >= 0; }
  [[nodiscard]] int get() const { return fd_; }

  /// Network file systems and quotas report a failed write only here. 0 or errno.
  [[nodiscard]] int close() {
    const int result = ::close(fd_);
    fd_ = -1;
    return result == 0 ? 0 : errno;
  }

 private:
  int fd_;
};

/// 0 or errno.
int writeAll(int fd, std::string_view contents) {
  while (!contents.empty()) {
    const ssize_t written = ::write(fd, contents.data(), contents.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    contents.remove_prefix(static_cast<size_t>(written));
  }
  return 0;
}

/// 0 or errno.
int writeTo(Descriptor&& file, std::string_view contents) {
  if (!file.isOpen()) return errno;
  const int error = writeAll(file.get(), contents);
  const int close_error = file.close();
  return error != 0 ? error : close_error;
}

/// A name in the same folder that no other process or thread uses; not mkstemp(), whose files are
/// private to the user where ours follow the umask.
fs::path temporaryName(const fs::path& path) {
  static std::atomic<unsigned> counter{0};
  fs::path out = path.parent_path();
  out /= fmt::format(".{}.{}.{}.tmp", path.filename().string(), ::getpid(), counter++);
  return out;
}

}  // namespace

Expected<std::string> readFile(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.isOpen()) return systemError("read", path, errno);

  std::string out;
  struct stat info = {};
  // The size is only a hint: pipes and /proc have none, and a file may grow while it is read.
  if (::fstat(file.get(), &info) == 0 && info.st_size > 0) {
    out.reserve(static_cast<size_t>(info.st_size) + 1);
  }
  while (true) {
    constexpr size_t kChunk = 64 * 1024;
    const size_t size = out.size();
    out.resize(std::max(size + kChunk, out.capacity()));
    const ssize_t got = ::read(file.get(), out.data() + size, out.size() - size);
    const int error = errno;
    out.resize(size + static_cast<size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0) return out;
    if (got < 0 && error != EINTR) return systemError("read", path, error);
  }
}

Expected<void> writeFile(const fs::path& path, std::string_view contents, FileMode mode) {
  const mode_t permissions = mode == FileMode::Executable ? 0777 : 0666;  // less the umask

  // A symbolic link stays one: what it points to is replaced.
  std::error_code error_code;
  fs::path target = path;
  if (fs::is_symlink(path, error_code)) target = fs::canonical(path, error_code);
  const bool dangling = target.empty();

  if (dangling || (fs::exists(target, error_code) && !fs::is_regular_file(target, error_code))) {
    constexpr int kDirectFlags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
    const int error =
        writeTo(Descriptor(::open(path.c_str(), kDirectFlags, permissions)), contents);
    if (error != 0) return systemError("write", path, error);
    return {};
  }

  // No fsync: a build is repeated after a power failure, and waiting for the disk is slow.
  const fs::path temporary = temporaryName(target);
  constexpr int kFlags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
  int error = writeTo(Descriptor(::open(temporary.c_str(), kFlags, permissions)), contents);
  if (error == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) error = errno;
  if (error != 0) {
    ::unlink(temporary.c_str());
    return systemError("write", path, error);
  }
  return {};
}

}  // namespace vitrine
