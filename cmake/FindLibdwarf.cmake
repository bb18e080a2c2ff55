# libdwarf, which in bookworm comes with neither a CMake nor a pkg-config file.
# Target: vitrine::libdwarf. Only debuginfo/dwarf links it.
find_path(Libdwarf_INCLUDE_DIR libdwarf.h PATH_SUFFIXES libdwarf)
find_library(Libdwarf_LIBRARY dwarf)
find_library(Libdwarf_ELF_LIBRARY elf)
find_library(Libdwarf_ZLIB_LIBRARY z)
mark_as_advanced(Libdwarf_INCLUDE_DIR Libdwarf_LIBRARY Libdwarf_ELF_LIBRARY Libdwarf_ZLIB_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Libdwarf
  REQUIRED_VARS Libdwarf_LIBRARY Libdwarf_INCLUDE_DIR Libdwarf_ELF_LIBRARY Libdwarf_ZLIB_LIBRARY
  REASON_FAILURE_MESSAGE "run tools/setup: it installs libdwarf-dev")

if(Libdwarf_FOUND AND NOT TARGET vitrine::libdwarf)
  add_library(vitrine::libdwarf INTERFACE IMPORTED)
  target_include_directories(vitrine::libdwarf INTERFACE "${Libdwarf_INCLUDE_DIR}")
  target_link_libraries(vitrine::libdwarf INTERFACE
    "${Libdwarf_LIBRARY}" "${Libdwarf_ELF_LIBRARY}" "${Libdwarf_ZLIB_LIBRARY}")
endif()
