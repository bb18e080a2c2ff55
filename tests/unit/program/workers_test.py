"""multiprocessing from a compiled program: see program_test.py, which runs these tests."""

from program_test import Case, PYTHON

APP = '''
    import multiprocessing as mp, os, sys, concurrent.futures
    import helper

    class Point:
        def __init__(self, x): self.x = x
        def __eq__(self, other): return self.x == other.x

    def work(x):
        return x * 2, __name__, Point(x), sys.argv, sys.path[0], sys.executable, sys.orig_argv[:2]

    def where(_):
        return os.readlink('/proc/self/exe'), getattr(work.__code__, 'co_filename'), __file__

    def show(value, queue):
        queue.put((value, __name__, helper.double(value), mp.current_process().name))

    if __name__ == '__main__':
        method = sys.argv[1]
        mp.set_start_method(method)
        with mp.Pool(2) as pool:
            for result in pool.map(work, range(3)):
                print(result[:2], type(result[2]), result[3:])
            print(pool.map(helper.double, [1, 2]))
            if len(sys.argv) > 2:
                print(pool.map(where, [0]))
        queue = mp.Queue()
        process = mp.Process(target=show, args=(5, queue))
        process.start()
        print(queue.get())
        process.join()
        print(process.exitcode)
        process = mp.Process(target=sys.exit, args=(3,))
        process.start(); process.join()
        print(process.exitcode)
        with concurrent.futures.ProcessPoolExecutor(1) as executor:
            print(executor.submit(work, 4).result()[:2])
        print(mp.spawn.get_executable() if method == 'spawn' else None)
        process = mp.Process(target=work, args=())
        process.start(); process.join()
'''


class Workers(Case):
    def setUp(self):
        super().setUp()
        self.build({'app.py': APP, 'helper.py': 'def double(x):\n    return 2 * x\n'})

    def test_methods(self):
        for method in ('fork', 'spawn', 'forkserver'):
            with self.subTest(method):
                expected = self.run_one([PYTHON, 'app.py', method])
                got = self.run_one([self.program, method])
                self.assertEqual(expected[0], got[0])
                self.assertEqual(expected[1].splitlines()[-3:], got[1].splitlines()[-3:])
                self.assertEqual(expected[2], got[2])

    def test_workers_are_compiled(self):
        for method in ('fork', 'spawn', 'forkserver'):
            stdout, _, _ = self.run_one([self.program, method, 'where'])
            self.assertIn(f"('{self.program}', '{self.folder}/app.py', '{self.folder}/app.py')",
                          stdout)

    def test_flags_reach_workers(self):
        self.build({'app.py': """
            import multiprocessing as mp, sys
            def flags(): print(sys.flags, sys.warnoptions, sys._xoptions)
            if __name__ == '__main__':
                mp.set_start_method('spawn')
                p = mp.Process(target=flags); p.start(); p.join()
        """})
        for environment in ({'PYTHONWARNINGS': 'error'}, {'PYTHONOPTIMIZE': '1'},
                            {'PYTHONDEVMODE': '1'}):
            self.check_same(environment=environment)

    def test_without_sources(self):
        expected = self.run_one([self.program, 'spawn'])
        (self.folder / 'app.py').unlink()
        (self.folder / 'helper.py').unlink()
        got = self.run_one([self.program, 'spawn'])
        self.assertEqual(expected[0], got[0])

    def test_module(self):
        # A module __main__ of a package is not run again in workers: another one.
        self.build({'pkg/__init__.py': '', 'pkg/tool.py': APP.replace(
            'import helper', 'from . import helper'),
            'pkg/helper.py': 'def double(x):\n    return 2 * x\n'},
            script='pkg/tool.py', main_name='pkg.tool')
        expected = self.run_one([PYTHON, '-m', 'pkg.tool', 'spawn'])
        got = self.run_one([self.program, 'spawn'])
        self.assertEqual(expected[0], got[0])
        self.assertEqual(expected[2], got[2])

    def test_own_arguments(self):
        """A user may pass the very arguments: the program gets them."""
        self.build({'app.py': 'import sys; print(sys.argv)'})
        self.check_same('-c', 'from multiprocessing.spawn import spawn_main; spawn_main()',
                        '--multiprocessing-fork')
