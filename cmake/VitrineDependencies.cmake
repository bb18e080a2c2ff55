# The libraries Vitrine stands on: Debian bookworm's packages, as listed in tools/setup.

find_package(CPython311 REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(CLI11 2 REQUIRED)
find_package(nlohmann_json 3 REQUIRED)
find_package(Libdwarf REQUIRED)
find_package(Xxhash REQUIRED)
find_package(ZLIB REQUIRED)
if(VITRINE_TESTS)
  find_package(GTest REQUIRED)
endif()
