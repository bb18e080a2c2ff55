# xxHash, used as a header: bookworm's package has no CMake file.
# Target: vitrine::xxhash. Only support/hash.cpp includes it.
find_path(Xxhash_INCLUDE_DIR xxhash.h)
mark_as_advanced(Xxhash_INCLUDE_DIR)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Xxhash
  REQUIRED_VARS Xxhash_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "run tools/setup: it installs libxxhash-dev")

if(Xxhash_FOUND AND NOT TARGET vitrine::xxhash)
  add_library(vitrine::xxhash INTERFACE IMPORTED)
  target_include_directories(vitrine::xxhash INTERFACE "${Xxhash_INCLUDE_DIR}")
endif()
