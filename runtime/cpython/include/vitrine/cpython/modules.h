// Part of the version seam (see core.h): import machinery, start-up and shutdown of the interpreter.
#pragma once

#include <vitrine/cpython/core.h>

#include <internal/pycore_import.h>
#include <internal/pycore_initconfig.h>
#include <internal/pycore_moduleobject.h>
#include <internal/pycore_pathconfig.h>
#include <internal/pycore_pylifecycle.h>
