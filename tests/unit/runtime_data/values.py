"""Operands for the comparisons: lists of functions that make a fresh value each."""

import gc
import sys

# Finalizers are compared: they are to run where the operands are given up.
gc.disable()
sys.set_int_max_str_digits(0)

from containers import *
from interpreted import *
from patterns import *
from recording import *
from scalars import *
from subscripts import *

specs = [lambda s=s: s for s in ("", "5", ".2f", ">10", "x", ",", "05d", "e", "%", "s", "b", "!", "=+8.3g", "n", "c")]
