#include "compiler/driver/imports.h"

#include <Python.h>
#include <opcode.h>

#include <optional>
#include <string_view>

#include "compiler/bytecode/bytecode.h"

namespace vitrine::driver {
namespace {

using bytecode::Instruction;

/// One code object and its constants.
class Scanner {
 public:
  Scanner(PyCodeObject* code, const bytecode::Code& decoded)
      : code_(code), instructions_(decoded.instructions) {}

  void scan(ModuleNames& out) {
    for (size_t i = 0; i < instructions_.size(); ++i) {
      switch (instructions_[i].opcode) {
        case IMPORT_NAME:
          if (std::optional<Import> import = statement(i)) out.imports.push_back(*import);
          break;
        case LOAD_CONST:
          if (std::optional<Import> import = call(i)) out.imports.push_back(*import);
          break;
        case STORE_NAME:
          if (name(instructions_[i].arg) == "__all__") out.all = list(i);
          break;
        default:
          break;
      }
    }
  }

 private:
  /// The constant that instruction `i` loads, or null.
  [[nodiscard]] PyObject* constant(size_t i) const {
    if (instructions_[i].opcode != LOAD_CONST) return nullptr;
    return PyTuple_GetItem(code_->co_consts, instructions_[i].arg);
  }

  [[nodiscard]] static std::string text(PyObject* o) {
    Py_ssize_t size = 0;
    const char* utf8 =
        o != nullptr && PyUnicode_Check(o) ? PyUnicode_AsUTF8AndSize(o, &size) : nullptr;
    if (utf8 == nullptr) PyErr_Clear();
    return utf8 != nullptr ? std::string(utf8, static_cast<size_t>(size)) : std::string();
  }

  [[nodiscard]] std::string name(int index) const {
    PyObject* names = code_->co_names;
    return index < PyTuple_GET_SIZE(names) ? text(PyTuple_GET_ITEM(names, index)) : std::string();
  }

  static void addTexts(PyObject* tuple, std::vector<std::string>& out) {
    if (tuple == nullptr || !PyTuple_Check(tuple)) return;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(tuple); ++k) {
      out.push_back(text(PyTuple_GET_ITEM(tuple, k)));
    }
  }

  /// LOAD_CONST level; LOAD_CONST fromlist; IMPORT_NAME
  [[nodiscard]] std::optional<Import> statement(size_t i) const {
    if (i < 2) return std::nullopt;
    PyObject* level = constant(i - 2);
    if (level == nullptr || !PyLong_Check(level)) return std::nullopt;
    Import out;
    out.name = name(instructions_[i].arg);
    out.level = static_cast<int>(PyLong_AsLong(level));
    out.line = instructions_[i].line;
    addTexts(constant(i - 1), out.from);
    return out;
  }

  /// The first argument of import_module() or __import__(): the load right after the function's.
  [[nodiscard]] std::optional<Import> call(size_t i) const {
    if (i == 0) return std::nullopt;
    const Instruction& load = instructions_[i - 1];
    std::string function;
    switch (load.opcode) {
      case LOAD_GLOBAL:
        function = name(load.arg >> 1);  // the low bit asks for a NULL below
        break;
      case LOAD_NAME:
      case LOAD_METHOD:
      case LOAD_ATTR:
        function = name(load.arg);
        break;
      default:
        return std::nullopt;
    }
    if (function != "import_module" && function != "__import__") return std::nullopt;
    Import out;
    out.name = text(constant(i));
    if (out.name.empty() || out.name[0] == '.') return std::nullopt;
    out.line = instructions_[i].line;
    out.guessed = true;
    return out;
  }

  /// The constant strings of a list display that instruction `i` stores: [LOAD_CONST ...;
  /// BUILD_LIST], or BUILD_LIST 0; LOAD_CONST (...); LIST_EXTEND for three and more.
  [[nodiscard]] std::vector<std::string> list(size_t i) const {
    std::vector<std::string> out;
    if (i == 0) return out;
    const Instruction& built = instructions_[i - 1];
    if (built.opcode == BUILD_LIST && static_cast<size_t>(built.arg) < i) {
      for (size_t k = i - 1 - static_cast<size_t>(built.arg); k < i - 1; ++k) {
        out.push_back(text(constant(k)));
      }
    } else if (i >= 2 && built.opcode == LIST_EXTEND) {
      addTexts(constant(i - 2), out);
    } else {
      addTexts(constant(i - 1), out);
    }
    return out;
  }

  PyCodeObject* code_;
  const std::vector<Instruction>& instructions_;
};

}  // namespace

Expected<ModuleNames> findImports(_object* code) {
  ModuleNames out;
  for (PyObject* each : bytecode::walkCodeObjects(code)) {
    const Expected<bytecode::Code> decoded = bytecode::decode(each);
    if (!decoded) return decoded.error();
    Scanner(reinterpret_cast<PyCodeObject*>(each), *decoded).scan(out);
  }
  return out;
}

std::string absoluteName(const Import& import, const std::string& package) {
  if (import.level == 0) return import.name;
  std::string base = package;
  for (int up = 1; up < import.level; ++up) {
    const size_t dot = base.rfind('.');
    if (dot == std::string::npos) return {};
    base.resize(dot);
  }
  if (base.empty()) return {};
  return import.name.empty() ? base : base + "." + import.name;
}

}  // namespace vitrine::driver
