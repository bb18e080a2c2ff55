// A Python reference that is given up when dropped. Needs the GIL.
#pragma once

#include <Python.h>

#include <memory>
#include <string_view>

namespace vitrine::driver {

struct GiveUp {
  void operator()(PyObject* o) const { Py_DECREF(o); }
};

/// A new reference, or null.
using Owned = std::unique_ptr<PyObject, GiveUp>;

[[nodiscard]] inline Owned sharedRef(PyObject* borrowed) { return Owned(Py_XNewRef(borrowed)); }

/// str objects from UTF-8, and from the name of a file. Null: a Python exception is set.
[[nodiscard]] inline Owned newText(std::string_view utf8) {
  return Owned(PyUnicode_FromStringAndSize(utf8.data(), static_cast<Py_ssize_t>(utf8.size())));
}
[[nodiscard]] inline Owned newPath(std::string_view path) {
  return Owned(PyUnicode_DecodeFSDefaultAndSize(path.data(), static_cast<Py_ssize_t>(path.size())));
}

}  // namespace vitrine::driver
