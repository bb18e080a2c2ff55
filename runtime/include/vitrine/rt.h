// What generated code includes: the C ABI between compiled Python code and the runtime.
//
// Vocabulary. A *body* is the native code of one code object. Native code is a property of the code
// object (attached through its co_extra slot): whoever runs the code object - a call, exec(), class
// creation, a generator's resumption - reaches the body unless the thread is being traced.
//
// Conventions that hold for every vt_ function unless its comment says otherwise:
//   - the caller holds the GIL; no C++ exception ever crosses a frame;
//   - failure is CPython's: NULL or a negative int. With no exception set, the same return means
//     *deoptimise*: the result was put aside and the interpreter goes on after this instruction;
//   - `own` is a bit mask: bit k set = operand k's reference is taken over, on success and failure
//     (bit 31 stands for operand 31 and all later ones);
//   - results are new references.
#pragma once

#include <vitrine/cpython/core.h>

#include <cstddef>
#include <cstdint>

#define VT_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define VT_LIKELY(x) __builtin_expect(!!(x), 1)

/// A Python local: a by-value struct so that debuggers show it as a value, not as a pointer.
struct object {
  PyObject* o;
};

/// _PyInterpreterFrame without its trailing localsplus array, which vt_frame declares at full size.
struct vt_frame_head {
  PyFunctionObject* f_func;   // borrowed while the frame lives on the C stack
  PyObject* f_globals;        // borrowed
  PyObject* f_builtins;       // borrowed
  PyObject* f_locals;         // owned or NULL
  PyCodeObject* f_code;       // borrowed while on the C stack: the module table keeps it alive
  PyFrameObject* frame_obj;   // owned or NULL
  _PyInterpreterFrame* previous;
  _Py_CODEUNIT* prev_instr;
  int stacktop;
  bool is_entry;
  char owner;
};
static_assert(offsetof(_PyInterpreterFrame, localsplus) == sizeof(vt_frame_head));

/// The frame of one compiled function: in its C stack frame, or inside the generator object.
/// Same memory layout as CPython's own frame of the code object.
template <unsigned kLocals, unsigned kStack>
struct vt_frame {
  vt_frame_head h;
  object fast[kLocals];     // localsplus: locals, cells, free variables
  PyObject* stack[kStack];  // operand stack: only filled when the frame is left or suspended
};

/// Body of a function, class or module. `func` is borrowed. `args` are the bound arguments in slot
/// order (stolen references, NULL = unbound) or, for class and module code, args[0] is the namespace
/// (borrowed). Returns a new reference or NULL with an exception set.
using vt_body_fn = PyObject* (*)(PyThreadState* ts, PyFunctionObject* func, PyObject** args);

/// Resumes a generator, coroutine or async generator on its own frame, which is linked and marked as
/// executing by the caller. The sent value lies on top of the frame's operand stack (owned); with
/// `throwing` an exception is set. Returns what is yielded or returned (gi_frame_state tells).
using vt_resume_fn = PyObject* (*)(PyThreadState* ts, _PyInterpreterFrame* frame, int throwing);

/// One per code object, static in generated code. `body` and `resume` are set by the compiler (one of
/// them, both NULL when the code object stays interpreted); the rest is filled by vt_module_code().
struct vt_code {
  vt_body_fn body;
  vt_resume_fn resume;
  PyCodeObject* code;        // owned, immortal
  _Py_CODEUNIT* first;       // the first code unit
  PyObject** consts;         // items of co_consts, borrowed
  PyObject** names;          // items of co_names, borrowed
  int nargs;                 // slots that arguments fill: positional, keyword-only, *args, **kwargs
  int nlocalsplus;
  int flags;                 // VT_CODE_*
  int generator_start;       // unit of RETURN_GENERATOR
  int direct_args;           // number of parameters when they are positional only and there is a body; or -1
};
enum {
  VT_CODE_SIMPLE_ARGS = 1,   // positional parameters only: no keyword-only, *args, **kwargs
  VT_CODE_NAMESPACE = 2,     // class or module code: f_locals is a mapping
  VT_CODE_GENERATOR = 4,     // generator, coroutine or async generator
  VT_CODE_EXACT = 8,         // its functions are made of PyFunction_Type itself (make_function.cpp)
};

/// Layout of every function object that the runtime makes, whether its type is vt_function_type or
/// (class bodies, __new__) exact: one field behind CPython's.
struct vt_function {
  PyFunctionObject base;
  const vt_code* native;     // NULL after __code__ was set to something without native code
};
extern "C" PyTypeObject vt_function_type;

/// A compiled module: what the importer needs. Static, in generated code.
struct vt_module {
  const char* name;          // dotted name; the program's script has "__main__"
  const char* path;          // absolute path of the source file, UTF-8
  int is_package;
  const unsigned char* code; // marshalled code object
  size_t code_size;
  const unsigned char* source;  // text as zlib's compress() packs it, or NULL when not embedded
  size_t source_packed_size;
  size_t source_size;        // of the text
  vt_code* const* codes;     // pre-order walk of the code object and the code objects in its co_consts
  uint32_t code_count;
};

/// The program. `main_module` is the index of the script (or of PKG.__main__ / MOD with -m).
struct vt_program {
  const vt_module* const* modules;
  uint32_t module_count;
  uint32_t main_module;
  const char* script;        // the script as the user wrote it to the compiler; sys.argv[0]
  const char* main_name;     // with -m: the dotted name given there, else NULL
};

extern "C" {
/// Runs the program as `python3 SCRIPT args` would and returns its exit code.
int vt_main(int argc, char** argv, const vt_program* program) noexcept;
}

// ---- inline caches: zero-initialised static memory in generated code, opaque to it --------------
struct vt_attr_cache {
  uint32_t version;          // tp_version_tag of the owner's type (or dk_version of a module's keys)
  uint16_t kind;
  uint16_t index;
  void* data;                // kind-specific: keys, descriptor ...
  uint32_t misses;
  uint32_t extra;
};
struct vt_method_cache {
  uint32_t version;
  uint16_t kind;
  uint16_t index;
  void* data;                // borrowed method while `version` is current
  uint32_t misses;
  uint32_t extra;            // dk_version of the instance's shared keys
};
struct vt_global_cache {
  uint32_t globals_version;  // dk_version of the globals' keys
  uint32_t builtins_version;
  uint32_t index;
  uint32_t misses;
};
struct vt_call_cache {
  uint32_t version;
  uint16_t kind;
  uint16_t visits;           // of C functions, while the calling code is new
  void* data;
  const vt_code* planned;    // whose parameters the fields below are about
  uint8_t slots[6];          // the parameter of each keyword argument
  uint8_t positional;        // how many arguments that is for
  uint8_t first_default;     // the first positional parameter that takes its default, or 255
};

#include <vitrine/rt_frame.h>
#include <vitrine/rt_ops.h>
