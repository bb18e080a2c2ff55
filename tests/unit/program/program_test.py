"""vt_main and the importer against python3: same output, errors and exit codes.

usage: program_test.py LINK-COMMAND... [-- unittest arguments]
       program_test.py --vitrine VITRINE [OPTION...] [-- unittest arguments]

LINK-COMMAND compiles and links one C++ file: `{source}` and `{output}` are replaced. The programs have
no native code (make_program.py), so every difference is of runtime/program's making. With --vitrine,
they are compiled by it.
"""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
PYTHON = 'python3'  # by ENVIRONMENT's PATH
LINK = []
ENVIRONMENT = {'PATH': '/usr/bin:/bin', 'HOME': '/nonexistent', 'LANG': 'C.UTF-8'}
# How a build with sanitizers is to report.
SANITIZED = 'ASAN_OPTIONS' in os.environ
ENVIRONMENT.update((name, value) for name, value in os.environ.items()
                   if name.endswith('SAN_OPTIONS') or name == 'PYTHONMALLOC')


def normalize(output):
    """Output without addresses."""
    # A compiled program that dies of a signal adds its own report (docs/crash-reports.md).
    output = output.partition(b'\nvitrine: died of ')[0]
    return re.sub(r'0x[0-9a-f]+|started \d+', '<address>', output.decode(errors='replace'))


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='vitrine-program-'))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def write(self, files):
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text))

    def build(self, files, script='app.py', main_name=None, modules=None, output='app'):
        """Writes the files and compiles the script along with every other .py file."""
        self.write(files)
        if modules is None:
            modules = {}
            for name in files:
                if name.endswith('.py') and name != script:
                    dotted = name[:-3].replace('/', '.').removesuffix('.__init__')
                    modules[dotted] = name
        if main_name:
            modules.pop(main_name, None)
        self.program = self.folder / output
        if LINK[0] == '--vitrine':
            # So that it finds those modules that python3 would only find later on.
            folders = {self.folder / path.removesuffix(name.replace('.', '/') + '.py').removesuffix(
                name.replace('.', '/') + '/__init__.py') for name, path in modules.items()}
            subprocess.run(
                [*LINK[1:], '-o', self.program, *(f'--include-module={name}' for name in modules),
                 *(['-m', main_name.removesuffix('.__main__')] if main_name else [script])],
                cwd=self.folder, check=True,
                env={**ENVIRONMENT, 'PYTHONPATH': ':'.join(map(str, folders))})
            return
        source = self.folder / f'{output}.cpp'
        subprocess.run(
            ['/usr/bin/python3.11', HERE / 'make_program.py', source,
             *(['--main-name', main_name] if main_name else []), script,
             *(f'{name}={path}' for name, path in modules.items())], cwd=self.folder, check=True)
        command = [part.format(source=source, output=self.program) for part in LINK]
        subprocess.run(command, check=True)
        source.unlink()

    def run_one(self, command, environment=None, **options):
        options.setdefault('cwd', self.folder)
        options.setdefault('stdin', subprocess.DEVNULL)
        result = subprocess.run(command, capture_output=True, timeout=120,
                                env={**ENVIRONMENT, **(environment or {})}, **options)
        return normalize(result.stdout), normalize(result.stderr), result.returncode

    def check_same(self, *arguments, script='app.py', main_name=None, environment=None, **options):
        head = ['-m', main_name] if main_name else [script]
        expected = self.run_one([PYTHON, *head, *arguments], environment, **options)
        got = self.run_one([self.program, *arguments], environment, **options)
        self.assertEqual(expected, got)
        return got


