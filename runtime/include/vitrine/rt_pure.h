// What speculated expressions are made of (compiler/passes/speculate.cpp): numbers outside of objects,
// and reads that run no Python code.
//
// Every vt_pure_NAME and vt_number_NAME says with false or NULL that it does not know: an operand has
// another type, an int leaves 64 bits, an error would be raised. Nothing has happened then, and the
// generated code does the whole expression again with the runtime's operations. References are
// borrowed: nothing runs between the reads that could give them up. The GIL is held.
#pragma once

#include <vitrine/rt_fast.h>

/// An exact int that fits 64 bits, or an exact float.
struct vt_number {
  bool real;  // d holds it, else i
  long i;
  double d;
};

/// An int, unless it is not known to be one.
struct vt_wide_int {
  long value;
  bool known;
};

/// One attempt in the code: how often it failed since it last succeeded.
struct vt_attempt_cache {
  unsigned char failures;
};
enum : unsigned char { VT_HOPELESS = 64 };  // failures in a row, after which it is not made any more

extern "C" {

/// `container[index]` of a str, bytes or bytearray; borrowed (the results live for ever), or NULL.
PyObject* vt_pure_item_of_string(PyObject* container, long index) noexcept;
/// `dict[key]` where no key's __eq__ or __hash__ can run; borrowed, or NULL.
PyObject* vt_pure_item_of_dict(PyObject* dict, PyObject* key) noexcept;
/// An attribute that is found without running code, whatever kind of plan the cache has; borrowed, or NULL.
PyObject* vt_pure_attr_otherwise(PyObject* owner, PyObject* name, vt_attr_cache* cache) noexcept;
/// Compares two objects (`op` is Py_LT .. Py_GE): 0 or 1, negative when that takes Python code.
int vt_pure_compare_objects(PyObject* a, PyObject* b, int op) noexcept;
/// The value of an exact int of two digits (60 bits).
vt_wide_int vt_get_wide_int(PyObject* o) noexcept;
/// x ** y of floats, NaN where CPython raises or gives a complex.
double vt_pure_power(double x, double y) noexcept;
/// Stores a number where vt_store_number cannot do it in place.
bool vt_store_new_int(PyObject** slot, long value, _Py_CODEUNIT** prev_instr, _Py_CODEUNIT* position) noexcept;
bool vt_store_new_float(PyObject** slot, double value, _Py_CODEUNIT** prev_instr, _Py_CODEUNIT* position) noexcept;

}  // extern "C"

// ---- into and out of objects ---------------------------------------------------------------------

VT_INLINE vt_number vt_int_number(long value) { return {false, value, 0.0}; }
VT_INLINE vt_number vt_float_number(PyObject* o) { return {true, 0, PyFloat_AS_DOUBLE(o)}; }

VT_INLINE bool vt_get_number(PyObject* o, vt_number* n) {
  if (vt_is_small(o)) {
    *n = {false, vt_small_value(o), 0.0};
    return true;
  }
  if (PyFloat_CheckExact(o)) {
    *n = {true, 0, PyFloat_AS_DOUBLE(o)};
    return true;
  }
  // By value: a number whose address leaves the function would live in memory.
  const vt_wide_int wide = vt_get_wide_int(o);
  *n = {false, wide.value, 0.0};
  return wide.known;
}

/// A new reference; NULL when memory ran out, with no exception left behind.
VT_INLINE PyObject* vt_box(const vt_number& n) {
  PyObject* o = nullptr;
  if (!n.real) {
    o = vt_int(n.i);
  } else {
#ifndef Py_DEBUG
    struct _Py_float_state* state = &_PyRuntime.interpreters.main->float_state;
    if (PyFloatObject* free = state->free_list; VT_LIKELY(free != nullptr)) {
      state->free_list = reinterpret_cast<PyFloatObject*>(Py_TYPE(free));
      state->numfree--;
      free->ob_base.ob_type = &PyFloat_Type;
      free->ob_base.ob_refcnt = 1;
      free->ob_fval = n.d;
      return reinterpret_cast<PyObject*>(free);
    }
#endif
    o = vt_float_slow(n.d);
  }
  if (VT_UNLIKELY(o == nullptr)) PyErr_Clear();
  return o;
}

