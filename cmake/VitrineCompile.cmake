# How every target is compiled: language, warnings, sanitizers, ccache.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# The LLDB plugin is a shared library made of the same static ones.
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_compile_options(-Wall -Wextra -Werror=switch)
if(VITRINE_WERROR)
  add_compile_options(-Werror)
endif()

# g++ 12 warns about std::string's own concatenation (https://gcc.gnu.org/PR105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict>)
endif()

# __FILE__ in checks must not depend on where the checkout lies: builds are reproducible.
add_compile_options("-fmacro-prefix-map=${CMAKE_SOURCE_DIR}/=")

if(VITRINE_VERIFY_EACH)
  add_compile_definitions(VITRINE_VERIFY_EACH=1)
endif()

if(VITRINE_SANITIZE)
  add_compile_options(-fsanitize=${VITRINE_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${VITRINE_SANITIZE})
  # Tests are listed by running them, which needs the suppressions that the test preset names.
  set(CMAKE_GTEST_DISCOVER_TESTS_DISCOVERY_MODE PRE_TEST)
endif()

if(VITRINE_COVERAGE)
  add_compile_options(--coverage)
  add_link_options(--coverage)
endif()

if(VITRINE_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "VITRINE_FUZZ: compiler is ${CMAKE_CXX_COMPILER_ID}, expected Clang")
  endif()
  # Libraries are instrumented here; a fuzzer itself links with -fsanitize=fuzzer.
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

find_program(CCACHE_PROGRAM ccache)
mark_as_advanced(CCACHE_PROGRAM)
if(CCACHE_PROGRAM)
  foreach(language IN ITEMS C CXX)
    if(NOT CMAKE_${language}_COMPILER_LAUNCHER)
      set(CMAKE_${language}_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
    endif()
  endforeach()
endif()
