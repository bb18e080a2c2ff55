# vitrine_library(NAME <name>
#                 [SOURCES <file>...] [HEADERS <file>...]
#                 [PUBLIC <target>...] [PRIVATE <target>...]
#                 [BASE_DIRS <folder>...])
#
# The static library of one leaf folder: target vitrine_<name>, alias vitrine::<name> (an interface
# library when there are no SOURCES). Give the file and folder names relative to the CMakeLists.txt.
#
#   vitrine_library(NAME ir
#     SOURCES function.cpp printer.cpp
#     HEADERS function.h text.h ops.def
#     PUBLIC vitrine::support
#     PRIVATE fmt::fmt)
#
# Includes start at the top of the repository: #include "compiler/ir/function.h". BASE_DIRS adds
# roots for headers included otherwise: with BASE_DIRS include, <vitrine/rt.h> is include/vitrine/rt.h.
#
# PUBLIC and PRIVATE are the layering: what is not linked is not to be included.
#
# Every .h in HEADERS must compile alone; the target all_verify_interface_header_sets checks it.
# Files of other kinds (.def, .inc) may be listed in HEADERS too; they are not compiled alone.
function(vitrine_library)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME" "SOURCES;HEADERS;PUBLIC;PRIVATE;BASE_DIRS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "vitrine_library: unexpected arguments: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_NAME)
    message(FATAL_ERROR "vitrine_library: found no NAME, expected one")
  endif()

  set(target "vitrine_${arg_NAME}")
  if(arg_SOURCES)
    add_library(${target} STATIC ${arg_SOURCES})
    set(scope PUBLIC)
  else()
    if(arg_PRIVATE)
      message(FATAL_ERROR "vitrine_library: ${arg_NAME} has PRIVATE dependencies, but no SOURCES")
    endif()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  add_library(vitrine::${arg_NAME} ALIAS ${target})

  set(roots)
  foreach(folder IN LISTS arg_BASE_DIRS)
    cmake_path(ABSOLUTE_PATH folder NORMALIZE)
    list(APPEND roots "${folder}")
  endforeach()
  target_include_directories(${target} ${scope} "${PROJECT_SOURCE_DIR}" ${roots})
  target_link_libraries(${target} ${scope} ${arg_PUBLIC})
  if(arg_SOURCES)
    target_link_libraries(${target} PRIVATE ${arg_PRIVATE})
  endif()

  # One file set, with all its headers under the repository root: CMake forbids nested base folders,
  # and the roots of BASE_DIRS are include folders already.
  set(headers ${arg_HEADERS})
  list(FILTER headers INCLUDE REGEX "\\.h$")
  set(others ${arg_HEADERS})
  list(FILTER others EXCLUDE REGEX "\\.h$")
  if(headers)
    target_sources(${target} ${scope}
      FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${headers})
  endif()
  if(others)
    target_sources(${target} PRIVATE ${others})
  endif()
endfunction()