/// Gives up an operand that vt_get_number read.
VT_INLINE void vt_drop_number(PyObject* o) {
  if (vt_is_small(o)) {
    vt_drop_small(o);
  } else {
    vt_drop(o);
  }
}

/// `*slot = value`. An object that only the slot holds is changed in place: nobody can tell.
/// `position` is stored only when the old object's finalizer may look at it.
VT_INLINE bool vt_store_number(PyObject** slot, const vt_number& value, _Py_CODEUNIT** prev_instr,
                               _Py_CODEUNIT* position) {
  PyObject* old = *slot;
  if (VT_LIKELY(old != nullptr && old->ob_refcnt == 1)) {
    if (value.real) {
      if (VT_LIKELY(PyFloat_CheckExact(old))) {
        reinterpret_cast<PyFloatObject*>(old)->ob_fval = value.d;
        return true;
      }
    } else if (VT_LIKELY(vt_is_small(old) && Py_SIZE(old) != 0)) {
      const unsigned long magnitude = value.i < 0 ? -static_cast<unsigned long>(value.i) : value.i;
      // Smaller ints are shared objects.
      const bool own = static_cast<unsigned long>(value.i + _PY_NSMALLNEGINTS) >= _PY_NSMALLNEGINTS + _PY_NSMALLPOSINTS;
      if (VT_LIKELY(own && magnitude <= PyLong_MASK)) {
        Py_SET_SIZE(reinterpret_cast<PyVarObject*>(old), value.i < 0 ? -1 : 1);
        reinterpret_cast<PyLongObject*>(old)->ob_digit[0] = static_cast<digit>(magnitude);
        return true;
      }
    }
  }
  return value.real ? vt_store_new_float(slot, value.d, prev_instr, position)
                    : vt_store_new_int(slot, value.i, prev_instr, position);
}

/// `*slot = value` for an object: takes the reference over, always succeeds.
VT_INLINE bool vt_store_object(PyObject** slot, PyObject* value, _Py_CODEUNIT** prev_instr, _Py_CODEUNIT* position) {
  PyObject* old = *slot;
  *slot = value;
  *prev_instr = position;
  vt_xdrop(old);
  return true;
}

// ---- arithmetic ----------------------------------------------------------------------------------

VT_INLINE double vt_as_double(const vt_number& n) { return n.real ? n.d : static_cast<double>(n.i); }

VT_INLINE bool vt_number_add(const vt_number& a, const vt_number& b, vt_number* r) {
  if (!a.real && !b.real) {
    r->real = false;
    return !__builtin_add_overflow(a.i, b.i, &r->i);
  }
  *r = {true, 0, vt_as_double(a) + vt_as_double(b)};
  return true;
}
VT_INLINE bool vt_number_subtract(const vt_number& a, const vt_number& b, vt_number* r) {
  if (!a.real && !b.real) {
    r->real = false;
    return !__builtin_sub_overflow(a.i, b.i, &r->i);
  }
  *r = {true, 0, vt_as_double(a) - vt_as_double(b)};
  return true;
}
VT_INLINE bool vt_number_multiply(const vt_number& a, const vt_number& b, vt_number* r) {
  if (!a.real && !b.real) {
    r->real = false;
    return !__builtin_mul_overflow(a.i, b.i, &r->i);
  }
  *r = {true, 0, vt_as_double(a) * vt_as_double(b)};
  return true;
}

