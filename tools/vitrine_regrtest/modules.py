"""Which regression-test modules there are to run, and what each needs compiled beside itself."""

import dataclasses
import importlib.util
import os

# Modules that cover the language and its run-time machinery.
ALL = """
    test_grammar test_generators test_coroutines test_exceptions test_exception_group
    test_except_star test_scope test_class test_descr test_decorators test_listcomps
    test_dictcomps test_setcomps test_genexps test_with test_contextlib test_contextlib_async
    test_fstring test_patma test_named_expressions test_unpack test_unpack_ex test_extcall
    test_keywordonlyarg test_positional_only_arg test_super test_property test_functools
    test_inspect test_traceback test_frame test_raise test_yield_from test_types test_typing
    test_dataclasses test_enum test_builtin test_compile test_opcodes test_iter test_augassign
    test_binop test_bool test_dict test_list test_tuple test_set test_int test_long test_float
    test_string test_gc test_weakref test_threading test_signal test_import test_importlib
    test_pickle test_copy test_asyncio
""".split()

# Modules for each part of the language that are quick to run; compiling them takes about two minutes
# in each mode on one core.
CI = """
    test_grammar test_generators test_coroutines test_exceptions test_exception_group
    test_except_star test_scope test_class test_descr test_decorators test_listcomps test_genexps
    test_with test_contextlib test_fstring test_patma test_unpack_ex test_extcall
    test_keywordonlyarg test_super test_property test_frame test_raise test_yield_from test_types
    test_builtin test_opcodes test_iter test_augassign test_binop test_int
""".split()

# Packages whose submodules are all tests.  (test_import is a package too, but beside its
# __init__ it only holds data for its tests, some of it invalid on purpose.)
PACKAGES = frozenset({"test_asyncio", "test_importlib", "test_json", "test_warnings",
                      "test_zoneinfo", "test_email", "test_tools", "test_peg_generator"})

# Helper modules that contain the tests themselves, as base classes.
TESTS_ELSEWHERE = {
    "test_bytes": ["list_tests", "seq_tests", "string_tests"],
    "test_datetime": ["datetimetester"],
    "test_deque": ["seq_tests"],
    "test_dict": ["mapping_tests"],
    "test_list": ["list_tests", "seq_tests"],
    "test_ordered_dict": ["mapping_tests"],
    "test_os": ["mapping_tests"],
    "test_pickle": ["pickletester"],
    "test_shelve": ["mapping_tests"],
    "test_thread": ["lock_tests"],
    "test_threading": ["lock_tests"],
    "test_tuple": ["seq_tests"],
    "test_unicode": ["string_tests"],
    "test_userdict": ["mapping_tests"],
    "test_userlist": ["list_tests", "seq_tests"],
    "test_userstring": ["string_tests"],
    "test_weakref": ["mapping_tests"],
}


@dataclasses.dataclass(frozen=True)
class Module:
    """A test module: its short name, and what the compiler is asked to include."""

    name: str
    included_modules: tuple
    included_packages: tuple

    @property
    def dotted(self):
        return f"test.{self.name}"

    @property
    def included(self):
        return [*self.included_modules, *self.included_packages]

    def compiler_options(self):
        """Options that make the compiler take this module."""
        for name in self.included_modules:
            yield f"--include-module={name}"
        for name in self.included_packages:
            yield f"--include-package={name}"

    def source_files(self):
        """Every file whose change makes an earlier result of this module stale."""
        for name in self.included:
            origin = importlib.util.find_spec(name).origin
            if name not in self.included_packages:
                yield origin
                continue
            for folder, subfolders, files in os.walk(os.path.dirname(origin)):
                subfolders[:] = sorted(set(subfolders) - {"__pycache__"})
                yield from (os.path.join(folder, file) for file in sorted(files)
                            if file.endswith(".py"))


def find(name):
    """The Module of a name given as test_x, test.test_x or x; LookupError if there is none."""
    short = name.removeprefix("test.").removesuffix(".py")
    for candidate in short, f"test_{short}":
        try:
            known = importlib.util.find_spec(f"test.{candidate}")
        except (ImportError, ValueError):
            known = None
        if known is not None and known.origin is not None:
            helpers = tuple(f"test.{helper}" for helper in TESTS_ELSEWHERE.get(candidate, ()))
            dotted = f"test.{candidate}"
            if candidate in PACKAGES:
                return Module(candidate, helpers, (dotted,))
            return Module(candidate, (dotted, *helpers), ())
    raise LookupError(f"no regression-test module {name!r} (package libpython3.11-testsuite)")
