// Names that leave the compiler: C++ identifiers, object-file symbols, string literals.
#pragma once

#include <string>

namespace vitrine::codegen {

/// A C++ identifier that is unique for `text` among all texts: readable part plus a hash when
/// `text` has characters an identifier cannot have.
[[nodiscard]] std::string identifier(const std::string& text);

/// The symbol under which native tools see a function: its Python name. Quoted for the assembler
/// where it has to be (`<locals>`), ready to stand inside a C++ string literal.
[[nodiscard]] std::string nativeSymbol(const std::string& python_name);

/// `text` as the inside of a C++ string literal.
[[nodiscard]] std::string escaped(const std::string& text);

/// Python local name -> C++ identifier: the same unless C++ or a macro has taken it, then with `_`.
[[nodiscard]] std::string localIdentifier(const std::string& name);

/// The operator with CPython's NB_ number (opcode.h), as the runtime's functions spell it.
[[nodiscard]] const char* binaryName(int number);
/// Whether that number is an in-place operator's.
[[nodiscard]] bool isInplace(int number);

}  // namespace vitrine::codegen