/// Ints that a double holds exactly: their quotient is rounded once, as CPython's is.
VT_INLINE bool vt_is_exact_double(const vt_number& n) {
  constexpr long kLimit = 1L << 53;
  return n.real || (n.i <= kLimit && n.i >= -kLimit);
}
VT_INLINE bool vt_number_true_divide(const vt_number& a, const vt_number& b, vt_number* r) {
  const double divisor = vt_as_double(b);
  if (divisor == 0.0 || !vt_is_exact_double(a) || !vt_is_exact_double(b)) return false;
  *r = {true, 0, vt_as_double(a) / divisor};
  return true;
}
// Floored, like Python's: the remainder has the divisor's sign.
VT_INLINE bool vt_number_floor_divide(const vt_number& a, const vt_number& b, vt_number* r) {
  if (a.real || b.real || b.i <= 0) return false;
  const long quotient = a.i / b.i;
  *r = {false, quotient - (a.i % b.i < 0 ? 1 : 0), 0.0};
  return true;
}
VT_INLINE bool vt_number_remainder(const vt_number& a, const vt_number& b, vt_number* r) {
  if (a.real || b.real || b.i <= 0) return false;
  const long remainder = a.i % b.i;
  *r = {false, remainder < 0 ? remainder + b.i : remainder, 0.0};
  return true;
}
VT_INLINE bool vt_number_power(const vt_number& a, const vt_number& b, vt_number* r) {
  if (a.real) {
    *r = {true, 0, vt_pure_power(a.d, vt_as_double(b))};
    return r->d == r->d;
  }
  if (b.real || b.i != 2) return false;
  r->real = false;
  return !__builtin_mul_overflow(a.i, a.i, &r->i);
}
VT_INLINE bool vt_number_and(const vt_number& a, const vt_number& b, vt_number* r) {
  *r = {false, a.i & b.i, 0.0};
  return !a.real && !b.real;
}
VT_INLINE bool vt_number_or(const vt_number& a, const vt_number& b, vt_number* r) {
  *r = {false, a.i | b.i, 0.0};
  return !a.real && !b.real;
}
VT_INLINE bool vt_number_xor(const vt_number& a, const vt_number& b, vt_number* r) {
  *r = {false, a.i ^ b.i, 0.0};
  return !a.real && !b.real;
}
VT_INLINE bool vt_number_lshift(const vt_number& a, const vt_number& b, vt_number* r) {
  if (a.real || b.real || b.i < 0 || b.i > 62) return false;
  r->real = false;
  return !__builtin_mul_overflow(a.i, 1L << b.i, &r->i);
}
VT_INLINE bool vt_number_rshift(const vt_number& a, const vt_number& b, vt_number* r) {
  if (a.real || b.real || b.i < 0 || b.i > 63) return false;
  *r = {false, a.i >> b.i, 0.0};
  return true;
}
VT_INLINE bool vt_number_negative(const vt_number& a, vt_number* r) {
  *r = {a.real, -a.i, -a.d};  // -fwrapv; LONG_MIN has 64 bits and no negative
  return a.i != LONG_MIN;
}
VT_INLINE bool vt_number_invert(const vt_number& a, vt_number* r) {
  *r = {false, ~a.i, 0.0};
  return !a.real;
}

// ---- comparisons ---------------------------------------------------------------------------------

template <int kOp, typename T>
VT_INLINE int vt_holds(T a, T b) {
  if constexpr (kOp == Py_LT) return a < b;
  if constexpr (kOp == Py_LE) return a <= b;
  if constexpr (kOp == Py_EQ) return a == b;
  if constexpr (kOp == Py_NE) return a != b;
  if constexpr (kOp == Py_GT) return a > b;
  if constexpr (kOp == Py_GE) return a >= b;
}
template <int kOp>
VT_INLINE bool vt_number_compare(const vt_number& a, const vt_number& b, int* result) {
  if (!a.real && !b.real) {
    *result = vt_holds<kOp>(a.i, b.i);
    return true;
  }
  *result = vt_holds<kOp>(vt_as_double(a), vt_as_double(b));
  return vt_is_exact_double(a) && vt_is_exact_double(b);
}
template <int kOp>
VT_INLINE bool vt_pure_compare(PyObject* a, PyObject* b, int* result) {
  if (vt_is_small(a) && vt_is_small(b)) {
    *result = vt_holds<kOp>(vt_small_value(a), vt_small_value(b));
    return true;
  }
  if (vt_both_floats(a, b)) {
    *result = vt_holds<kOp>(PyFloat_AS_DOUBLE(a), PyFloat_AS_DOUBLE(b));
    return true;
  }
  *result = vt_pure_compare_objects(a, b, kOp);
  return *result >= 0;
}

// ---- reads ---------------------------------------------------------------------------------------

