# How tests are registered. Every test has a label (docs/testing.md lists them); `tools/test -L golden` runs one kind.

# Test programs stay out of bin/, which has the layout of an installation.
set(VITRINE_TEST_BINARY_DIR "${CMAKE_BINARY_DIR}/tests/bin")

# vitrine_unit_test(NAME <name> SOURCES <file>... [DEPENDS <target>...] [LABEL <label>]
#                   [TIMEOUT <seconds>] [ENVIRONMENT <VAR=value>...] [NO_MAIN])
#
# A GoogleTest program vitrine_<name>_test; each of its tests becomes a ctest test <name>.Suite.Test.
# NO_MAIN: SOURCES has its own main(), which is to call testing::InitGoogleTest and RUN_ALL_TESTS.
#
#   vitrine_unit_test(NAME ir
#     SOURCES function_test.cpp printer_test.cpp
#     DEPENDS vitrine::ir)
function(vitrine_unit_test)
  cmake_parse_arguments(PARSE_ARGV 0 arg
    "NO_MAIN" "NAME;LABEL;TIMEOUT" "SOURCES;DEPENDS;ENVIRONMENT")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "vitrine_unit_test: unexpected arguments: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_NAME OR NOT arg_SOURCES)
    message(FATAL_ERROR "vitrine_unit_test: expected NAME and SOURCES")
  endif()
  if(NOT arg_LABEL)
    set(arg_LABEL unit)
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()

  set(target "vitrine_${arg_NAME}_test")
  set(main GTest::gtest_main)
  if(arg_NO_MAIN)
    set(main GTest::gtest)
  endif()
  add_executable(${target} ${arg_SOURCES})
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}")
  target_link_libraries(${target} PRIVATE ${arg_DEPENDS} GTest::gmock ${main})
  set_target_properties(${target} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${VITRINE_TEST_BINARY_DIR}")

  include(GoogleTest)
  gtest_discover_tests(${target}
    TEST_PREFIX "${arg_NAME}."
    DISCOVERY_TIMEOUT 60
    PROPERTIES LABELS "${arg_LABEL}" TIMEOUT "${arg_TIMEOUT}" ENVIRONMENT "${arg_ENVIRONMENT}")
endfunction()

# vitrine_test(NAME <name> LABEL <label> COMMAND <program> <argument>...
#              [TIMEOUT <seconds>] [ENVIRONMENT <VAR=value>...] [RUN_SERIAL])
#
# Any other test: passes when the command exits with 0, is skipped when it exits with 77 (say why on
# stdout). Runs in the top folder of the repository. For a Python test: COMMAND
# ${CPython311_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/x.py ...
function(vitrine_test)
  cmake_parse_arguments(PARSE_ARGV 0 arg
    "RUN_SERIAL" "NAME;LABEL;TIMEOUT" "COMMAND;ENVIRONMENT")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "vitrine_test: unexpected arguments: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_NAME OR NOT arg_LABEL OR NOT arg_COMMAND)
    message(FATAL_ERROR "vitrine_test: expected NAME, LABEL and COMMAND")
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  if(arg_RUN_SERIAL)
    set(serial TRUE)
  else()
    set(serial FALSE)
  endif()
  add_test(NAME "${arg_NAME}" COMMAND ${arg_COMMAND} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  set_tests_properties("${arg_NAME}" PROPERTIES
    LABELS "${arg_LABEL}"
    TIMEOUT "${arg_TIMEOUT}"
    ENVIRONMENT "${arg_ENVIRONMENT}"
    SKIP_RETURN_CODE 77
    RUN_SERIAL ${serial})
endfunction()

# vitrine_fuzz_test(NAME <name> SOURCES <file>... [DEPENDS <target>...] CORPUS <folder>)
#
# SOURCES define LLVMFuzzerTestOneInput. In the fuzz preset the program fuzz_<name> is a libFuzzer
# fuzzer; everywhere the test fuzz.<name> replays the files of the corpus once.
function(vitrine_fuzz_test)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME;CORPUS" "SOURCES;DEPENDS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "vitrine_fuzz_test: unexpected arguments: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_NAME OR NOT arg_SOURCES OR NOT arg_CORPUS)
    message(FATAL_ERROR "vitrine_fuzz_test: expected NAME, SOURCES and CORPUS")
  endif()
  set(target "fuzz_${arg_NAME}")
  cmake_path(ABSOLUTE_PATH arg_CORPUS NORMALIZE)
  add_executable(${target} ${arg_SOURCES})
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}")
  target_link_libraries(${target} PRIVATE ${arg_DEPENDS})
  set_target_properties(${target} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${VITRINE_TEST_BINARY_DIR}")
  if(VITRINE_FUZZ)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
    set(arguments -runs=0 "${arg_CORPUS}")
  else()
    target_sources(${target} PRIVATE "${PROJECT_SOURCE_DIR}/cmake/fuzz_replay.cpp")
    set(arguments "${arg_CORPUS}")
  endif()
  vitrine_test(NAME "fuzz.${arg_NAME}" LABEL fuzz COMMAND ${target} ${arguments})
endfunction()
