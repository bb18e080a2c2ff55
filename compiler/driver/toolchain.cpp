#include "compiler/driver/toolchain.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdio>
#include <sstream>
#include <system_error>

#include "debuginfo/schema/stored_map.h"
#include "support/file.h"
#include "support/hash.h"

namespace vitrine::driver {
namespace {

namespace fs = std::filesystem;
using Flags = std::vector<std::string>;

// ---- the flags ----------------------------------------------------------------------------------

// CPython's libpython3.11.a is not position independent: -no-pie. Its structures are accessed
// through casts: -fno-strict-aliasing; its arithmetic wraps: -fwrapv. Frame pointers and unwind
// tables are for debuggers and profilers, which walk these frames too. No vectors of two pointers: what
// one half of was just stored cannot be forwarded to their loads (10 % of call-heavy programs).
// The last two lines leave out passes that take a third of g++'s time and made no benchmark faster: there is little
// that they could find between calls into the runtime.
constexpr const char* kCommonFlags =
    "-std=c++20 -DNDEBUG -fno-pie -fno-exceptions -fno-rtti -fno-strict-aliasing -fwrapv -fno-plt "
    "-fno-omit-frame-pointer -fno-tree-slp-vectorize -fasynchronous-unwind-tables -w -fdiagnostics-color=never -pipe "
    "-fno-tree-pre -fno-gcse -fno-code-hoisting -fno-tree-pta -fno-tree-vrp -fno-schedule-insns2 "
    "-fno-crossjumping -Wno-register";

// Columns of generated code mean nothing to the user, and would split lines into several steps. Location views are
// defined by the .loc directives that our assembler stage replaces.
constexpr const char* kFullDebugInfo = "-g -gno-column-info -gno-variable-location-views";
constexpr const char* kNoDebugInfo = "-g0";

struct ModeFlags {
  const char* optimize_hot;
  const char* optimize_once;
  const char* debug_info;
};
constexpr ModeFlags kDefaultMode = {"-O2", "-O0", "-g1 -gno-column-info"};
constexpr ModeFlags kDebugMode = {"-O0", "-O0", kFullDebugInfo};

// The headers that generated code may include, precompiled together; a unit gets them by -include,
// and finds its own #includes done. (g++ would take a precompiled <vitrine/rt.h> too, but only for
// the first #include: the next header that includes it looks for an rt.h beside the precompiled
// one.)
constexpr const char* kPchName = "prelude.h";
constexpr const char* kPchText =
    "#include <vitrine/rt.h>\n#include <vitrine/rt_pure.h>\n#include <vitrine/rt_unoptimized.h>\n";

// Only for exactly these flags: g++ 12 also takes one that was made with another -O, and crashes.
struct PchMode {
  const char* name;
  const char* optimize;
  const char* debug_info;
};
constexpr PchMode kPchModes[] = {
    {"hot", kDefaultMode.optimize_hot, kDefaultMode.debug_info},
    {"once", kDefaultMode.optimize_once, kDefaultMode.debug_info},
    {"debug", kDebugMode.optimize_hot, kDebugMode.debug_info},
};

// --as-needed: libstdc++ is only loaded when the program uses it. Extension modules that the
// program loads take CPython's symbols from it: -rdynamic.
constexpr const char* kLinkFlags = "-no-pie -rdynamic -Wl,--as-needed";

// ---- helpers ------------------------------------------------------------------------------------

void append(Flags& to, const Flags& more) { to.insert(to.end(), more.begin(), more.end()); }

/// The flags of the tables above: texts separated by spaces.
void append(Flags& to, const std::string& more) {
  std::istringstream words(more);
  for (std::string word; words >> word;) to.push_back(word);
}

/// Size and time stand for the contents of files that are too large to read each time.
std::string stampOfFile(const fs::path& path) {
  struct stat info = {};
  if (::stat(path.c_str(), &info) != 0) return "none";
  return fmt::format("{} {} {}.{}",
                     path.string(),
                     info.st_size,
                     info.st_mtim.tv_sec,
                     info.st_mtim.tv_nsec);
}

Expected<void> addFiles(FieldHasher& hash, const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    if (it->is_regular_file(error)) files.push_back(it->path());
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    const Expected<std::string> text = readFile(file);
    if (!text) return text.error();
    hash.add(file.lexically_relative(folder).string()).add(*text);
  }
  return {};
}

Expected<void> checkPython(const PythonBuild& python) {
  const auto install = [&](const std::string& what) {
    return Diagnostic::error(fmt::format("found no {}", what))
        .withNote(fmt::format("install it with: apt install {}", python.package));
  };
  std::error_code error;
  if (!fs::exists(python.library, error)) return install(python.library);
  const auto has_header = [&](const std::string& folder) {
    return fs::exists(fs::path(folder) / "Python.h", error);
  };
  if (std::none_of(python.include_folders.begin(), python.include_folders.end(), has_header)) {
    return install(fmt::format("Python.h in {}", fmt::join(python.include_folders, ", ")));
  }
  return {};
}

}  // namespace

