// container[index]: load, store, delete; and slot += value.
#include "operation.h"

#include <vitrine/rt_data.h>

#include <gtest/gtest.h>

namespace vitrine::data_test {
namespace {

const std::vector<std::vector<std::string>> kPairs = {
    {"subscriptable", "indices"}, {"keyed", "items"}, {"keyed", "keys"}, {"harmless", "indices"}};

TEST(Subscript, Load) {
  for (const auto& operands : kPairs) {
    compare({"binary_subscr", operands,
             [](PyObject** v, unsigned own) { return vt_binary_subscr(PyThreadState_Get(), v[0], v[1], own); },
             [](PyObject** v) { return PyObject_GetItem(v[0], v[1]); }});
  }
}

TEST(Subscript, Store) {
  for (const auto& pair : kPairs) {
    compare({"store_subscr", {"stored", pair[0], pair[1]},
             [](PyObject** v, unsigned own) { return packStatus(vt_store_subscr(v[0], v[1], v[2], own)); },
             [](PyObject** v) { return packStatus(PyObject_SetItem(v[1], v[2], v[0])); }});
  }
}

TEST(Subscript, Delete) {
  for (const auto& operands : kPairs) {
    compare({"delete_subscr", operands,
             [](PyObject** v, unsigned own) { return packStatus(vt_delete_subscr(v[0], v[1], own)); },
             [](PyObject** v) { return packStatus(PyObject_DelItem(v[0], v[1])); }});
  }
}

TEST(InplaceAddLocal, IsInplaceAdd) {
  for (const char* left : {"numbers", "strings", "lists", "harmless"}) {
    for (const char* right : {"numbers", "strings", "lists", "harmless"}) {
      compare({"inplace_add_local", {left, right},
               [](PyObject** v, unsigned own) -> PyObject* {
                 object slot = {(own & 1u) != 0 ? v[0] : Py_NewRef(v[0])};
                 int status = vt_inplace_add_local(PyThreadState_Get(), &slot, v[1], own);
                 if (status < 0) {
                   EXPECT_EQ(slot.o, v[0]);
                   Py_XDECREF(slot.o);
                   return nullptr;
                 }
                 return slot.o;
               },
               [](PyObject** v) { return PyNumber_InPlaceAdd(v[0], v[1]); },
               {1, 0}});
    }
  }
}

TEST(InplaceAddLocal, GrowsInPlace) {
  // Quadratic copying would take minutes.
  object slot = {PyUnicode_FromString("")};
  PyObject* piece = PyUnicode_FromString("0123456789");
  for (int k = 0; k < 2'000'000; k++) ASSERT_EQ(vt_inplace_add_local(PyThreadState_Get(), &slot, piece, 0), 0);
  EXPECT_EQ(PyUnicode_GET_LENGTH(slot.o), 20'000'000);
  EXPECT_EQ(Py_REFCNT(piece), 1);
  Py_DECREF(slot.o);
  Py_DECREF(piece);
}

TEST(InplaceAddLocal, OfItself) {
  object slot = {PyUnicode_FromString("ab")};
  for (int k = 0; k < 10; k++) ASSERT_EQ(vt_inplace_add_local(PyThreadState_Get(), &slot, slot.o, 0), 0);
  EXPECT_EQ(PyUnicode_GET_LENGTH(slot.o), 2048);
  Py_DECREF(slot.o);
}

}  // namespace
}  // namespace vitrine::data_test
