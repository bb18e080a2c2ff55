#include "compiler/driver/recorded_path.h"

#include <Python.h>

#include <fmt/format.h>

#include <filesystem>

#include "compiler/driver/owned.h"

namespace vitrine::driver {
namespace {

namespace fs = std::filesystem;

/// Without a slash at the end; the root is empty.
std::string folderText(const fs::path& path) {
  std::string text = path.lexically_normal().string();
  while (text.ends_with('/')) text.pop_back();
  return text;
}

}  // namespace

std::string recordedPath(const std::vector<SourceMap>& maps, const std::string& path) {
  std::string out = path;
  size_t longest = 0;
  for (const SourceMap& map : maps) {
    std::error_code error;
    const std::string from = folderText(fs::absolute(map.from, error));
    const bool inside = path.starts_with(from) && (path.size() == from.size() || path[from.size()] == '/');
    if (error || !inside || from.size() < longest) continue;
    longest = from.size();
    out = folderText(map.to) + path.substr(from.size());
  }
  return out;
}

Expected<void> renameCode(_object* code, const std::string& path) {
  const Owned importer(PyImport_ImportModule("_imp"));
  const Owned name(importer ? PyUnicode_DecodeFSDefaultAndSize(path.data(), static_cast<Py_ssize_t>(path.size())) : nullptr);
  const Owned done(name ? PyObject_CallMethod(importer.get(), "_fix_co_filename", "OO", code, name.get()) : nullptr);
  if (done) return {};
  PyErr_Clear();
  return Diagnostic::error(fmt::format("internal: a code object cannot be renamed to {}", path));
}

}  // namespace vitrine::driver