Expected<Toolchain> Toolchain::find(const Installation& installation,
                                    const Options& options,
                                    const fs::path& folder) {
  Toolchain out;
  out.installation_ = installation;
  out.options_ = options;
  out.python_ = options.python_debug_build ? installation.python_debug : installation.python;
  if (out.python_.executable.empty()) {
    return Diagnostic::error("this vitrine was built without python3.11-dbg")
        .withNote("apt install python3.11-dbg, then build vitrine again");
  }

  const std::string& cxx = options.cxx.empty() ? installation.cxx : options.cxx;
  out.cxx_ = findProgram(cxx);
  if (out.cxx_.empty()) {
    return Diagnostic::error(fmt::format("found no C++ compiler {}", cxx))
        .withNote("install one with: apt install g++");
  }
  if (Expected<void> checked = checkPython(out.python_); !checked) return checked.error();
  const fs::path runtime = installation.home / out.python_.runtime_library;
  std::error_code error;
  if (!options.make_pch && !fs::exists(runtime, error)) {
    return Diagnostic::error(
        fmt::format("found no {}, expected vitrine's runtime there", runtime.string()));
  }

  if (const Expected<std::string> text = readFile(installation.home / "link-options.txt"); text) {
    std::istringstream lines(*text);
    for (std::string line; std::getline(lines, line);) {
      if (!line.empty() && line[0] != '#') out.link_options_.push_back(line);
    }
  }
  out.has_gold_ = !findProgram("ld.gold").empty();
  if (Expected<void> identified = out.identify(folder); !identified) return identified.error();
  // Precompiled headers do not depend on it, object files do.
  out.unit_id_ = out.compile_id_ + stampOfFile(out.installation_.home / "as" / "as");
  return out;
}

Expected<void> Toolchain::identify(const fs::path& folder) {
  const Command version{{cxx_.string(), "--version"}, folder, "version"};
  const Expected<CommandResult> answer = run(version);
  if (!answer) return answer.error();
  if (answer->exit_code != 0) {
    return Diagnostic::error(
        fmt::format("{} --version failed with exit code {}, expected a C++ "
                    "compiler",
                    cxx_.string(),
                    answer->exit_code));
  }
  const std::string compiler = answer->output.substr(0, answer->output.find('\n'));
  if (compiler.find("clang") != std::string::npos) {
    return Diagnostic::error(fmt::format("{} is clang, expected a g++", cxx_.string()))
        .withNote("some flags are g++'s own, and our assembler stage reads what g++ writes");
  }

  FieldHasher compile;
  compile.add(compiler).add(stampOfFile(cxx_));
  if (Expected<void> added = addFiles(compile, installation_.includeFolder()); !added) return added;
  for (const std::string& include : python_.include_folders) {
    compile.add(stampOfFile(fs::path(include) / "patchlevel.h"));
    compile.add(stampOfFile(fs::path(include) / "pyconfig.h"));
  }
  compile_id_ = compile.hex();

  FieldHasher link;
  link.add(fmt::format("map {}", schema::kMapVersion));
  link.add(compiler).add(stampOfFile(python_.library));
  if (!options_.make_pch) {  // which is part of building vitrine: the runtime comes later
    const Expected<std::string> runtime = readFile(installation_.home / python_.runtime_library);
    if (!runtime) return runtime.error();
    link.add(*runtime);
  }
  for (const std::string& flag : linkCommand({}, "", "").arguments) link.add(flag);
  link_id_ = link.hex();

  if (options_.python_debug_build) {
    pch_problem_ = "there are none for a Py_DEBUG build";
    return {};
  }
  for (const PchMode& mode : kPchModes) {
    const Expected<std::string> stamp = readFile(installation_.pchFolder() / mode.name / "stamp");
    if (!stamp) {
      pch_problem_ = "missing";
    } else if (*stamp != stampOf(mode.name)) {
      pch_problem_ = "made with another compiler or other headers";
    }
  }
  return {};
}

std::string Toolchain::stampOf(const std::string& pch_mode) const {
  FieldHasher hash;
  hash.add(compile_id_).add(kCommonFlags).add(kPchText);
  for (const std::string& flag : installation_.compile_flags) hash.add(flag);
  for (const PchMode& mode : kPchModes) {
    if (mode.name == pch_mode) hash.add(mode.optimize).add(mode.debug_info);
  }
  return hash.hex();
}

