"""Where a run's files and results go: a work folder that goes away, and a JSON file of verdicts."""

import contextlib
import json
import shutil
import tempfile


@contextlib.contextmanager
def work_folder(prefix, keep):
    """A new temporary folder for the block; removed behind it, unless `keep`: then its path is printed."""
    folder = tempfile.mkdtemp(prefix=prefix)
    try:
        yield folder
    finally:
        if keep:
            print(f"files kept in {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)


def write_json(path, verdicts):
    """Write what `to_json` of each verdict gives into the file `path`; nothing when `path` is None."""
    if path is None:
        return
    with open(path, "w", encoding="utf-8") as file:
        json.dump([verdict.to_json() for verdict in verdicts], file, indent=1)
