// Runs every golden file below tests/golden as one test.
//
// A golden file:
//   RUN: COMMAND
//   WHY: one sentence
//   INPUT
//   ...
//   EXPECT
//   ...
// Commands: `text` (parse, print), `pass NAME` (IR in, IR out, verified before and after), `build
// [QUALNAME]` (Python in, IR of that code object out), `codegen [debug|fast]` (IR in, C++ out), `verify` (IR
// whose guilty lines end in `; error: V07`; EXPECT repeats the verifier's words).
// VITRINE_BLESS=1 rewrites EXPECT with what came out; review the difference.
#include <Python.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

#include "compiler/build/build.h"
#include "compiler/bytecode/bytecode.h"
#include "compiler/codegen/emitter.h"
#include "compiler/ir/text.h"
#include "compiler/ir/verifier.h"
#include "compiler/passes/passes.h"

namespace vitrine {
namespace {

namespace fs = std::filesystem;

struct Golden {
  std::string head;  // RUN and WHY lines, verbatim
  std::string command;
  std::string argument;
  std::string input;
  std::string expect;
};

std::string readAll(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Golden parseGolden(const std::string& text) {
  Golden out;
  const size_t input = text.find("\nINPUT\n");
  const size_t expect = text.find("\nEXPECT\n");
  if (input == std::string::npos || expect == std::string::npos) return out;
  out.head = text.substr(0, input + 1);
  out.input = text.substr(input + 7, expect + 1 - (input + 7));
  out.expect = text.substr(expect + 8);
  std::smatch match;
  if (std::regex_search(out.head, match, std::regex("RUN: (\\S+) ?(.*)"))) {
    out.command = match[1];
    out.argument = match[2];
  }
  return out;
}

std::string problems(const ir::Function& function) {
  std::string out;
  for (const std::string& problem : ir::verify(function)) out += problem + "\n";
  return out;
}

std::string buildPython(const std::string& source, const std::string& qualname) {
  PyObject* code = Py_CompileString(source.c_str(), "golden.py", Py_file_input);
  if (code == nullptr) {
    PyErr_Clear();
    return "the Python input does not compile\n";
  }
  std::string out = "no such code object\n";
  for (PyObject* object : bytecode::walkCodeObjects(code)) {
    Expected<bytecode::Code> decoded = bytecode::decode(object);
    if (!decoded || decoded->qualname != qualname) continue;
    Expected<ir::Function> function = build::build(*decoded, qualname);
    out = function ? problems(*function) + ir::print(*function) : function.error().message + "\n";
  }
  Py_DECREF(code);
  return out;
}

std::string runPass(const std::string& text, const std::string& pass) {
  Expected<ir::Function> function = ir::parse(text);
  if (!function) return function.error().message + "\n";
  if (const std::string broken = problems(*function); !broken.empty()) return "before: " + broken;
  passes::Options options;
  for (const auto& [name, what] : passes::names()) {
    if (name != pass) options.disabled.push_back(name);
  }
  if (options.disabled.size() == passes::names().size()) return "no pass " + pass + "\n";
  if (auto ok = passes::run(*function, options, nullptr); !ok) return ok.error().message + "\n";
  return ir::print(*function);
}

/// The rules named on guilty lines and those the verifier names must be the same.
std::string runVerify(const std::string& text) {
  Expected<ir::Function> function = ir::parse(text);
  if (!function) return function.error().message + "\n";
  std::vector<std::string> marked;
  const std::regex mark("; error: ([VD]\\d\\d)");
  for (std::sregex_iterator it(text.begin(), text.end(), mark), end; it != end; ++it) marked.push_back((*it)[1]);
  std::vector<std::string> found;
  for (const std::string& problem : ir::verify(*function)) found.push_back(problem.substr(0, 3));
  std::sort(marked.begin(), marked.end());
  std::sort(found.begin(), found.end());
  return (marked == found ? "" : "the marks and the findings differ\n") + problems(*function);
}

std::string runGolden(const Golden& golden) {
  if (golden.command == "build") {
    return buildPython(golden.input, golden.argument.empty() ? "<module>" : golden.argument);
  }
  if (golden.command == "pass") return runPass(golden.input, golden.argument);
  if (golden.command == "verify") return runVerify(golden.input);
  Expected<ir::Function> function = ir::parse(golden.input);
  if (!function) return function.error().message + "\n";
  if (golden.command == "text") return ir::print(*function);
  if (golden.command == "codegen") {
    const codegen::FunctionSymbols symbols{"vtc_f", "vtb_f", function->qualname, "golden.py"};
    return codegen::Emitter(*function, symbols, {golden.argument == "debug", golden.argument == "fast"}).run();
  }
  return "no command " + golden.command + "\n";
}

class GoldenTest : public testing::Test {
 public:
  explicit GoldenTest(fs::path path) : path_(std::move(path)) {}
  void TestBody() override {
    const Golden golden = parseGolden(readAll(path_));
    ASSERT_NE(golden.head.find("WHY: "), std::string::npos) << "a golden says why";
    const std::string out = runGolden(golden);
    if (std::getenv("VITRINE_BLESS") != nullptr && out != golden.expect) {
      std::ofstream(path_, std::ios::binary) << golden.head << "INPUT\n" << golden.input << "EXPECT\n" << out;
      return;
    }
    EXPECT_EQ(golden.expect, out) << path_;
  }

 private:
  fs::path path_;
};

void registerGoldens(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".golden") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& path : files) {
    testing::RegisterTest(path.parent_path().filename().c_str(), path.stem().c_str(), nullptr, nullptr,
                          path.c_str(), 0, [path]() -> testing::Test* { return new GoldenTest(path); });
  }
}

}  // namespace
}  // namespace vitrine

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  Py_Initialize();
  vitrine::registerGoldens(VITRINE_GOLDEN_FOLDER);
  return RUN_ALL_TESTS();
}
