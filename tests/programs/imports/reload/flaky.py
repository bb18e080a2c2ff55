import builtins
builtins.flaky_attempts = getattr(builtins, "flaky_attempts", 0) + 1
if builtins.flaky_attempts < 3:
    raise RuntimeError(f"fails in attempt {builtins.flaky_attempts}")
state = f"loaded in attempt {builtins.flaky_attempts}"
