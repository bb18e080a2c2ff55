// Class and mapping patterns.
#include "dict_store.h"
#include "is_instance.h"

using namespace vitrine::data;

namespace {

/// A reference given up at the end of the scope.
class Owned {
 public:
  explicit Owned(PyObject* o) : o_(o) {}
  ~Owned() { vt_xdrop(o_); }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;

  PyObject* get() const { return o_; }
  explicit operator bool() const { return o_ != nullptr; }
  void reset(PyObject* o) {
    vt_xdrop(o_);
    o_ = o;
  }
  PyObject* take() {
    PyObject* o = o_;
    o_ = nullptr;
    return o;
  }

 private:
  PyObject* o_;
};

/// Adds to the set of what a pattern has asked for: 1 when it was there, -1 on failure.
int addSeen(PyObject* seen, PyObject* item) {
  const int found = PySet_Contains(seen, item);
  return found != 0 ? found : PySet_Add(seen, item);
}

/// Keys whose hash and equality run no code, looked up in an exact dict: what get() would find.
PyObject* matchPlainKeys(PyThreadState* ts, PyObject* dict, PyObject* keys) {
  const Py_ssize_t count = PyTuple_GET_SIZE(keys);
  Owned values(PyTuple_New(count));
  if (!values) return nullptr;
  for (Py_ssize_t k = 0; k < count; k++) {
    PyObject* key = PyTuple_GET_ITEM(keys, k);
    for (Py_ssize_t j = 0; j < k; j++) {
      if (compareKnown<Py_EQ>(key, PyTuple_GET_ITEM(keys, j)) == 1) {
        _PyErr_Format(ts, PyExc_ValueError, "mapping pattern checks duplicate key (%R)", key);
        return nullptr;
      }
    }
    PyObject* value;
    const int found = getFromDict(reinterpret_cast<PyDictObject*>(dict), key, &value);
    if (found < 0) return nullptr;
    if (found == 0) return vt_newref(Py_None);
    PyTuple_SET_ITEM(values.get(), k, vt_newref(value));
  }
  return values.take();
}

bool arePlain(PyObject* keys) {
  for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(keys); k++) {
    if (!isPlainKey(PyTuple_GET_ITEM(keys, k))) return false;
  }
  return true;
}

PyObject* matchKeys(PyThreadState* ts, PyObject* subject, PyObject* keys) {
  const Py_ssize_t count = PyTuple_GET_SIZE(keys);
  if (count == 0) return PyTuple_New(0);
  if (PyDict_CheckExact(subject) && arePlain(keys)) return matchPlainKeys(ts, subject, keys);
  // get(key, default) neither raises for what is missing nor adds it, as a defaultdict would.
  PyObject* method = nullptr;
  const int unbound = _PyObject_GetMethod(subject, &_Py_ID(get), &method);
  Owned get(method);
  if (!get) return nullptr;
  Owned seen(PySet_New(nullptr));
  if (!seen) return nullptr;
  Owned missing(PyObject_CallNoArgs(reinterpret_cast<PyObject*>(&PyBaseObject_Type)));
  if (!missing) return nullptr;
  Owned values(PyTuple_New(count));
  if (!values) return nullptr;
  for (Py_ssize_t k = 0; k < count; k++) {
    PyObject* key = PyTuple_GET_ITEM(keys, k);
    if (addSeen(seen.get(), key) != 0) {
      if (_PyErr_Occurred(ts) == nullptr) {
        _PyErr_Format(ts, PyExc_ValueError, "mapping pattern checks duplicate key (%R)", key);
      }
      return nullptr;
    }
    PyObject* args[] = {subject, key, missing.get()};
    const int skipped = unbound != 0 ? 0 : 1;
    PyObject* value = PyObject_Vectorcall(get.get(), args + skipped, 3 - skipped, nullptr);
    if (value == nullptr) return nullptr;
    if (value == missing.get()) {
      vt_drop(value);
      return vt_newref(Py_None);
    }
    PyTuple_SET_ITEM(values.get(), k, value);
  }
  return values.take();
}

/// Names are exact strs.
bool sameName(PyObject* a, PyObject* b) {
  return a == b || (areStrings(a, b) && equalStrings(a, b));
}

bool isAmong(PyObject* name, PyObject* names, Py_ssize_t count) {
  for (Py_ssize_t k = 0; k < count; k++) {
    if (sameName(name, PyTuple_GET_ITEM(names, k))) return true;
  }
  return false;
}

/// type.__match_args__; NULL without an exception when there is none.
PyObject* matchArgsOf(PyTypeObject* type) {
  static PyObject* name = nullptr;
  if (name == nullptr) name = PyUnicode_InternFromString("__match_args__");
  if (name == nullptr) return nullptr;
  if (Py_IS_TYPE(type, &PyType_Type)) {
    PyObject* found = _PyType_Lookup(type, name);
    if (found == nullptr) return nullptr;
    if (PyTuple_CheckExact(found)) return vt_newref(found);
  }
  PyObject* names;
  _PyObject_LookupAttr(reinterpret_cast<PyObject*>(type), name, &names);
  return names;
}

/// One class pattern. Failures without an exception mean that the pattern does not match.
class ClassPattern {
 public:
  ClassPattern(PyThreadState* ts, PyObject* subject, PyTypeObject* type)
      : ts_(ts), subject_(subject), type_(type) {}

