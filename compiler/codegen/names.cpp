#include "compiler/codegen/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string_view>

#include "support/hash.h"

namespace vitrine::codegen {
namespace {

// Sorted. Keywords of C++20 and of g++; macros come from the generated list.
constexpr std::string_view kKeywords[] = {
    "alignas",      "alignof",     "and",          "and_eq",           "asm",          "auto",
    "bitand",       "bitor",       "bool",         "break",            "case",         "catch",
    "char",         "char16_t",    "char32_t",     "char8_t",          "class",        "co_await",
    "co_return",    "co_yield",    "compl",        "concept",          "const",        "const_cast",
    "consteval",    "constexpr",   "constinit",    "continue",         "decltype",     "default",
    "delete",       "do",          "double",       "dynamic_cast",     "else",         "enum",
    "explicit",     "export",      "extern",       "false",            "float",        "for",
    "friend",       "goto",        "if",           "inline",           "int",          "long",
    "mutable",      "namespace",   "new",          "noexcept",         "not",          "not_eq",
    "nullptr",      "operator",    "or",           "or_eq",            "private",      "protected",
    "public",       "register",    "reinterpret_cast", "requires",     "return",       "short",
    "signed",       "sizeof",      "static",       "static_assert",    "static_cast",  "struct",
    "switch",       "template",    "this",         "thread_local",     "throw",        "true",
    "try",          "typedef",     "typeid",       "typename",         "typeof",       "union",
    "unsigned",     "using",       "virtual",      "void",             "volatile",     "wchar_t",
    "while",        "xor",         "xor_eq"};

constexpr std::string_view kMacros[] = {
#include "reserved_macros.inc"
    ""};

// CPython's NB_ numbers (opcode.h), in their order; the in-place operators follow in the same one.
constexpr const char* kBinary[] = {"add",      "and",       "floor_divide", "lshift", "matrix_multiply",
                                   "multiply", "remainder", "or",           "power",  "rshift",
                                   "subtract", "true_divide", "xor"};

bool isTaken(std::string_view name) {
  return std::find(std::begin(kKeywords), std::end(kKeywords), name) != std::end(kKeywords) ||
         std::binary_search(std::begin(kMacros), std::end(kMacros) - 1, name);
}

}  // namespace

std::string identifier(const std::string& text) {
  std::string out;
  bool exact = true;
  for (const char c : text) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0;
    exact = exact && plain;
    out += plain ? c : '_';
  }
  return exact ? out : out + "_" + contentHash(text).substr(0, 8);
}

std::string nativeSymbol(const std::string& python_name) {
  std::string out;
  bool quoted = false;
  for (const char c : python_name) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.';
    quoted = quoted || !plain;
    const bool unusable = static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == '@';
    out += unusable ? '_' : c;
  }
  return quoted ? "\\\"" + out + "\\\"" : out;
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\{:03o}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string localIdentifier(const std::string& name) {
  // The assembler stage takes the prefixes off again (compiler/assembler).
  if (!name.empty() && name[0] == '.') return "vt_pyd_" + name.substr(1);  // `.0`, a comprehension's iterable
  return isTaken(name) || name.starts_with("vt_") || name.starts_with("__") ? "vt_py_" + name : name;
}

const char* binaryName(int number) { return kBinary[number % std::size(kBinary)]; }

bool isInplace(int number) { return number >= static_cast<int>(std::size(kBinary)); }

}  // namespace vitrine::codegen
