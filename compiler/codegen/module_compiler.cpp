#include "compiler/codegen/module_compiler.h"

#include <Python.h>
#include <marshal.h>

#include <fmt/format.h>

#include <filesystem>
#include <functional>

#include "compiler/build/build.h"
#include "compiler/bytecode/bytecode.h"
#include "compiler/codegen/emitter.h"
#include "compiler/codegen/frame_records.h"
#include "compiler/codegen/names.h"
#include "compiler/ir/text.h"
#include "compiler/ir/verifier.h"
#include "compiler/passes/passes.h"
#include "debuginfo/schema/sources.h"

namespace vitrine::codegen {
namespace {

/// The name before the first dot of symbols: what the user calls the module.
std::string displayName(const ModuleInput& input) {
  if (input.name != "__main__") return input.name;
  return std::filesystem::path(input.path).stem().string();
}

/// Unoptimised files leave the in-line fast paths out: g++ would not make them fast. rt_unoptimized.h
/// stands last: it replaces names of the others.
constexpr const char* kFileHead = "#include <vitrine/rt.h>\n#include <vitrine/rt_unoptimized.h>\n";
constexpr const char* kFastFileHead =
    "#include <vitrine/rt.h>\n#include <vitrine/rt_pure.h>\n#include <vitrine/rt_unoptimized.h>\n";

/// Splits functions over files: a file is closed once it has reached the budget, or half of it at a
/// function whose name says so. Boundaries then depend on names, not on counts alone, so that a
/// change in one function leaves the files behind it as they were.
class Units {
 public:
  Units(std::string stem, size_t budget) : stem_(std::move(stem)), budget_(budget) {}

  void add(const std::string& text, const std::string& name, size_t size, bool run_once,
           std::vector<SourceFile>* files) {
    Open& open = run_once ? once_ : hot_;
    open.text += text;
    open.size += size;
    const bool boundary = open.size >= budget_ / 2 && std::hash<std::string>{}(name) % 4 == 0;
    if (open.size >= budget_ || boundary) close(run_once, files);
  }
  void finish(std::vector<SourceFile>* files) {
    if (!hot_.text.empty()) close(false, files);
  }
  /// Module and class bodies that did not fill a file: they go with the module's data.
  std::string takeOnce() { return std::move(once_.text); }

 private:
  struct Open {
    std::string text;
    size_t size = 0;
  };
  void close(bool run_once, std::vector<SourceFile>* files) {
    Open& open = run_once ? once_ : hot_;
    files->push_back({fmt::format("{}.{}.cpp", stem_, count_++), (run_once ? kFileHead : kFastFileHead) + open.text, run_once});
    open = {};
  }

