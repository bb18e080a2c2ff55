# args: --name "two words" -x 5 "" positional 'quo"te' ünï $HOME * --
# env: VITRINE_TEST_VARIABLE=some value = more
# env: EMPTY=
"""sys.argv, os.environ, argparse, getopt, and what else a program knows of how it was started."""

import argparse
import getopt
import os
import sys

print(os.path.basename(sys.argv[0]), sys.argv[1:])
print(sys.argv[0] == __file__, os.path.isabs(__file__), __name__, __package__, __spec__, __doc__)
print(os.environ["VITRINE_TEST_VARIABLE"], repr(os.environ["EMPTY"]), os.environ.get("NOT_SET"))
print(sys.orig_argv[2:] if len(sys.orig_argv) > 1 else sys.orig_argv)
print(sys.path[0] == os.path.dirname(__file__), os.path.basename(sys.executable))
print(sys.flags.interactive, sys.flags.optimize, sys.flags.inspect, sys.flags.safe_path,
      sys.flags.isolated, sys.flags.dev_mode, sys.flags.utf8_mode, sys.dont_write_bytecode)
print(sys.version_info[:2], sys.implementation.name, sys.implementation.cache_tag, sys.byteorder,
      sys.maxsize, sys.maxunicode, sys.hexversion >> 16, sys.platform)
print(__builtins__.__name__, __loader__.__class__.__name__, sorted(globals()))
print(sys.modules["__main__"].__dict__ is globals(), list(sys.warnoptions), sys._xoptions)

parser = argparse.ArgumentParser(prog="prog", description="Test of argparse.", exit_on_error=False)
parser.add_argument("--name", metavar="N", help="the name (default: %(default)s)", default="none")
parser.add_argument("-x", type=int, choices=[1, 2, 5])
parser.add_argument("rest", nargs="*")
group = parser.add_mutually_exclusive_group()
group.add_argument("-v", action="count", default=0)
group.add_argument("-q", action="store_true")
print(parser.parse_args())
parser.print_help()
sub = argparse.ArgumentParser(prog="sub")
commands = sub.add_subparsers(dest="command", required=True)
add = commands.add_parser("add", help="adds")
add.add_argument("numbers", type=float, nargs="+")
print(sub.parse_args(["add", "1", "2.5"]))
for arguments in (["-x", "3"], ["-x", "text"], ["-v", "-q"]):
    try:
        print(parser.parse_args(arguments))
    except argparse.ArgumentError as error:
        print("ArgumentError", error)
for arguments in ([], ["bad"], ["add"], ["add", "x"], ["add", "--help"]):
    try:
        sub.parse_args(arguments)
    except SystemExit as error:
        print("exit", error.code)
print(getopt.gnu_getopt(["-a", "x", "--long=1", "-b2", "y"], "ab:", ["long="]))
parser.parse_args(["--unknown"])
sub.parse_args(["nothing"])
