"""Writes importer.py as C++ source: its marshalled bytecode.

usage: embed_importer.py importer.py OUTPUT.cpp     (run by the CPython that programs are linked with)
"""

import marshal
import sys


def main():
    source, output = sys.argv[1:]
    with open(source, encoding="utf-8") as file:
        text = file.read()
    # This name makes CPython treat its frames as the import system's own: it removes them from the
    # tracebacks of failing imports, so those look as they do without us.
    code = compile(text, "<frozen importlib._bootstrap_external>", "exec", optimize=2)
    data = marshal.dumps(code)
    with open(output, "w", encoding="ascii") as file:
        file.write("// Generated from importer.py by embed_importer.py: do not edit.\n"
                   "#include <cstddef>\n"
                   "extern const unsigned char vt_importer_code[];\n"
                   "extern const size_t vt_importer_code_size;\n"
                   "const unsigned char vt_importer_code[] = {")
        for start in range(0, len(data), 20):
            file.write("\n    " + " ".join(f"{byte}," for byte in data[start:start + 20]))
        file.write(f"\n}};\nconst size_t vt_importer_code_size = {len(data)};\n")


main()
