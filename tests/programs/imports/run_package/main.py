# module: tool
"""Run as `python3 -m tool`: the package's __main__ is the program."""
