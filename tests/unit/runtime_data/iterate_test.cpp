// Unpacking, iteration, len.
#include "operation.h"

#include <gtest/gtest.h>

namespace vitrine::data_test {
namespace {

TEST(Unpack, Sequence) {
  for (int count : {0, 1, 2, 3}) {
    compare({"unpack_" + std::to_string(count),
             {"iterables"},
             [=](PyObject** v, unsigned own) {
               PyObject* results[4];
               int status = vt_unpack_sequence(PyThreadState_Get(), v[0], count, results, own);
               return packResults(status, results, count);
             },
             interpreted("unpack_" + std::to_string(count), 1)});
  }
}

TEST(Unpack, Starred) {
  const int counts[][2] = {{0, 0}, {1, 0}, {0, 2}, {2, 1}};
  for (const auto& [before, after] : counts) {
    const int i = before, j = after;
    std::string name = "unpack_ex_" + std::to_string(i) + "_" + std::to_string(j);
    compare({name,
             {"iterables"},
             [=](PyObject** v, unsigned own) {
               PyObject* results[8];
               int status = vt_unpack_ex(PyThreadState_Get(), v[0], i, j, results, own);
               return packResults(status, results, i + j + 1);
             },
             interpreted(name, 1)});
  }
}

TEST(Iteration, GetIter) {
  for (const char* list : {"iterables", "iterators", "anything"}) {
    compare({"get_iter",
             {list},
             [](PyObject** v, unsigned own) { return vt_get_iter(v[0], own); },
             [](PyObject** v) { return PyObject_GetIter(v[0]); }});
  }
}

TEST(Iteration, ForIter) {
  compare({"for_iter",
           {"iterators"},
           [](PyObject** v, unsigned own) {
             PyObject* iterator = (own & 1u) != 0 ? v[0] : Py_NewRef(v[0]);
             PyObject* items = PyList_New(0);
             int status;
             PyObject* item = Py_None;
             while ((status = vt_for_iter(PyThreadState_Get(), iterator, &item)) == 1) {
               PyList_Append(items, item);
               Py_DECREF(item);
             }
             EXPECT_EQ(item, nullptr);
             if (status < 0) Py_CLEAR(items);
             Py_DECREF(iterator);
             return items;
           },
           [](PyObject** v) {
             PyObject* items = PyList_New(0);
             while (PyObject* item = PyIter_Next(v[0])) {
               PyList_Append(items, item);
               Py_DECREF(item);
             }
             if (PyErr_Occurred()) Py_CLEAR(items);
             return items;
           }});
}

TEST(Length, OfAnything) {
  for (const char* list : {"iterables", "anything"}) {
    compare({"get_len",
             {list},
             [](PyObject** v, unsigned own) { return vt_get_len(v[0], own); },
             [](PyObject** v) {
               Py_ssize_t size = PyObject_Size(v[0]);
               return size < 0 ? nullptr : PyLong_FromSsize_t(size);
             }});
  }
}

}  // namespace
}  // namespace vitrine::data_test
