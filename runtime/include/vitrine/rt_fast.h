// In-line fast paths of optimised builds. Each vt_fast_NAME(...) does what vt_NAME(...) does: it tries
// the commonest exact types in line and calls vt_NAME for everything else.
//
// Which operations have one: the rows of ops.def whose call begins with `!`. Debug builds call the
// plain functions, so both modes share every slow path.
#pragma once

#include <vitrine/cpython/iterators.h>
#include <vitrine/rt.h>
#include <vitrine/rt_fast_names.h>

extern "C" {

/// Free list of one-digit int objects, linked through ob_type; the GIL protects it. Filled by
/// PyLong_Type's tp_dealloc, which vt_int_pool_install() replaces.
extern PyObject* vt_int_pool;
extern int vt_int_pool_room;  // how many more it takes
void vt_int_pool_install(void) noexcept;

/// A new int object of any value; never fails but for memory.
PyObject* vt_int_slow(long value) noexcept;
/// A new float object; NULL with MemoryError.
PyObject* vt_float_slow(double value) noexcept;
/// vt_call for a callable that is a builtin function or a method of a built-in type.
PyObject* vt_call_c(PyThreadState* ts, PyObject** v, int n, vt_call_cache* cache, unsigned own) noexcept;
/// vt_for_iter for a generator.
int vt_for_iter_generator(PyThreadState* ts, PyObject* iterator, PyObject** item) noexcept;

}  // extern "C"

// ---- ints of at most one digit (30 bits) ---------------------------------------------------------

VT_INLINE bool vt_is_small(PyObject* o) {
  return Py_IS_TYPE(o, &PyLong_Type) && static_cast<size_t>(Py_SIZE(o) + 1) <= 2;
}
VT_INLINE long vt_small_value(PyObject* o) {
  return static_cast<long>(Py_SIZE(o)) *
         static_cast<long>(reinterpret_cast<PyLongObject*>(o)->ob_digit[0]);
}

/// A new reference to an int of any value; in line when it is cached or fits one digit.
VT_INLINE PyObject* vt_int(long value) {
#ifndef Py_DEBUG
  if (VT_LIKELY(static_cast<unsigned long>(value + _PY_NSMALLNEGINTS) >=
                _PY_NSMALLNEGINTS + _PY_NSMALLPOSINTS)) {
    const unsigned long magnitude = value < 0 ? -static_cast<unsigned long>(value) : value;
    PyObject* o = vt_int_pool;
    if (VT_LIKELY(o != nullptr && magnitude <= PyLong_MASK)) {
      vt_int_pool = reinterpret_cast<PyObject*>(o->ob_type);
      vt_int_pool_room++;
      o->ob_type = &PyLong_Type;
      o->ob_refcnt = 1;
      Py_SET_SIZE(reinterpret_cast<PyVarObject*>(o), value < 0 ? -1 : 1);
      reinterpret_cast<PyLongObject*>(o)->ob_digit[0] = static_cast<digit>(magnitude);
      return o;
    }
  } else {
    return vt_newref(reinterpret_cast<PyObject*>(
        &_PyRuntime.global_objects.singletons.small_ints[value + _PY_NSMALLNEGINTS]));
  }
#endif
  return vt_int_slow(value);
}

/// Gives up a reference to an int known to be small.
VT_INLINE void vt_drop_small(PyObject* o) {
#ifndef Py_DEBUG
  if (--o->ob_refcnt != 0) return;
  if (VT_LIKELY(vt_int_pool_room > 0)) {
    o->ob_type = reinterpret_cast<PyTypeObject*>(vt_int_pool);
    vt_int_pool = o;
    vt_int_pool_room--;
    return;
  }
  _Py_Dealloc(o);
#else
  Py_DECREF(o);
#endif
}

VT_INLINE void vt_release(PyObject* a, PyObject* b, unsigned own) {
  if ((own & 1) != 0) vt_drop(a);
  if ((own & 2) != 0) vt_drop(b);
}
// ---- floats --------------------------------------------------------------------------------------

/// The float `value`, in the place of an operand that is given up and that nobody else holds.
VT_INLINE PyObject* vt_float_result(double value, PyObject* a, PyObject* b, unsigned own) {
  if ((own & 1) != 0 && a->ob_refcnt == 1) {
    reinterpret_cast<PyFloatObject*>(a)->ob_fval = value;
    if ((own & 2) != 0) vt_drop(b);
    return a;
  }
  if ((own & 2) != 0 && b->ob_refcnt == 1) {
    reinterpret_cast<PyFloatObject*>(b)->ob_fval = value;
    if ((own & 1) != 0) vt_drop(a);
    return b;
  }
#ifndef Py_DEBUG
  struct _Py_float_state* state = &_PyRuntime.interpreters.main->float_state;
  if (PyFloatObject* o = state->free_list; VT_LIKELY(o != nullptr)) {
    state->free_list = reinterpret_cast<PyFloatObject*>(Py_TYPE(o));
    state->numfree--;
    o->ob_base.ob_type = &PyFloat_Type;
    o->ob_base.ob_refcnt = 1;
    o->ob_fval = value;
    vt_release(a, b, own);
    return reinterpret_cast<PyObject*>(o);
  }
#endif
  PyObject* result = vt_float_slow(value);
  vt_release(a, b, own);
  return result;
}

