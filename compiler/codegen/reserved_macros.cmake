# Writes OUTPUT: the names of all macros after #include <vitrine/rt.h>, sorted, as C string literals.
set(includes)
foreach(folder IN LISTS PYTHON_INCLUDE)
  list(APPEND includes "-I${folder}")
endforeach()
file(WRITE "${OUTPUT}.cpp" "#include <vitrine/rt.h>\n")
execute_process(
  COMMAND ${CXX} -std=c++20 -dM -E -I${ROOT}/runtime/include -I${ROOT}/runtime/cpython/include ${includes}
          "${OUTPUT}.cpp"
  OUTPUT_VARIABLE text COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "#define [A-Za-z_][A-Za-z0-9_]*" names "${text}")
list(TRANSFORM names REPLACE "#define " "")
# Names with two leading underscores are renamed whatever they are.
list(FILTER names EXCLUDE REGEX "^__")
list(REMOVE_DUPLICATES names)
list(SORT names COMPARE STRING CASE SENSITIVE)
list(TRANSFORM names REPLACE "(.+)" "\"\\1\",")
list(JOIN names "\n" text)
file(WRITE "${OUTPUT}" "${text}\n")
