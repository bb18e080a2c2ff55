#include "compiler/driver/module_graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "compiler/driver/imports.h"
#include "compiler/driver/main_module.h"
#include "compiler/driver/module_finder.h"
#include "support/file.h"

namespace vitrine::driver {
namespace {

namespace fs = std::filesystem;

/// Is `name` the module `prefix` or inside the package of that name?
bool isWithin(const std::string& name, const std::string& prefix) {
  return name.starts_with(prefix) && (name.size() == prefix.size() || name[prefix.size()] == '.');
}

bool isWithinAny(const std::string& name, const std::vector<std::string>& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](const std::string& prefix) {
    return isWithin(name, prefix);
  });
}

std::string parentOf(const std::string& name) {
  const size_t dot = name.rfind('.');
  return dot == std::string::npos ? std::string() : name.substr(0, dot);
}

/// What is known about a source file once it has been looked into.
struct Parsed {
  std::string source;
  Owned code;
  ModuleNames names;
  std::optional<Diagnostic> error;  // set when there is no code
};

class GraphBuilder {
 public:
  GraphBuilder(Interpreter& interpreter,
               const Options& options,
               const MainModule& main,
               const std::function<void(const std::string&)>& step)
      : interpreter_(interpreter),
        options_(options),
        step_(step),
        finder_(interpreter, main.search_folder) {
    // With -m, the program is the package that was named, wherever it is installed.
    if (!main.qualified.empty()) {
      program_package_ = main.qualified.substr(0, main.qualified.find('.'));
    }
  }

  /// Adds the script. False: an error is set, or was printed.
  std::optional<GraphError> addMain(const MainModule& main) {
    Expected<std::string> source = readFile(main.path);
    if (!source) return GraphError{source.error()};
    step_(main.qualified.empty() ? main.path : main.qualified);
    Owned code = main.qualified.empty() ? interpreter_.compileScript(*source, main.path)
                                        : interpreter_.compileModule(*source, main.path);
    if (!code) {
      if (PyErr_ExceptionMatches(PyExc_OSError) != 0) {
        return GraphError{interpreter_.takeError(main.path)};
      }
      interpreter_.printError();
      return GraphError{Diagnostic::error("the script cannot be compiled", {main.path}), true};
    }
    Module module{"__main__",
                  main.qualified,
                  main.path,
                  false,
                  *std::move(source),
                  std::move(code)};
    if (!main.qualified.empty()) request(parentOf(main.qualified));
    Expected<ModuleNames> names = findImports(module.code.get());
    if (!names) return GraphError{names.error()};
    scan(module, *names, parentOf(main.qualified));
    graph_.modules.push_back(std::move(module));
    return std::nullopt;
  }

  /// Adds what the --include options name.
  std::optional<GraphError> addIncluded() {
    for (const std::string& folder : options_.plugin_folders) {
      if (auto error = addPluginFolder(folder)) return error;
    }
    for (const std::string& name : options_.include_modules) {
      if (auto error = addNamed("--include-module", name)) return error;
    }
    for (const std::string& name : options_.include_packages) {
      if (auto error = addNamed("--include-package", name)) return error;
      if (!finder_.find(name).is_package) {
        return GraphError{Diagnostic::error(
            fmt::format("--include-package={0}: found a module, expected a package; "
                        "--include-module={0} includes it",
                        name))};
      }
      addSubmodules(name);
    }
    return std::nullopt;
  }

  /// Follows imports until nothing new turns up.
  void follow() {
    while (!queue_.empty()) {
      const std::string name = std::move(queue_.front());
      queue_.pop_front();
      compile(name);
    }
  }

  ModuleGraph take() { return std::move(graph_); }

 private:
  /// Takes up the module and the packages it is in, once. `forced`: an option names it.
  void request(const std::string& name, bool forced = false) {
    if (name.empty()) return;
    request(parentOf(name), forced);
    const Found& found = finder_.find(name);
    if (found.kind != Found::Kind::Source) return;
    if (!forced && !isFollowed(name, found)) return;
    if (isWithinAny(name, options_.nofollow)) return;
    if (requested_.insert(name).second) queue_.push_back(name);
  }

  [[nodiscard]] bool isFollowed(const std::string& name, const Found& found) const {
    if (isWithinAny(name, options_.include_packages)) return true;
    switch (options_.follow) {
      case FollowImports::Program:
        return found.program || (!program_package_.empty() && isWithin(name, program_package_));
      case FollowImports::All:
        return true;
      case FollowImports::None:
        return false;
    }
    return false;
  }

  void compile(const std::string& name) {
    const Found found = finder_.find(name);
    Parsed& parsed = parse(name);
    if (!parsed.code) {
      graph_.left_out.push_back({name, found.path, *parsed.error});
      return;
    }
    Module module{name,
                  name,
                  found.path,
                  found.is_package,
                  std::move(parsed.source),
                  sharedRef(parsed.code.get())};
    scan(module, parsed.names, found.is_package ? name : parentOf(name));
    graph_.modules.push_back(std::move(module));
  }

