#include "ints.h"

namespace vitrine::data {

PyObject* newWideInt(Wide value) {
  if (value == static_cast<long>(value)) return newInt(static_cast<long>(value));
  UnsignedWide magnitude =
      value < 0 ? -static_cast<UnsignedWide>(value) : static_cast<UnsignedWide>(value);
  // More than a long: three digits at least.
  const auto high = static_cast<unsigned long>(magnitude >> (3 * PyLong_SHIFT));
  const Py_ssize_t count = high == 0 ? 3 : (high >> PyLong_SHIFT) == 0 ? 4 : 5;
  PyLongObject* o = allocateInt(count);
  if (VT_UNLIKELY(o == nullptr)) return nullptr;
  for (Py_ssize_t k = 0; k < count; k++, magnitude >>= PyLong_SHIFT) {
    o->ob_digit[k] = static_cast<digit>(magnitude & PyLong_MASK);
  }
  if (value < 0) Py_SET_SIZE(reinterpret_cast<PyVarObject*>(o), -count);
  return reinterpret_cast<PyObject*>(o);
}

}  // namespace vitrine::data
