// The compiled modules: by name, and as code objects.
#include "program.h"

#include <marshal.h>

#include <cstdlib>
#include <cstring>

namespace vitrine::program {

namespace {

const vt_program* program_;
// Open addressing; modules, or NULL. A program may hold thousands of modules and import few, so
// starting up must not create Python objects for each.
const vt_module** table_;
uint32_t mask_;

uint32_t hashName(const char* name) {
  uint32_t hash = 2166136261u;
  for (; *name != 0; name++) hash = (hash ^ static_cast<unsigned char>(*name)) * 16777619u;
  return hash;
}

}  // namespace

const vt_program* theProgram() { return program_; }

void registerModules(const vt_program* program) {
  program_ = program;
  uint32_t size = 8;
  while (size < 2 * program->module_count) size *= 2;
  mask_ = size - 1;
  table_ = static_cast<const vt_module**>(calloc(size, sizeof(*table_)));
  if (table_ == nullptr) Py_FatalError("vitrine: out of memory");
  for (uint32_t i = 0; i < program->module_count; i++) {
    uint32_t slot = hashName(program->modules[i]->name) & mask_;
    while (table_[slot] != nullptr) slot = (slot + 1) & mask_;
    table_[slot] = program->modules[i];
  }
}

const vt_module* findModule(const char* name) {
  if (table_ == nullptr) return nullptr;
  for (uint32_t slot = hashName(name) & mask_; table_[slot] != nullptr; slot = (slot + 1) & mask_) {
    if (strcmp(table_[slot]->name, name) == 0) return table_[slot];
  }
  return nullptr;
}

namespace {

PyObject** items(PyObject* tuple) { return reinterpret_cast<PyTupleObject*>(tuple)->ob_item; }

void describe(vt_code* c, PyCodeObject* code) {
  int stars = ((code->co_flags & CO_VARARGS) != 0) + ((code->co_flags & CO_VARKEYWORDS) != 0);
  c->code = reinterpret_cast<PyCodeObject*>(vt_newref(reinterpret_cast<PyObject*>(code)));
  c->first = _PyCode_CODE(code);
  c->consts = items(code->co_consts);
  c->names = items(code->co_names);
  c->nargs = code->co_argcount + code->co_kwonlyargcount + stars;
  c->nlocalsplus = code->co_nlocalsplus;
  c->flags = 0;
  if ((code->co_flags & CO_OPTIMIZED) == 0) {
    c->flags |= VT_CODE_NAMESPACE;
  } else if (stars == 0 && code->co_kwonlyargcount == 0) {
    c->flags |= VT_CODE_SIMPLE_ARGS;
  }
  if ((code->co_flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR)) != 0) {
    c->flags |= VT_CODE_GENERATOR;
  }
}

// Pre-order: a code object, then those in its constants. False with an exception set.
bool attachAll(const vt_module* module, PyCodeObject* code, uint32_t* next) {
  if (*next >= module->code_count) {
    PyErr_Format(PyExc_SystemError,
                 "vitrine: module %s has more code objects than native code",
                 module->name);
    return false;
  }
  vt_code* c = module->codes[(*next)++];
  describe(c, code);
  if ((c->body != nullptr || c->resume != nullptr) && vt_attach_code(code, c) < 0) return false;
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(code->co_consts); i++) {
    PyObject* item = PyTuple_GET_ITEM(code->co_consts, i);
    if (PyCode_Check(item) && !attachAll(module, reinterpret_cast<PyCodeObject*>(item), next)) {
      return false;
    }
  }
  return true;
}

}  // namespace
}  // namespace vitrine::program

extern "C" PyObject* vt_module_code(const vt_module* module) noexcept {
  using namespace vitrine::program;
  vt_code* top = module->codes[0];
  if (top->code != nullptr) return reinterpret_cast<PyObject*>(top->code);
  PyObject* code = PyMarshal_ReadObjectFromString(reinterpret_cast<const char*>(module->code),
                                                  static_cast<Py_ssize_t>(module->code_size));
  if (code == nullptr) return nullptr;
  uint32_t count = 0;
  if (!attachAll(module, reinterpret_cast<PyCodeObject*>(code), &count)) return nullptr;
  return code;
}
