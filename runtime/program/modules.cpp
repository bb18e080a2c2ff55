// The compiled modules: by name, and as code objects.
#include "program.h"

#include <marshal.h>
#include <zlib.h>

#include <cstdlib>
#include <cstring>
#include <string_view>

namespace vitrine::program {

namespace {

const vt_program* program_;
const char* main_import_name_;

struct Entry {
  const char* name;
  const vt_module* module;
};
// Open addressing; empty entries have no name. A program may hold thousands of modules and import
// few, so starting up must not create Python objects for each.
Entry* table_;
uint32_t mask_;

uint32_t hashName(const char* name) {
  uint32_t hash = 2166136261u;
  for (; *name != 0; name++) hash = (hash ^ static_cast<unsigned char>(*name)) * 16777619u;
  return hash;
}

// With -m the main module is also known by the name that imports use: MOD, or PKG.__main__. Lives as long as the
// program.
const char* importNameOfMain(const vt_program* program) {
  const vt_module* module = program->modules[program->main_module];
  const char* name = program->main_name;
  if (name == nullptr) return module->name;
  constexpr std::string_view main = "__main__";
  if (module->name != main || !std::string_view(module->path).ends_with("/__main__.py"))
    return name;
  size_t length = strlen(name);
  if (std::string_view(name).ends_with(".__main__")) return name;
  char* full = static_cast<char*>(malloc(length + main.size() + 2));
  if (full == nullptr) Py_FatalError("vitrine: out of memory");
  memcpy(full, name, length);
  strcpy(full + length, ".__main__");
  return full;
}

}  // namespace

const vt_program* theProgram() { return program_; }

void registerModules(const vt_program* program) {
  program_ = program;
  main_import_name_ = importNameOfMain(program);
  uint32_t size = 8;
  while (size < 2 * program->module_count) size *= 2;
  mask_ = size - 1;
  table_ = static_cast<Entry*>(calloc(size, sizeof(*table_)));
  if (table_ == nullptr) Py_FatalError("vitrine: out of memory");
  for (uint32_t i = 0; i < program->module_count; i++) {
    const vt_module* module = program->modules[i];
    const char* name = i == program->main_module ? main_import_name_ : module->name;
    uint32_t slot = hashName(name) & mask_;
    while (table_[slot].name != nullptr) slot = (slot + 1) & mask_;
    table_[slot] = {name, module};
  }
}

const vt_module* findModule(const char* name) {
  for (uint32_t slot = hashName(name) & mask_; table_[slot].name != nullptr;
       slot = (slot + 1) & mask_) {
    if (strcmp(table_[slot].name, name) == 0) return table_[slot].module;
  }
  return nullptr;
}

const char* mainImportName() { return main_import_name_; }

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
  const bool native = (c->body != nullptr || c->resume != nullptr) && vt_kept_interpreted(module, code) == 0;
  if (native && vt_attach_code(code, c) < 0) return false;
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

extern "C" PyObject* vt_module_source(const vt_module* module) noexcept {
  if (module->source == nullptr) return nullptr;
  PyObject* text = PyBytes_FromStringAndSize(nullptr, static_cast<Py_ssize_t>(module->source_size));
  if (text == nullptr) return nullptr;
  uLongf size = module->source_size;
  const int result = uncompress(reinterpret_cast<Bytef*>(PyBytes_AS_STRING(text)), &size, module->source,
                                module->source_packed_size);
  if (result == Z_OK && size == module->source_size) return text;
  vt_drop(text);
  PyErr_Format(PyExc_SystemError, "vitrine: the embedded source of %s does not unpack (zlib error %d)", module->name, result);
  return nullptr;
}
