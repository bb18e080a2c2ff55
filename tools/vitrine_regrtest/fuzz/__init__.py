"""Differential fuzzing: random and mutated programs, interpreted against compiled.

  corpus.py, mutate.py, wrap.py          programs made from existing ones
  grammar.py, expressions.py, statements.py   programs made from nothing
  execute.py, harness.py                 run a batch of programs, each in a process of its own
  minimise.py                            reduce a program that shows a difference
  campaign.py, cli.py                    the loop around it
"""