  std::string stem_;
  size_t budget_;
  Open hot_;
  Open once_;
  int count_ = 0;
};

Expected<ir::Function> lower(const bytecode::Code& code, const std::string& name,
                             const CompileOptions& options, std::string* dump) {
  Expected<ir::Function> function = build::build(code, name, {options.debug_mode});
  if (!function) return function;
  passes::Options pass_options{options.debug_mode, options.verify_each, options.disabled_passes,
                               options.dump_ir};
  if (auto failed = passes::run(*function, pass_options, dump); !failed) return failed.error();
  return function;
}

/// The bytes of `file` as the object `symbol` in a section.
void appendBlob(std::string* text, const std::string& section, const std::string& symbol, const std::string& file) {
  *text += fmt::format(
      "asm(\".pushsection {0}\\n{1}:\\n.incbin \\\"{2}\\\"\\n.popsection\");\n"
      "extern const unsigned char {1}[] asm(\"{1}\");\n",
      section, symbol, escaped(file));
}

std::string dataFile(const ModuleInput& input, const std::string& symbol, const std::string& once,
                     const std::vector<std::string>& codes, size_t code_size, const schema::SourceRecord& source,
                     size_t record_size) {
  std::string text = kFileHead + once + "#line 1 \"<vitrine>\"\n";
  appendBlob(&text, ".rodata", symbol + "_blob", symbol + ".code");
  appendBlob(&text, fmt::format("{},\\\"a\\\",@progbits", schema::kSourcesSection), symbol + "_source", symbol + ".source");
  for (const std::string& code : codes) text += fmt::format("extern \"C\" vt_code {};\n", code);
  text += fmt::format("static vt_code* const vt_codes[] = {{\n");
  for (const std::string& code : codes) text += fmt::format("&{},\n", code);
  text += "};\n";
  // The packed text is the end of the record.
  const std::string packed =
      source.packed.empty() ? "nullptr" : fmt::format("{}_source + {}", symbol, record_size - source.packed.size());
  text += fmt::format(
      "extern \"C\" const vt_module {0};\nconst vt_module {0} = {{\"{1}\", \"{2}\", {3}, {0}_blob, {4}, {5}, {6}, {7}, "
      "vt_codes, {8}}};\n",
      symbol, escaped(input.name), escaped(input.path), int{input.is_package}, code_size, packed,
      source.packed.size(), source.text_size, codes.size());
  return text;
}

}  // namespace

Expected<CompiledModule> compileModule(const ModuleInput& input, const CompileOptions& options) {
  CompiledModule out;
  const std::string display = displayName(input);
  out.symbol = "vtm_" + identifier(input.name);
  Units units(out.symbol, options.unit_budget);
  std::vector<std::string> codes;
  std::map<std::string, int> seen;

  for (PyObject* object : bytecode::walkCodeObjects(input.code)) {
    Expected<bytecode::Code> code = bytecode::decode(object);
    if (!code) return code.error();
    const std::string name = display + "." + code->qualname;
    const int nth = seen[name]++;
    const std::string unique = nth == 0 ? name : fmt::format("{}~{}", name, nth + 1);
    CodeObjectReport row{input.name, code->qualname, code->first_line, true, "", 0};

    FunctionSymbols symbols;
    symbols.code = fmt::format("vtc_{}_{}", identifier(input.name), identifier(unique));
    symbols.body = fmt::format("vtb_{}", identifier(unique));
    symbols.native = nativeSymbol(unique);
    symbols.path = escaped(input.path);
    codes.push_back(symbols.code);

    const bool run_once = !code->flags.optimized;
    Expected<ir::Function> function = lower(*code, name, options, &out.ir_dump);
    if (function) {
      for (const ir::Block& block : function->blocks) row.ir_instructions += block.instrs.size();
      units.add(Emitter(*function, symbols, {options.debug_mode, !options.debug_mode && !run_once}).run() +
                    frameRecord(*code, *function, symbols.native, input.path, options.debug_mode), unique, row.ir_instructions, run_once,
                &out.files);
    } else {
      row.native = false;
      row.reason = function.error().message;
      units.add(fmt::format("extern \"C\" {{ vt_code {} = {{nullptr, nullptr}}; }}\n", symbols.code), unique,
                1, true, &out.files);
    }
    out.report.push_back(std::move(row));
  }
  units.finish(&out.files);

  PyObject* blob = PyMarshal_WriteObjectToString(input.code, Py_MARSHAL_VERSION);
  if (blob == nullptr) {
    PyErr_Clear();
    return Diagnostic::error(fmt::format("cannot marshal the code of module {}", input.name));
  }
  out.blobs[out.symbol + ".code"].assign(PyBytes_AS_STRING(blob), PyBytes_GET_SIZE(blob));
  Py_DECREF(blob);
  const schema::SourceRecord source = schema::describeSource(input.name, input.path, input.source, options.embed_source);
  const std::string record = schema::encode(source);
  out.blobs[out.symbol + ".source"] = record;

  out.data.name = out.symbol + ".data.cpp";
  out.data.text = dataFile(input, out.symbol, units.takeOnce(), codes, out.blobs[out.symbol + ".code"].size(), source,
                           record.size());
  out.data.run_once = true;
  return out;
}

SourceFile programFile(const ProgramInput& input) {
  std::string text = kFileHead;
  for (const std::string& symbol : input.module_symbols) {
    text += fmt::format("extern \"C\" const vt_module {};\n", symbol);
  }
  text += "static const vt_module* const vt_modules[] = {\n";
  for (const std::string& symbol : input.module_symbols) text += fmt::format("&{},\n", symbol);
  text += fmt::format("}};\nstatic const vt_program vt_the_program = {{vt_modules, {}, {}, \"{}\", {}}};\n",
                      input.module_symbols.size(), input.main_module, escaped(input.script),
                      input.main_name.empty() ? "nullptr" : "\"" + escaped(input.main_name) + "\"");
  text += "int main(int argc, char** argv) { return vt_main(argc, argv, &vt_the_program); }\n";
  return {"vitrine_main.cpp", text, true};
}

std::vector<std::pair<std::string, std::string>> passNames() { return passes::names(); }

}  // namespace vitrine::codegen
