// Structural pattern matching.
#include "data_support.h"

using namespace vitrine::data;

namespace {

PyObject* flagAsBool(PyObject* a, unsigned long flag, unsigned own) {
  PyObject* result = (Py_TYPE(a)->tp_flags & flag) != 0 ? Py_True : Py_False;
  release(a, own);
  return result;
}

/// Remembers what a pattern has asked for; false with an exception when it asks again.
bool rememberOnce(PyThreadState* ts, PyObject* seen, PyObject* key, const char* complaint, PyObject* type) {
  if (PySet_Contains(seen, key) == 0 && PySet_Add(seen, key) == 0) return true;
  if (_PyErr_Occurred(ts) == nullptr) {
    if (type == nullptr) {
      _PyErr_Format(ts, PyExc_ValueError, complaint, key);
    } else {
      _PyErr_Format(
          ts, PyExc_TypeError, complaint, reinterpret_cast<PyTypeObject*>(type)->tp_name, key);
    }
  }
  return false;
}

/// Fills `values`. 1 match, 0 a key is missing, -1 exception.
int lookUpKeys(PyThreadState* ts,
               PyObject* subject,
               PyObject* keys,
               PyObject* get,
               bool unbound,
               PyObject* missing,
               PyObject* values) {
  PyObject* seen = PySet_New(nullptr);
  if (seen == nullptr) return -1;
  int status = 1;
  for (Py_ssize_t i = 0; status == 1 && i < PyTuple_GET_SIZE(keys); ++i) {
    PyObject* key = PyTuple_GET_ITEM(keys, i);
    if (!rememberOnce(ts, seen, key, "mapping pattern checks duplicate key (%R)", nullptr)) {
      status = -1;
      break;
    }
    PyObject* arguments[] = {subject, key, missing};
    PyObject* value = unbound ? PyObject_Vectorcall(get, arguments, 3, nullptr)
                              : PyObject_Vectorcall(get, arguments + 1, 2, nullptr);
    if (value == nullptr) {
      status = -1;
    } else if (value == missing) {
      vt_drop(value);
      status = 0;
    } else {
      PyTuple_SET_ITEM(values, i, value);
    }
  }
  vt_drop(seen);
  return status;
}

/// map.get(key, missing) neither raises nor inserts, as map[key] might (defaultdict).
PyObject* matchKeys(PyThreadState* ts, PyObject* subject, PyObject* keys) {
  const Py_ssize_t count = PyTuple_GET_SIZE(keys);
  if (count == 0) return PyTuple_New(0);
  PyObject* get = nullptr;
  const bool unbound = _PyObject_GetMethod(subject, &_Py_ID(get), &get) != 0;
  if (get == nullptr) return nullptr;
  PyObject* result = nullptr;
  PyObject* missing = _PyObject_CallNoArgs(reinterpret_cast<PyObject*>(&PyBaseObject_Type));
  PyObject* values = missing != nullptr ? PyTuple_New(count) : nullptr;
  if (values != nullptr) {
    const int status = lookUpKeys(ts, subject, keys, get, unbound, missing, values);
    if (status > 0) {
      result = values;
    } else {
      vt_drop(values);
      if (status == 0) result = vt_newref(Py_None);
    }
  }
  vt_drop(get);
  vt_xdrop(missing);
  return result;
}

/// What one match_class operation works on.
struct ClassMatch {
  PyThreadState* ts;
  PyObject* subject;
  PyObject* type;
  PyObject* seen;   // set of attribute names
  PyObject* attrs;  // list of attributes

