// Shared by the operations on names: giving operands up, and the interpreter's error messages.
//
// In: operands with their ownership mask, names. Out: CPython's exceptions, word for word.
#pragma once

#include <vitrine/rt_leave.h>

namespace vitrine::names {

/// An operand of a runtime operation: gives its reference up at the end of the scope when the mask
/// says that the operation took it over. Declare operands in the reverse of the order in which the
/// interpreter gives them up.
class Operand {
 public:
  Operand(PyObject* o, unsigned own, unsigned bit) : o_((own >> bit) & 1u ? o : nullptr) {}
  ~Operand() { vt_xdrop(o_); }
  Operand(const Operand&) = delete;
  Operand& operator=(const Operand&) = delete;

  /// A reference that the caller may keep: the operand's own when it has one, else a new one.
  PyObject* take(PyObject* o) {
    if (o_ == nullptr) return vt_newref(o);
    o_ = nullptr;
    return o;
  }
  /// Gives the reference up now.
  void drop() {
    PyObject* o = o_;
    o_ = nullptr;
    vt_xdrop(o);
  }

 private:
  PyObject* o_;
};

/// Ends an operation: gives its operands up, in this order, and only then looks whether the thread is
/// being traced by now. Nothing that could run code may stand between that and the return.
template <typename... Operands>
PyObject* leaveIfTraced(PyObject* result, Operands&... operands) {
  (operands.drop(), ...);
  return vt_leave_if_traced(_PyThreadState_GET(), result);
}
template <typename... Operands>
int leaveIfTraced(int status, Operands&... operands) {
  (operands.drop(), ...);
  return status != 0 ? -1 : vt_leave_if_traced_status(_PyThreadState_GET(), nullptr, 0);
}

// Ends of operations that may have run Python code, which may have switched tracing on
// (rt_leave.h). They get the status or result that the operation has so far.

inline constexpr const char* kNotDefined = "name '%.200s' is not defined";
inline constexpr const char* kUnboundLocal =
    "cannot access local variable '%s' where it is not associated with a value";
inline constexpr const char* kUnboundFree =
    "cannot access free variable '%s' where it is not associated with a value in enclosing scope";

/// Sets `type` with `format` applied to the name. A NameError also gets the name as its attribute,
/// from which tracebacks derive their suggestions.
void setNameError(PyObject* type, const char* format, PyObject* name);

}  // namespace vitrine::names
