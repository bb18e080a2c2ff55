#include "names_module.h"

#include <vitrine/rt_leave.h>

#include <cstdlib>
#include <deque>

// What runtime/frames defines; nothing is traced here.
extern "C" {
PyObject* vt_put_aside(PyObject*) noexcept { abort(); }
int vt_put_aside_all(PyObject**, int) noexcept { abort(); }
}

// Every operation is called with the ownership mask that the script asks for, so that a script can
// check the references that are given and taken. `site` is a cache made by site().

namespace {

union Site {
  vt_attr_cache attribute;
  vt_method_cache method;
  vt_global_cache global;
};

PyObject* newSite(PyObject*, PyObject*) {
  // Like static caches in generated code: zeroed, and there to the end.
  static auto& sites = *new std::deque<Site>;
  return PyLong_FromVoidPtr(&sites.emplace_back());
}

Site* siteOf(PyObject* number) { return static_cast<Site*>(PyLong_AsVoidPtr(number)); }

// Names of compiled code are interned and live for ever.
PyObject* nameOf(PyObject* name) {
  Py_INCREF(name);
  Py_INCREF(name);
  PyUnicode_InternInPlace(&name);
  return name;
}

// The operand with a reference to be taken over when `bit` of the mask is set.
PyObject* operand(PyObject* o, unsigned own, unsigned bit) {
  if (((own >> bit) & 1u) != 0) Py_INCREF(o);
  return o;
}

// (site, owner, name, own)
PyObject* loadAttr(PyObject*, PyObject* args) {
  PyObject *site, *owner, *name;
  unsigned own;
  if (!PyArg_ParseTuple(args, "OOUI", &site, &owner, &name, &own)) return nullptr;
  return vt_load_attr(operand(owner, own, 0), nameOf(name), &siteOf(site)->attribute, own);
}

// (site, owner, name, own) -> (method or None, self or attribute)
PyObject* loadMethod(PyObject*, PyObject* args) {
  PyObject *site, *owner, *name;
  unsigned own;
  if (!PyArg_ParseTuple(args, "OOUI", &site, &owner, &name, &own)) return nullptr;
  PyObject *method, *self;
  if (vt_load_method(operand(owner, own, 0),
                     nameOf(name),
                     &siteOf(site)->method,
                     &method,
                     &self,
                     own) < 0) {
    return nullptr;
  }
  if (method == nullptr) method = Py_NewRef(Py_None);
  return Py_BuildValue("(NN)", method, self);
}

// (owner, name) -> the same, from CPython
PyObject* getMethod(PyObject*, PyObject* args) {
  PyObject *owner, *name, *method = nullptr;
  if (!PyArg_ParseTuple(args, "OU", &owner, &name)) return nullptr;
  int unbound = _PyObject_GetMethod(owner, nameOf(name), &method);
  if (method == nullptr) return nullptr;
  return unbound ? Py_BuildValue("(NO)", method, owner) : Py_BuildValue("(ON)", Py_None, method);
}

// (site, value, owner, name, own)
PyObject* storeAttr(PyObject*, PyObject* args) {
  PyObject *site, *value, *owner, *name;
  unsigned own;
  if (!PyArg_ParseTuple(args, "OOOUI", &site, &value, &owner, &name, &own)) return nullptr;
  if (vt_store_attr(operand(value, own, 0),
                    operand(owner, own, 1),
                    nameOf(name),
                    &siteOf(site)->attribute,
                    own) < 0) {
    return nullptr;
  }
  Py_RETURN_NONE;
}

// A frame that is enough for the operations on namespaces: they look at nothing else.
struct Namespaces {
  _PyInterpreterFrame* frame;
  Namespaces(PyObject* globals, PyObject* builtins, PyObject* locals) {
    frame = static_cast<_PyInterpreterFrame*>(calloc(1, sizeof(_PyInterpreterFrame)));
    frame->f_globals = globals;
    frame->f_builtins = builtins;
    frame->f_locals = locals == Py_None ? nullptr : locals;
    frame->f_code = PyCode_NewEmpty("test", "test", 1);
    frame->prev_instr = _PyCode_CODE(frame->f_code);
  }
  ~Namespaces() {
    Py_DECREF(frame->f_code);
    free(frame);
  }
};

// (site, globals, builtins, name)
PyObject* loadGlobal(PyObject*, PyObject* args) {
  PyObject *site, *globals, *builtins, *name;
  if (!PyArg_ParseTuple(args, "OOOU", &site, &globals, &builtins, &name)) return nullptr;
  Namespaces namespaces(globals, builtins, Py_None);
  return vt_load_global(PyThreadState_Get(), namespaces.frame, nameOf(name), &siteOf(site)->global);
}

// (operation, globals, builtins, locals, name, value)
PyObject* namespaceOperation(PyObject*, PyObject* args) {
  const char* operation;
  PyObject *globals, *builtins, *locals, *name, *value;
  if (!PyArg_ParseTuple(args, "sOOOUO", &operation, &globals, &builtins, &locals, &name, &value)) {
    return nullptr;
  }
  Namespaces namespaces(globals, builtins, locals);
  _PyInterpreterFrame* frame = namespaces.frame;
  PyThreadState* ts = PyThreadState_Get();
  name = nameOf(name);
  int status = 0;
  switch (operation[0] * 256 + operation[1]) {
    case 'l' * 256 + 'n':
      return vt_load_name(ts, frame, name);
    case 'l' * 256 + 'b':
      return vt_load_build_class(ts, frame);
    case 's' * 256 + 'n':
      status = vt_store_name(ts, frame, name, Py_NewRef(value), 1);
      break;
    case 'd' * 256 + 'n':
      status = vt_delete_name(ts, frame, name);
      break;
    case 's' * 256 + 'g':
      status = vt_store_global(frame, name, Py_NewRef(value), 1);
      break;
    case 'd' * 256 + 'g':
      status = vt_delete_global(ts, frame, name);
      break;
    case 's' * 256 + 'a':
      status = vt_setup_annotations(ts, frame);
      break;
    case 'i' * 256 + 's':
      status = vt_import_star(ts, frame, Py_NewRef(value), 1);
      break;
    case 'i' * 256 + 'f':
      return vt_import_from(ts, Py_NewRef(value), name, 1);
    default:
      PyErr_SetString(PyExc_ValueError, operation);
      return nullptr;
  }
  if (status < 0) return nullptr;
  Py_RETURN_NONE;
}

// (level, fromlist, globals, builtins, name)
PyObject* importName(PyObject*, PyObject* args) {
  PyObject *level, *from_list, *globals, *builtins, *name;
  if (!PyArg_ParseTuple(args, "OOOOU", &level, &from_list, &globals, &builtins, &name)) {
    return nullptr;
  }
  Namespaces namespaces(globals, builtins, Py_None);
  return vt_import_name(PyThreadState_Get(),
                        namespaces.frame,
                        nameOf(name),
                        Py_NewRef(level),
                        Py_NewRef(from_list),
                        3);
}

// (own, exception, [cause]): raises like the statement
PyObject* raise(PyObject*, PyObject* args) {
  PyObject* operands[2];
  int count = static_cast<int>(PyTuple_GET_SIZE(args)) - 1;
  unsigned own = static_cast<unsigned>(PyLong_AsLong(PyTuple_GET_ITEM(args, 0)));
  for (int i = 0; i < count; i++) {
    operands[i] = operand(PyTuple_GET_ITEM(args, i + 1), own, static_cast<unsigned>(i));
  }
  vt_raise(PyThreadState_Get(), operands, count, own);
  return nullptr;
}

// (exception, type, own)
PyObject* checkExcMatch(PyObject*, PyObject* args) {
  PyObject *exception, *type;
  unsigned own;
  if (!PyArg_ParseTuple(args, "OOI", &exception, &type, &own)) return nullptr;
  return vt_check_exc_match(PyThreadState_Get(),
                            operand(exception, own, 0),
                            operand(type, own, 1),
                            own);
}

// (exception, type, own) -> (rest, match)
PyObject* checkEgMatch(PyObject*, PyObject* args) {
  PyObject *exception, *type, *rest, *match;
  unsigned own;
  if (!PyArg_ParseTuple(args, "OOI", &exception, &type, &own)) return nullptr;
  if (vt_check_eg_match(PyThreadState_Get(),
                        operand(exception, own, 0),
                        operand(type, own, 1),
                        &rest,
                        &match,
                        own) < 0) {
    return nullptr;
  }
  return Py_BuildValue("(NN)", rest, match);
}

// (manager, own, is_async) -> (exit, entered)
PyObject* beforeWith(PyObject*, PyObject* args) {
  PyObject *manager, *exit, *entered;
  unsigned own;
  int is_async;
  if (!PyArg_ParseTuple(args, "OIp", &manager, &own, &is_async)) return nullptr;
  auto* enter = is_async ? vt_before_async_with : vt_before_with;
  if (enter(PyThreadState_Get(), operand(manager, own, 0), &exit, &entered, own) < 0) {
    return nullptr;
  }
  return Py_BuildValue("(NN)", exit, entered);
}

// (exit, exception, own)
PyObject* withExceptStart(PyObject*, PyObject* args) {
  PyObject *exit, *exception;
  unsigned own;
  if (!PyArg_ParseTuple(args, "OOI", &exit, &exception, &own)) return nullptr;
  return vt_with_except_start(PyThreadState_Get(),
                              operand(exit, own, 0),
                              operand(exception, own, 1),
                              own);
}

PyMethodDef methods[] = {
    {"site", newSite, METH_NOARGS, nullptr},
    {"load_attr", loadAttr, METH_VARARGS, nullptr},
    {"load_method", loadMethod, METH_VARARGS, nullptr},
    {"get_method", getMethod, METH_VARARGS, nullptr},
    {"store_attr", storeAttr, METH_VARARGS, nullptr},
    {"load_global", loadGlobal, METH_VARARGS, nullptr},
    {"namespace", namespaceOperation, METH_VARARGS, nullptr},
    {"import_name", importName, METH_VARARGS, nullptr},
    {"do_raise", raise, METH_VARARGS, nullptr},
    {"check_exc_match", checkExcMatch, METH_VARARGS, nullptr},
    {"check_eg_match", checkEgMatch, METH_VARARGS, nullptr},
    {"before_with", beforeWith, METH_VARARGS, nullptr},
    {"with_except_start", withExceptStart, METH_VARARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
PyModuleDef definition =
    {PyModuleDef_HEAD_INIT, "names", nullptr, -1, methods, nullptr, nullptr, nullptr, nullptr};

}  // namespace

extern "C" PyObject* PyInit_names(void) { return PyModule_Create(&definition); }
