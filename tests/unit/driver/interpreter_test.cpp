#include "compiler/driver/interpreter.h"

#include <gtest/gtest.h>

#include <fstream>

#include "compiler/driver/module_finder.h"
#include "temp_folder.h"

namespace vitrine::driver {
namespace {

Interpreter& interpreter() {
  static const std::unique_ptr<Interpreter> instance = [] {
    auto started = Interpreter::start("/usr/bin/python3.11");
    return *std::move(started);
  }();
  return *instance;
}

void write(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

TEST(Interpreter, ErrorsInOneLine) {
  EXPECT_FALSE(interpreter().compileModule("x = 1\ndef f(:\n", "/some/file.py"));
  const Diagnostic error = interpreter().takeError("/some/file.py");
  EXPECT_EQ(error.message, "invalid syntax");
  EXPECT_EQ(error.location.file, "/some/file.py");
  EXPECT_EQ(error.location.line, 2);
  EXPECT_EQ(PyErr_Occurred(), nullptr);
}

TEST(Interpreter, ScriptThatOnlyTheFileParserTakesIsNotRun) {
  // The bytes are bad, the file is good: the script comes from the file, without being executed.
  const TempFolder folder;
  const std::filesystem::path script = folder.path() / "script.py";
  write(script, "import sys\nsys.executed = True\n");
  const Owned code = interpreter().compileScript("def f(:\n", script.string());
  ASSERT_TRUE(code);
  EXPECT_TRUE(PyCode_Check(code.get()));
  EXPECT_EQ(PySys_GetObject("executed"), nullptr);
  EXPECT_EQ(PyErr_Occurred(), nullptr);
}

TEST(Interpreter, StringHashesAreFixed) {
  const Owned code = interpreter().compileModule("hash('vitrine')\n", "/x.py");
  ASSERT_TRUE(code);
  PyObject* builtins = PyEval_GetBuiltins();
  const Owned random(PyRun_String("__import__('sys').flags.hash_randomization",
                                  Py_eval_input,
                                  builtins,
                                  builtins));
  ASSERT_TRUE(random);
  EXPECT_EQ(PyLong_AsLong(random.get()), 0);
}

TEST(Interpreter, Preloaded) {
  for (const char* name : {"sys", "_io", "os", "encodings", "site", "__main__"}) {
    EXPECT_TRUE(interpreter().isPreloaded(name)) << name;
  }
  for (const char* name : {"json", "no_such_module", "tabnanny"}) {
    EXPECT_FALSE(interpreter().isPreloaded(name)) << name;
  }
}

TEST(ModuleFinder, KindsOfModules) {
  const TempFolder folder;
  write(folder.path() / "plain.py", "");
  write(folder.path() / "pkg/__init__.py", "");
  write(folder.path() / "pkg/leaf.py", "");
  write(folder.path() / "space/leaf.py", "");
  write(folder.path() / "bytecode.pyc", "");
  write(folder.path() / "both.py", "");
  write(folder.path() / "both/__init__.py", "");
  ModuleFinder finder(interpreter(), folder.path().string());
  EXPECT_EQ(finder.find("plain").kind, Found::Kind::Source);
  EXPECT_EQ(finder.find("plain").path, folder.path() / "plain.py");
  EXPECT_TRUE(finder.find("plain").program);
  EXPECT_TRUE(finder.find("pkg").is_package);
  EXPECT_EQ(finder.find("pkg.leaf").path, folder.path() / "pkg/leaf.py");
  EXPECT_EQ(finder.find("space").kind, Found::Kind::Namespace);
  EXPECT_EQ(finder.find("space.leaf").kind, Found::Kind::Source);
  EXPECT_EQ(finder.find("bytecode").kind, Found::Kind::Other);
  EXPECT_EQ(finder.find("both").path, folder.path() / "both/__init__.py");
  EXPECT_EQ(finder.find("plain.leaf").kind, Found::Kind::Missing);
  EXPECT_EQ(finder.find("nothing").kind, Found::Kind::Missing);
  EXPECT_EQ(finder.find("os.path").kind, Found::Kind::Preloaded);
  EXPECT_EQ(finder.find("json").kind, Found::Kind::Source);
  EXPECT_FALSE(finder.find("json").program);
  EXPECT_EQ(finder.submodules(finder.find("pkg")), std::vector<std::string>{"leaf"});
}

}  // namespace
}  // namespace vitrine::driver
