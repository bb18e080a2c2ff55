// The type of compiled functions.
//
// CPython 3.11's interpreter runs calls of exact PyFunction_Type objects in its own loop, on their
// bytecode. Compiled functions are therefore of a subtype with the same layout, for which it uses the
// vectorcall slot. isinstance(f, types.FunctionType) holds; f.__class__ says FunctionType.
#pragma once

#include "../frames/frames.h"

namespace vitrine::runtime {

using NativeFunction = vt_function;

/// Makes CPython's C code that insists on exact functions take native ones. False when it is not as
/// expected. Called once.
bool acceptNativeFunctions();
/// Makes type(f) types.FunctionType. Called once, when the subtypes are ready.
void hideFunctionTypes();

/// Readies both subtypes. 0, or -1 with an exception set. Called once, before any function is made.
int initFunctionTypes();

/// The type of intercepted functions.
extern PyTypeObject intercepted_type;

inline bool isNativeFunction(PyObject* o) { return Py_IS_TYPE(o, &vt_function_type); }
/// Whether the program must not see its type.
inline bool isDisguised(PyObject* o) { return isNativeFunction(o) || Py_IS_TYPE(o, &intercepted_type); }
inline const vt_code* nativeOf(PyObject* function) {
  return reinterpret_cast<NativeFunction*>(function)->native;
}

/// A new function with room for the native code. `exact`: of PyFunction_Type itself, which
/// __build_class__ and type.__new__ insist on. `code` has native code `c`. NULL with an exception set.
PyObject* newFunction(PyCodeObject* code, PyObject* globals, const vt_code* c, bool exact);

/// Turns an exact function made by newFunction() into a native one, in place. Others are left alone.
void promote(PyObject* function);

/// From now on every call of the interpreted function `function` (exact, made by CPython) goes to `by`, traced or
/// not. It stays the same object with the same code, which vt_plain_vectorcall() runs as before.
void intercept(PyObject* function, vectorcallfunc by);

/// The vectorcall slot of functions made here.
PyObject* functionVectorcall(PyObject* function, PyObject* const* args, size_t nargsf, PyObject* kwnames);

}  // namespace vitrine::runtime

/// As _PyFunction_Vectorcall (Objects/call.c), for functions of every type: CPython's debug build insists on
/// PyFunction_Type there.
extern "C" PyObject* vt_plain_vectorcall(PyObject* function, PyObject* const* args, size_t nargsf,
                                         PyObject* kwnames) noexcept;
