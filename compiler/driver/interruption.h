// Ctrl-C, kill and a closed terminal: everything half-made is removed, then exit code 130.
//
// The signals are blocked in all threads but one, which waits for them, so that the clean-up is
// ordinary code: child processes are killed with all they started, temporary files and folders
// removed. Whoever is about to make something that needs cleaning up, or that must be made wholly
// or not at all, holds a Shield meanwhile. The waiting thread never gives the lock back: after an
// interruption nobody else gets anywhere.
#pragma once

#include <sys/types.h>

#include <csignal>
#include <filesystem>
#include <mutex>

namespace vitrine::driver {

/// The interruption waits while one of these lives. Nests.
class Shield {
 public:
  Shield();

 private:
  std::unique_lock<std::recursive_mutex> lock_;
};

namespace interruption {

/// Once, on the main thread, before there are others.
void install();

/// The signal mask and handlers that the process was started with, for its children: call in the
/// process that becomes another program.
void restoreForExec();
[[nodiscard]] const sigset_t& originalMask();

/// Removed (with its contents) on interruption.
void addPath(const std::filesystem::path& path);
void forgetPath(const std::filesystem::path& path);

/// A child that leads its own process group.
void addChild(pid_t child);
void forgetChild(pid_t child);

}  // namespace interruption
}  // namespace vitrine::driver
