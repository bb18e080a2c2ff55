set(VITRINE_RT_CRASH_SOURCES
  containers.cpp
  handler.cpp
  line_table.cpp
  memory.cpp
  native_stack.cpp
  output.cpp
  post_mortem.cpp
  process.cpp
  python_stack.cpp
  report.cpp
  report_json.cpp
  settings.cpp
  signals.cpp
  symbols.cpp
  tasks.cpp
  unhandled.cpp
  unwind_table.cpp
  values.cpp
)

# The report of unhandled exceptions is written in Python.
set(VITRINE_RT_CRASH_GENERATED_SOURCES ${CMAKE_CURRENT_BINARY_DIR}/unhandled_code.cpp)
add_custom_command(
  OUTPUT ${VITRINE_RT_CRASH_GENERATED_SOURCES}
  COMMAND /usr/bin/python3.11 ${CMAKE_CURRENT_LIST_DIR}/../program/embed_importer.py
          ${CMAKE_CURRENT_LIST_DIR}/unhandled.py ${VITRINE_RT_CRASH_GENERATED_SOURCES}
  DEPENDS ${CMAKE_CURRENT_LIST_DIR}/../program/embed_importer.py ${CMAKE_CURRENT_LIST_DIR}/unhandled.py
  COMMENT "Compiling the report of unhandled exceptions"
  VERBATIM)
