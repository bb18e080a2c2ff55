"""The fidelity oracle: does a debugger see what CPython's own tracing reports?"""
