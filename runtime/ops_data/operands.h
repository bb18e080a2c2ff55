// Shared by the operations on data: giving operands up.
//
// In: operands with the ownership mask of rt.h. An operation first computes its result, then gives
// the operands up in the order in which the interpreter does: finalizers may be watching.
#pragma once

#include <vitrine/rt_fast.h>
#include <vitrine/rt_leave.h>

namespace vitrine::data {

/// Bit of operand k in an ownership mask: operands from 31 on share the last bit.
constexpr unsigned ownBit(int k) { return 1u << (k < 31 ? k : 31); }

inline bool isOwned(unsigned own, int k) { return (own & ownBit(k)) != 0; }

inline void release(PyObject* a, unsigned own) {
  if ((own & 1u) != 0) vt_drop(a);
}
inline void release(PyObject* a, PyObject* b, unsigned own) { vt_release(a, b, own); }
inline void release(PyObject* a, PyObject* b, PyObject* c, unsigned own) {
  vt_release(a, b, own);
  if ((own & 4u) != 0) vt_drop(c);
}

/// Gives up an array of operands, the last one first, as the interpreter pops them.
inline void releaseAll(PyObject** v, int n, unsigned own) {
  if (own == 0) return;
  for (int k = n; k-- > 0;) {
    if (isOwned(own, k)) vt_drop(v[k]);
  }
}

/// A reference to operand k that outlives the operation: its own when it is given up, else a new
/// one.
inline PyObject* take(PyObject* o, unsigned own, int k) {
  return isOwned(own, k) ? o : vt_newref(o);
}

inline PyObject* boolObject(int value) { return value != 0 ? Py_True : Py_False; }

}  // namespace vitrine::data
