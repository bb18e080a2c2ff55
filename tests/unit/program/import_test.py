"""The importer against python3's: see program_test.py, which runs these tests."""

import os
import shutil
import zipfile

from program_test import Case, PYTHON

PACKAGE = {
    'pkg/__init__.py': '"""A package."""\nfrom . import one\n',
    'pkg/one.py': 'from .sub import deep\n\n\ndef function():\n    return deep\n',
    'pkg/sub/__init__.py': '',
    'pkg/sub/deep.py': 'import pkg\nx = "deep"\n',
    'pkg/data.txt': 'data',
}


class Search(Case):
    def check_app(self, files, text, **options):
        self.build({**files, 'app.py': text}, **options)
        return self.check_same()

    def test_attributes(self):
        self.check_app(PACKAGE, '''
            import sys, pkg, pkg.sub.deep, importlib.machinery, copy, pickle
            for name, module in sorted(sys.modules.items()):
                if name.startswith('pkg'):
                    s = module.__spec__
                    print(module, module.__name__, module.__file__, module.__cached__,
                          module.__package__, module.__doc__, getattr(module, '__path__', None))
                    print(s.name, s.origin, s.has_location, s.cached, s.parent,
                          s.submodule_search_locations, s.loader_state, s._initializing)
                    l = module.__loader__
                    print(type(l), vars(l), isinstance(l, importlib.machinery.SourceFileLoader))
                    print(copy.copy(l).path, pickle.loads(pickle.dumps(l)).name, sys.meta_path)
                    print(l is s.loader, l.name, l.path, l.is_package(name), l.get_filename(name))
                    print(repr(l.get_source(name)), l.get_data(l.path), l.get_code(name))
                    print(l.path_stats(l.path), sorted(vars(module))[:9])
            print(sys.path_importer_cache.keys())
        ''')

    def test_path_edits(self):
        """Modules are found exactly where the path leads, at the time."""
        self.check_app({**PACKAGE, 'elsewhere/other.py': 'x = 1', 'helper.py': 'where = "compiled"',
                        'late.py': 'where = "compiled"'}, '''
            import os, sys, importlib, shutil
            here = sys.path[0]
            def attempt(name):
                sys.modules.pop(name, None)
                try:
                    module = importlib.import_module(name)
                    print(name, module.__file__, getattr(module, 'where', None))
                except ImportError as e:
                    print(name, type(e), e, e.name, e.path)
            os.makedirs('tmp/pkg', exist_ok=True)
            for name in ('helper', 'late'):
                with open(f'tmp/{name}.py', 'w') as f:
                    f.write(f'where = "new"')
            attempt('elsewhere.other')
            attempt('other')
            sys.path.insert(0, here + '/elsewhere')
            attempt('other')
            sys.path.insert(0, here + '/tmp')
            attempt('helper')                       # shadowed by an earlier entry
            sys.path.remove(here + '/tmp')
            attempt('helper')
            sys.path.append(here + '/tmp')
            attempt('late')                         # not by a later one
            sys.path.remove(here)
            attempt('pkg'); attempt('helper'); attempt('late')
            sys.path[:] = [here]
            attempt('pkg.sub.deep')
            sys.path[:] = ['']
            attempt('helper'); attempt('pkg')
            sys.path[:] = ['tmp/..']
            attempt('helper'); attempt('pkg')
            os.symlink(here, 'link')
            sys.path[:] = [here + '/link']
            attempt('helper'); attempt('pkg.one')
            sys.path[:] = [here + '/']
            attempt('helper')
            os.chdir('tmp')
            sys.path[:] = ['']
            attempt('helper')
            sys.path[:] = [here.encode()]
            attempt('helper')
            os.chdir(here)
            sys.path[:] = [here]
            sys.modules.pop('pkg', None); sys.modules.pop('pkg.one', None)
            import pkg
            pkg.__path__ = []
            attempt('pkg.one')
            pkg.__path__ = [here + '/elsewhere']
            attempt('pkg.other'); attempt('pkg.one')
            shutil.rmtree('tmp'); os.unlink('link')
        ''')

    def test_shadowing(self):
        """A package, an extension module or a zip file of the same name comes first or not."""
        self.write({'zip/helper.py': 'where = "zip"', 'zip/zipped.py': 'where = "zip"'})
        with zipfile.ZipFile(self.folder / 'archive.zip', 'w') as archive:
            for name in ('helper', 'zipped'):
                archive.write(self.folder / f'zip/{name}.py', f'{name}.py')
        shutil.rmtree(self.folder / 'zip')
        self.check_app({'helper.py': 'where = "compiled"', 'second.py': 'where = "compiled"'}, '''
            import os, sys, importlib
            def attempt(name):
                sys.modules.pop(name, None)
                importlib.invalidate_caches()
                module = importlib.import_module(name)
                print(name, module.__file__, module.where, type(module.__loader__).__name__[-3:])
            attempt('helper')
            sys.path.insert(0, sys.path[0] + '/archive.zip')
            attempt('helper'); attempt('zipped')
            sys.path.append(sys.path.pop(0))
            attempt('helper'); attempt('zipped')
            os.mkdir('second')
            with open('second/__init__.py', 'w') as f: f.write('where = "package"')
            attempt('second')
            os.unlink('second/__init__.py')
            attempt('second')                       # a namespace portion does not
            import shutil
            shutil.rmtree('second')
        '''.replace("type(module.__loader__).__name__[-3:]", "''"))

    def test_namespace_packages(self):
        self.check_app({'ns/a.py': 'import ns\nprint(ns, ns.__path__)', 'more/ns/b.py': ''}, '''
            import sys
            sys.path.append(sys.path[0] + '/more')
            import ns.a, ns.b
            print(ns, ns.__path__, ns.a, ns.b, ns.__spec__, ns.__file__)
        ''', modules={'ns.a': 'ns/a.py', 'ns.b': 'more/ns/b.py'})

    def test_failures(self):
        self.check_app({
            'circular.py': 'from circular2 import x\ny = 1\n',
            'circular2.py': 'from circular import y\nx = 1\n',
            'attribute.py': 'import attribute\nattribute.missing\n',
            'failing.py': 'def f():\n    return 1 / 0\n\nf()\n',
            'missing.py': 'import no_such_module\n',
            'nested/__init__.py': '', 'nested/failing.py': 'import failing\n',
        }, '''
            import sys, traceback
            for name in ('circular', 'attribute', 'failing', 'missing', 'nested.failing',
                         'nested.nothing', 'circular.x', 'no_such_module', 'sys.x'):
                try:
                    __import__(name)
                except Exception:
                    traceback.print_exc()
                print(sorted(n for n in sys.modules if n.partition('.')[0] in
                             ('circular', 'circular2', 'attribute', 'failing', 'missing', 'nested')))
            import nested.failing
        ''')

    def test_reload_and_tools(self):
        self.check_app(PACKAGE, '''
            import sys, importlib, importlib.util, pkgutil, inspect, linecache
            import pkg, pkg.one
            first = pkg.one.function
            print(importlib.reload(pkg.one) is pkg.one, pkg.one.function is first)
            print(inspect.getsource(first), inspect.getsourcefile(first), inspect.getmodule(first))
            print(inspect.getsource(pkg), inspect.getdoc(pkg), inspect.getsourcelines(first))
            print(linecache.getline(pkg.one.__file__, 5))
            print([m.name for m in pkgutil.iter_modules(pkg.__path__)])
            print([m.name for m in pkgutil.walk_packages(pkg.__path__, 'pkg.')])
            print([m.name for m in pkgutil.iter_modules() if 'pkg' in m.name or m.name == 'app'])
            print(pkgutil.get_data('pkg', 'data.txt'), pkgutil.find_loader('pkg.one').path)
            print(importlib.util.find_spec('pkg.sub.deep').origin)
            print(importlib.util.find_spec('pkg.nothing'), importlib.util.find_spec('nothing'))
            import importlib.resources as r
            print(r.files('pkg').joinpath('data.txt').read_text(), r.read_text('pkg', 'data.txt'))
            print(sorted(x.name for x in r.files(pkg).iterdir() if x.name[:2] != '__'))
            print(sorted(r.contents('pkg'))[-3:], r.is_resource('pkg', 'data.txt'))
            spec = importlib.util.find_spec('pkg.sub.deep')
            lazy = importlib.util.LazyLoader(spec.loader)
            spec.loader = lazy
            module = importlib.util.module_from_spec(spec)
            lazy.exec_module(module)
            print(module.x)
            copy = importlib.util.spec_from_file_location('copy', pkg.one.__file__)
            print(copy)
        ''')

    def test_runpy(self):
        self.check_app({**PACKAGE, 'pkg/__main__.py': 'print("main of pkg", __name__, __spec__.name)',
                        'tool.py': 'import sys\nprint(__name__, __file__, __spec__ and '
                        '__spec__.name, sys.argv)\nresult = 5\n'}, '''
            import runpy, os
            print(runpy.run_module('tool')['result'])
            print(runpy.run_module('tool', run_name='other', alter_sys=True)['result'])
            print(runpy.run_path('tool.py', run_name='by_path')['result'])
            print(runpy.run_path(os.path.abspath('tool.py'))['result'])
            runpy.run_module('pkg', run_name='x')
        ''')

    def test_main_is_not_importable(self):
        self.check_app({'helper.py': 'import app\nprint(app.__name__, app.value)\n'}, '''
            import sys
            value = __name__
            if __name__ == '__main__':
                import helper, __main__
                print(__main__.value)
                try:
                    import importlib.util
                    print(importlib.util.find_spec('__main__'))
                except ValueError as e:
                    print(e)
                del sys.modules['__main__']
                try:
                    import __main__
                except ImportError as e:
                    print(e)
        ''')

    def test_hooks_of_the_program(self):
        self.check_app({'helper.py': 'x = 1', 'second.py': 'x = 2'}, '''
            import sys, importlib.abc, importlib.machinery, builtins
            class Finder(importlib.abc.MetaPathFinder):
                def find_spec(self, name, path, target=None):
                    print('asked', name, path)
                    if name == 'helper':
                        return importlib.machinery.ModuleSpec(name, self)
                def create_module(self, spec): return None
                def exec_module(self, module): module.x = 'from finder'
            sys.meta_path.insert(0, Finder())
            import helper, second
            print(helper.x, second.x)
            def hook(path):
                print('path', path)
                raise ImportError
            sys.path_hooks.insert(0, hook)
            sys.path_importer_cache.clear()
            sys.path.insert(0, '/somewhere')
            del sys.modules['second']
            import second
            original = builtins.__import__
            builtins.__import__ = lambda name, *a: (print('import', name), original(name, *a))[1]
            import helper
        ''')


