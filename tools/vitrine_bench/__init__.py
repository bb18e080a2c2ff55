"""The benchmark tool: tools/bench is its command line, bench/ holds its programs.

programs.py finds the programs, building.py compiles them, measuring.py runs one command,
speed.py, memory.py and compile_cost.py fill one table each, table.py prints.
"""