VT_INLINE bool vt_both_floats(PyObject* a, PyObject* b) {
  return PyFloat_CheckExact(a) && PyFloat_CheckExact(b);
}

// ---- tests ---------------------------------------------------------------------------------------

template <typename Compare>
VT_INLINE int vt_fast_compare(PyObject* a, PyObject* b, unsigned own, Compare compare,
                              int (*slow)(PyObject*, PyObject*, unsigned)) {
  if (own != 0) return slow(a, b, own);
  if (vt_is_small(a) && vt_is_small(b)) return compare(vt_small_value(a), vt_small_value(b));
  if (vt_both_floats(a, b)) return compare(PyFloat_AS_DOUBLE(a), PyFloat_AS_DOUBLE(b));
  return slow(a, b, own);
}
VT_INLINE int vt_fast_test_lt(PyObject* a, PyObject* b, unsigned own) {
  return vt_fast_compare(a, b, own, [](auto x, auto y) { return x < y; }, vt_test_lt);
}
VT_INLINE int vt_fast_test_le(PyObject* a, PyObject* b, unsigned own) {
  return vt_fast_compare(a, b, own, [](auto x, auto y) { return x <= y; }, vt_test_le);
}
VT_INLINE int vt_fast_test_eq(PyObject* a, PyObject* b, unsigned own) {
  return vt_fast_compare(a, b, own, [](auto x, auto y) { return x == y; }, vt_test_eq);
}
VT_INLINE int vt_fast_test_ne(PyObject* a, PyObject* b, unsigned own) {
  return vt_fast_compare(a, b, own, [](auto x, auto y) { return x != y; }, vt_test_ne);
}
VT_INLINE int vt_fast_test_gt(PyObject* a, PyObject* b, unsigned own) {
  return vt_fast_compare(a, b, own, [](auto x, auto y) { return x > y; }, vt_test_gt);
}
VT_INLINE int vt_fast_test_ge(PyObject* a, PyObject* b, unsigned own) {
  return vt_fast_compare(a, b, own, [](auto x, auto y) { return x >= y; }, vt_test_ge);
}
VT_INLINE int vt_fast_truth(PyObject* a, unsigned own) {
  // Static objects: their reference counts never reach zero.
  if (a == Py_True || a == Py_False || a == Py_None) {
    if ((own & 1) != 0) Py_DECREF(a);
    return a == Py_True ? 1 : 0;
  }
  return vt_truth(a, own);
}
VT_INLINE int vt_fast_test_is(PyObject* a, PyObject* b, int inverted, unsigned own) {
  const int result = static_cast<int>(a == b) ^ inverted;
  vt_release(a, b, own);
  return result;
}
VT_INLINE int vt_fast_is_none(PyObject* a, unsigned own) {
  const int result = a == Py_None ? 1 : 0;
  if ((own & 1) != 0) vt_drop(a);
  return result;
}

// ---- calls ---------------------------------------------------------------------------------------

/// A positional call. `n` and `own` are constants, and v[0] mostly a NULL that the compiler sees.
VT_INLINE PyObject* vt_fast_call(PyThreadState* ts, PyObject** v, int n, PyObject* kwnames, vt_call_cache* cache,
                                 unsigned own) {
  const int at = v[0] != nullptr ? 0 : 1;
  PyObject* callable = v[at];
  if (kwnames == nullptr && n <= 8 && VT_LIKELY(Py_IS_TYPE(callable, &vt_function_type))) {
    const vt_code* c = reinterpret_cast<vt_function*>(callable)->native;
    if (VT_LIKELY(c->direct_args == n - 1 - at && ts->cframe->use_tracing == 0)) {
      if (at == 0 && (own & 2U) == 0) Py_INCREF(v[1]);
      for (int i = 2; i < n; i++) {
        if ((own & (1U << i)) == 0) Py_INCREF(v[i]);
      }
      vt_call_entered(ts);
      PyObject* result = c->body(ts, reinterpret_cast<PyFunctionObject*>(callable), v + at + 1);
      if ((own & (1U << at)) != 0) vt_drop(callable);
      if (VT_UNLIKELY(vt_breaker(ts) != 0 || ts->cframe->use_tracing != 0)) return vt_after_call(ts, result);
      return result;
    }
  }
  if (kwnames == nullptr && (Py_IS_TYPE(callable, &PyMethodDescr_Type) || Py_IS_TYPE(callable, &PyCFunction_Type))) {
    return vt_call_c(ts, v, n, cache, own);
  }
  return vt_call(ts, v, n, kwnames, cache, own);
}

