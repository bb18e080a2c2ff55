"""subprocess: sys.executable, pipes, errors, environment, and the program running itself."""

import os
import subprocess
import sys

print(subprocess.run([sys.executable, "-c", "print(1 + 1)"], capture_output=True, text=True).stdout)
done = subprocess.run([sys.executable, "-c", "import sys; print(sys.argv); sys.exit(3)", "a b", "c"],
                      stdout=subprocess.PIPE)
print(done.returncode, done.stdout)
done = subprocess.run([sys.executable, "-c", "raise ValueError('in the child')"],
                      capture_output=True, text=True)
print(done.returncode, done.stderr)
print(subprocess.check_output([sys.executable, "-"], input="print('from stdin')", text=True))
try:
    subprocess.run([sys.executable, "-c", "exit(4)"], check=True)
except subprocess.CalledProcessError as error:
    print(error.returncode, str(error).replace(sys.executable, "PYTHON"))
try:
    subprocess.run(["/no/such/program"])
except FileNotFoundError as error:
    print(error)
print(subprocess.getoutput("echo shell; exit 3"), subprocess.getstatusoutput("exit 3"))
with subprocess.Popen([sys.executable, "-u", "-c",
                       "for line in iter(input, 'end'): print(line.upper())"],
                      stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as child:
    for word in ("one", "two"):
        child.stdin.write(word + "\n")
        print(child.stdout.readline().strip())
    out, _ = child.communicate("three\nend\n")
    print(out.strip(), child.returncode)
done = subprocess.run([sys.executable, "-c", "import os; print(os.environ['X'])"],
                      env={"X": "set"}, capture_output=True, text=True)
print(done.stdout, done.stderr)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
child.terminate()
print(child.wait(), child)
try:
    subprocess.run(["sleep", "10"], timeout=0.05)
except subprocess.TimeoutExpired as error:
    print(type(error).__name__, error.cmd)
print(subprocess.run(["cat"], input=b"x" * 200_000, stdout=subprocess.PIPE).stdout.count(b"x"))
sys.stdout.flush()
print(os.system("exit 5"), os.waitstatus_to_exitcode(os.system("exit 5")))
with os.popen("echo popen") as pipe:
    print(pipe.read(), end="")
script = "import __main__; print(__main__.__dict__.get('__file__'), __name__)"
print(subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout)
done = subprocess.run([sys.executable, "-m", "json.tool", "--compact"], input='{"a": [1, 2]}',
                      capture_output=True, text=True)
print(done)
print(subprocess.run([sys.executable, "-c", "import sys; print(sys.flags.isolated, sys.path[0])",],
                     capture_output=True, text=True).stdout)
print(subprocess.run([sys.executable, "--version"], capture_output=True, text=True).stdout[:11])
subprocess.run(["false"]).check_returncode()
