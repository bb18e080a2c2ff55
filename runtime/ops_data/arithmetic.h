// The skeleton of + - * and the divisions, over a description `Op` of one of them:
//
//   static bool small(long x, long y, long* result)     one-digit values; false: not this way
//   static PyObject* ints(PyObject* a, PyObject* b)     exact ints or bools; nullptr without an
//                                                       exception: not this way
//   static bool floats(double x, double y, double* r)   false: not this way (division by zero)
//   static PyObject* others(PyObject* a, PyObject* b, unsigned* own)
//                                                       remaining types; as `ints`; clears the bits
//                                                       of operands that it gave up
//
// "Not this way" leaves the operation, and its error, to CPython.
#pragma once

#include "int_value.h"

namespace vitrine::data {

inline PyObject* newFloat(double value) { return vt_float_result(value, nullptr, nullptr, 0); }

inline bool isIntOrBool(PyObject* o) { return PyLong_CheckExact(o) || PyBool_Check(o); }

/// The value of an exact float, int or bool as CPython would convert it; false for others, and for
/// ints beyond 60 bits (which may overflow).
inline bool asDouble(PyObject* o, double* value) {
  if (PyFloat_CheckExact(o)) {
    *value = PyFloat_AS_DOUBLE(o);
    return true;
  }
  if (!isIntOrBool(o) || !isMedium(o)) return false;
  *value = static_cast<double>(mediumValue(o));
  return true;
}

/// Like vt_float_result when only one of the operands is a float.
inline PyObject* mixedResult(double value, PyObject* a, PyObject* b, unsigned own) {
  const int k = PyFloat_CheckExact(a) ? 0 : 1;
  PyObject* reusable = k == 0 ? a : b;
  if (isOwned(own, k) && Py_REFCNT(reusable) == 1) {
    reinterpret_cast<PyFloatObject*>(reusable)->ob_fval = value;
    release(a, b, own & ~(1u << k));
    return reusable;
  }
  return finish(newFloat(value), a, b, own);
}

template <typename Op>
[[gnu::noinline]] PyObject* arithmeticSlowly(PyObject* a,
                                             PyObject* b,
                                             unsigned own,
                                             binaryfunc generic) {
  if (isIntOrBool(a) && isIntOrBool(b)) {
    PyObject* result = Op::ints(a, b);
    if (VT_LIKELY(result != nullptr)) return finish(result, a, b, own);
  } else if (PyFloat_CheckExact(a) || PyFloat_CheckExact(b)) {
    double x, y, value;
    if (asDouble(a, &x) && asDouble(b, &y) && Op::floats(x, y, &value)) {
      return mixedResult(value, a, b, own);
    }
  } else {
    PyObject* result = Op::others(a, b, &own);
    if (result != nullptr) return finish(result, a, b, own);
  }
  if (VT_UNLIKELY(PyErr_Occurred() != nullptr)) return finish(nullptr, a, b, own);
  return finish(generic(a, b), a, b, own);
}

/// `generic` is what CPython calls: PyNumber_Add, PyNumber_InPlaceAdd ... Exact ints, floats and
/// strs have no in-place operations of their own.
template <typename Op>
inline PyObject* arithmetic(PyObject* a, PyObject* b, unsigned own, binaryfunc generic) {
  if (vt_is_small(a) && vt_is_small(b)) {
    long value;
    if (VT_LIKELY(Op::small(vt_small_value(a), vt_small_value(b), &value))) {
      PyObject* result = vt_int(value);
      vt_release_small(a, b, own);
      return result;
    }
  } else if (vt_both_floats(a, b)) {
    double value;
    if (VT_LIKELY(Op::floats(PyFloat_AS_DOUBLE(a), PyFloat_AS_DOUBLE(b), &value))) {
      return vt_float_result(value, a, b, own);
    }
  }
  return arithmeticSlowly<Op>(a, b, own, generic);
}

/// For operations whose `others` has nothing to add.
struct NoOthers {
  static PyObject* others(PyObject*, PyObject*, unsigned*) { return nullptr; }
};

}  // namespace vitrine::data
