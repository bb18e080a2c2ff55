"""Each rule of check_style finds what it forbids, and only there."""

import pathlib
import tempfile
import unittest

import check_style


class CheckStyleTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name).resolve()

    def check(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        out = check_style.check(self.root)
        path.unlink()
        return out

    def test_python_version(self):
        text = "\n#if PY_VERSION_HEX < 1\n"
        self.assertEqual(self.check("compiler/bytecode/a.cpp", text), [])
        self.assertEqual(self.check("runtime/cpython/include/vitrine/cpython/core.h", text), [])
        [found] = self.check("compiler/ir/a.cpp", text)
        self.assertTrue(found.startswith("compiler/ir/a.cpp:2: looks at the Python version"), found)

    def test_internal_headers(self):
        text = "#include <internal/pycore_frame.h>\n"
        self.assertEqual(self.check("runtime/cpython/core.h", text), [])
        self.assertEqual(self.check("runtime/frames/a.cpp", "// see pycore_frame.h\n"), [])
        self.assertEqual(len(self.check("runtime/frames/a.cpp", text)), 1)

    def test_libdwarf(self):
        for text, name in [("#include <libdwarf/libdwarf.h>\n", "a.cpp"),
                           ("#include <dwarf.h>\n", "a.h"),
                           ("  PRIVATE vitrine::libdwarf)\n", "CMakeLists.txt")]:
            self.assertEqual(self.check(f"debuginfo/dwarf/{name}", text), [])
            self.assertEqual(len(self.check(f"debuginfo/maps/{name}", text)), 1, text)

    def test_length(self):
        self.assertEqual(self.check("support/a.cpp", "\n" * 800), [])
        self.assertEqual(self.check("bench/a.py", "\n" * 801), [])
        self.assertEqual(self.check("support/a.cpp", "\n" * 801),
                         ["support/a.cpp:801: 801 lines, expected at most 800: split the file"])

    def test_path_of_the_checkout(self):
        self.assertEqual(len(self.check("README.md", f"cd {self.root}/tools\n")), 1)
        self.assertEqual(self.check("README.md", "cd tools\n"), [])


if __name__ == "__main__":
    unittest.main()
