"""The interpreted runs, remembered between calls.

An interpreted run depends on the Python version, the sources of the module under test and the
driver; all of them are part of the key, so that no entry ever needs to be invalidated.
"""

import hashlib
import json
import os
import sys

from . import runner

_OWN_SOURCES = "driver.py", "recorder.py", "runner.py", "process.py"


def cache_folder():
    """Where the entries are: the user's cache folder."""
    root = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(root, "vitrine", "regrtest")


def _entry_path(module):
    digest = hashlib.sha256(sys.version.encode())
    own = [os.path.join(os.path.dirname(__file__), name) for name in _OWN_SOURCES]
    for path in [*own, *module.source_files()]:
        digest.update(path.encode())
        with open(path, "rb") as file:
            digest.update(file.read())
    # Root passes and skips other tests than a user does.
    name = f"{module.name}-{os.getuid()}-{digest.hexdigest()[:20]}.json"
    return os.path.join(cache_folder(), name)


def load(module):
    """The remembered full run of a module, or None."""
    try:
        with open(_entry_path(module), encoding="utf-8") as file:
            return runner.Run.from_json(json.load(file))
    except (OSError, ValueError, TypeError):
        return None


def store(module, run):
    """Remember a full run."""
    path = _entry_path(module)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    temporary = f"{path}.{os.getpid()}"
    with open(temporary, "w", encoding="utf-8") as file:
        json.dump(run.to_json(), file)
    os.replace(temporary, path)
