"""The import system's view of the compiled modules.

Runs once at start-up, from bytecode inside the executable. The runtime puts into its namespace:
_path_finder_find_spec
            PathFinder.find_spec as CPython has it. Calls of PathFinder.find_spec itself come to _find or
            _find_hooked when the name is compiled or hooked, otherwise they run CPython's code.
_record     name -> (recorded path, is_package), or None when no compiled module has the name
_code       name -> the code object, native code attached
_source     name -> source text as bytes, or None when it is not in the executable
_program    path of the running executable
"""

import sys

import _frozen_importlib as _bootstrap
import _frozen_importlib_external as _external
import _imp
import posix as _os

_SourceFileLoader = _external.SourceFileLoader


# A compiled module is found exactly where PathFinder finds its source file, searching sys.path or the
# package's __path__; only when the source file is gone does the executable stand in for it. A finder
# of our own would show in sys.meta_path, and would be passed by who calls PathFinder directly; another
# function would show in debuggers, in repr() and to inspect.

class VitrineLoader(_SourceFileLoader):
    """Loads a compiled module: everything but the code object comes from the source file.

    To the program it is the loader that the module would have without us.
    """

    __module__ = _SourceFileLoader.__module__
    __qualname__ = _SourceFileLoader.__qualname__

    __slots__ = ('_compiled',)  # name of the compiled module; unset in instances made by others

    def get_code(self, fullname):
        compiled = getattr(self, '_compiled', None)
        if compiled is None or sys.flags.optimize:
            # With -O, asserts go and __debug__ is false: not what was compiled.
            return super().get_code(fullname)
        code = _code(compiled)
        if code.co_filename != self.path:
            # Found under another spelling of its directory, as with a .pyc file that moved.
            _imp._fix_co_filename(code, self.path)
        return code

    def get_source(self, fullname):
        text = self._embedded()
        if text is None:
            return super().get_source(fullname)
        return _external.decode_source(text)

    def get_data(self, path):
        try:
            return super().get_data(path)
        except OSError:
            text = self._embedded() if path == self.path else None
            if text is None:
                raise
            return text

    def path_stats(self, path):
        try:
            return super().path_stats(path)
        except OSError:
            text = self._embedded() if path == self.path else None
            if text is None:
                raise
            return {'mtime': 0, 'size': len(text)}

    def __reduce__(self):
        return _SourceFileLoader, (self.name, self.path)

    def _embedded(self):
        compiled = getattr(self, '_compiled', None)
        return None if compiled is None else _source(compiled)


VitrineLoader.__name__ = _SourceFileLoader.__name__


def _loader(compiled, fullname, path):
    loader = VitrineLoader(fullname, path)
    loader._compiled = compiled
    return loader


def _directory(path, is_package):
    """The path entry under which the module was found when it was compiled."""
    head = path.rpartition('/')[0]
    if is_package:
        head = head.rpartition('/')[0]
    return head or '/'


def _same_file(a, b):
    if a == b:
        return True
    try:
        a, b = _os.stat(a), _os.stat(b)
    except OSError:
        return False
    return a.st_ino == b.st_ino and a.st_dev == b.st_dev


def _position(entries, directory):
    """Index of the path entry that is `directory`, or None."""
    for index, entry in enumerate(entries):
        if entry == directory:
            return index
    # Other spellings: '' and relative entries, symbolic links.
    for index, entry in enumerate(entries):
        if isinstance(entry, str) and _same_file(entry or '.', directory):
            return index
    return None


def _find(cls, fullname, path, target):
    recorded, is_package = _record(fullname)
    tail = fullname.rpartition('.')[2]
    if fullname == '__main__' and not recorded.endswith('/__main__.py'):
        return _path_finder_find_spec(cls, fullname, path, target)  # the script: not importable
    entries = list(sys.path if path is None else path)
    index = _position(entries, _directory(recorded, is_package))
    if index is None:
        return _path_finder_find_spec(cls, fullname, path, target)
    spec = _path_finder_find_spec(cls, fullname, entries[:index + 1], target)
    if spec is not None and spec.loader is not None:
        if type(spec.loader) is _SourceFileLoader and _same_file(spec.origin, recorded):
            spec.loader = _loader(fullname, fullname, spec.origin)
        return spec
    # The source file is not there any more.
    entry = entries[index] or _os.getcwd()
    if not entry.startswith('/'):
        entry = _external._path_join(_os.getcwd(), entry)
    base = _external._path_join(entry, tail)
    if is_package:
        origin, locations = base + '/__init__.py', [base]
    else:
        origin, locations = base + '.py', None
    return _external.spec_from_file_location(
        fullname, origin, loader=_loader(fullname, fullname, origin),
        submodule_search_locations=locations)


# ---- multiprocessing ---------------------------------------------------------------------------
#
# Worker processes that are not forked are started as `sys.executable -c "from multiprocessing.spawn
# import spawn_main; ..."`. Everything about that stays, arguments included, except the file that is
# executed: this program, which sees from its arguments that it is to be an interpreter that knows the
# compiled modules.

def _patch_util(module):
    spawnv_passfds = module.spawnv_passfds
    fsencode = module.os.fsencode

    def spawn(path, args, passfds):
        if _is_worker(args) and fsencode(path) == fsencode(sys.executable):
            path = _program
        return spawnv_passfds(path, args, passfds)

    spawn.__name__ = spawn.__qualname__ = 'spawnv_passfds'
    module.spawnv_passfds = spawn


def _is_worker(args):
    for arg in args:
        if isinstance(arg, str) and arg.startswith(('from multiprocessing.spawn import ',
                                                    'from multiprocessing.forkserver import ')):
            return True
    return False


def _patch_spawn(module):
    """A worker runs the main script by its path, as __mp_main__."""
    runpy = module.runpy
    get_code_from_file = runpy._get_code_from_file

    def _get_code_from_file(run_name, fname):
        path, _ = _record('__main__') or (None, False)
        if path is not None and fname == path:
            return _code('__main__'), fname
        return get_code_from_file(run_name, fname)

    runpy._get_code_from_file = _get_code_from_file


_HOOKS = {'multiprocessing.util': _patch_util, 'multiprocessing.spawn': _patch_spawn}


def _find_hooked(cls, fullname, path, target):
    find = _find if _record(fullname) else _path_finder_find_spec
    spec = find(cls, fullname, path, target)
    if spec is not None and spec.loader is not None:
        loader = spec.loader

        def exec_module(module):
            del loader.exec_module
            loader.exec_module(module)
            _HOOKS[fullname](module)

        loader.exec_module = exec_module
    return spec


def _main_loader(compiled, path):
    return _loader(compiled, '__main__', path)

