set(VITRINE_RT_PROGRAM_SOURCES
  importer.cpp
  main.cpp
  modules.cpp
  stack.cpp
  startup.cpp
)

# The importer's bytecode. Both flavours of the archive use the same one.
set(VITRINE_RT_PROGRAM_GENERATED_SOURCES ${CMAKE_CURRENT_BINARY_DIR}/importer_code.cpp)
add_custom_command(
  OUTPUT ${VITRINE_RT_PROGRAM_GENERATED_SOURCES}
  COMMAND /usr/bin/python3.11 ${CMAKE_CURRENT_LIST_DIR}/embed_importer.py
          ${CMAKE_CURRENT_LIST_DIR}/importer.py ${VITRINE_RT_PROGRAM_GENERATED_SOURCES}
  DEPENDS ${CMAKE_CURRENT_LIST_DIR}/embed_importer.py ${CMAKE_CURRENT_LIST_DIR}/importer.py
  COMMENT "Compiling the importer"
  VERBATIM)
