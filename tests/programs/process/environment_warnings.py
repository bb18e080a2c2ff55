# env: PYTHONWARNINGS=default,error::RuntimeWarning
# env: PYTHONIOENCODING=latin-1:backslashreplace
# env: PYTHONUNBUFFERED=1
# env: PYTHONASYNCIODEBUG=1
"""PYTHON* variables work as for python3: warnings, encodings of the streams, buffering, asyncio's debug mode."""

import asyncio
import os
import sys
import warnings

print(sys.warnoptions, sys.stdout.encoding, sys.stdout.errors, sys.stderr.encoding, sys.stdin.encoding, sys.stdin.errors)
print("gr\u00fc\u00dfe \u2603", file=sys.stdout)
print(sys.stdout.line_buffering, sys.stdout.write_through)
warnings.warn("pending is shown", PendingDeprecationWarning)
warnings.warn("resource is shown", ResourceWarning)
try:
    warnings.warn("error", RuntimeWarning)
except RuntimeWarning as error:
    print("raised", error)


async def main():
    return asyncio.get_running_loop().get_debug()


print(asyncio.run(main()))
open("/dev/null")


def unclosed():
    f = open("/dev/null")


unclosed()


async def never():
    pass


never().close()
os.write(1, b"unbuffered\n")
sys.stdout.write("partial ")
os.write(1, b"line\n")
raise ValueError("gr\u00fc\u00dfe \u2603")
