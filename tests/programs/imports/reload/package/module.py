print("package.module executed")
name = "module name"


def helper():
    from . import module
    import sys
    return module, sys
