// The comparison itself: it has to find what it is for.
#include "operation.h"

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

namespace vitrine::data_test {
namespace {

/// True for one value of the list `lists`, so that there is one report.
bool isChosen(PyObject* list) { return PyList_GET_SIZE(list) == 2; }

PyObject* length(PyObject** v) { return PyLong_FromSsize_t(PyList_GET_SIZE(v[0])); }

TEST(Comparison, FindsADifferentResult) {
  EXPECT_NONFATAL_FAILURE(compare({"wrong",
                                   {"lists"},
                                   [](PyObject** v, unsigned own) {
                                     PyObject* result = length(v);
                                     const bool wrong = isChosen(v[0]) && own == 0;
                                     if ((own & 1u) != 0) Py_DECREF(v[0]);
                                     return wrong ? (Py_DECREF(result), PyLong_FromLong(-5))
                                                  : result;
                                   },
                                   length}),
                          "found    int -5");
}

TEST(Comparison, FindsAKeptReference) {
  EXPECT_NONFATAL_FAILURE(compare({"keeps",
                                   {"lists"},
                                   [](PyObject** v, unsigned own) {
                                     PyObject* result = length(v);
                                     if (isChosen(v[0]) && own == 0) Py_INCREF(v[0]);
                                     if ((own & 1u) != 0) Py_DECREF(v[0]);
                                     return result;
                                   },
                                   length}),
                          "references 1");
}

#ifdef Py_REF_DEBUG
TEST(Comparison, FindsALeakedItem) {
  EXPECT_NONFATAL_FAILURE(compare({"leaks",
                                   {"lists"},
                                   [](PyObject** v, unsigned own) {
                                     PyObject* result = length(v);
                                     if (isChosen(v[0])) Py_INCREF(PyList_GET_ITEM(v[0], 0));
                                     if ((own & 1u) != 0) Py_DECREF(v[0]);
                                     return result;
                                   },
                                   length}),
                          "leaks ");
}
#endif

}  // namespace
}  // namespace vitrine::data_test
