// Operations on data that passes make out of those of rt_ops.h.
#pragma once

#include <vitrine/rt.h>

extern "C" {

/// slot = slot + b for a bound local: what vt_binary_inplace_add and a store into the same slot do.
/// A str that only the slot holds grows in place, so that building a string in a loop is linear.
/// Nothing may hold a borrowed reference to the slot's old value (b itself may be it).
/// Bit 1 of own: b is taken over. 0, or -1 with an exception set.
int vt_inplace_add_local(PyThreadState* ts, object* slot, PyObject* b, unsigned own) noexcept;

}  // extern "C"
