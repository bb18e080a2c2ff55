// A Python reference that is given up when dropped. Needs the GIL.
#pragma once

#include <Python.h>

#include <memory>

namespace vitrine::driver {

struct GiveUp {
  void operator()(PyObject* o) const { Py_DECREF(o); }
};

/// A new reference, or null.
using Owned = std::unique_ptr<PyObject, GiveUp>;

[[nodiscard]] inline Owned sharedRef(PyObject* borrowed) { return Owned(Py_XNewRef(borrowed)); }

}  // namespace vitrine::driver
