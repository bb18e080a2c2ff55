"""Writes a vt_program without native code: what vt_main and the importer are tested with.

usage: make_program.py OUTPUT.cpp [--main-name NAME] SCRIPT [NAME=PATH ...]

Every code object stays interpreted, so a difference from `python3 SCRIPT` is the fault of
runtime/program alone. With --main-name, SCRIPT is the module (or PKG.__main__) of `-m NAME`.
"""

import marshal
import os
import sys
import types
import zlib


def count_codes(code):
    return 1 + sum(count_codes(c) for c in code.co_consts if isinstance(c, types.CodeType))


def c_bytes(data):
    return "".join(f"{byte}, " for byte in data) + "0"


def c_string(text):
    return '"' + "".join(f"\\{byte:03o}" for byte in os.fsencode(text)) + '"'


def module_text(index, name, path):
    with open(path, "rb") as file:
        source = file.read()
    code = compile(source, path, "exec", dont_inherit=True, optimize=0)
    data = marshal.dumps(code)
    packed = zlib.compress(source)
    count = count_codes(code)
    is_package = int(os.path.basename(path) == "__init__.py")
    return f"""
static vt_code codes_{index}[{count}];
static vt_code* const pointers_{index}[] = {{{", ".join(f"&codes_{index}[{i}]" for i in range(count))}}};
static const unsigned char code_{index}[] = {{{c_bytes(data)}}};
static const unsigned char source_{index}[] = {{{c_bytes(packed)}}};
static const vt_module module_{index} = {{{c_string(name)}, {c_string(path)}, {is_package},
    code_{index}, {len(data)}, source_{index}, {len(packed)}, {len(source)}, pointers_{index}, {count}}};
"""


def main():
    arguments = sys.argv[1:]
    output = arguments.pop(0)
    main_name = None
    if arguments[0] == "--main-name":
        main_name = arguments[1]
        del arguments[:2]
    script = arguments.pop(0)
    path = os.path.abspath(script)
    if os.path.isdir(path):
        path += "/__main__.py"
    modules = [("__main__", path)]
    modules += [argument.split("=", 1) for argument in arguments]
    text = ["#include <vitrine/rt.h>\n"]
    run_name = main_name
    if main_name and main_name.endswith(".__main__"):
        run_name = main_name[:-len(".__main__")]
    text += [module_text(i, name, os.path.abspath(path)) for i, (name, path) in enumerate(modules)]
    pointers = ", ".join(f"&module_{i}" for i in range(len(modules)))
    text.append(f"""
static const vt_module* const modules[] = {{{pointers}}};
static const vt_program program = {{modules, {len(modules)}, 0, {c_string(script)},
    {c_string(run_name) if run_name else "nullptr"}}};
int main(int argc, char** argv) {{ return vt_main(argc, argv, &program); }}
""")
    with open(output, "w", encoding="ascii") as file:
        file.write("".join(text))


main()