  PyObject* match(int positional, PyObject* names) {
    const Py_ssize_t keywords = PyTuple_GET_SIZE(names);
    Owned values(PyTuple_New(positional + keywords));
    if (!values) return nullptr;
    Owned args(nullptr);
    Py_ssize_t named = positional;  // positional sub-patterns that match an attribute
    if (positional != 0) {
      args.reset(matchArgsOf(type_));
      if (!args) {
        if (_PyErr_Occurred(ts_) != nullptr) return nullptr;
        named = 0;
      }
      if (!checkPositional(args.get(), positional)) return nullptr;
      if (!args) PyTuple_SET_ITEM(values.get(), 0, vt_newref(subject_));
    }
    for (Py_ssize_t k = 0; k < named; k++) {
      PyObject* name = PyTuple_GET_ITEM(args.get(), k);
      if (!checkName(name)) return nullptr;
      if (isAmong(name, args.get(), k)) return askedBefore(name);
      if (!load(name, values.get(), k)) return nullptr;
    }
    for (Py_ssize_t k = 0; k < keywords; k++) {
      PyObject* name = PyTuple_GET_ITEM(names, k);
      if ((named != 0 && isAmong(name, args.get(), named)) || isAmong(name, names, k))
        return askedBefore(name);
      if (!load(name, values.get(), positional + k)) return nullptr;
    }
    return values.take();
  }

 private:
  bool load(PyObject* name, PyObject* values, Py_ssize_t k) {
    PyObject* value;
    if (_PyObject_LookupAttr(subject_, name, &value) <= 0) return false;
    PyTuple_SET_ITEM(values, k, value);
    return true;
  }

  PyObject* askedBefore(PyObject* name) {
    _PyErr_Format(ts_,
                  PyExc_TypeError,
                  "%s() got multiple sub-patterns for attribute %R",
                  type_->tp_name,
                  name);
    return nullptr;
  }

  bool checkName(PyObject* name) {
    if (PyUnicode_CheckExact(name)) return true;
    _PyErr_Format(ts_,
                  PyExc_TypeError,
                  "__match_args__ elements must be strings (got %s)",
                  Py_TYPE(name)->tp_name);
    return false;
  }

  /// Without __match_args__, some built-in types match their only sub-pattern against the subject.
  bool checkPositional(PyObject* args, int positional) {
    if (args != nullptr && !PyTuple_CheckExact(args)) {
      _PyErr_Format(ts_,
                    PyExc_TypeError,
                    "%s.__match_args__ must be a tuple (got %s)",
                    type_->tp_name,
                    Py_TYPE(args)->tp_name);
      return false;
    }
    Py_ssize_t allowed = PyType_HasFeature(type_, _Py_TPFLAGS_MATCH_SELF) ? 1 : 0;
    if (args != nullptr) allowed = PyTuple_GET_SIZE(args);
    if (allowed >= positional) return true;
    _PyErr_Format(ts_,
                  PyExc_TypeError,
                  "%s() accepts %zd positional sub-pattern%s (%d given)",
                  type_->tp_name,
                  allowed,
                  allowed == 1 ? "" : "s",
                  positional);
    return false;
  }

  PyThreadState* ts_;
  PyObject* subject_;
  PyTypeObject* type_;
};

PyObject* matchClass(PyThreadState* ts,
                     PyObject* subject,
                     PyObject* type,
                     int positional,
                     PyObject* names) {
  if (!PyType_Check(type)) {
    _PyErr_SetString(ts, PyExc_TypeError, "called match pattern must be a type");
    return nullptr;
  }
  if (isInstance(subject, type) <= 0) return nullptr;
  return ClassPattern(ts, subject, reinterpret_cast<PyTypeObject*>(type)).match(positional, names);
}

PyObject* hasFlag(PyObject* a, unsigned long flag, unsigned own) {
  PyObject* result = boolObject(PyType_HasFeature(Py_TYPE(a), flag));
  release(a, own);
  return result;
}

}  // namespace

extern "C" {

PyObject* vt_match_mapping(PyObject* a, unsigned own) noexcept {
  return hasFlag(a, Py_TPFLAGS_MAPPING, own);
}
PyObject* vt_match_sequence(PyObject* a, unsigned own) noexcept {
  return hasFlag(a, Py_TPFLAGS_SEQUENCE, own);
}

PyObject* vt_match_keys(PyThreadState* ts, PyObject* a, PyObject* b, unsigned own) noexcept {
  PyObject* result = matchKeys(ts, a, b);
  release(a, b, own);
  return vt_leave_if_traced(ts, result);
}

PyObject* vt_match_class(PyThreadState* ts,
                         PyObject* a,
                         PyObject* b,
                         PyObject* c,
                         int i,
                         unsigned own) noexcept {
  PyObject* result = matchClass(ts, a, b, i, c);
  // The interpreter drops the names, then the type, then the subject.
  if (isOwned(own, 2)) vt_drop(c);
  if (isOwned(own, 1)) vt_drop(b);
  if (result == nullptr && _PyErr_Occurred(ts) == nullptr) result = vt_newref(Py_None);
  if (isOwned(own, 0)) vt_drop(a);
  return vt_leave_if_traced(ts, result);
}

}  // extern "C"
