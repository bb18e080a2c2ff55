// container[index]: load, store, delete; and slot += value.
#include "operation.h"


#include <gtest/gtest.h>

namespace vitrine::data_test {
namespace {

const std::vector<std::vector<std::string>> kPairs = {{"subscriptable", "indices"},
                                                      {"keyed", "items"},
                                                      {"keyed", "keys"},
                                                      {"harmless", "indices"},
                                                      {"keyed", "hostile_keys"}};

TEST(Subscript, Load) {
  for (const auto& operands : kPairs) {
    compare({"binary_subscr",
             operands,
             [](PyObject** v, unsigned own) {
               return vt_binary_subscr(PyThreadState_Get(), v[0], v[1], own);
             },
             [](PyObject** v) { return PyObject_GetItem(v[0], v[1]); }});
  }
}

TEST(Subscript, Store) {
  for (const auto& pair : kPairs) {
    compare({"store_subscr",
             {"stored", pair[0], pair[1]},
             [](PyObject** v, unsigned own) {
               return packStatus(vt_store_subscr(v[0], v[1], v[2], own));
             },
             [](PyObject** v) { return packStatus(PyObject_SetItem(v[1], v[2], v[0])); }});
  }
}

TEST(Subscript, Delete) {
  for (const auto& operands : kPairs) {
    compare(
        {"delete_subscr",
         operands,
         [](PyObject** v, unsigned own) { return packStatus(vt_delete_subscr(v[0], v[1], own)); },
         [](PyObject** v) { return packStatus(PyObject_DelItem(v[0], v[1])); }});
  }
}

/// A frame with one local, which is all that the operation looks at.
struct Local {
  vt_frame<1, 1> frame = {};
  explicit Local(PyObject* value) { frame.fast[0].o = value; }
  PyObject*& value() { return frame.fast[0].o; }
  PyObject* add(PyObject* left, PyObject* right, bool inplace, unsigned own) {
    return vt_add_to_local(reinterpret_cast<_PyInterpreterFrame*>(&frame), 0, left, right, inplace ? 1 : 0, own);
  }
};

TEST(AddToLocal, IsAdd) {
  for (const bool inplace : {false, true}) {
    for (const char* left : {"numbers", "strings", "lists", "harmless"}) {
      for (const char* right : {"numbers", "strings", "lists", "harmless"}) {
        compare({"add_to_local",
                 {left, right},
                 [inplace](PyObject** v, unsigned own) -> PyObject* {
                   Local local(Py_NewRef(v[0]));
                   PyObject* result = local.add(v[0], v[1], inplace, own);
                   Py_XDECREF(local.value());
                   return result;
                 },
                 [inplace](PyObject** v) {
                   return inplace ? PyNumber_InPlaceAdd(v[0], v[1]) : PyNumber_Add(v[0], v[1]);
                 }});
      }
    }
  }
}

/// Random stores and deletions in two dicts, one by the operations, one by the C API.
TEST(Subscript, DictsStayTheSame) {
  PyThreadState* ts = PyThreadState_Get();
  unsigned state = 1;
  const auto random = [&state](unsigned bound) {
    return (state = state * 1664525u + 1013904223u) / 65536u % bound;
  };
  for (int round = 0; round < 200; round++) {
    PyObject *a = PyDict_New(), *b = PyDict_New();
    const unsigned range = 3 + random(round % 2 == 0 ? 40 : 800);
    for (unsigned step = 0; step < 4 * range; step++) {
      const unsigned n = random(range);
      const bool text = round % 3 == 0 || (round % 3 == 1 && random(2) == 0);
      PyObject* key = text ? PyUnicode_FromFormat("key%u", n) : PyLong_FromLong(n * 1000003L - 7);
      if (random(4) == 0) {
        const bool deleted = PyDict_DelItem(b, key) == 0;
        PyErr_Clear();
        EXPECT_EQ(vt_delete_subscr(a, key, 0) == 0, deleted);
        PyErr_Clear();
      } else {
        PyObject* value = random(3) == 0 ? PyList_New(0) : PyLong_FromLong(step);
        PyDict_SetItem(b, key, value);
        ASSERT_EQ(vt_store_subscr(value, a, key, 0), 0);
        EXPECT_EQ(Py_REFCNT(value) > 50 ? 3 : Py_REFCNT(value), 3);
        Py_DECREF(value);
        PyObject* found = vt_binary_subscr(ts, a, key, 0);
        EXPECT_EQ(found, PyDict_GetItem(b, key));
        Py_XDECREF(found);
      }
      EXPECT_EQ(vt_test_contains(key, a, 0, 0), PyDict_Contains(b, key));
      EXPECT_EQ(PyObject_GC_IsTracked(a), PyObject_GC_IsTracked(b));
      Py_DECREF(key);
    }
    PyObject *x = PyDict_Items(a), *y = PyDict_Items(b);  // in order of insertion
    EXPECT_EQ(PyObject_RichCompareBool(x, y, Py_EQ), 1);
    EXPECT_EQ(_PySys_GetSizeOf(a), _PySys_GetSizeOf(b));
#ifdef Py_DEBUG
    EXPECT_TRUE(_PyDict_CheckConsistency(a, 1));
#endif
    for (PyObject* o : {x, y, a, b}) Py_DECREF(o);
  }
}

TEST(AddToLocal, GrowsInPlace) {
  // Quadratic copying would take minutes. Py_DEBUG checks the whole string every time; AddressSanitizer's realloc()
  // always copies.
#if defined(Py_DEBUG) || defined(__SANITIZE_ADDRESS__)
  const int count = 1000;
#else
  const int count = 2'000'000;
#endif
  PyObject* piece = PyUnicode_FromString("0123456789");
  for (const unsigned own : {0u, 1u}) {
    Local local(PyUnicode_FromString(""));
    for (int k = 0; k < count; k++) {
      PyObject* left = own != 0 ? Py_NewRef(local.value()) : local.value();
      PyObject* result = local.add(left, piece, true, own);
      ASSERT_NE(result, nullptr);
      Py_XSETREF(local.value(), result);
    }
    EXPECT_EQ(PyUnicode_GET_LENGTH(local.value()), 10 * count);
    Py_DECREF(local.value());
  }
  EXPECT_EQ(Py_REFCNT(piece), 1);
  Py_DECREF(piece);
}

TEST(AddToLocal, OfItself) {
  Local local(PyUnicode_FromString("ab"));
  for (int k = 0; k < 10; k++) {
    PyObject* result = local.add(local.value(), local.value(), true, 0);
    ASSERT_NE(result, nullptr);
    Py_XSETREF(local.value(), result);
  }
  EXPECT_EQ(PyUnicode_GET_LENGTH(local.value()), 2048);
  Py_DECREF(local.value());
}

/// Somebody else's string stays as it is.
TEST(AddToLocal, OfASharedString) {
  PyObject* shared = PyUnicode_FromString("ab");
  PyObject* piece = PyUnicode_FromString("c");
  Local local(Py_NewRef(shared));
  PyObject* result = local.add(local.value(), piece, true, 0);
  EXPECT_EQ(PyUnicode_GET_LENGTH(shared), 2);
  EXPECT_EQ(PyUnicode_GET_LENGTH(result), 3);
  for (PyObject* o : {result, local.value(), shared, piece}) Py_DECREF(o);
}

}  // namespace
}  // namespace vitrine::data_test
