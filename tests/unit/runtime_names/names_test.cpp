// Runs the scripts beside this file in an embedded interpreter; each is one test.
//
// VITRINE_NAMES_TESTS names their folder (default: as configured).
#include "names_module.h"

#include <vitrine/rt.h>

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#ifndef VITRINE_NAMES_TESTS
#define VITRINE_NAMES_TESTS "."
#endif

namespace {

class Names : public testing::TestWithParam<const char*> {};

TEST_P(Names, ScriptSucceeds) {
  const char* folder = getenv("VITRINE_NAMES_TESTS");
  std::string path =
      std::string(folder != nullptr ? folder : VITRINE_NAMES_TESTS) + "/" + GetParam() + ".py";
  FILE* file = fopen(path.c_str(), "rb");
  ASSERT_NE(file, nullptr) << path;
  PyObject* globals = PyDict_New();
  PyDict_SetItemString(globals, "__builtins__", PyEval_GetBuiltins());
  PyObject* name = PyUnicode_FromString("__main__");
  PyDict_SetItemString(globals, "__name__", name);
  Py_DECREF(name);
  PyObject* result = PyRun_FileEx(file, path.c_str(), Py_file_input, globals, globals, 1);
  EXPECT_NE(result, nullptr);
  if (result == nullptr) PyErr_Print();
  Py_XDECREF(result);
  Py_DECREF(globals);
}

INSTANTIATE_TEST_SUITE_P(Scripts,
                         Names,
                         testing::Values("attributes_differential",
                                         "attributes",
                                         "globals",
                                         "namespaces",
                                         "imports",
                                         "exceptions"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  PyImport_AppendInittab("names", PyInit_names);
  Py_InitializeEx(0);
  int status = RUN_ALL_TESTS();
  if (Py_FinalizeEx() < 0) status = 1;
  return status;
}
