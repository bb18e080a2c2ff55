// Class and mapping patterns.
#include "operation.h"

#include <gtest/gtest.h>

namespace vitrine::data_test {
namespace {

struct Pattern {
  const char* name;  // the function of values.py
  int positional;
  const char* names;
};

TEST(Match, Classes) {
  const Pattern patterns[] = {{"match_bare", 0, "()"},
                              {"match_1", 1, "()"},
                              {"match_2", 2, "()"},
                              {"match_x", 0, "('x',)"},
                              {"match_1_x", 1, "('x',)"},
                              {"match_2_z", 2, "('z',)"},
                              {"match_x_y_z", 0, "('x', 'y', 'z')"}};
  for (const Pattern& pattern : patterns) {
    PyObject* globals = PyDict_New();
    PyObject* names = PyRun_String(pattern.names, Py_eval_input, globals, globals);
    ASSERT_NE(names, nullptr);
    const int positional = pattern.positional;
    compare({pattern.name,
             {"subjects", "classes"},
             [=](PyObject** v, unsigned own) {
               return vt_match_class(PyThreadState_Get(), v[0], v[1], names, positional, own);
             },
             interpreted(pattern.name, 2),
             {1, 0}});
    EXPECT_EQ(Py_REFCNT(names), PyTuple_GET_SIZE(names) == 0 ? Py_REFCNT(names) : 1);
    Py_DECREF(names);
    Py_DECREF(globals);
  }
}

TEST(Match, Keys) {
  compare({"match_keys",
           {"mapping_subjects", "key_tuples"},
           [](PyObject** v, unsigned own) {
             return vt_match_keys(PyThreadState_Get(), v[0], v[1], own);
           },
           interpreted("match_keys", 2)});
}

TEST(Match, Kinds) {
  for (const char* list : {"anything", "iterables", "mapping_subjects"}) {
    compare({"match_mapping",
             {list},
             [](PyObject** v, unsigned own) { return Py_NewRef(vt_match_mapping(v[0], own)); },
             interpreted("match_mapping", 1)});
    compare({"match_sequence",
             {list},
             [](PyObject** v, unsigned own) { return Py_NewRef(vt_match_sequence(v[0], own)); },
             interpreted("match_sequence", 1)});
  }
}

}  // namespace
}  // namespace vitrine::data_test
