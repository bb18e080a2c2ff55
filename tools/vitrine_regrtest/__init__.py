"""Helpers behind tools/regrtest, tools/hg-session and tools/fuzz.

All three tools answer one question, each with different input: does a compiled program behave
exactly as the same program under /usr/bin/python3?
"""
