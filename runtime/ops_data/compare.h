// Comparisons whose outcome is known without running code: numbers, strs, None, tuples and lists of
// those. No bool object is made.
#pragma once

#include "ints.h"

namespace vitrine::data {

/// A comparison that only PyObject_RichCompare can make. Nothing has been called yet.
inline constexpr int kUnknown = -2;

template <int kOp, typename T>
bool holds(T x, T y) {
  if constexpr (kOp == Py_LT) return x < y;
  if constexpr (kOp == Py_LE) return x <= y;
  if constexpr (kOp == Py_EQ) return x == y;
  if constexpr (kOp == Py_NE) return x != y;
  if constexpr (kOp == Py_GT) return x > y;
  if constexpr (kOp == Py_GE) return x >= y;
}

/// The built-in types that decline to be compared with None.
inline bool declinesNone(PyTypeObject* type) {
  return type == &PyLong_Type || type == &PyUnicode_Type || type == &PyFloat_Type ||
         type == &PyList_Type || type == &PyTuple_Type || type == &PyDict_Type ||
         type == &PySet_Type;
}

inline bool equalStrings(PyObject* a, PyObject* b) {
  const Py_ssize_t length = PyUnicode_GET_LENGTH(a);
  const unsigned kind = PyUnicode_KIND(a);
  if (PyUnicode_GET_LENGTH(b) != length || PyUnicode_KIND(b) != kind) return false;
  const auto* x = static_cast<const char*>(PyUnicode_DATA(a));
  const auto* y = static_cast<const char*>(PyUnicode_DATA(b));
  // Both end in a zero character: there is a first byte to tell most strings apart by.
  return *x == *y && memcmp(x, y, length * kind) == 0;
}

inline bool areStrings(PyObject* a, PyObject* b) {
  return PyUnicode_CheckExact(a) && PyUnicode_CheckExact(b) && PyUnicode_IS_READY(a) &&
         PyUnicode_IS_READY(b);
}

/// Negative, zero or positive like a - b.
inline Py_ssize_t compareInts(PyObject* a, PyObject* b) {
  const Py_ssize_t size = Py_SIZE(a);
  if (size != Py_SIZE(b)) return size - Py_SIZE(b);
  const digit* x = reinterpret_cast<PyLongObject*>(a)->ob_digit;
  const digit* y = reinterpret_cast<PyLongObject*>(b)->ob_digit;
  for (Py_ssize_t k = Py_ABS(size); k-- > 0;) {
    if (x[k] != y[k]) return (x[k] < y[k]) == (size > 0) ? -1 : 1;
  }
  return 0;
}

/// An exact float, or an int that is exact as a double.
inline bool asExactDouble(PyObject* o, double* value) {
  if (PyFloat_CheckExact(o)) {
    *value = PyFloat_AS_DOUBLE(o);
    return true;
  }
  if (!PyLong_CheckExact(o) || digitCount(o) > kNarrowDigits) return false;
  const long number = narrowValue(o);
  *value = static_cast<double>(number);
  return magnitudeOf(number) <= 1ul << 53;
}

/// bool, IntEnum, namedtuple ...: subclasses that compare as the built-in class does.
inline bool comparesAs(PyObject* o, const PyTypeObject& type, unsigned long subclass_flag) {
  return PyType_HasFeature(Py_TYPE(o), subclass_flag) && Py_TYPE(o)->tp_richcompare == type.tp_richcompare;
}
inline bool comparesAsInt(PyObject* o) { return comparesAs(o, PyLong_Type, Py_TPFLAGS_LONG_SUBCLASS); }
inline bool comparesAsTuple(PyObject* o) { return comparesAs(o, PyTuple_Type, Py_TPFLAGS_TUPLE_SUBCLASS); }
inline bool comparesAsString(PyObject* o) {
  return comparesAs(o, PyUnicode_Type, Py_TPFLAGS_UNICODE_SUBCLASS) && PyUnicode_IS_READY(o);
}

template <int kOp>
int compareStrings(PyObject* a, PyObject* b) {
  if constexpr (kOp == Py_EQ) return a == b || equalStrings(a, b);
  if constexpr (kOp == Py_NE) return a != b && !equalStrings(a, b);
  return holds<kOp>(PyUnicode_Compare(a, b), 0);
}

template <int kOp>
int compareRarely(PyObject* a, PyObject* b, int depth);

/// 1, 0 or kUnknown. `depth`: how many levels of containers may be looked into.
template <int kOp>
inline int compareKnown(PyObject* a, PyObject* b, int depth = 2) {
  if (PyLong_CheckExact(a) && PyLong_CheckExact(b))
    return holds<kOp>(compareInts(a, b), Py_ssize_t{0});
  if (areStrings(a, b)) return compareStrings<kOp>(a, b);
  return compareRarely<kOp>(a, b, depth);
}

/// Items of two tuples or two lists: the first that differ decide, else the lengths.
template <int kOp>
int compareItems(PyObject** x, Py_ssize_t m, PyObject** y, Py_ssize_t n, int depth) {
  for (Py_ssize_t k = 0; k < m && k < n; k++) {
    if (x[k] == y[k]) continue;
    const int equal = compareKnown<Py_EQ>(x[k], y[k], depth - 1);
    if (equal == kUnknown) return kUnknown;
    if (equal != 0) continue;
    if constexpr (kOp == Py_EQ || kOp == Py_NE) return kOp == Py_NE;
    return compareKnown<kOp>(x[k], y[k], depth - 1);
  }
  return holds<kOp>(m, n);
}

template <int kOp>
[[gnu::noinline]] int compareRarely(PyObject* a, PyObject* b, int depth) {
  double x, y;
  if (asExactDouble(a, &x) && asExactDouble(b, &y)) return holds<kOp>(x, y);
  if (comparesAsInt(a) && comparesAsInt(b)) return holds<kOp>(compareInts(a, b), Py_ssize_t{0});
  if (comparesAsString(a) && comparesAsString(b)) return compareStrings<kOp>(a, b);
  if constexpr (kOp == Py_EQ || kOp == Py_NE) {
    const richcmpfunc by_identity = PyBaseObject_Type.tp_richcompare;
    const bool a_declines = Py_TYPE(a)->tp_richcompare == by_identity;
    const bool b_declines = Py_TYPE(b)->tp_richcompare == by_identity;
    if ((a_declines && b_declines) || (a == Py_None && declinesNone(Py_TYPE(b))) ||
        (b == Py_None && declinesNone(Py_TYPE(a)))) {
      return (a == b) == (kOp == Py_EQ);
    }
  }
  if (depth == 0) return kUnknown;
  if (comparesAsTuple(a) && comparesAsTuple(b)) {
    return compareItems<kOp>(&PyTuple_GET_ITEM(a, 0),
                             PyTuple_GET_SIZE(a),
                             &PyTuple_GET_ITEM(b, 0),
                             PyTuple_GET_SIZE(b),
                             depth);
  }
  if (PyList_CheckExact(a) && PyList_CheckExact(b)) {
    const Py_ssize_t m = PyList_GET_SIZE(a);
    const Py_ssize_t n = PyList_GET_SIZE(b);
    // Lists of different lengths are unequal whatever their items say.
    if ((kOp == Py_EQ || kOp == Py_NE) && m != n) return kOp == Py_NE;
    return compareItems<kOp>(reinterpret_cast<PyListObject*>(a)->ob_item,
                             m,
                             reinterpret_cast<PyListObject*>(b)->ob_item,
                             n,
                             depth);
  }
  return kUnknown;
}

}  // namespace vitrine::data
