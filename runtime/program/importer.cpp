// The part of the importer that is native: it answers for names that are not ours without running
// any Python code, and hands the compiled modules out. See importer.py.
#include "program.h"

#include <marshal.h>
#include <unistd.h>

#include <cstring>

extern const unsigned char vt_importer_code[];
extern const size_t vt_importer_code_size;

namespace vitrine::program {

namespace {

PyObject* namespace_;  // of importer.py, kept for ever

PyObject* callImporter(const char* function, PyObject* const* arguments, size_t count) {
  PyObject* callable = PyDict_GetItemString(namespace_, function);
  if (callable == nullptr) {
    PyErr_Format(PyExc_SystemError, "vitrine: importer has no %s", function);
    return nullptr;
  }
  return PyObject_Vectorcall(callable, arguments, count, nullptr);
}

// The module that the only argument names. NULL without an exception: there is none.
const vt_module* argumentModule(PyObject* name) {
  const char* text = PyUnicode_AsUTF8(name);
  return text != nullptr ? findModule(text) : nullptr;
}

// The function in importer.py that answers for `name`; NULL: CPython's does.
const char* finderOf(PyObject* name) {
  const char* text = PyUnicode_Check(name) ? PyUnicode_AsUTF8(name) : nullptr;
  if (text == nullptr) {
    PyErr_Clear();  // not a string, or not one that can be encoded: PathFinder's business
    return nullptr;
  }
  if (strcmp(text, "multiprocessing.util") == 0 || strcmp(text, "multiprocessing.spawn") == 0) {
    return "_find_hooked";
  }
  return findModule(text) != nullptr ? "_find" : nullptr;
}

PyObject* find_spec_;  // the function PathFinder.find_spec, intercepted; kept for ever

// What calls of PathFinder.find_spec(cls, fullname, path=None, target=None) come to. Calls with
// wrong arguments too are left to CPython's code, which words the error.
PyObject* findSpec(PyObject* function,
                   PyObject* const* arguments,
                   size_t nargsf,
                   PyObject* keywords) {
  static const char* const names[] = {"cls", "fullname", "path", "target"};
  PyObject* all[] = {nullptr, nullptr, Py_None, Py_None};
  const Py_ssize_t count = PyVectorcall_NARGS(nargsf);
  const Py_ssize_t named = keywords != nullptr ? PyTuple_GET_SIZE(keywords) : 0;
  bool known = count <= 4;
  for (Py_ssize_t i = 0; known && i < count; i++) all[i] = arguments[i];
  for (Py_ssize_t i = 0; known && i < named; i++) {
    Py_ssize_t at = count;
    while (at < 4 && !_PyUnicode_EqualToASCIIString(PyTuple_GET_ITEM(keywords, i), names[at])) at++;
    known = at < 4;
    if (known) all[at] = arguments[count + i];
  }
  const char* finder = known && all[0] != nullptr && all[1] != nullptr ? finderOf(all[1]) : nullptr;
  if (finder == nullptr) return vt_plain_vectorcall(function, arguments, nargsf, keywords);
  return callImporter(finder, all, 4);
}

PyObject* originalFindSpec(PyObject*, PyObject* const* arguments, Py_ssize_t count) {
  return vt_plain_vectorcall(find_spec_, arguments, static_cast<size_t>(count), nullptr);
}

// 0, or -1 with an exception set.
int interceptFindSpec() {
  PyObject* external = PyImport_ImportModule("_frozen_importlib_external");
  PyObject* finder = external != nullptr ? PyObject_GetAttrString(external, "PathFinder") : nullptr;
  PyObject* method = finder != nullptr ? PyObject_GetAttrString(finder, "find_spec") : nullptr;
  int status = -1;
  if (method != nullptr && PyMethod_Check(method) &&
      PyFunction_Check(PyMethod_GET_FUNCTION(method))) {
    find_spec_ = vt_newref(PyMethod_GET_FUNCTION(method));
    status = vt_intercept(find_spec_, findSpec);
  } else if (method != nullptr) {
    PyErr_SetString(PyExc_SystemError, "vitrine: PathFinder.find_spec is no class method");
  }
  vt_xdrop(method);
  vt_xdrop(finder);
  vt_xdrop(external);
  return status;
}

PyObject* record(PyObject*, PyObject* name) {
  const vt_module* module = argumentModule(name);
  if (module == nullptr) {
    if (PyErr_Occurred()) return nullptr;
    Py_RETURN_NONE;
  }
  PyObject* path = PyUnicode_DecodeFSDefault(module->path);
  if (path == nullptr) return nullptr;
  PyObject* result = PyTuple_Pack(2, path, module->is_package != 0 ? Py_True : Py_False);
  vt_drop(path);
  return result;
}

PyObject* code(PyObject*, PyObject* name) {
  const vt_module* module = argumentModule(name);
  if (module == nullptr) {
    if (!PyErr_Occurred()) PyErr_Format(PyExc_ImportError, "no compiled module %R", name);
    return nullptr;
  }
  PyObject* result = vt_module_code(module);
  return result != nullptr ? vt_newref(result) : nullptr;
}

PyObject* source(PyObject*, PyObject* name) {
  const vt_module* module = argumentModule(name);
  if (PyErr_Occurred()) return nullptr;
  PyObject* text = module != nullptr ? vt_module_source(module) : nullptr;
  if (text == nullptr && !PyErr_Occurred()) Py_RETURN_NONE;
  return text;
}

PyMethodDef methods[] = {
    {"_path_finder_find_spec",
     reinterpret_cast<PyCFunction>(reinterpret_cast<void*>(originalFindSpec)),
     METH_FASTCALL,
     nullptr},
    {"_record", record, METH_O, nullptr},
    {"_code", code, METH_O, nullptr},
    {"_source", source, METH_O, nullptr},
};

// Steals `value`.
int define(const char* name, PyObject* value) {
  if (value == nullptr) return -1;
  int status = PyDict_SetItemString(namespace_, name, value);
  vt_drop(value);
  return status;
}

int fillNamespace() {
  char path[4096];
  ssize_t length = readlink("/proc/self/exe", path, sizeof(path) - 1);
  path[length < 0 ? 0 : length] = 0;
  if (define("__name__", PyUnicode_FromString("vitrine_importer")) < 0 ||
      define("__builtins__", vt_newref(PyEval_GetBuiltins())) < 0 ||
      define("_program", PyBytes_FromString(path)) < 0) {
    return -1;
  }
  for (PyMethodDef& method : methods) {
    if (define(method.ml_name, PyCFunction_New(&method, nullptr)) < 0) return -1;
  }
  return 0;
}

}  // namespace

int installImporter() {
  namespace_ = PyDict_New();
  if (namespace_ == nullptr || fillNamespace() < 0) return -1;
  PyObject* importer =
      PyMarshal_ReadObjectFromString(reinterpret_cast<const char*>(vt_importer_code),
                                     static_cast<Py_ssize_t>(vt_importer_code_size));
  if (importer == nullptr) return -1;
  PyObject* result = PyEval_EvalCode(importer, namespace_, namespace_);
  vt_drop(importer);
  if (result == nullptr) return -1;
  vt_drop(result);
  return interceptFindSpec();
}

PyObject* newMainLoader(const vt_module* module) {
  PyObject* name = PyUnicode_FromString(module->name);
  PyObject* path = name != nullptr ? PyUnicode_DecodeFSDefault(module->path) : nullptr;
  PyObject* loader = nullptr;
  if (path != nullptr) {
    PyObject* const arguments[] = {name, path};
    loader = callImporter("_main_loader", arguments, 2);
  }
  vt_xdrop(path);
  vt_xdrop(name);
  return loader;
}

}  // namespace vitrine::program
