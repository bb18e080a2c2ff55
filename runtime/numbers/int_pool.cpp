// The free list of small ints behind vt_int(): allocation and release of an int object are most of
// the cost of integer arithmetic, and pymalloc's general path is twice as long as a list's.
#include <vitrine/rt_fast.h>

extern "C" {

PyObject* vt_int_pool = nullptr;
int vt_int_pool_room = 0;

PyObject* vt_int_slow(long value) noexcept { return PyLong_FromLong(value); }
PyObject* vt_float_slow(double value) noexcept { return PyFloat_FromDouble(value); }

}  // extern "C"

namespace {

constexpr int kPoolSize = 2048;

/// tp_dealloc of int. Subclasses come here too (through subtype_dealloc): only exact ints of one
/// digit have the size that the pool keeps.
[[maybe_unused]] void deallocInt(PyObject* o) {
  if (Py_IS_TYPE(o, &PyLong_Type) && static_cast<size_t>(Py_SIZE(o) + 1) <= 2 && vt_int_pool_room > 0) {
    o->ob_type = reinterpret_cast<PyTypeObject*>(vt_int_pool);
    vt_int_pool = o;
    vt_int_pool_room--;
    return;
  }
  Py_TYPE(o)->tp_free(o);
}

}  // namespace

void vt_int_pool_install(void) noexcept {
#ifndef Py_DEBUG
  // Py_DEBUG counts references and links objects in ways that a pool would have to repeat.
  if (vt_int_pool_room != 0) return;
  vt_int_pool_room = kPoolSize;
  PyLong_Type.tp_dealloc = deallocInt;
#endif
}
