// Class and mapping patterns.
#include "operands.h"

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

PyObject* matchKeys(PyThreadState* ts, PyObject* subject, PyObject* keys) {
  const Py_ssize_t count = PyTuple_GET_SIZE(keys);
  if (count == 0) return PyTuple_New(0);
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

/// One class pattern. Failures without an exception mean that the pattern does not match.
class ClassPattern {
 public:
  ClassPattern(PyThreadState* ts, PyObject* subject, PyTypeObject* type)
      : ts_(ts), subject_(subject), type_(type), seen_(PySet_New(nullptr)), values_(PyList_New(0)) {}

  PyObject* match(int positional, PyObject* names) {
    if (!seen_ || !values_) return nullptr;
    if (positional != 0 && !addPositional(positional)) return nullptr;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(names); k++) {
      if (!addAttribute(PyTuple_GET_ITEM(names, k))) return nullptr;
    }
    return PyList_AsTuple(values_.get());
  }

 private:
  bool addAttribute(PyObject* name) {
    if (addSeen(seen_.get(), name) != 0) {
      if (_PyErr_Occurred(ts_) == nullptr) {
        _PyErr_Format(ts_,
                      PyExc_TypeError,
                      "%s() got multiple sub-patterns for attribute %R",
                      type_->tp_name,
                      name);
      }
      return false;
    }
    Owned value(PyObject_GetAttr(subject_, name));
    if (!value) {
      if (_PyErr_ExceptionMatches(ts_, PyExc_AttributeError)) _PyErr_Clear(ts_);
      return false;
    }
    return PyList_Append(values_.get(), value.get()) == 0;
  }

  bool addPositional(int positional) {
    Owned names(PyObject_GetAttrString(reinterpret_cast<PyObject*>(type_), "__match_args__"));
    bool whole = false;  // the only sub-pattern is matched against the subject itself
    if (!names) {
      if (!_PyErr_ExceptionMatches(ts_, PyExc_AttributeError)) return false;
      _PyErr_Clear(ts_);
      whole = PyType_HasFeature(type_, _Py_TPFLAGS_MATCH_SELF);
    } else if (!PyTuple_CheckExact(names.get())) {
      _PyErr_Format(ts_,
                    PyExc_TypeError,
                    "%s.__match_args__ must be a tuple (got %s)",
                    type_->tp_name,
                    Py_TYPE(names.get())->tp_name);
      return false;
    }
    const Py_ssize_t allowed = whole ? 1 : names ? PyTuple_GET_SIZE(names.get()) : 0;
    if (allowed < positional) {
      _PyErr_Format(ts_,
                    PyExc_TypeError,
                    "%s() accepts %zd positional sub-pattern%s (%d given)",
                    type_->tp_name,
                    allowed,
                    allowed == 1 ? "" : "s",
                    positional);
      return false;
    }
    if (whole) return PyList_Append(values_.get(), subject_) == 0;
    for (int k = 0; k < positional; k++) {
      PyObject* name = PyTuple_GET_ITEM(names.get(), k);
      if (!PyUnicode_CheckExact(name)) {
        _PyErr_Format(ts_,
                      PyExc_TypeError,
                      "__match_args__ elements must be strings (got %s)",
                      Py_TYPE(name)->tp_name);
        return false;
      }
      if (!addAttribute(name)) return false;
    }
    return true;
  }

  PyThreadState* ts_;
  PyObject* subject_;
  PyTypeObject* type_;
  Owned seen_;
  Owned values_;
};

PyObject* matchClass(
    PyThreadState* ts, PyObject* subject, PyObject* type, int positional, PyObject* names) {
  if (!PyType_Check(type)) {
    _PyErr_SetString(ts, PyExc_TypeError, "called match pattern must be a type");
    return nullptr;
  }
  if (PyObject_IsInstance(subject, type) <= 0) return nullptr;
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
  return result;
}

PyObject* vt_match_class(
    PyThreadState* ts, PyObject* a, PyObject* b, PyObject* c, int i, unsigned own) noexcept {
  PyObject* result = matchClass(ts, a, b, i, c);
  // The interpreter drops the names, then the type, then the subject.
  if (isOwned(own, 2)) vt_drop(c);
  if (isOwned(own, 1)) vt_drop(b);
  if (result == nullptr && _PyErr_Occurred(ts) == nullptr) result = vt_newref(Py_None);
  if (isOwned(own, 0)) vt_drop(a);
  return result;
}

}  // extern "C"