class Start(Case):
    STATE = '''
        import sys
        print(sys.argv, sys.executable, sys._base_executable, sys.path, sys.flags)
        print(sys.prefix, sys.exec_prefix, sys.base_prefix, sys.platlibdir, sys._stdlib_dir)
        print(__name__, __file__, __spec__, __package__, __cached__, __doc__)
        print(sorted(vars()), type(__builtins__), __loader__.path, __loader__.name)
        print(sorted(sys.modules), sys.path_importer_cache.keys())
        print([getattr(f, '__name__', type(f)) for f in sys.meta_path], type(__loader__))
        print(sys.stdin, sys.stdout, sys.stderr, sys.warnoptions, sys._xoptions)
        print(sys.getrecursionlimit(), sys.getfilesystemencoding(), __debug__)
        import os, threading
        print(threading.get_native_id() == os.getpid(), threading.main_thread())
        assert __debug__, 'only without -O'
    '''

    def test_state(self):
        self.build({'app.py': self.STATE, 'sub/app.py': self.STATE})
        self.check_same()
        self.check_same('a', '-c', '-m', '--help', '')
        for environment in (
                {'PYTHONPATH': '/x:/y'}, {'PYTHONSAFEPATH': '1'}, {'PYTHONWARNINGS': 'error,ignore'},
                {'PYTHONUNBUFFERED': '1'}, {'PYTHONHASHSEED': '0'}, {'PYTHONUTF8': '1'},
                {'PYTHONUTF8': '0', 'LANG': 'C'}, {'LC_ALL': 'POSIX'}, {'PYTHONIOENCODING': 'latin1'},
                {'PYTHONDEVMODE': '1'}, {'PYTHONOPTIMIZE': '1'}, {'PYTHONOPTIMIZE': '2'},
                {'PYTHONNOUSERSITE': '1'}, {'PYTHONINSPECT': '1'},
                {'PYTHONFAULTHANDLER': '1', 'PYTHONTRACEMALLOC': '2'}):
            with self.subTest(environment):
                self.check_same(environment=environment)

    def test_orig_argv(self):
        self.build({'app.py': 'import sys; print(sys.orig_argv)'})
        stdout, _, _ = self.run_one([self.program, 'a'])
        self.assertEqual(stdout, "['python3', 'app.py', 'a']\n")
        stdout, _, _ = self.run_one([self.program, 'a'], {'PATH': '/nonexistent'})
        self.assertEqual(stdout, "['/usr/bin/python3', 'app.py', 'a']\n")

    def test_virtual_environment(self):
        self.build({'app.py': 'import sys; print(sys.prefix, sys.executable, sys.path)'})
        subprocess.run(['/usr/bin/python3', '-m', 'venv', '--without-pip', self.folder / 'venv'],
                       check=True)
        environment = {**ENVIRONMENT, 'PATH': f'{self.folder}/venv/bin:/usr/bin'}
        expected = self.run_one([PYTHON, 'app.py'], environment)
        self.assertEqual(self.run_one([self.program], environment), expected)

    def test_elsewhere(self):
        """Started from another folder, under another name, through a link."""
        self.build({'app.py': 'import sys, helper; print(sys.path[0], __file__, helper.__file__)',
                    'helper.py': ''})
        expected = self.run_one([self.program])
        (self.folder / 'other').mkdir()
        (self.folder / 'other/link').symlink_to(self.program)
        shutil.copy(self.program, self.folder / 'other/renamed')
        for name in ('link', 'renamed'):
            got = self.run_one([self.folder / 'other' / name], cwd=self.folder / 'other')
            self.assertEqual(got, expected)

    def test_module(self):
        state = self.STATE.replace('__spec__,', '__spec__.name, __spec__.origin, __spec__.parent,')
        self.build({'pkg/__init__.py': 'print("package", __name__)', 'pkg/__main__.py': state,
                    'pkg/other.py': 'x = 1'}, script='pkg/__main__.py', main_name='pkg.__main__')
        self.check_same('a', '-b', main_name='pkg')
        self.build({'single.py': state}, script='single.py', main_name='single')
        self.check_same('a', '-b', main_name='single')

    def test_folder(self):
        if LINK[0] == '--vitrine':
            self.skipTest('the compiler takes no folders')
        self.build({'dir/__main__.py': self.STATE.replace('__spec__,', '__spec__.name,'),
                    'dir/helper.py': ''}, script='dir', modules={'helper': 'dir/helper.py'})
        self.check_same('x', script='dir')