class WithoutSources(Case):
    def test_deleted(self):
        """Everything that a source file was needed for works without it."""
        files = {**PACKAGE, 'app.py': '''
            import sys, importlib, inspect, linecache, runpy
            import pkg, pkg.one
            from pkg.sub.deep import x
            print(pkg, pkg.one, pkg.__path__, pkg.__spec__.cached, pkg.sub.deep.__file__, __file__)
            print(inspect.getsource(pkg.one.function), pkg.__loader__.is_package('pkg'))
            importlib.reload(pkg.one)
            print(runpy.run_module('pkg.sub.deep')['x'])
            print(importlib.util.find_spec('pkg.sub').submodule_search_locations)
            class Local: pass
            print(inspect.getsource(Local))
            sys.path.remove(sys.path[0])
            del sys.modules['pkg']
            try:
                import pkg
            except ImportError as e:
                print(e)
            sys.exit(3)
        '''}
        files['app.py'] = files['app.py'].replace('importlib, ', 'importlib, importlib.util, ')
        self.build(files)
        expected = self.check_same()
        for name in files:
            os.unlink(self.folder / name)
        shutil.rmtree(self.folder / 'pkg')
        self.assertEqual(self.run_one([self.program]), expected)

    def test_module(self):
        files = {'pkg/__init__.py': '', 'pkg/__main__.py': 'from . import one; print(one.x, __file__)',
                 'pkg/one.py': 'x = 1'}
        self.build(files, script='pkg/__main__.py', main_name='pkg.__main__')
        expected = self.check_same(main_name='pkg')
        shutil.rmtree(self.folder / 'pkg')
        self.assertEqual(self.run_one([self.program]), expected)
        self.assertEqual(self.run_one([self.program], cwd='/'), expected)

    def test_changed(self):
        """The program is what was compiled, whatever became of the file."""
        self.build({'app.py': 'import helper, inspect; print(helper.x); print(inspect.getsource('
                    'helper.f)); print(helper.__loader__.get_source("helper"))',
                    'helper.py': 'x = 1\ndef f(): return 1\n'})
        self.write({'helper.py': 'x = 2\ndef f(): return 2\n'})
        stdout, stderr, code = self.run_one([self.program])
        self.assertEqual(stdout.splitlines()[0], '1')
        self.assertIn('x = 1', stdout)
        self.assertEqual(stderr, '')
