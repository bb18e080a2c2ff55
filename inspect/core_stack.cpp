#include "inspect/core_stack.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace vitrine::inspect {
namespace {

using Json = nlohmann::ordered_json;
using Reader = void (*)(const CoreStackRequest&, std::string*);

constexpr int kSeconds = 20;  // a second is usual; a damaged core may keep LLDB busy for ever
constexpr size_t kMostBytes = 16U << 20;

/// In the child: the library beside this program, which is gone with the process.
[[noreturn]] void answer(const CoreStackRequest& request, int channel) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  const int nothing = open("/dev/null", O_RDWR);
  for (int file = 0; file < 3; file++) dup2(nothing, file);
  std::string text;
  const auto library = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "libvitrine_core_stack.so";
  void* loaded = dlopen(library.c_str(), RTLD_NOW);
  auto read = loaded != nullptr ? reinterpret_cast<Reader>(dlsym(loaded, "vitrine_read_core_stack")) : nullptr;
  if (read != nullptr) {
    read(request, &text);
  } else {
    text = Json{{"problem", "native frames need liblldb-22, which is not installed here"}}.dump();
  }
  for (size_t done = 0; done < text.size();) {
    const ssize_t written = write(channel, text.data() + done, text.size() - done);
    if (written <= 0) break;
    done += static_cast<size_t>(written);
  }
  _exit(0);
}

/// All that the child writes, or what there is after kSeconds.
std::string listen(int channel) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(kSeconds);
  std::string text;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count();
    pollfd waiting = {channel, POLLIN, 0};
    if (left <= 0 || text.size() > kMostBytes || poll(&waiting, 1, static_cast<int>(left)) <= 0) return text;
    char part[65536];
    const ssize_t size = read(channel, part, sizeof part);
    if (size <= 0) return text;
    text.append(part, static_cast<size_t>(size));
  }
}

}  // namespace

Json readCoreStack(const CoreStackRequest& request) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return {{"problem", "native frames: no pipe for the process that reads them"}};
  const pid_t child = fork();
  if (child == 0) answer(request, ends[1]);
  close(ends[1]);
  const std::string text = child > 0 ? listen(ends[0]) : "";
  close(ends[0]);
  int status = 0;
  if (child > 0) {
    kill(child, SIGKILL);  // a no-op when it has ended
    waitpid(child, &status, 0);
  }
  Json result = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!result.is_discarded()) return result;
  const bool crashed = WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL;
  return {{"problem", crashed ? fmt::format("native frames: LLDB crashed on this core ({})", strsignal(WTERMSIG(status)))
                              : fmt::format("native frames: LLDB did not read them within {} s", kSeconds)}};
}

}  // namespace vitrine::inspect
