// Compiles one Python module: code object in, C++ source texts out.
//
// In: a module's code object (from CPython's own compile()) and the options. Out: C++ files in the
// order of the code objects, each under the size budget, and what --report says about every code
// object. Deterministic: the same input gives the same bytes. Needs the GIL; keeps no references.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "support/expected.h"

struct _object;

namespace vitrine::codegen {

/// What a module is, for the compiler and for the generated vt_module.
struct ModuleInput {
  std::string name;         // dotted name; "__main__" for the script
  std::string path;         // absolute path of the source file, UTF-8
  bool is_package = false;
  _object* code = nullptr;  // borrowed code object
  std::string source;       // bytes of the file
};

struct CompileOptions {
  bool debug_mode = false;
  bool embed_source = true;
  std::vector<std::string> disabled_passes;  // names of --no-opt
  std::string dump_ir;      // "", or "before:PASS", "after:PASS", "all": IR text goes to `ir_dump`
  bool verify_each = false; // verify the IR after every pass, not only at the end
  size_t unit_budget = 4000;  // IR instructions per C++ file, about; keeps g++ under 1 GiB
};

/// One C++ translation unit.
struct SourceFile {
  std::string name;   // file name without folder, unique in the program, ends in .cpp
  std::string text;
  bool run_once = false;  // module and class bodies: not worth optimising
};

/// One line of the report.
struct CodeObjectReport {
  std::string module;
  std::string qualname;
  int line = 0;
  bool native = true;
  std::string reason;  // why not native
  size_t ir_instructions = 0;
};

struct CompiledModule {
  std::vector<SourceFile> files;     // bodies
  /// Defines `extern const vt_module <symbol>`; .incbin's the files of `blobs` by the names given
  /// there (the driver writes them beside the C++ files and compiles in that folder).
  SourceFile data;
  std::map<std::string, std::string> blobs;  // file name -> bytes (marshalled code, source text)
  std::string symbol;
  std::vector<CodeObjectReport> report;
  std::string ir_dump;
};

[[nodiscard]] Expected<CompiledModule> compileModule(const ModuleInput& input,
                                                     const CompileOptions& options);

/// The program's own C++ file: main() and the vt_program table.
struct ProgramInput {
  std::vector<std::string> module_symbols;  // in any order
  size_t main_module = 0;                   // index into module_symbols
  std::string script;                       // sys.argv[0]: the script as the user wrote it
  std::string main_name;                    // with -m: the dotted name, else empty
};
[[nodiscard]] SourceFile programFile(const ProgramInput& input);

/// Names of the optimising passes with one line about each, for --list-opts.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> passNames();

}  // namespace vitrine::codegen
