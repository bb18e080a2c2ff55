"""tools/programs: programs whose compiled behaviour is compared with CPython's, byte for byte.

`program` finds the programs and reads their directives, `execution` runs one, `check` compares,
`opcodes` measures what the programs cover, `display` prints.
"""
