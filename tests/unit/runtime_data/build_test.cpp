// Displays, comprehensions, * and ** in displays and calls, f-strings.
#include "operation.h"

#include <gtest/gtest.h>

namespace vitrine::data_test {
namespace {

using Build = PyObject* (*)(PyObject**, int, unsigned);

/// Calls `function` with the operands and what follows them.
std::function<PyObject*(PyObject**, unsigned)> building(Build function, int count) {
  return [=](PyObject** v, unsigned own) { return function(v, count, own); };
}

TEST(Build, Sequences) {
  const std::vector<std::string> operands = {"items", "items", "items"};
  // Items move into the container: nothing is given up.
  compare({"build_tuple", operands, building(vt_build_tuple, 3), [](PyObject** v) {
             return PyTuple_Pack(3, v[0], v[1], v[2]);
           }});
  compare({"build_list", operands, building(vt_build_list, 3), [](PyObject** v) {
             return Py_BuildValue("[OOO]", v[0], v[1], v[2]);
           }});
  compare({"build_tuple", {"items"}, building(vt_build_tuple, 1), [](PyObject** v) {
             return PyTuple_Pack(1, v[0]);
           }});
  EXPECT_EQ(vt_build_tuple(nullptr, 0, 0), PyTuple_New(0));
}

TEST(Build, Slices) {
  const std::vector<std::string> three = {"small", "small", "small"};
  compare({"build_slice", three, building(vt_build_slice, 3), [](PyObject** v) {
             return PySlice_New(v[0], v[1], v[2]);
           }});
  compare({"build_slice", {"items", "items"}, building(vt_build_slice, 2), [](PyObject** v) {
             return PySlice_New(v[0], v[1], nullptr);
           }});
}

TEST(Build, Hashed) {
  // Items of a set are given up one by one, each after it was added, values and keys of a dict
  // last.
  compare({"build_set",
           {"items", "items", "items"},
           building(vt_build_set, 3),
           interpreted("set_of", 3)});
  compare({"build_map",
           {"items", "items", "items", "small"},
           building(vt_build_map, 4),
           interpreted("dict_of", 4),
           {3, 2, 1, 0}});
  static PyObject* keys = Py_BuildValue("(siO)", "x", 1, Py_None);
  compare({"build_const_key_map",
           {"items", "items", "items"},
           [](PyObject** v, unsigned own) {
             PyObject* operands[] = {v[0], v[1], v[2], keys};
             return vt_build_const_key_map(operands, 4, own);
           },
           interpreted("key_map", 3),
           {2, 1, 0}});
}

TEST(Build, ManyOperandsShareTheLastBit) {
  for (Build function : {vt_build_tuple, vt_build_list, vt_build_set}) {
    for (unsigned own : {0u, 0x80000000u, 0xffffffffu, 0x40000001u}) {
      PyObject* v[40];
      for (int k = 0; k < 40; k++) v[k] = PyLong_FromLong(100000 + k);
      PyObject* passed[40];
      for (int k = 0; k < 40; k++) {
        passed[k] = v[k];
        if ((own >> (k < 31 ? k : 31) & 1u) != 0) Py_INCREF(v[k]);
      }
      PyObject* result = function(passed, 40, own);
      ASSERT_EQ(PyObject_Size(result), 40);
      for (PyObject* item : v) EXPECT_EQ(Py_REFCNT(item), 2);
      Py_DECREF(result);
      for (PyObject* item : v) Py_DECREF(item);
    }
  }
}

TEST(Append, ListSetMap) {
  compare({"list_append",
           {"lists", "items"},
           [](PyObject** v, unsigned own) { return packStatus(vt_list_append(v[0], v[1], own)); },
           [](PyObject** v) { return packStatus(PyList_Append(v[0], v[1])); }});
  compare({"set_add",
           {"sets", "items"},
           [](PyObject** v, unsigned own) { return packStatus(vt_set_add(v[0], v[1], own)); },
           [](PyObject** v) { return packStatus(PySet_Add(v[0], v[1])); }});
  compare({"map_add",
           {"dicts", "items", "items"},
           [](PyObject** v, unsigned own) { return packStatus(vt_map_add(v[0], v[1], v[2], own)); },
           [](PyObject** v) { return packStatus(PyDict_SetItem(v[0], v[1], v[2])); }});
}

/// The container is a copy of the first operand, and the result.
template <typename Function>
auto updating(PyObject* (*copy)(PyObject*), Function function) {
  return [=](PyObject** v, unsigned own) -> PyObject* {
    PyObject* container = copy(v[0]);
    if (function(container, v, own & ~1u) < 0) Py_CLEAR(container);
    if ((own & 1u) != 0) Py_DECREF(v[0]);
    return container;
  };
}

TEST(Update, WithIterables) {
  PyThreadState* ts = PyThreadState_Get();
  compare({"list_extend",
           {"lists", "iterables"},
           updating(PySequence_List,
                    [=](PyObject* a, PyObject** v, unsigned own) {
                      return vt_list_extend(ts, a, v[1], own);
                    }),
           interpreted("extended", 2)});
  compare({"set_update",
           {"sets", "iterables"},
           updating(
               PySet_New,
               [](PyObject* a, PyObject** v, unsigned own) { return vt_set_update(a, v[1], own); }),
           interpreted("set_updated", 2)});
}

TEST(Update, WithMappings) {
  PyThreadState* ts = PyThreadState_Get();
  compare({"dict_update",
           {"dicts", "mappings"},
           updating(PyDict_Copy,
                    [=](PyObject* a, PyObject** v, unsigned own) {
                      return vt_dict_update(ts, a, v[1], own);
                    }),
           interpreted("dict_updated", 2)});
  compare({"dict_merge",
           {"dicts", "mappings", "callables"},
           [=](PyObject** v, unsigned own) {
             PyObject* keywords = PyDict_Copy(v[0]);
             int status = vt_dict_merge(ts, keywords, v[1], v[2], own & ~1u);
             if ((own & 1u) != 0) Py_DECREF(v[0]);
             Py_DECREF(keywords);
             return packStatus(status);
           },
           interpreted("merged", 3)});
}

TEST(Update, ListToTuple) {
  compare({"list_to_tuple",
           {"lists"},
           [](PyObject** v, unsigned own) { return vt_list_to_tuple(v[0], own); },
           [](PyObject** v) { return PyList_AsTuple(v[0]); }});
}

TEST(Format, Values) {
  const char* references[] = {"formatted", "formatted_str", "formatted_repr", "formatted_ascii"};
  for (int conversion : {0, 1, 2, 3}) {
    for (const char* list : {"anything", "numbers", "items"}) {
      compare({references[conversion],
               {list},
               [=](PyObject** v, unsigned own) {
                 return vt_format_value(v[0], nullptr, conversion, own);
               },
               interpreted(references[conversion], 1)});
    }
  }
}

TEST(Format, ValuesWithSpecs) {
  for (const char* list : {"anything_small", "numbers"}) {
    compare({"formatted_spec",
             {list, "specs"},
             [](PyObject** v, unsigned own) { return vt_format_value(v[0], v[1], 0, own); },
             interpreted("formatted_spec", 2)});
  }
  compare({"formatted_repr_spec",
           {"items", "specs"},
           [](PyObject** v, unsigned own) { return vt_format_value(v[0], v[1], 2, own); },
           interpreted("formatted_repr_spec", 2)});
}

TEST(Format, Strings) {
  compare({"build_string",
           {"strings", "strings", "strings"},
           building(vt_build_string, 3),
           [](PyObject** v) {
             PyObject* empty = PyUnicode_New(0, 0);
             PyObject* joined = _PyUnicode_JoinArray(empty, v, 3);
             Py_DECREF(empty);
             return joined;
           },
           {2, 1, 0}});
  compare({"build_string", {"strings"}, building(vt_build_string, 1), [](PyObject** v) {
             return Py_NewRef(v[0]);
           }});
}

}  // namespace
}  // namespace vitrine::data_test