// ---- subscripts, iteration -----------------------------------------------------------------------

VT_INLINE PyObject* vt_fast_binary_subscr(PyThreadState* ts, PyObject* container, PyObject* index, unsigned own) {
  if (vt_is_small(index) && Py_SIZE(index) >= 0) {
    const auto i = static_cast<size_t>(vt_small_value(index));
    PyObject* item = nullptr;
    if (PyList_CheckExact(container)) {
      if (i < static_cast<size_t>(PyList_GET_SIZE(container))) item = PyList_GET_ITEM(container, i);
    } else if (PyTuple_CheckExact(container)) {
      if (i < static_cast<size_t>(PyTuple_GET_SIZE(container))) item = PyTuple_GET_ITEM(container, i);
    }
    if (VT_LIKELY(item != nullptr)) {
      vt_newref(item);
      if ((own & 2) != 0) vt_drop_small(index);
      if ((own & 1) != 0) vt_drop(container);
      return item;
    }
  }
  return vt_binary_subscr(ts, container, index, own);
}

VT_INLINE int vt_fast_store_subscr(PyObject* value, PyObject* container, PyObject* index, unsigned own) {
  if (PyList_CheckExact(container) && vt_is_small(index) && Py_SIZE(index) >= 0) {
    const auto i = static_cast<size_t>(vt_small_value(index));
    if (VT_LIKELY(i < static_cast<size_t>(PyList_GET_SIZE(container)))) {
      PyObject** slot = &reinterpret_cast<PyListObject*>(container)->ob_item[i];
      PyObject* old = *slot;
      *slot = (own & 1) != 0 ? value : vt_newref(value);
      vt_drop(old);
      if ((own & 4) != 0) vt_drop_small(index);
      if ((own & 2) != 0) vt_drop(container);
      return 0;
    }
  }
  return vt_store_subscr(value, container, index, own);
}

/// As _PyList_AppendTakeRef: in place while there is room.
VT_INLINE int vt_fast_list_append(PyObject* list, PyObject* value, unsigned own) {
  auto* l = reinterpret_cast<PyListObject*>(list);
  const Py_ssize_t size = PyList_GET_SIZE(list);
  if (VT_UNLIKELY(l->allocated <= size)) return vt_list_append(list, value, own);
  l->ob_item[size] = (own & 2) != 0 ? value : vt_newref(value);
  Py_SET_SIZE(reinterpret_cast<PyVarObject*>(list), size + 1);
  if ((own & 1) != 0) vt_drop(list);
  return 0;
}

VT_INLINE int vt_fast_unpack_sequence(PyThreadState* ts, PyObject* sequence, int n, PyObject** r, unsigned own) {
  PyObject** items = nullptr;
  if (PyTuple_CheckExact(sequence) && PyTuple_GET_SIZE(sequence) == n) {
    items = reinterpret_cast<PyTupleObject*>(sequence)->ob_item;
  } else if (PyList_CheckExact(sequence) && PyList_GET_SIZE(sequence) == n) {
    items = reinterpret_cast<PyListObject*>(sequence)->ob_item;
  }
  if (VT_UNLIKELY(items == nullptr)) return vt_unpack_sequence(ts, sequence, n, r, own);
  for (int i = 0; i < n; i++) r[i] = vt_newref(items[i]);
  if ((own & 1) != 0) vt_drop(sequence);
  return 0;
}

VT_INLINE int vt_fast_for_iter(PyThreadState* ts, PyObject* iterator, PyObject** item) {
  if (Py_IS_TYPE(iterator, &PyListIter_Type)) {
    auto* it = reinterpret_cast<vt_list_iterator*>(iterator);
    PyListObject* list = it->list;
    if (VT_LIKELY(list != nullptr && it->index < PyList_GET_SIZE(list))) {
      *item = vt_newref(PyList_GET_ITEM(list, it->index));
      it->index++;
      return 1;
    }
  } else if (Py_IS_TYPE(iterator, &PyRangeIter_Type)) {
    auto* it = reinterpret_cast<vt_range_iterator*>(iterator);
    if (VT_LIKELY(it->index < it->len)) {
      // As CPython computes it: unsigned, so that no step overflows.
      const auto value = static_cast<long>(static_cast<unsigned long>(it->start) +
                                           static_cast<unsigned long>(it->index) * static_cast<unsigned long>(it->step));
      it->index++;
      *item = vt_int(value);
      return VT_LIKELY(*item != nullptr) ? 1 : -1;
    }
    *item = nullptr;
    return 0;
  } else if (Py_IS_TYPE(iterator, &PyGen_Type)) {
    return vt_for_iter_generator(ts, iterator, item);
  }
  return vt_for_iter(ts, iterator, item);
}
