"""Which modules are compiled along: --follow-imports and the --include options."""

import sandbox


class Following(sandbox.CommandTest):
    def test_imports_of_every_form(self):
        self.write("app.py", """\
            import json, one
            import pkg.deep.leaf as leaf
            from pkg import sibling, NAME
            from pkg.deep import *
            def late():
                import two
                class C:
                    from pkg.inner import thing
            import importlib
            importlib.import_module("three")
            four = __import__("four")
            try:
                import not_there
            except ImportError:
                import_fallback = None
            """)
        for name in ("one", "two", "three", "four", "never"):
            self.write(f"{name}.py", "")
        self.write("pkg/__init__.py", "NAME = 1\n")
        self.write("pkg/sibling.py", "from . import cousin\nfrom .deep.other import x\n")
        self.write("pkg/cousin.py", "from .. import toofar\n")
        self.write("pkg/never.py", "")
        self.write("pkg/inner.py", "thing = 1\n")
        self.write("pkg/deep/__init__.py", "__all__ = ['star', 'x']\nx = 1\n")
        for name in ("leaf", "other", "star", "never"):
            self.write(f"pkg/deep/{name}.py", "")
        report = self.report("app.py")
        self.assertEqual(sorted(m["name"] for m in report["modules"]), [
            "__main__", "four", "one", "pkg", "pkg.cousin", "pkg.deep", "pkg.deep.leaf",
            "pkg.deep.other", "pkg.deep.star", "pkg.inner", "pkg.sibling", "three", "two"])
        self.assertEqual([m["name"] for m in report["missing_imports"]], ["not_there"])
        paths = {m["name"]: (m["path"], m["package"]) for m in report["modules"]}
        self.assertEqual(paths["pkg.deep"], (str(self.work / "pkg/deep/__init__.py"), True))
        self.assertEqual(paths["__main__"], (str(self.work / "app.py"), False))

    def test_order_is_the_same_every_time(self):
        self.write("app.py", "import b, a\n")
        self.write("a.py", "import c\n")
        self.write("b.py", "")
        self.write("c.py", "import a\n")
        names = [m["name"] for m in self.report("app.py")["modules"]]
        self.assertEqual(names, ["__main__", "b", "a", "c"])

    def test_namespace_packages(self):
        self.write("app.py", "import space.part.leaf\nfrom space import other\n")
        self.write("space/part/leaf.py", "")
        self.write("space/other.py", "")
        self.assertEqual(self.modules("app.py"), ["__main__", "space.other", "space.part.leaf"])

    def test_names_that_the_interpreter_has_already(self):
        """`os` is frozen and `sys` built in: files of that name are never imported."""
        self.write("app.py", "import os, sys, time, mine\n")
        for name in ("os", "sys", "time", "mine"):
            self.write(f"{name}.py", "")
        self.assertEqual(self.modules("app.py"), ["__main__", "mine"])

    def test_script_imported_again_is_another_module(self):
        self.write("app.py", "import helper\n")
        self.write("helper.py", "import app\n")
        self.assertEqual(self.modules("app.py"), ["__main__", "app", "helper"])

    def test_the_script_is_looked_up_where_its_link_leads(self):
        self.write("real/app.py", "import beside\n")
        self.write("real/beside.py", "")
        (self.work / "link.py").symlink_to("real/app.py")
        self.assertEqual(self.modules("link.py"), ["__main__", "beside"])

    def test_extension_modules_are_left_alone(self):
        self.write("app.py", "import native, plain\n")
        self.write("native.cpython-311-x86_64-linux-gnu.so", b"not really")
        self.write("native.py", "")
        self.write("plain.py", "")
        self.assertEqual(self.modules("app.py"), ["__main__", "plain"])

    def test_virtual_environment_below_the_script_is_not_the_program(self):
        self.write("app.py", "import installed, mine\n")
        self.write("mine.py", "")
        site = "env/lib/python3.11/site-packages"
        self.write(f"{site}/installed.py", "")
        env = {"PYTHONPATH": str(self.work / site)}
        self.assertEqual(self.modules("app.py", env=env), ["__main__", "mine"])
        self.assertEqual(self.modules("--include-module", "installed", "app.py", env=env),
                         ["__main__", "installed", "mine"])


class Options(sandbox.CommandTest):
    def setUp(self):
        super().setUp()
        self.write("app.py", "import one, pkg.used, installed\n")
        # Elsewhere on sys.path, as what pip installs. (The standard library would do, but any module
        # of it leads to hundreds of others.)
        self.write("../site/installed.py", "import dependency, os\n")
        self.write("../site/dependency.py", "")
        self.env["PYTHONPATH"] = str(self.root / "site")
        self.write("one.py", "import two\n")
        self.write("two.py", "")
        self.write("pkg/__init__.py", "")
        self.write("pkg/used.py", "")
        self.write("pkg/unused.py", "")
        self.write("pkg/__main__.py", "")
        self.write("pkg/sub/__init__.py", "")
        self.write("pkg/sub/leaf.py", "")

    def test_follow_none(self):
        self.assertEqual(self.modules("--follow-imports=none", "app.py"), ["__main__"])
        self.assertEqual(self.modules("--follow-imports=none", "--include-module=one", "app.py"),
                         ["__main__", "one"])

    def test_follow_all(self):
        self.assertEqual(self.modules("--follow-imports=all", "app.py"), [
            "__main__", "dependency", "installed", "one", "pkg", "pkg.used", "two"])

    def test_include_package(self):
        (self.work / "pkg/sub/loop").symlink_to("..")
        self.assertEqual(self.modules("--include-package=pkg", "app.py"), [
            "__main__", "one", "pkg", "pkg.__main__", "pkg.sub", "pkg.sub.leaf", "pkg.unused",
            "pkg.used", "two"])

    def test_include_a_package_of_the_standard_library(self):
        names = self.modules("--include-package", "json", "app.py")
        self.assertLessEqual({"json", "json.decoder", "json.tool"}, set(names))
        self.assertFalse({"re", "argparse", "installed"} & set(names))

    def test_nofollow(self):
        self.assertEqual(self.modules("--nofollow-import-to=pkg", "app.py"),
                         ["__main__", "one", "two"])
        self.assertEqual(
            self.modules("--nofollow-import-to", "pkg.used", "--nofollow-import-to", "two", "app.py"),
            ["__main__", "one", "pkg"])

    def test_plugin_directory(self):
        self.write("plugins/first.py", "import two\n")
        self.write("plugins/second/__init__.py", "")
        self.write("plugins/second/part.py", "")
        names = self.modules("--follow-imports=none", "--include-plugin-directory=plugins", "app.py")
        self.assertEqual(names, ["__main__", "first", "second", "second.part"])

    def test_plugin_directory_inside_a_package(self):
        names = self.modules("--follow-imports=none", "--include-plugin-directory=pkg/sub", "app.py")
        self.assertEqual(names, ["__main__", "pkg", "pkg.sub", "pkg.sub.leaf"])

    def test_module_as_main(self):
        self.write("pkg/__main__.py", "from . import used\nimport one\n")
        report = self.report("-m", "pkg")
        self.assertEqual(sorted(m["name"] for m in report["modules"]),
                         ["__main__", "one", "pkg", "pkg.used", "two"])
        self.assertEqual(report["modules"][0]["qualified"], "pkg.__main__")
        self.assertTrue((self.work / "pkg.bin").exists())
        self.assertEqual(self.modules("-m", "pkg.sub.leaf"), ["__main__", "pkg", "pkg.sub"])
        self.assertTrue((self.work / "leaf.bin").exists())


if __name__ == "__main__":
    sandbox.main()