std::vector<std::string> Toolchain::installationFlags() const {
  Flags out = installation_.compile_flags;
  out.push_back("-I" + installation_.includeFolder().string());
  for (const std::string& folder : python_.include_folders) out.push_back("-I" + folder);
  return out;
}

std::vector<std::string> Toolchain::compileFlags(UnitKind kind) const {
  const ModeFlags& mode = options_.debug_mode ? kDebugMode : kDefaultMode;
  std::string optimize = kind == UnitKind::Hot ? mode.optimize_hot : mode.optimize_once;
  if (kind == UnitKind::Hot && options_.optimization) {
    optimize = fmt::format("-O{}", *options_.optimization);
  }
  const char* debug_info = mode.debug_info;
  if (options_.debug_info) debug_info = *options_.debug_info ? kFullDebugInfo : kNoDebugInfo;

  Flags out;
  append(out, kCommonFlags);
  append(out, optimize);
  append(out, debug_info);
  for (const PchMode& pch : kPchModes) {
    if (!pch_problem_.empty() || optimize != pch.optimize) continue;
    if (std::string_view(debug_info) != pch.debug_info) continue;
    append(out, Flags{"-include", (installation_.pchFolder() / pch.name / kPchName).string()});
    break;
  }
  append(out, installationFlags());
  // Our own assembler stage makes the DWARF speak Python. For debug builds it reads the comments that -dA writes; marks
  // of lines mean nothing in optimised code.
  const bool plain = optimize == "-O0" && std::string_view(debug_info) == kFullDebugInfo;
  if (plain || !options_.debug_mode) out.push_back("-B" + (installation_.home / "as").string() + "/");
  if (plain) out.push_back("-dA");
  return out;
}

Command Toolchain::compileCommand(UnitKind kind,
                                  const std::string& source,
                                  const std::string& object,
                                  const fs::path& folder) const {
  Command out;
  out.folder = folder;
  out.label = object;
  out.arguments = {cxx_.string()};
  append(out.arguments, compileFlags(kind));
  // The same text gives the same object file, whatever the folder of this build is called.
  out.arguments.push_back(fmt::format("-ffile-prefix-map={}=.", folder.string()));
  append(out.arguments, {"-c", source, "-o", object});
  return out;
}

Command Toolchain::linkCommand(const std::vector<std::string>& objects,
                               const std::string& output,
                               const fs::path& folder) const {
  Command out;
  out.folder = folder;
  out.label = "link";
  out.arguments = {cxx_.string()};
  append(out.arguments, kLinkFlags);
  append(out.arguments, installation_.link_flags);
  if (has_gold_) out.arguments.push_back("-fuse-ld=gold");
  append(out.arguments, link_options_);
  append(out.arguments, objects);
  // A group: CPython's library refers back to the runtime by way of --wrap.
  append(out.arguments,
         {"-Wl,--start-group",
          (installation_.home / python_.runtime_library).string(),
          python_.library,
          "-Wl,--end-group"});
  for (const std::string& library : installation_.system_libraries) {
    out.arguments.push_back("-l" + library);
  }
  append(out.arguments, {"-lpthread", "-o", output});
  return out;
}

Expected<void> Toolchain::makePch(const fs::path& folder, bool verbose) const {
  for (const PchMode& mode : kPchModes) {
    const fs::path target = installation_.pchFolder() / mode.name;
    const std::string stamp = stampOf(mode.name);
    std::error_code error;
    const Expected<std::string> old = readFile(target / "stamp");
    const fs::path header = target / (std::string(kPchName) + ".gch");
    if (old && *old == stamp && fs::exists(header, error)) continue;

    // First without a stamp: an interrupted run leaves nothing that looks finished.
    fs::remove(target / "stamp", error);
    fs::create_directories(target, error);
    Expected<void> text = writeFile(target / kPchName, kPchText);
    if (!text) return text;
    Command command{{cxx_.string()}, folder, "pch"};
    append(command.arguments, kCommonFlags);
    append(command.arguments, mode.optimize);
    append(command.arguments, mode.debug_info);
    append(command.arguments, installationFlags());
    append(command.arguments,
           Flags{"-x", "c++-header", (target / kPchName).string(), "-o", header.string()});
    if (verbose) fmt::print(stderr, "{}\n", shellText(command));
    const Expected<CommandResult> result = run(command);
    if (!result) return result.error();
    if (result->exit_code != 0) {
      return Diagnostic::error("the headers do not compile").withNote(result->output);
    }
    if (Expected<void> written = writeFile(target / "stamp", stamp); !written) return written;
  }
  return {};
}

}  // namespace vitrine::driver