class End(Case):
    def check_scripts(self, *scripts):
        """All in one program; the argument chooses."""
        text = ['import sys, os\nn = int(sys.argv[1])\n']
        for number, script in enumerate(scripts):
            text.append(f'if n == {number}:\n{textwrap.indent(textwrap.dedent(script), "    ")}\n')
        self.build({'app.py': ''.join(text)})
        for number in range(len(scripts)):
            with self.subTest(scripts[number]):
                self.check_same(str(number))

    def test_exit_codes(self):
        self.check_scripts(
            'pass', 'sys.exit()', 'sys.exit(3)', 'sys.exit("message")', 'sys.exit(None)',
            'sys.exit(-1)', 'sys.exit(256 + 7)', 'sys.exit(2**70)', 'sys.exit([1])',
            'raise SystemExit', 'raise SystemExit(1, 2)', '1/0', 'os._exit(5)', 'os.abort()',
            'raise KeyboardInterrupt', 'raise KeyboardInterrupt("x")', 'os.kill(os.getpid(), 2)',
            'raise BaseException("x")', 'raise ExceptionGroup("g", [ValueError()])',
            '''
            class E(SystemExit):
                code = property(lambda self: 1/0)
            raise E
            ''',
            'def f(n): f(n + 1)\nf(0)',
            'exec("1 +")',
            'import signal; signal.signal(2, signal.SIG_DFL); os.kill(os.getpid(), 2)',
            'import signal; signal.raise_signal(15)')

    def test_hooks(self):
        self.check_scripts(
            'import atexit; atexit.register(print, "at exit"); 1/0',
            'import atexit; atexit.register(sys.exit, 4)',
            'import atexit; atexit.register(lambda: 1/0)',
            'sys.excepthook = lambda *a: print("hook", a[0]); 1/0',
            'sys.excepthook = lambda *a: 1/0; [][0]',
            'sys.excepthook = lambda *a: sys.exit(7); 1/0',
            'del sys.excepthook; 1/0',
            'sys.excepthook = None; 1/0',
            'sys.stdout.write("x"); sys.stdout = None; 1/0',
            'sys.stderr = None; 1/0',
            'sys.stdout.close()', 'os.close(1); print("x" * 10)', 'os.close(1)', 'os.close(2); 1/0',
            '''
            import threading, time
            def work():
                time.sleep(0.2); print("worker"); 1/0
            threading.Thread(target=work).start()
            print("main")
            ''',
            '''
            import threading, time
            threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
            sys.exit(9)
            ''',
            '''
            class D:
                def __del__(self): print("del", __name__, __file__, sys is not None)
            d = D()
            ''',
            '''
            class D:
                def __del__(self): print("del", __file__)
            d = D()
            sys.exit(1)
            ''',
            '''
            class D:
                def __del__(self): 1/0
            d = D()
            ''',
            'print("no newline", end="")',
            'sys.addaudithook(lambda e, a: e.startswith("cpython") and print(e, a))',
            'import warnings; warnings.warn("careful"); warnings.warn("old", DeprecationWarning)')

    def test_pipes(self):
        self.build({'app.py': 'print("x" * 100000)'})
        for redirection in ('>/dev/full', '| head -c 1', '>&-', '2>&- >/dev/full'):
            with self.subTest(redirection):
                both = []
                for command in (f'{PYTHON} app.py', './app'):
                    both.append(self.run_one(
                        ['/bin/bash', '-c', f'{command} {redirection}; echo "${{PIPESTATUS[@]}}"']))
                self.assertEqual(*both)

    def test_interrupt_from_outside(self):
        self.build({'app.py': 'import time; print("ready", flush=True); time.sleep(60)'})
        both = []
        for command in ([PYTHON, 'app.py'], [self.program]):
            process = subprocess.Popen(command, cwd=self.folder, env=ENVIRONMENT,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            process.stdout.readline()
            time.sleep(0.3)
            process.send_signal(signal.SIGINT)
            stdout, stderr = process.communicate(timeout=60)
            both.append(((stdout, normalize(stderr)), process.returncode))
        self.assertEqual(*both)
        self.assertEqual(both[0][1], -signal.SIGINT)

    def test_module_errors(self):
        self.build({'m.py': 'import sys\nif sys.argv[1:]: sys.exit(sys.argv[1])\n1/0\n'},
                   script='m.py', main_name='m')
        self.check_same(main_name='m')
        self.check_same('text', main_name='m')

    def test_fault(self):
        self.build({'app.py': 'import faulthandler as f; f.enable(); f._sigsegv()'})
        expected = self.run_one([PYTHON, 'app.py'])
        got = self.run_one([self.program])
        self.assertEqual(expected[0::2], got[0::2])
        # The identity of the thread is an address.
        self.assertEqual(expected[1].splitlines()[3:], got[1].splitlines()[3:])


class Stack(Case):
    @unittest.skipIf(SANITIZED, 'sanitized frames of C are larger than the stack allows for')
    def test_depth(self):
        """C recursion that overflows 8 MiB."""
        script = '''
            import sys, threading, resource
            def nest():
                nested = ()
                for _ in range(depth):
                    nested = (nested,)
                print(isinstance(hash(nested), int))
            depth = 1500000
            nest()
            depth = 300000
            thread = threading.Thread(target=nest)
            thread.start()
            thread.join()
            threading.stack_size(65536)
            thread = threading.Thread(target=nest)
            thread.start()
            thread.join()
            print(threading.stack_size())
            print(threading.stack_size(), resource.getrlimit(resource.RLIMIT_STACK))
        '''
        self.build({'app.py': script})
        stdout, stderr, code = self.run_one([self.program])
        self.assertEqual((stderr, code), ('', 0))
        self.assertEqual(stdout.splitlines()[:4], ['True', 'True', 'True', '65536'])
        limit = self.run_one([PYTHON, '-c', 'import threading, resource; print('
                              'threading.stack_size(), resource.getrlimit(resource.RLIMIT_STACK))'])
        self.assertEqual(stdout.splitlines()[4] + '\n', limit[0])

    @unittest.skipIf(SANITIZED, 'AddressSanitizer reserves terabytes of address space')
    def test_little_address_space(self):
        self.build({'app.py': 'print("fine")'})
        got = self.run_one(['/bin/bash', '-c', 'ulimit -v 400000; ./app'])
        self.assertEqual(got, ('fine\n', '', 0))


def main():
    arguments = sys.argv[1:]
    rest = []
    if '--' in arguments:
        split = arguments.index('--')
        arguments, rest = arguments[:split], arguments[split + 1:]
    LINK.extend(arguments)
    loader = unittest.TestLoader()
    names = [name for name in rest if not name.startswith('-')]
    modules = [sys.modules[__name__], __import__('import_test'), __import__('workers_test')]
    if names:
        suite = unittest.TestSuite(
            loader.loadTestsFromName(name, module) for name in names for module in modules
            if hasattr(module, name.partition('.')[0]))
    else:
        suite = unittest.TestSuite(loader.loadTestsFromModule(module) for module in modules)
    result = unittest.TextTestRunner(verbosity=1 + ('-v' in rest)).run(suite)
    sys.exit(not result.wasSuccessful())


if __name__ == '__main__':
    sys.modules['program_test'] = sys.modules[__name__]
    main()
