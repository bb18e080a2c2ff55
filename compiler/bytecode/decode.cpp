#include <Python.h>
#include <opcode.h>

#include "compiler/bytecode/bytecode.h"

#include <fmt/format.h>

#if PY_VERSION_HEX < 0x030b0000 || PY_VERSION_HEX >= 0x030c0000
#error "this decoder reads CPython 3.11 bytecode"
#endif

namespace vitrine::bytecode {
namespace {

std::string text(PyObject* unicode) {
  const char* utf8 = PyUnicode_AsUTF8(unicode);
  if (utf8 != nullptr) return utf8;
  // Lone surrogates: names that no encoding takes; any unambiguous spelling will do.
  PyErr_Clear();
  PyObject* bytes = PyUnicode_AsEncodedString(unicode, "utf-8", "backslashreplace");
  if (bytes == nullptr) {
    PyErr_Clear();
    return "?";
  }
  std::string out(PyBytes_AS_STRING(bytes), PyBytes_GET_SIZE(bytes));
  Py_DECREF(bytes);
  return out;
}

Constant constant(PyObject* object) {
  if (PyFloat_CheckExact(object)) return {Constant::Kind::Float, 0};
  if (!PyLong_CheckExact(object)) return {};
  int overflow = 0;
  const long value = PyLong_AsLongAndOverflow(object, &overflow);
  if (overflow != 0 || value < INT32_MIN || value > INT32_MAX) return {};
  return {Constant::Kind::Int, static_cast<int>(value)};
}

/// Line of every code unit, from co_lines(): (start byte, end byte, line or None).
Expected<std::vector<int>> lineTable(PyObject* code, size_t units) {
  std::vector<int> lines(units, 0);
  PyObject* iterator = PyObject_CallMethod(code, "co_lines", nullptr);
  if (iterator == nullptr) return Diagnostic::error("co_lines() failed");
  while (PyObject* item = PyIter_Next(iterator)) {
    const size_t start = PyLong_AsSize_t(PyTuple_GET_ITEM(item, 0)) / 2;
    const size_t end = PyLong_AsSize_t(PyTuple_GET_ITEM(item, 1)) / 2;
    PyObject* line = PyTuple_GET_ITEM(item, 2);
    const int number = line == Py_None ? 0 : static_cast<int>(PyLong_AsLong(line));
    for (size_t unit = start; unit < end && unit < units; ++unit) lines[unit] = number;
    Py_DECREF(item);
  }
  Py_DECREF(iterator);
  if (PyErr_Occurred() != nullptr) {
    PyErr_Clear();
    return Diagnostic::error("co_lines() failed");
  }
  return lines;
}

/// Decodes the variable-length integers of co_exceptiontable (CPython: Objects/exception_handling_notes.txt):
/// six bits a byte, most significant first, bit 6 = more follows, bit 7 = start of an entry.
std::vector<HandlerRange> exceptionTable(const unsigned char* data, size_t size) {
  std::vector<HandlerRange> out;
  size_t at = 0;
  auto next = [&]() -> uint32_t {
    uint32_t value = 0;
    while (at < size) {
      const unsigned char byte = data[at++];
      value = (value << 6) | (byte & 63U);
      if ((byte & 64U) == 0) break;
    }
    return value;
  };
  while (at < size) {
    HandlerRange range;
    range.start = next();
    range.end = range.start + next();
    range.target = next();
    const uint32_t depth_and_lasti = next();
    range.depth = static_cast<int>(depth_and_lasti >> 1);
    range.push_lasti = (depth_and_lasti & 1U) != 0;
    out.push_back(range);
  }
  return out;
}

std::vector<Instruction> instructions(const unsigned char* bytes, const std::vector<int>& lines) {
  std::vector<Instruction> out;
  int extended = 0;
  for (uint32_t unit = 0; unit < lines.size(); ++unit) {
    const int opcode = bytes[2 * unit];
    const int arg = (extended << 8) | bytes[2 * unit + 1];
    if (opcode == CACHE) {
      if (!out.empty()) out.back().next = unit + 1;
      continue;
    }
    if (opcode == EXTENDED_ARG) {
      extended = arg;
      continue;
    }
    extended = 0;
    out.push_back({unit, unit + 1, opcode, arg, lines[unit]});
  }
  return out;
}

}  // namespace

Expected<Code> decode(PyObject* object) {
  auto* code = reinterpret_cast<PyCodeObject*>(object);
  Code out;
  out.name = text(code->co_name);
  out.qualname = text(code->co_qualname);
  out.first_line = code->co_firstlineno;
  out.nlocalsplus = code->co_nlocalsplus;
  out.stacksize = code->co_stacksize;
  const int flags = code->co_flags;
  out.flags.optimized = (flags & CO_OPTIMIZED) != 0;
  out.flags.async_generator = (flags & CO_ASYNC_GENERATOR) != 0;
  out.flags.generator = (flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR)) != 0;
  out.flags.varargs = (flags & CO_VARARGS) != 0;
  out.flags.varkeywords = (flags & CO_VARKEYWORDS) != 0;
  out.nargs = code->co_argcount + code->co_kwonlyargcount + (out.flags.varargs ? 1 : 0) +
              (out.flags.varkeywords ? 1 : 0);
  for (int i = 0; i < code->co_nlocalsplus; ++i) {
    out.locals.push_back(text(PyTuple_GET_ITEM(code->co_localsplusnames, i)));
    const auto kind = static_cast<unsigned char>(PyBytes_AS_STRING(code->co_localspluskinds)[i]);
    // CO_FAST_CELL and CO_FAST_FREE of pycore_code.h.
    out.slot_kinds.push_back((kind & 0x40) != 0 ? SlotKind::Cell : (kind & 0x80) != 0 ? SlotKind::Free : SlotKind::Local);
  }
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(code->co_consts); ++i) {
    out.constants.push_back(constant(PyTuple_GET_ITEM(code->co_consts, i)));
  }
  PyObject* bytes = PyCode_GetCode(code);
  if (bytes == nullptr) {
    PyErr_Clear();
    return Diagnostic::error(fmt::format("cannot read the bytecode of {}", out.qualname));
  }
  auto lines = lineTable(object, static_cast<size_t>(PyBytes_GET_SIZE(bytes)) / 2);
  if (lines) {
    out.instructions =
        instructions(reinterpret_cast<const unsigned char*>(PyBytes_AS_STRING(bytes)), *lines);
  }
  Py_DECREF(bytes);
  if (!lines) return lines.error();
  out.handlers =
      exceptionTable(reinterpret_cast<const unsigned char*>(PyBytes_AS_STRING(code->co_exceptiontable)),
                     static_cast<size_t>(PyBytes_GET_SIZE(code->co_exceptiontable)));
  return out;
}

std::vector<PyObject*> walkCodeObjects(PyObject* code) {
  std::vector<PyObject*> out{code};
  PyObject* consts = reinterpret_cast<PyCodeObject*>(code)->co_consts;
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(consts); ++i) {
    PyObject* constant = PyTuple_GET_ITEM(consts, i);
    if (!PyCode_Check(constant)) continue;
    const std::vector<PyObject*> nested = walkCodeObjects(constant);
    out.insert(out.end(), nested.begin(), nested.end());
  }
  return out;
}

}  // namespace vitrine::bytecode
