#include "compiler/driver/main_module.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "compiler/driver/module_finder.h"

namespace vitrine::driver {
namespace {

namespace fs = std::filesystem;

Expected<MainModule> findScript(const std::string& script) {
  std::error_code error;
  const fs::file_status status = fs::status(script, error);
  if (!fs::exists(status)) return Diagnostic::error("no such file", {script});
  if (fs::is_directory(status)) {
    return Diagnostic::error("found a directory, expected a Python file", {script});
  }
  const int fd = ::open(script.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    const int reason = errno;
    return Diagnostic::error(
        fmt::format("cannot read it: {}", std::generic_category().message(reason)),
        {script});
  }
  // python3 runs compiled bytecode too, whatever its name: the magic number of 3.11 tells.
  unsigned char magic[4] = {};
  const bool is_bytecode = ::read(fd, magic, 4) == 4 && magic[0] == 0xa7 && magic[1] == 0x0d &&
                           magic[2] == '\r' && magic[3] == '\n';
  ::close(fd);
  if (is_bytecode) {
    return Diagnostic::error("found bytecode (.pyc), expected Python source", {script});
  }

  MainModule out;
  fs::path path = fs::absolute(script, error);
  // `..` after a symbolic link leads elsewhere than the text says: only the file system knows.
  const fs::path folder = fs::canonical(path.parent_path(), error);
  const bool has_dots = path != path.lexically_normal();
  if (has_dots && !error) path = folder / path.filename();
  out.path = path.string();
  // Like python3, which follows the link to a script before it takes the folder.
  out.search_folder = fs::canonical(path, error).parent_path().string();
  return out;
}

Expected<MainModule> findModule(Interpreter& interpreter, const std::string& name) {
  std::error_code error;
  MainModule out;
  out.search_folder = fs::current_path(error).string();
  ModuleFinder finder(interpreter, out.search_folder);
  out.qualified = name;
  if (name.empty() || name.front() == '.' || name.back() == '.') {
    return Diagnostic::error(fmt::format("-m {}, expected the name of a module", name));
  }
  Found found = finder.find(name);
  if (found.is_package) {
    out.qualified += ".__main__";
    found = finder.find(out.qualified);
    if (found.kind == Found::Kind::Missing) {
      return Diagnostic::error(
          fmt::format("-m {0}: found a package without a module {0}.__main__", name));
    }
  }
  switch (found.kind) {
    case Found::Kind::Source:
      out.path = found.path;
      return out;
    case Found::Kind::Missing:
      return Diagnostic::error(fmt::format("-m {}: no such module", name))
          .withNote(fmt::format("looked in {} and on python3's sys.path", out.search_folder));
    case Found::Kind::Preloaded:
      return Diagnostic::error(fmt::format("-m {}: part of the interpreter itself", name));
    case Found::Kind::Namespace:
    case Found::Kind::Other:
      break;
  }
  return Diagnostic::error(
      fmt::format("-m {}: found {}, expected Python source", name, found.path));
}

}  // namespace

Expected<MainModule> findMainModule(Interpreter& interpreter, const Options& options) {
  if (!options.module.empty()) return findModule(interpreter, options.module);
  return findScript(options.script);
}

}  // namespace vitrine::driver
