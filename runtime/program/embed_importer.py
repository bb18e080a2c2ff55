"""Writes a Python file of the runtime as C++ source: its marshalled bytecode, vt_NAME_code.

usage: embed_importer.py NAME.py OUTPUT.cpp     (run by the CPython that programs are linked with)
"""

import marshal
import pathlib
import sys


def main():
    source, output = sys.argv[1:]
    name = pathlib.Path(source).stem
    with open(source, encoding="utf-8") as file:
        text = file.read()
    # This name makes CPython treat its frames as the import system's own: it removes them from the
    # tracebacks of failing imports, so those look as they do without us.
    code = compile(text, "<frozen importlib._bootstrap_external>", "exec", optimize=2)
    data = marshal.dumps(code)
    with open(output, "w", encoding="ascii") as file:
        file.write(f"// Generated from {name}.py by embed_importer.py: do not edit.\n"
                   "#include <cstddef>\n"
                   f"extern const unsigned char vt_{name}_code[];\n"
                   f"extern const size_t vt_{name}_code_size;\n"
                   f"const unsigned char vt_{name}_code[] = {{")
        for start in range(0, len(data), 20):
            file.write("\n    " + " ".join(f"{byte}," for byte in data[start:start + 20]))
        file.write(f"\n}};\nconst size_t vt_{name}_code_size = {len(data)};\n")


main()
