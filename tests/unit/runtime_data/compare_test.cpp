// Comparisons, truth, identity, membership.
#include "operation.h"

#include <gtest/gtest.h>

namespace vitrine::data_test {
namespace {

struct Comparator {
  const char* name;
  int op;
  PyObject* (*object)(PyObject*, PyObject*, unsigned);
  int (*test)(PyObject*, PyObject*, unsigned);
};

void PrintTo(const Comparator& comparator, std::ostream* out) { *out << comparator.name; }

const Comparator kComparators[] = {
    {"lt", Py_LT, vt_compare_lt, vt_test_lt},
    {"le", Py_LE, vt_compare_le, vt_test_le},
    {"eq", Py_EQ, vt_compare_eq, vt_test_eq},
    {"ne", Py_NE, vt_compare_ne, vt_test_ne},
    {"gt", Py_GT, vt_compare_gt, vt_test_gt},
    {"ge", Py_GE, vt_compare_ge, vt_test_ge},
};

/// The truth of a new reference, which is given up.
PyObject* truthOf(PyObject* o) {
  int truth = PyObject_IsTrue(o);
  Py_DECREF(o);
  return packStatus(truth);
}

PyObject* boolOf(int status) {
  return status < 0 ? nullptr : Py_NewRef(status != 0 ? Py_True : Py_False);
}

class Comparators : public testing::TestWithParam<Comparator> {
 protected:
  void run(const std::string& left, const std::string& right) {
    const Comparator& c = GetParam();
    compare({std::string("compare_") + c.name,
             {left, right},
             [&c](PyObject** v, unsigned own) { return c.object(v[0], v[1], own); },
             [&c](PyObject** v) { return PyObject_RichCompare(v[0], v[1], c.op); }});
    compare({std::string("test_") + c.name,
             {left, right},
             [&c](PyObject** v, unsigned own) { return packStatus(c.test(v[0], v[1], own)); },
             [&c](PyObject** v) { return PyObject_RichCompare(v[0], v[1], c.op); },
             {},
             truthOf});
  }
};

TEST_P(Comparators, OfNumbers) { run("numbers", "numbers"); }
TEST_P(Comparators, OfStrings) { run("strings", "strings"); }
TEST_P(Comparators, OfContainers) { run("comparable_containers", "comparable_containers"); }
TEST_P(Comparators, OfAnything) {
  run("anything", "harmless");
  run("harmless", "anything");
}
TEST_P(Comparators, GiveObjectsWithTruths) {
  run("truths", "small");
  run("small", "truths");
  run("truths", "truths");
}

INSTANTIATE_TEST_SUITE_P(Data, Comparators, testing::ValuesIn(kComparators), [](const auto& info) {
  return std::string(info.param.name);
});

TEST(Truth, OfAnything) {
  for (const char* list : {"anything", "truths"}) {
    compare({"truth",
             {list},
             [](PyObject** v, unsigned own) { return packStatus(vt_truth(v[0], own)); },
             [](PyObject** v) { return packStatus(PyObject_IsTrue(v[0])); }});
    compare({"not",
             {list},
             [](PyObject** v, unsigned own) { return vt_unary_not(v[0], own); },
             [](PyObject** v) { return boolOf(PyObject_Not(v[0])); }});
    compare({"is_none",
             {list},
             [](PyObject** v, unsigned own) { return packStatus(vt_is_none(v[0], own)); },
             [](PyObject** v) { return packStatus(v[0] == Py_None); }});
  }
}

TEST(Identity, OfAnything) {
  for (int inverted : {0, 1}) {
    compare(
        {"is",
         {"harmless", "harmless"},
         [=](PyObject** v, unsigned own) { return Py_NewRef(vt_is_op(v[0], v[1], inverted, own)); },
         [=](PyObject** v) { return boolOf((v[0] == v[1]) != (inverted == 1)); }});
    compare({"test_is",
             {"harmless", "harmless"},
             [=](PyObject** v, unsigned own) {
               return packStatus(vt_test_is(v[0], v[1], inverted, own));
             },
             [=](PyObject** v) { return packStatus((v[0] == v[1]) != (inverted == 1)); }});
  }
}

TEST(Membership, OfAnything) {
  const auto run = [](const char* values, const char* containers, int inverted) {
    const auto reference = [=](PyObject** v) {
      int found = PySequence_Contains(v[1], v[0]);
      return found < 0 ? -1 : found ^ inverted;
    };
    compare({"contains",
             {values, containers},
             [=](PyObject** v, unsigned own) { return vt_contains_op(v[0], v[1], inverted, own); },
             [=](PyObject** v) { return boolOf(reference(v)); }});
    compare({"test_contains",
             {values, containers},
             [=](PyObject** v, unsigned own) {
               return packStatus(vt_test_contains(v[0], v[1], inverted, own));
             },
             [=](PyObject** v) { return packStatus(reference(v)); }});
  };
  for (int inverted : {0, 1}) {
    run("anything", "comparable_containers", inverted);
    run("comparable_containers", "comparable_containers", inverted);
    run("harmless", "anything", inverted);
    run("strings", "strings", inverted);
  }
}

}  // namespace
}  // namespace vitrine::data_test
