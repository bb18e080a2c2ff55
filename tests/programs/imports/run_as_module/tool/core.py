from . import version


def run(arguments):
    print("running", version, len(arguments))
    raise LookupError("from a module of the package")
