#include "compiler/driver/imports.h"

#include <gtest/gtest.h>

#include "compiler/driver/interpreter.h"

namespace vitrine::driver {
namespace {

/// "1:name[from,...]" for each import, with its dots; "all:..." for __all__.
std::string importsOf(const std::string& source) {
  static const std::unique_ptr<Interpreter> interpreter = [] {
    auto started = Interpreter::start("/usr/bin/python3.11");
    return *std::move(started);
  }();
  const Owned code = interpreter->compileModule(source, "/test.py");
  if (!code) return interpreter->takeError("/test.py").message;
  const Expected<ModuleNames> names = findImports(code.get());
  if (!names) return names.error().message;
  std::string out;
  for (const Import& import : names->imports) {
    if (!out.empty()) out += ' ';
    out += std::to_string(import.line) + ":" + std::string(import.level, '.') + import.name;
    for (size_t i = 0; i < import.from.size(); ++i) out += (i == 0 ? "[" : ",") + import.from[i];
    if (!import.from.empty()) out += ']';
  }
  for (size_t i = 0; i < names->all.size(); ++i) out += (i == 0 ? "all:" : ",") + names->all[i];
  return out;
}

TEST(Imports, Statements) {
  EXPECT_EQ(importsOf("import a, b.c\nimport d.e as f\n"), "1:a 1:b.c 2:d.e");
  EXPECT_EQ(importsOf("from a.b import c, d as e\n"), "1:a.b[c,d]");
  EXPECT_EQ(importsOf("from . import x\nfrom ..y import z\n"), "1:.[x] 2:..y[z]");
  EXPECT_EQ(importsOf("from a import *\n"), "1:a[*]");
}

TEST(Imports, InFunctionsAndClasses) {
  EXPECT_EQ(importsOf("def f():\n  import a\n  class C:\n    g = lambda: __import__('b')\n"),
            "2:a 4:b");
  EXPECT_EQ(importsOf("async def f():\n  [m async for m in x if await m]\n  import a\n"), "3:a");
}

TEST(Imports, CallsWithConstantNames) {
  EXPECT_EQ(importsOf("importlib.import_module('a.b')\n"), "1:a.b");
  EXPECT_EQ(importsOf("import_module('a')\ndef f(): return import_module('b', None)\n"), "1:a 2:b");
  EXPECT_EQ(importsOf("import_module(name)\nimport_module('.rel', 'pkg')\nother('a')\n"), "");
}

TEST(Imports, AllAsAPlainList) {
  EXPECT_EQ(importsOf("__all__ = ['a', 'b', 'c']\n"), "all:a,b,c");
  EXPECT_EQ(importsOf("__all__ = ['a', 'b']\n"), "all:a,b");
  EXPECT_EQ(importsOf("__all__ = ('a', 'b')\n"), "all:a,b");
  EXPECT_EQ(importsOf("__all__ = []\n"), "");
  EXPECT_EQ(importsOf("__all__ = [x for x in y]\n"), "");
}

TEST(Imports, ManyConstantsNeedExtendedArguments) {
  std::string source = "x = [";
  for (int i = 0; i < 400; ++i)
    source += std::to_string(i + 1000) + ".5, f" + std::to_string(i) + ", ";
  EXPECT_EQ(importsOf(source + "]\nfrom pkg import late\n"), "2:pkg[late]");
}

TEST(Imports, AbsoluteNames) {
  EXPECT_EQ(absoluteName({"a.b", 0, {}, 1}, "pkg"), "a.b");
  EXPECT_EQ(absoluteName({"", 1, {}, 1}, "pkg.sub"), "pkg.sub");
  EXPECT_EQ(absoluteName({"x", 1, {}, 1}, "pkg.sub"), "pkg.sub.x");
  EXPECT_EQ(absoluteName({"x", 2, {}, 1}, "pkg.sub"), "pkg.x");
  EXPECT_EQ(absoluteName({"x", 3, {}, 1}, "pkg.sub"), "");
  EXPECT_EQ(absoluteName({"x", 1, {}, 1}, ""), "");
}

}  // namespace
}  // namespace vitrine::driver
