// Exact types only: an instance of a subclass may look like anything.
#include "values.h"

#include <stdlib.h>

#include <cstring>
#include <initializer_list>

#include "containers.h"
#include "memory.h"

namespace vitrine::crash {

namespace {

constexpr int kMostItems = 4;
constexpr int kDeepest = 2;
constexpr int kMostText = 80;

void writeAddress(Output& out, const char* what, const PyObject* value) {
  out.text("<").text(what).text(" at 0x").hex(address(value)).text(">");
}

void writeInt(Output& out, const PyObject* value) {
  PyVarObject head;
  uint32_t digits[3] = {0, 0, 0};
  if (!readObject(reinterpret_cast<const PyVarObject*>(value), &head)) return;
  const Py_ssize_t count = head.ob_size < 0 ? -head.ob_size : head.ob_size;
  const uintptr_t at = address(value) + offsetof(PyLongObject, ob_digit);
  if (count > 3 || !readBytes(at, digits, static_cast<size_t>(count) * sizeof(digits[0])) ||
      digits[2] >= 4) {
    out.text("<int of ").number(count * PyLong_SHIFT).text(" bits>");
    return;
  }
  const uint64_t size = digits[0] | static_cast<uint64_t>(digits[1]) << PyLong_SHIFT |
                        static_cast<uint64_t>(digits[2]) << 2 * PyLong_SHIFT;
  if (head.ob_size < 0) out.text("-");
  if (size >> 63 != 0) {  // one digit more than number() can take
    out.number(static_cast<int64_t>(size / 10)).number(static_cast<int64_t>(size % 10));
  } else {
    out.number(static_cast<int64_t>(size));
  }
}

void writeFloat(Output& out, const PyObject* value) {
  PyFloatObject number;
  if (!readObject(reinterpret_cast<const PyFloatObject*>(value), &number)) return;
  char text[64];
  // The shortest that reads back as the same; these two functions neither allocate nor lock.
  for (const char* format : {"%.15g", "%.16g", "%.17g"}) {
    strfromd(text, sizeof(text), format, number.ob_fval);
    if (strtod(text, nullptr) == number.ob_fval) break;
  }
  out.text(text);
  if (strpbrk(text, ".enai") == nullptr) out.text(".0");
}

void writeBytes(Output& out, const PyObject* value) {
  PyVarObject head;
  unsigned char data[kMostText];
  if (!readObject(reinterpret_cast<const PyVarObject*>(value), &head) || head.ob_size < 0) return;
  const size_t wanted = head.ob_size < kMostText ? static_cast<size_t>(head.ob_size) : sizeof(data);
  const size_t count = readUpTo(address(value) + offsetof(PyBytesObject, ob_sval), data, wanted);
  out.text("b'");
  for (size_t i = 0; i < count; i++) {
    if (data[i] < 0x80) {
      out.codePoint(data[i], '\'');
    } else {
      out.text("\\x").hex(data[i], 2);
    }
  }
  out.text("'");
  if (static_cast<Py_ssize_t>(count) < head.ob_size) out.text("...");
}

void writeItems(Output& out, const PyObject* const* items, Py_ssize_t count, int depth) {
  for (Py_ssize_t i = 0; i < count; i++) {
    if (i > 0) out.text(", ");
    const PyObject* item;
    if (i == kMostItems || !readObject(items + i, &item)) {
      out.text("...");
      return;
    }
    writeValue(out, item, depth + 1);
  }
}

void writeSequence(Output& out, const PyObject* value, bool is_list, int depth) {
  PyVarObject head;
  const PyObject* const* items = reinterpret_cast<const PyTupleObject*>(value)->ob_item;
  if (!readObject(reinterpret_cast<const PyVarObject*>(value), &head)) return;
  if (is_list) {
    PyListObject list;
    if (!readObject(reinterpret_cast<const PyListObject*>(value), &list)) return;
    items = list.ob_item;
  }
  if (depth >= kDeepest && head.ob_size > 0) {
    out.text(is_list ? "[...]" : "(...)");
    return;
  }
  out.text(is_list ? "[" : "(");
  writeItems(out, items, head.ob_size, depth);
  out.text(is_list ? "]" : head.ob_size == 1 ? ",)" : ")");
}

void writeDict(Output& out, const PyObject* value, int depth) {
  PyDictObject dict;
  if (!readObject(reinterpret_cast<const PyDictObject*>(value), &dict)) return;
  if (depth >= kDeepest && dict.ma_used > 0) {
    out.text("{...}");
    return;
  }
  DictWalk walk(value);
  const PyObject *key, *item;
  out.text("{");
  int written = 0;
  while (walk.next(&key, &item)) {
    if (written > 0) out.text(", ");
    if (written++ == kMostItems) {
      out.text("...");
      break;
    }
    writeValue(out, key, depth + 1);
    out.text(": ");
    writeValue(out, item, depth + 1);
  }
  if (walk.isDamaged()) out.text("...");
  out.text("}");
}

}  // namespace

bool writeString(Output& out, const PyObject* text, char quote, int most) {
  PyUnicodeObject head = {};
  if (!readBytes(address(text), &head, sizeof(PyASCIIObject))) return false;
  PyTypeObject* type = head._base._base.ob_base.ob_type;
  unsigned long flags = 0;
  if (!readObject(&type->tp_flags, &flags) || (flags & Py_TPFLAGS_UNICODE_SUBCLASS) == 0)
    return false;
  const auto& state = head._base._base.state;
  uintptr_t at =
      address(text) + (state.ascii ? sizeof(PyASCIIObject) : sizeof(PyCompactUnicodeObject));
  if (!state.compact) {
    if (!readObject(reinterpret_cast<const PyUnicodeObject*>(text), &head)) return false;
    at = address(head.data.any);
  }
  const Py_ssize_t length = head._base._base.length;
  const unsigned kind = state.kind;
  if (kind != 1 && kind != 2 && kind != 4) return false;
  unsigned char window[128];
  size_t filled = 0, used = 0;
  for (Py_ssize_t i = 0; i < length; i++) {
    if (i == most) {
      out.text("...");
      break;
    }
    if (used == filled) {
      const size_t rest = static_cast<size_t>(length - i) * kind;
      filled = readUpTo(at, window, rest < sizeof(window) ? rest : sizeof(window)) / kind * kind;
      at += filled;
      used = 0;
      if (filled == 0) break;
    }
    uint32_t c = 0;
    memcpy(&c, window + used, kind);
    used += kind;
    out.codePoint(c, quote);
  }
  return true;
}

bool typeName(const PyObject* value, char* name, size_t size) {
  PyObject head;
  PyTypeObject type;
  unsigned long flags = 0;
  if (!readObject(value, &head) || !readObject(head.ob_type, &type) ||
      !readObject(&type.ob_base.ob_base.ob_type->tp_flags, &flags) ||
      (flags & Py_TPFLAGS_TYPE_SUBCLASS) == 0 || !readString(address(type.tp_name), name, size)) {
    return false;
  }
  const char* dot = strrchr(name, '.');
  if (dot != nullptr) memmove(name, dot + 1, strlen(dot));
  return true;
}

void writeValue(Output& out, const PyObject* value, int depth) {
  if (value == nullptr) {
    out.text("<unbound>");
    return;
  }
  if (value == Py_None || value == Py_True || value == Py_False) {
    out.text(value == Py_None ? "None" : value == Py_True ? "True" : "False");
    return;
  }
  PyObject head;
  char name[128];
  if (!readObject(value, &head) || !typeName(value, name, sizeof(name))) {
    writeAddress(out, "damaged object", value);
    return;
  }
  if (head.ob_type == &PyLong_Type) {
    writeInt(out, value);
  } else if (head.ob_type == &PyFloat_Type) {
    writeFloat(out, value);
  } else if (head.ob_type == &PyBytes_Type) {
    writeBytes(out, value);
  } else if (head.ob_type == &PyUnicode_Type) {
    out.text("'");
    writeString(out, value, '\'', kMostText);
    out.text("'");
  } else if (head.ob_type == &PyList_Type || head.ob_type == &PyTuple_Type) {
    writeSequence(out, value, head.ob_type == &PyList_Type, depth);
  } else if (head.ob_type == &PyDict_Type) {
    writeDict(out, value, depth);
  } else if (head.ob_type == &PyCell_Type) {
    PyCellObject cell;
    if (readObject(reinterpret_cast<const PyCellObject*>(value), &cell))
      writeValue(out, cell.ob_ref, depth);
  } else {
    strncat(name, " object", sizeof(name) - strlen(name) - 1);
    writeAddress(out, name, value);
  }
}

void writeException(Output& out, const PyObject* exception) {
  char name[128];
  if (!typeName(exception, name, sizeof(name))) {
    writeAddress(out, "damaged exception", exception);
    return;
  }
  out.text(name);
  PyBaseExceptionObject head;
  PyVarObject arguments;
  const PyObject* first;
  if (!readObject(reinterpret_cast<const PyBaseExceptionObject*>(exception), &head) ||
      !readObject(reinterpret_cast<const PyVarObject*>(head.args), &arguments) ||
      arguments.ob_size < 1 ||
      !readObject(reinterpret_cast<const PyTupleObject*>(head.args)->ob_item, &first)) {
    return;
  }
  out.text(": ");
  if (arguments.ob_size > 1) {
    writeValue(out, head.args);
  } else if (strcmp(name, "KeyError") == 0 || !writeString(out, first, 0)) {
    writeValue(out, first);
  }
}

}  // namespace vitrine::crash
