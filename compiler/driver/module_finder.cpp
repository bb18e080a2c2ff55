#include "compiler/driver/module_finder.h"

#include <filesystem>
#include <set>

namespace vitrine::driver {
namespace {

namespace fs = std::filesystem;

std::string attributeText(PyObject* o, const char* name) {
  const Owned value(PyObject_GetAttrString(o, name));
  const char* utf8 =
      value && PyUnicode_Check(value.get()) ? PyUnicode_AsUTF8(value.get()) : nullptr;
  PyErr_Clear();
  return utf8 != nullptr ? utf8 : "";
}

/// True when the loader reads .py files: SourceFileLoader or derived from it.
bool readsSource(PyObject* loader) {
  const Owned module(PyImport_ImportModule("_frozen_importlib_external"));
  const Owned type(module ? PyObject_GetAttrString(module.get(), "SourceFileLoader") : nullptr);
  const int is = type ? PyObject_IsInstance(loader, type.get()) : -1;
  PyErr_Clear();
  return is == 1;
}

bool isIdentifier(const std::string& name) {
  const Owned text = newText(name);
  const bool is = text && PyUnicode_IsIdentifier(text.get()) == 1;
  PyErr_Clear();
  return is;
}

}  // namespace

ModuleFinder::ModuleFinder(Interpreter& interpreter, const std::string& first)
    : interpreter_(interpreter) {
  if (!first.empty()) entries_.push_back({first, true});
  for (std::string& path : interpreter.sysPath()) entries_.push_back({std::move(path), false});
}

void ModuleFinder::addEntry(const std::string& path) {
  entries_.push_back({path, true});
  known_.clear();
}

const Found& ModuleFinder::find(const std::string& name) {
  if (const auto it = known_.find(name); it != known_.end()) return it->second;
  Found out;
  const size_t dot = name.rfind('.');
  if (dot == std::string::npos) {
    if (interpreter_.isPreloaded(name)) {
      out.kind = Found::Kind::Preloaded;
    } else {
      out = search(name, entries_);
    }
  } else {
    const Found parent = find(name.substr(0, dot));
    if (parent.kind == Found::Kind::Preloaded) {
      // os.path and the like. Frozen packages have no submodules outside of the interpreter.
      out.kind = Found::Kind::Preloaded;
    } else {
      out = search(name, parent.entries);
    }
  }
  return known_.emplace(name, std::move(out)).first->second;
}

Found ModuleFinder::search(const std::string& name, const std::vector<SearchEntry>& entries) {
  Found spread;  // a namespace package collects what all the entries have
  for (const SearchEntry& entry : entries) {
    Found found = searchEntry(name, entry);
    if (found.kind == Found::Kind::Missing) continue;
    if (found.kind != Found::Kind::Namespace) return found;
    spread.kind = Found::Kind::Namespace;
    spread.is_package = true;
    spread.program = spread.program || found.program;
    spread.entries.insert(spread.entries.end(), found.entries.begin(), found.entries.end());
  }
  return spread;
}

Found ModuleFinder::searchEntry(const std::string& name, const SearchEntry& entry) {
  Found out;
  const Owned path = newPath(entry.path);
  const Owned finder(path ? PyImport_GetImporter(path.get()) : nullptr);
  if (!finder || finder.get() == Py_None) {
    PyErr_Clear();
    return out;
  }
  const Owned spec(PyObject_CallMethod(finder.get(), "find_spec", "s", name.c_str()));
  if (!spec || spec.get() == Py_None) {
    PyErr_Clear();
    return out;
  }
  const Owned loader(PyObject_GetAttrString(spec.get(), "loader"));
  const Owned locations(PyObject_GetAttrString(spec.get(), "submodule_search_locations"));
  PyErr_Clear();
  if (locations && PyList_Check(locations.get())) {
    out.is_package = true;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(locations.get()); ++i) {
      const char* utf8 = PyUnicode_AsUTF8(PyList_GET_ITEM(locations.get(), i));
      if (utf8 != nullptr) out.entries.push_back({utf8, entry.program});
    }
    PyErr_Clear();
  }
  out.program = entry.program;
  if (!loader || loader.get() == Py_None) {
    out.kind = out.is_package ? Found::Kind::Namespace : Found::Kind::Missing;
  } else {
    out.kind = readsSource(loader.get()) ? Found::Kind::Source : Found::Kind::Other;
    out.path = attributeText(spec.get(), "origin");
  }
  return out;
}

std::vector<std::string> ModuleFinder::submodules(const Found& package) const {
  std::set<std::string> out;
  for (const SearchEntry& entry : package.entries) {
    std::error_code error;
    for (fs::directory_iterator it(entry.path, error), end; !error && it != end;
         it.increment(error)) {
      const fs::path& path = it->path();
      std::error_code ignored;
      std::string name;
      if (path.extension() == ".py") {
        name = path.stem().string();
      } else if (fs::exists(path / "__init__.py", ignored)) {
        name = path.filename().string();
      }
      if (name != "__init__" && isIdentifier(name)) out.insert(name);
    }
  }
  return {out.begin(), out.end()};
}

}  // namespace vitrine::driver
