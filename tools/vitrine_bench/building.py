"""Compile the programs, several at a time, before anything is measured."""

import concurrent.futures
import os

from vitrine_regrtest import compiling


def build_all(programs, options, folder, progress):
    """{(program name, mode): Build} for all programs and chosen modes."""
    modes = compiling.chosen_modes(options)
    builds = {}
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        pending = {}
        for program in programs:
            for mode in modes:
                os.makedirs(os.path.join(folder, mode), exist_ok=True)
                binary = os.path.join(folder, mode, program.name)
                task = pool.submit(compiling.compile_script, options.vitrine, mode, program.path,
                                   binary, options.compiler_options)
                pending[task] = program.name, mode
        try:
            for task in concurrent.futures.as_completed(pending):
                builds[pending[task]] = task.result()
                progress.show(f"built {len(builds)}/{len(pending)}: {' '.join(pending[task])}")
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return builds