  /// Compiles the module's source, once: CPython prints warnings meanwhile.
  Parsed& parse(const std::string& name) {
    if (const auto it = parsed_.find(name); it != parsed_.end()) return it->second;
    Parsed& out = parsed_[name];
    step_(name);
    const std::string path = finder_.find(name).path;
    Expected<std::string> source = readFile(path);
    if (!source) {
      out.error = source.error();
      return out;
    }
    out.source = *std::move(source);
    Owned code = interpreter_.compileModule(out.source, path);
    if (!code) {
      out.error = interpreter_.takeError(path);
      return out;
    }
    Expected<ModuleNames> names = findImports(code.get());
    if (!names) {
      out.error = names.error();
      return out;
    }
    out.names = *std::move(names);
    out.code = std::move(code);
    return out;
  }

  /// Requests what the module imports. `package`: its __package__.
  void scan(const Module& module, const ModuleNames& names, const std::string& package) {
    for (const Import& import : names.imports) {
      const std::string name = absoluteName(import, package);
      if (name.empty()) continue;
      if (finder_.find(name).kind == Found::Kind::Missing) {
        if (!import.guessed) graph_.missing.push_back({name, module.path, import.line});
        request(parentOf(name));
        continue;
      }
      request(name);
      requestNames(name, import.from);
    }
  }

  /// `from package import names`: those that are submodules.
  void requestNames(const std::string& package, const std::vector<std::string>& names) {
    if (!finder_.find(package).is_package) return;
    for (const std::string& name : names) {
      if (name == "*") {
        requestNames(package, starNames(package));
      } else if (!name.empty()) {
        request(package + "." + name);
      }
    }
  }

  /// What `from package import *` may import: __all__ of its __init__.
  std::vector<std::string> starNames(const std::string& package) {
    if (finder_.find(package).kind != Found::Kind::Source) return {};
    std::vector<std::string> out = parse(package).names.all;
    std::erase(out, "*");  // whoever writes that gets no loop
    return out;
  }

  std::optional<GraphError> addNamed(const char* option, const std::string& name) {
    const Found& found = finder_.find(name);
    switch (found.kind) {
      case Found::Kind::Missing:
        return GraphError{Diagnostic::error(fmt::format("{}={}: no such module", option, name))};
      case Found::Kind::Preloaded:
        return GraphError{
            Diagnostic::error(fmt::format("{}={}: part of the interpreter itself", option, name))};
      case Found::Kind::Other:
        return GraphError{Diagnostic::error(
            fmt::format("{}={}: found {}, expected Python source", option, name, found.path))};
      case Found::Kind::Source:
      case Found::Kind::Namespace:
        break;
    }
    request(name, true);
    return std::nullopt;
  }

  std::string folderOf(const std::string& package) {
    const Found& found = finder_.find(package);
    if (found.kind != Found::Kind::Source) return package;  // a namespace package has many
    std::error_code error;
    return fs::canonical(fs::path(found.path).parent_path(), error).string();
  }

  void addSubmodules(const std::string& package) {
    if (!walked_.insert(folderOf(package)).second) return;
    for (const std::string& name : finder_.submodules(finder_.find(package))) {
      const std::string full = package + "." + name;
      const bool is_package = finder_.find(full).is_package;
      // A link to an outer folder makes a package that contains itself.
      if (is_package && walked_.count(folderOf(full)) != 0) continue;
      request(full, true);
      if (is_package) addSubmodules(full);
    }
  }

  /// Every module in the folder, under the names that they have with the folder on sys.path; or,
  /// when the folder is a package, with the folder that this package is in.
  std::optional<GraphError> addPluginFolder(const std::string& folder) {
    std::error_code error;
    fs::path path = fs::canonical(folder, error);
    if (error || !fs::is_directory(path, error)) {
      return GraphError{
          Diagnostic::error(fmt::format("--include-plugin-directory={}: no such folder", folder))};
    }
    std::string package;
    while (fs::exists(path / "__init__.py", error)) {
      package = path.filename().string() + (package.empty() ? "" : "." + package);
      path = path.parent_path();
    }
    finder_.addEntry(path.string());
    if (!package.empty()) {
      request(package, true);
      addSubmodules(package);
      return std::nullopt;
    }
    Found top;
    top.entries.push_back({path.string(), true});
    for (const std::string& name : finder_.submodules(top)) {
      // A name that sys.path has already is that module, not the plugin.
      if (!finder_.find(name).path.starts_with(path.string() + "/")) continue;
      request(name, true);
      if (finder_.find(name).is_package) addSubmodules(name);
    }
    return std::nullopt;
  }

  Interpreter& interpreter_;
  const Options& options_;
  const std::function<void(const std::string&)>& step_;
  ModuleFinder finder_;
  std::string program_package_;
  ModuleGraph graph_;
  std::deque<std::string> queue_;
  std::set<std::string> requested_;
  std::map<std::string, Parsed> parsed_;
  std::set<std::string> walked_;
};

}  // namespace

GraphResult buildModuleGraph(Interpreter& interpreter,
                             const Options& options,
                             const std::function<void(const std::string&)>& step) {
  GraphResult out;
  const Expected<MainModule> main = findMainModule(interpreter, options);
  if (!main) {
    out.error = GraphError{main.error()};
    return out;
  }
  GraphBuilder builder(interpreter, options, *main, step);
  out.error = builder.addMain(*main);
  if (!out.error) out.error = builder.addIncluded();
  if (out.error) return out;
  builder.follow();
  out.graph = builder.take();
  return out;
}

}  // namespace vitrine::driver