/// The place of item `index` of an exact list, NULL when there is none.
VT_INLINE PyObject** vt_pure_list_slot(PyObject* container, const vt_number& index) {
  if (VT_UNLIKELY(index.real || !PyList_CheckExact(container))) return nullptr;
  const Py_ssize_t size = PyList_GET_SIZE(container);
  const long i = index.i < 0 ? index.i + size : index.i;
  if (VT_UNLIKELY(static_cast<unsigned long>(i) >= static_cast<unsigned long>(size))) return nullptr;
  return &reinterpret_cast<PyListObject*>(container)->ob_item[i];
}
VT_INLINE PyObject* vt_pure_item(PyObject* container, const vt_number& index) {
  if (VT_UNLIKELY(index.real)) return nullptr;
  PyObject** items = nullptr;
  if (PyList_CheckExact(container)) {
    items = reinterpret_cast<PyListObject*>(container)->ob_item;
  } else if (PyTuple_CheckExact(container)) {
    items = reinterpret_cast<PyTupleObject*>(container)->ob_item;
  } else {
    return vt_pure_item_of_string(container, index.i);
  }
  const Py_ssize_t size = Py_SIZE(container);
  const long i = index.i < 0 ? index.i + size : index.i;
  return VT_LIKELY(static_cast<unsigned long>(i) < static_cast<unsigned long>(size)) ? items[i] : nullptr;
}
/// The index is an object: one that is no number may be a dict's key.
VT_INLINE PyObject* vt_pure_item(PyObject* container, PyObject* index) {
  if (VT_LIKELY(vt_is_small(index))) {
    if (!PyDict_CheckExact(container)) return vt_pure_item(container, vt_int_number(vt_small_value(index)));
  }
  return PyDict_CheckExact(container) ? vt_pure_item_of_dict(container, index) : nullptr;
}

VT_INLINE PyObject** vt_pure_attr_slot(PyObject* owner, const vt_attr_cache* cache) {
  const auto* plan = reinterpret_cast<const vt_attr_plan*>(cache);
  if (VT_UNLIKELY(plan->version != Py_TYPE(owner)->tp_version_tag)) return nullptr;
  PyObject** slot = nullptr;
  if (plan->kind == VT_ATTR_VALUES) {
    PyDictValues* values = reinterpret_cast<PyDictValues**>(owner)[-4];
    if (VT_LIKELY(values != nullptr)) slot = &values->values[plan->index];
  } else if (plan->kind == VT_ATTR_SLOT) {
    slot = reinterpret_cast<PyObject**>(reinterpret_cast<char*>(owner) + plan->index);
  }
  return slot != nullptr && *slot != nullptr ? slot : nullptr;
}
VT_INLINE PyObject* vt_pure_attr(PyObject* owner, PyObject* name, vt_attr_cache* cache) {
  const auto* plan = reinterpret_cast<const vt_attr_plan*>(cache);
  if (VT_LIKELY(plan->version == Py_TYPE(owner)->tp_version_tag && plan->kind == VT_ATTR_VALUES)) {
    PyDictValues* values = reinterpret_cast<PyDictValues**>(owner)[-4];
    if (VT_LIKELY(values != nullptr && values->values[plan->index] != nullptr)) return values->values[plan->index];
  }
  return vt_pure_attr_otherwise(owner, name, cache);
}

VT_INLINE PyObject* vt_pure_global(_PyInterpreterFrame* frame, const vt_global_cache* cache) {
  const auto* plan = reinterpret_cast<const vt_global_plan*>(cache);
  PyObject* globals = frame->f_globals;
  PyDictKeysObject* keys = reinterpret_cast<PyDictObject*>(globals)->ma_keys;
  const bool known = keys->dk_version == plan->globals_version && plan->builtins_version == 0 && plan->offset != 0 &&
                     PyDict_CheckExact(globals);
  return VT_LIKELY(known) ? *reinterpret_cast<PyObject**>(reinterpret_cast<char*>(keys) + plan->offset) : nullptr;
}

VT_INLINE PyObject* vt_pure_deref(PyObject* cell) { return PyCell_GET(cell); }
