// Shared by the operations on data: giving operands up, int values of a few digits.
//
// In: operands with their ownership mask (see rt.h). The interpreter gives operands up after the
// operation, the first pushed first; so does every function here.
#pragma once

#include <vitrine/cpython/data.h>
#include <vitrine/rt.h>
#include <vitrine/rt_fast.h>

namespace vitrine::data {

constexpr bool isOwned(unsigned own, int operand) {
  return ((operand < 31 ? own >> operand : own >> 31) & 1u) != 0;
}

inline void release(PyObject* a, unsigned own) {
  if ((own & 1u) != 0) vt_drop(a);
}
inline void release(PyObject* a, PyObject* b, unsigned own) {
  if ((own & 1u) != 0) vt_drop(a);
  if ((own & 2u) != 0) vt_drop(b);
}
inline void release(PyObject* a, PyObject* b, PyObject* c, unsigned own) {
  release(a, b, own);
  if ((own & 4u) != 0) vt_drop(c);
}
inline void releaseAll(PyObject** v, int n, unsigned own) {
  for (int i = 0; i < n; ++i) {
    if (isOwned(own, i)) vt_drop(v[i]);
  }
}
/// The order in which the interpreter unwinds its operand stack.
inline void releaseAllReversed(PyObject** v, int n, unsigned own) {
  while (--n >= 0) {
    if (isOwned(own, n)) vt_drop(v[n]);
  }
}

/// True when the mask says that all of `n` operands are taken over.
inline bool ownsAll(int n, unsigned own) {
  const unsigned all = n < 32 ? (1u << n) - 1 : ~0u;
  return (own & all) == all;
}

/// A reference to an operand that its new holder may keep.
inline PyObject* keep(PyObject* o, unsigned own, int operand) {
  return isOwned(own, operand) ? o : vt_newref(o);
}

inline PyObject* newBool(bool value) { return vt_newref(value ? Py_True : Py_False); }

/// Gives the operands up before it returns `result`.
inline PyObject* finish(PyObject* result, PyObject* a, unsigned own) {
  release(a, own);
  return result;
}
inline PyObject* finish(PyObject* result, PyObject* a, PyObject* b, unsigned own) {
  release(a, b, own);
  return result;
}

}  // namespace vitrine::data
