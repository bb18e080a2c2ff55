# Debian's CPython 3.11: the interpreter that compiled programs link with and behave like.
#
# Asks the interpreter's own sysconfig instead of searching, so that a pyenv, conda or virtualenv
# that comes first on PATH can never supply a header or a library.
#
# Input:   Python3_EXECUTABLE (optional; default /usr/bin/python3.11)
# Targets: vitrine::cpython_headers        include folders only
#          vitrine::cpython_static         headers, libpython3.11.a and what it needs. The archive is
#                                          not position independent, so the program is linked -no-pie
#          vitrine::cpython_shared         headers, libpython3.11.so
#          vitrine::cpython_debug_headers  of python3.11-dbg (Py_DEBUG), when installed
#          vitrine::cpython_debug_static   likewise, when installed
# Result:  CPython311_EXECUTABLE, CPython311_VERSION, CPython311_INCLUDE_DIRS,
#          CPython311_STATIC_LIBRARY, CPython311_SHARED_LIBRARY, CPython311_SYSTEM_LIBRARIES (names,
#          as after -l), CPython311_debug_FOUND, CPython311_DEBUG_EXECUTABLE,
#          CPython311_DEBUG_INCLUDE_DIRS, CPython311_DEBUG_STATIC_LIBRARY

set(_default_python /usr/bin/python3.11)
if(Python3_EXECUTABLE)
  set(_default_python "${Python3_EXECUTABLE}")
endif()
set(CPython311_EXECUTABLE "${_default_python}" CACHE FILEPATH "the CPython 3.11 to compile for")
set(CPython311_DEBUG_EXECUTABLE /usr/bin/python3.11d CACHE FILEPATH "its Py_DEBUG build")
mark_as_advanced(CPython311_DEBUG_EXECUTABLE)

# One value a line: version, include folders (joined by a comma), LIBPL, LIBDIR, ABI suffix.
# pyconfig.h lies in a folder of the architecture; Python's own dispatching one includes it by the
# path <x86_64-linux-gnu/python3.11/pyconfig.h>, which every Debian compiler finds.
set(_query [[
import sys, sysconfig as s
print("%d.%d.%d" % sys.version_info[:3])
paths = [s.get_path("include"), s.get_path("platinclude"), s.get_config_var("INCLUDEPY")]
print(",".join(dict.fromkeys(p for p in paths if p)))
print(s.get_config_var("LIBPL"))
print(s.get_config_var("LIBDIR"))
print(sys.abiflags)
]])

# Sets <prefix>_{version,include,libpl,libdir,abiflags} in the caller, or <prefix>_version to "".
function(_cpython_query executable prefix)
  set(${prefix}_version "" PARENT_SCOPE)
  if(NOT EXISTS "${executable}")
    return()
  endif()
  execute_process(COMMAND "${executable}" -I -c "${_query}"
    OUTPUT_VARIABLE output ERROR_VARIABLE errors RESULT_VARIABLE result
    OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(NOT result EQUAL 0)
    message(WARNING "${executable} failed: ${errors}")
    return()
  endif()
  string(REPLACE "\n" ";" lines "${output}")
  set(index 0)
  foreach(name IN ITEMS version include libpl libdir)
    list(GET lines ${index} value)
    string(REPLACE "," ";" value "${value}")
    set(${prefix}_${name} "${value}" PARENT_SCOPE)
    math(EXPR index "${index} + 1")
  endforeach()
endfunction()

_cpython_query("${CPython311_EXECUTABLE}" _release)
_cpython_query("${CPython311_DEBUG_EXECUTABLE}" _debug)

if(_release_version AND NOT _release_version MATCHES "^3\\.11\\.")
  message(WARNING "${CPython311_EXECUTABLE} is CPython ${_release_version}, expected 3.11")
  set(_release_version "")
endif()

if(_release_version)
  set(CPython311_VERSION "${_release_version}")
  set(CPython311_INCLUDE_DIRS "${_release_include}")
  foreach(folder IN LISTS _release_include)
    if(EXISTS "${folder}/Python.h")
      set(CPython311_PYTHON_H "${folder}/Python.h")
    endif()
  endforeach()
  set(_static "${_release_libpl}/libpython3.11.a")
  set(_shared "${_release_libdir}/libpython3.11.so")
  if(EXISTS "${_static}")
    set(CPython311_STATIC_LIBRARY "${_static}")
  endif()
  if(EXISTS "${_shared}")
    set(CPython311_SHARED_LIBRARY "${_shared}")
  endif()
endif()

# Debian compiles zlib, expat and most other extension modules into libpython itself.
set(CPython311_SYSTEM_LIBRARIES expat z m dl util)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(CPython311
  REQUIRED_VARS CPython311_STATIC_LIBRARY CPython311_SHARED_LIBRARY CPython311_PYTHON_H
  VERSION_VAR CPython311_VERSION
  REASON_FAILURE_MESSAGE "run tools/setup: it installs python3.11-dev")

# A static libpython, with the flags of python3.11-config --embed --ldflags: extension modules that
# are loaded later take their symbols from the program.
function(_cpython_static_target name headers library)
  add_library(vitrine::${name} INTERFACE IMPORTED)
  target_link_libraries(vitrine::${name} INTERFACE
    vitrine::${headers} "${library}" ${CPython311_SYSTEM_LIBRARIES})
  target_link_options(vitrine::${name} INTERFACE -no-pie -Wl,--export-dynamic)
endfunction()

if(CPython311_FOUND AND NOT TARGET vitrine::cpython_headers)
  add_library(vitrine::cpython_headers INTERFACE IMPORTED)
  target_include_directories(vitrine::cpython_headers INTERFACE ${CPython311_INCLUDE_DIRS})

  _cpython_static_target(cpython_static cpython_headers "${CPython311_STATIC_LIBRARY}")

  add_library(vitrine::cpython_shared INTERFACE IMPORTED)
  target_link_libraries(vitrine::cpython_shared INTERFACE
    vitrine::cpython_headers "${CPython311_SHARED_LIBRARY}")
endif()

# The debug build only counts when it is the same release: a frame's layout may differ otherwise.
set(CPython311_debug_FOUND FALSE)
set(_debug_library "${_debug_libpl}/libpython3.11d.a")
if(CPython311_FOUND AND _debug_version STREQUAL _release_version AND EXISTS "${_debug_library}")
  set(CPython311_debug_FOUND TRUE)
  set(CPython311_DEBUG_INCLUDE_DIRS "${_debug_include}")
  set(CPython311_DEBUG_STATIC_LIBRARY "${_debug_library}")
  if(NOT TARGET vitrine::cpython_debug_headers)
    add_library(vitrine::cpython_debug_headers INTERFACE IMPORTED)
    target_include_directories(vitrine::cpython_debug_headers INTERFACE
      ${CPython311_DEBUG_INCLUDE_DIRS})
    _cpython_static_target(cpython_debug_static cpython_debug_headers "${_debug_library}")
  endif()
endif()
