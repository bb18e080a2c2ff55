// & | ^ << >> and their in-place forms.
#include "int_value.h"

using namespace vitrine::data;

namespace {

// Values of at most two digits shifted by so much fit 128 bits.
constexpr int64_t kMostShifted = 60;

struct And {
  template <typename T>
  static T apply(T x, T y) {
    return x & y;
  }
  static PyObject* big(PyObject* a, PyObject* b) { return PyLong_Type.tp_as_number->nb_and(a, b); }
};
struct Or {
  template <typename T>
  static T apply(T x, T y) {
    return x | y;
  }
  static PyObject* big(PyObject* a, PyObject* b) { return PyLong_Type.tp_as_number->nb_or(a, b); }
};
struct Xor {
  template <typename T>
  static T apply(T x, T y) {
    return x ^ y;
  }
  static PyObject* big(PyObject* a, PyObject* b) { return PyLong_Type.tp_as_number->nb_xor(a, b); }
};

template <typename Op>
[[gnu::noinline]] PyObject* bitsSlowly(PyObject* a, PyObject* b, unsigned own, binaryfunc generic) {
  PyObject* result;
  if (bothInts(a, b)) {
    if (isMedium(a) && isMedium(b)) {
      result = intFromLong(Op::apply(mediumValue(a), mediumValue(b)));
    } else if (isWide(a) && isWide(b)) {
      result = intFromWide(Op::apply(wideValue(a), wideValue(b)));
    } else {
      result = Op::big(a, b);
    }
  } else if (PyBool_Check(a) && PyBool_Check(b)) {
    result = newBool(Op::apply(a == Py_True, b == Py_True));
  } else {
    result = generic(a, b);
  }
  return finish(result, a, b, own);
}

template <typename Op>
inline PyObject* bits(PyObject* a, PyObject* b, unsigned own, binaryfunc generic) {
  if (VT_LIKELY(vt_is_small(a) && vt_is_small(b))) {
    PyObject* result = vt_int(Op::apply(vt_small_value(a), vt_small_value(b)));
    vt_release_small(a, b, own);
    return result;
  }
  return bitsSlowly<Op>(a, b, own, generic);
}

/// The count of an exact int shift, -1 when it is left to CPython.
inline int64_t shiftCount(PyObject* b) {
  return PyLong_CheckExact(b) && static_cast<size_t>(Py_SIZE(b)) <= 1 ? vt_small_value(b) : -1;
}

PyObject* shiftLeft(PyObject* a, PyObject* b, unsigned own, binaryfunc generic) {
  const int64_t count = shiftCount(b);
  if (VT_LIKELY(PyLong_CheckExact(a) && isMedium(a) && count >= 0 && count <= kMostShifted)) {
    const int64_t value = mediumValue(a);
    PyObject* result;
    if (count <= 2 && vt_is_small(a)) {
      result = vt_int(value * (1L << count));
    } else {
      result = intFromWide(static_cast<Int128>(value) * (Int128{1} << count));
    }
    return finish(result, a, b, own);
  }
  return finish(generic(a, b), a, b, own);
}

PyObject* shiftRight(PyObject* a, PyObject* b, unsigned own, binaryfunc generic) {
  const int64_t count = shiftCount(b);
  if (VT_LIKELY(PyLong_CheckExact(a) && count >= 0)) {
    if (VT_LIKELY(isMedium(a))) {
      return finish(intFromLong(mediumValue(a) >> (count < 63 ? count : 63)), a, b, own);
    }
    if (isWide(a)) {
      return finish(intFromWide(wideValue(a) >> (count < 127 ? count : 127)), a, b, own);
    }
  }
  return finish(generic(a, b), a, b, own);
}

}  // namespace

extern "C" {

PyObject* vt_binary_and(PyObject* a, PyObject* b, unsigned own) noexcept {
  return bits<And>(a, b, own, PyNumber_And);
}
PyObject* vt_binary_inplace_and(PyObject* a, PyObject* b, unsigned own) noexcept {
  return bits<And>(a, b, own, PyNumber_InPlaceAnd);
}
PyObject* vt_binary_or(PyObject* a, PyObject* b, unsigned own) noexcept {
  return bits<Or>(a, b, own, PyNumber_Or);
}
PyObject* vt_binary_inplace_or(PyObject* a, PyObject* b, unsigned own) noexcept {
  return bits<Or>(a, b, own, PyNumber_InPlaceOr);
}
PyObject* vt_binary_xor(PyObject* a, PyObject* b, unsigned own) noexcept {
  return bits<Xor>(a, b, own, PyNumber_Xor);
}
PyObject* vt_binary_inplace_xor(PyObject* a, PyObject* b, unsigned own) noexcept {
  return bits<Xor>(a, b, own, PyNumber_InPlaceXor);
}
PyObject* vt_binary_lshift(PyObject* a, PyObject* b, unsigned own) noexcept {
  return shiftLeft(a, b, own, PyNumber_Lshift);
}
PyObject* vt_binary_inplace_lshift(PyObject* a, PyObject* b, unsigned own) noexcept {
  return shiftLeft(a, b, own, PyNumber_InPlaceLshift);
}
PyObject* vt_binary_rshift(PyObject* a, PyObject* b, unsigned own) noexcept {
  return shiftRight(a, b, own, PyNumber_Rshift);
}
PyObject* vt_binary_inplace_rshift(PyObject* a, PyObject* b, unsigned own) noexcept {
  return shiftRight(a, b, own, PyNumber_InPlaceRshift);
}

}  // extern "C"
