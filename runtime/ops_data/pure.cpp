// The parts of speculated expressions that are not worth their room in generated code (rt_pure.h).
#include <vitrine/rt_pure.h>

#include <cerrno>
#include <cmath>
#include <limits>

#include "dict_lookup.h"

using namespace vitrine::data;

namespace {

/// The cached one-character str of a Latin-1 character; borrowed (CPython: unicodeobject.c LATIN1).
PyObject* latin1(Py_UCS1 character) {
  auto& strings = _PyRuntime.global_objects.singletons.strings;
  return character < 128 ? reinterpret_cast<PyObject*>(&strings.ascii[character])
                         : reinterpret_cast<PyObject*>(&strings.latin1[character - 128]);
}

PyObject* byteValue(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return reinterpret_cast<PyObject*>(&_PyRuntime.global_objects.singletons.small_ints[_PY_NSMALLNEGINTS + value]);
}

/// Whether `*index`, which may count from the end, is in a container of that size.
bool inRange(long* index, Py_ssize_t size) {
  if (*index < 0) *index += size;
  return *index >= 0 && *index < size;
}

bool isNumber(PyObject* o) { return PyLong_CheckExact(o) || PyFloat_CheckExact(o); }

}  // namespace

extern "C" {

PyObject* vt_pure_item_of_string(PyObject* container, long index) noexcept {
  if (PyUnicode_CheckExact(container)) {
    const bool narrow = PyUnicode_IS_READY(container) && PyUnicode_KIND(container) == PyUnicode_1BYTE_KIND;
    if (!narrow || !inRange(&index, PyUnicode_GET_LENGTH(container))) return nullptr;
    return latin1(PyUnicode_1BYTE_DATA(container)[index]);
  }
  if (PyBytes_CheckExact(container)) {
    return inRange(&index, PyBytes_GET_SIZE(container)) ? byteValue(PyBytes_AS_STRING(container)[index]) : nullptr;
  }
  if (PyByteArray_CheckExact(container)) {
    if (!inRange(&index, PyByteArray_GET_SIZE(container))) return nullptr;
    return byteValue(PyByteArray_AS_STRING(container)[index]);
  }
  return nullptr;
}

PyObject* vt_pure_item_of_dict(PyObject* dict, PyObject* key) noexcept {
  auto* d = reinterpret_cast<PyDictObject*>(dict);
  if (PyObject** value = findAtOnce(d, key); value != nullptr) return *value;
  const bool known = PyUnicode_CheckExact(key) || (PyLong_CheckExact(key) && digitCount(key) <= kNarrowDigits);
  if (!known) return nullptr;
  const DictPlace place = findInDict(d, key, hashOf(key));
  return place.unknown || place.value == nullptr ? nullptr : *place.value;
}

int vt_pure_compare_objects(PyObject* a, PyObject* b, int op) noexcept {
  // Subclasses and unlike types are mostly compared by Python code: do not look closer.
  const bool alike = Py_TYPE(a) == Py_TYPE(b) || a == Py_None || b == Py_None || (isNumber(a) && isNumber(b));
  if (!alike) return kUnknown;
  switch (op) {
    case Py_LT: return compareKnown<Py_LT>(a, b);
    case Py_LE: return compareKnown<Py_LE>(a, b);
    case Py_EQ: return compareKnown<Py_EQ>(a, b);
    case Py_NE: return compareKnown<Py_NE>(a, b);
    case Py_GT: return compareKnown<Py_GT>(a, b);
    default: return compareKnown<Py_GE>(a, b);
  }
}

vt_wide_int vt_get_wide_int(PyObject* o) noexcept {
  if (!PyLong_CheckExact(o) || digitCount(o) != 2) return {0, false};
  return {narrowValue(o), true};
}

double vt_pure_power(double x, double y) noexcept {
  constexpr double kUnknownPower = std::numeric_limits<double>::quiet_NaN();
  if (!std::isfinite(x) || !std::isfinite(y)) return kUnknownPower;
  errno = 0;
  const double result = pow(x, y);
  return errno == 0 && std::isfinite(result) ? result : kUnknownPower;
}

bool vt_store_new_int(PyObject** slot, long value, _Py_CODEUNIT** prev_instr, _Py_CODEUNIT* position) noexcept {
  PyObject* boxed = vt_box({false, value, 0.0});
  return boxed != nullptr && vt_store_object(slot, boxed, prev_instr, position);
}
bool vt_store_new_float(PyObject** slot, double value, _Py_CODEUNIT** prev_instr, _Py_CODEUNIT* position) noexcept {
  PyObject* boxed = vt_box({true, 0, value});
  return boxed != nullptr && vt_store_object(slot, boxed, prev_instr, position);
}

}  // extern "C"
