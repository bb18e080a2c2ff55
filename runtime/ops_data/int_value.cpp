#include "int_value.h"

namespace vitrine::data {

namespace {

PyLongObject* newDigits(int count, bool negative) {
  auto* o = static_cast<PyLongObject*>(
      PyObject_Malloc(offsetof(PyLongObject, ob_digit) + count * sizeof(digit)));
  if (VT_UNLIKELY(o == nullptr)) {
    PyErr_NoMemory();
    return nullptr;
  }
  _PyObject_InitVar(reinterpret_cast<PyVarObject*>(o), &PyLong_Type, negative ? -count : count);
  return o;
}

}  // namespace

PyObject* intFromTwoDigits(uint64_t magnitude, bool negative) {
  PyLongObject* o = newDigits(2, negative);
  if (VT_UNLIKELY(o == nullptr)) return nullptr;
  o->ob_digit[0] = static_cast<digit>(magnitude & PyLong_MASK);
  o->ob_digit[1] = static_cast<digit>(magnitude >> PyLong_SHIFT);
  return reinterpret_cast<PyObject*>(o);
}

PyObject* intFromWide(Int128 value) {
  if (static_cast<int64_t>(value) == value) return intFromLong(static_cast<int64_t>(value));
  const bool negative = value < 0;
  UInt128 magnitude = negative ? -static_cast<UInt128>(value) : static_cast<UInt128>(value);
  int count = 3;
  while (count < 5 && magnitude >> (count * PyLong_SHIFT) != 0) count++;
  PyLongObject* o = newDigits(count, negative);
  if (VT_UNLIKELY(o == nullptr)) return nullptr;
  for (int i = 0; i < count; ++i, magnitude >>= PyLong_SHIFT) {
    o->ob_digit[i] = static_cast<digit>(magnitude & PyLong_MASK);
  }
  return reinterpret_cast<PyObject*>(o);
}

}  // namespace vitrine::data