  const char* typeName() const { return reinterpret_cast<PyTypeObject*>(type)->tp_name; }
};

/// Appends the attribute. False: no match, or an exception.
bool matchAttribute(const ClassMatch& m, PyObject* name) {
  if (!rememberOnce(
          m.ts, m.seen, name, "%s() got multiple sub-patterns for attribute %R", m.type)) {
    return false;
  }
  PyObject* attribute = PyObject_GetAttr(m.subject, name);
  if (attribute == nullptr) {
    if (_PyErr_ExceptionMatches(m.ts, PyExc_AttributeError)) _PyErr_Clear(m.ts);
    return false;
  }
  const int status = PyList_Append(m.attrs, attribute);
  vt_drop(attribute);
  return status == 0;
}

/// The type's __match_args__ as an exact tuple, empty when it has none; nullptr with an exception.
PyObject* matchArgs(const ClassMatch& m, bool* present) {
  PyObject* args = PyObject_GetAttrString(m.type, "__match_args__");
  *present = args != nullptr;
  if (args == nullptr) {
    if (!_PyErr_ExceptionMatches(m.ts, PyExc_AttributeError)) return nullptr;
    _PyErr_Clear(m.ts);
    return PyTuple_New(0);
  }
  if (PyTuple_CheckExact(args)) return args;
  _PyErr_Format(m.ts,
                PyExc_TypeError,
                "%s.__match_args__ must be a tuple (got %s)",
                m.typeName(),
                Py_TYPE(args)->tp_name);
  vt_drop(args);
  return nullptr;
}

bool matchPositionalNames(const ClassMatch& m, PyObject* args, int count) {
  for (int i = 0; i < count; ++i) {
    PyObject* name = PyTuple_GET_ITEM(args, i);
    if (!PyUnicode_CheckExact(name)) {
      _PyErr_Format(m.ts,
                    PyExc_TypeError,
                    "__match_args__ elements must be strings (got %s)",
                    Py_TYPE(name)->tp_name);
      return false;
    }
    if (!matchAttribute(m, name)) return false;
  }
  return true;
}

bool matchPositional(const ClassMatch& m, int count) {
  if (count == 0) return true;
  bool present;
  PyObject* args = matchArgs(m, &present);
  if (args == nullptr) return false;
  // int(x) and the like match the subject itself, unless a subclass says otherwise.
  const bool itself =
      !present && PyType_HasFeature(reinterpret_cast<PyTypeObject*>(m.type), _Py_TPFLAGS_MATCH_SELF);
  const Py_ssize_t allowed = itself ? 1 : PyTuple_GET_SIZE(args);
  bool matches = false;
  if (allowed < count) {
    _PyErr_Format(m.ts,
                  PyExc_TypeError,
                  "%s() accepts %d positional sub-pattern%s (%d given)",
                  m.typeName(),
                  static_cast<int>(allowed),
                  allowed == 1 ? "" : "s",
                  count);
  } else if (itself) {
    matches = PyList_Append(m.attrs, m.subject) == 0;
  } else {
    matches = matchPositionalNames(m, args, count);
  }
  vt_drop(args);
  return matches;
}

/// The tuple of attributes; nullptr: no match, or an exception.
PyObject* matchClass(PyThreadState* ts, PyObject* subject, PyObject* type, PyObject* names, int count) {
  if (!PyType_Check(type)) {
    _PyErr_SetString(ts, PyExc_TypeError, "called match pattern must be a type");
    return nullptr;
  }
  if (PyObject_IsInstance(subject, type) <= 0) return nullptr;
  PyObject* seen = PySet_New(nullptr);
  if (seen == nullptr) return nullptr;
  PyObject* attrs = PyList_New(0);
  if (attrs == nullptr) {
    vt_drop(seen);
    return nullptr;
  }
  const ClassMatch m{ts, subject, type, seen, attrs};
  bool matches = matchPositional(m, count);
  for (Py_ssize_t i = 0; matches && i < PyTuple_GET_SIZE(names); ++i) {
    matches = matchAttribute(m, PyTuple_GET_ITEM(names, i));
  }
  PyObject* result = matches ? PyList_AsTuple(attrs) : nullptr;
  vt_drop(seen);
  vt_drop(attrs);
  return result;
}

}  // namespace

extern "C" {

/// Borrowed.
PyObject* vt_match_mapping(PyObject* a, unsigned own) noexcept {
  return flagAsBool(a, Py_TPFLAGS_MAPPING, own);
}
/// Borrowed.
PyObject* vt_match_sequence(PyObject* a, unsigned own) noexcept {
  return flagAsBool(a, Py_TPFLAGS_SEQUENCE, own);
}

PyObject* vt_match_keys(PyThreadState* ts, PyObject* a, PyObject* b, unsigned own) noexcept {
  return finish(matchKeys(ts, a, b), a, b, own);
}

PyObject* vt_match_class(
    PyThreadState* ts, PyObject* a, PyObject* b, PyObject* c, int i, unsigned own) noexcept {
  PyObject* result = matchClass(ts, a, b, c, i);
  if (result == nullptr && _PyErr_Occurred(ts) == nullptr) result = vt_newref(Py_None);
  // As the interpreter pops them.
  if (isOwned(own, 2)) vt_drop(c);
  if (isOwned(own, 1)) vt_drop(b);
  if (isOwned(own, 0)) vt_drop(a);
  return result;
}

}  // extern "C"
