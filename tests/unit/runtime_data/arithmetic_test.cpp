// Operators: numbers of every size against each other, and everything against everything.
#include "operation.h"

#include <gtest/gtest.h>

namespace vitrine::data_test {
namespace {

using Function = PyObject* (*)(PyObject*, PyObject*, unsigned);
using Reference = PyObject* (*)(PyObject*, PyObject*);

struct Operator {
  const char* name;
  Function binary;
  Reference reference;
  Function inplace;
  Reference inplace_reference;
};

void PrintTo(const Operator& o, std::ostream* out) { *out << o.name; }

PyObject* power(PyObject* a, PyObject* b) { return PyNumber_Power(a, b, Py_None); }
PyObject* inplacePower(PyObject* a, PyObject* b) { return PyNumber_InPlacePower(a, b, Py_None); }

const Operator kOperators[] = {
    {"add", vt_binary_add, PyNumber_Add, vt_binary_inplace_add, PyNumber_InPlaceAdd},
    {"and", vt_binary_and, PyNumber_And, vt_binary_inplace_and, PyNumber_InPlaceAnd},
    {"floor_divide",
     vt_binary_floor_divide,
     PyNumber_FloorDivide,
     vt_binary_inplace_floor_divide,
     PyNumber_InPlaceFloorDivide},
    {"matrix_multiply",
     vt_binary_matrix_multiply,
     PyNumber_MatrixMultiply,
     vt_binary_inplace_matrix_multiply,
     PyNumber_InPlaceMatrixMultiply},
    {"or", vt_binary_or, PyNumber_Or, vt_binary_inplace_or, PyNumber_InPlaceOr},
    {"remainder",
     vt_binary_remainder,
     PyNumber_Remainder,
     vt_binary_inplace_remainder,
     PyNumber_InPlaceRemainder},
    {"subtract",
     vt_binary_subtract,
     PyNumber_Subtract,
     vt_binary_inplace_subtract,
     PyNumber_InPlaceSubtract},
    {"true_divide",
     vt_binary_true_divide,
     PyNumber_TrueDivide,
     vt_binary_inplace_true_divide,
     PyNumber_InPlaceTrueDivide},
    {"xor", vt_binary_xor, PyNumber_Xor, vt_binary_inplace_xor, PyNumber_InPlaceXor},
    {"multiply",
     vt_binary_multiply,
     PyNumber_Multiply,
     vt_binary_inplace_multiply,
     PyNumber_InPlaceMultiply},
    {"lshift", vt_binary_lshift, PyNumber_Lshift, vt_binary_inplace_lshift, PyNumber_InPlaceLshift},
    {"rshift", vt_binary_rshift, PyNumber_Rshift, vt_binary_inplace_rshift, PyNumber_InPlaceRshift},
    {"power", vt_binary_power, power, vt_binary_inplace_power, inplacePower},
};

class Operators : public testing::TestWithParam<Operator> {
 protected:
  void run(const std::string& left, const std::string& right) {
    const Operator& o = GetParam();
    compareFunction(o.name, left, right, o.binary, o.reference);
    compareFunction(std::string("inplace_") + o.name, left, right, o.inplace, o.inplace_reference);
  }

  static void compareFunction(std::string name,
                              const std::string& left,
                              const std::string& right,
                              Function function,
                              Reference reference) {
    compare({name,
             {left, right},
             [function](PyObject** v, unsigned own) { return function(v[0], v[1], own); },
             [reference](PyObject** v) { return reference(v[0], v[1]); }});
  }

  /// Results of these grow without bound.
  std::string rightNumbers() const {
    const std::string name = GetParam().name;
    if (name == "power") return "exponents";
    return name == "lshift" ? "shifts" : "numbers";
  }
};

TEST_P(Operators, OfNumbers) {
  run("numbers", rightNumbers());
  run("floats", "floats");
  run("numbers", "small");
}
TEST_P(Operators, OfAnything) {
  // Repetition of a sequence, shifts and powers are as large as the number says.
  const std::string name = GetParam().name;
  const bool grows = name == "multiply" || name == "lshift" || name == "power";
  run(grows ? "anything_small" : "anything", "harmless");
  run("harmless", "anything_small");
}

INSTANTIATE_TEST_SUITE_P(Data, Operators, testing::ValuesIn(kOperators), [](const auto& info) {
  return std::string(info.param.name);
});

TEST(Unary, OfAnything) {
  const auto run = [](const char* name,
                      PyObject* (*function)(PyObject*, unsigned),
                      PyObject* (*reference)(PyObject*)) {
    for (const char* list : {"numbers", "anything"}) {
      compare({name,
               {list},
               [function](PyObject** v, unsigned own) { return function(v[0], own); },
               [reference](PyObject** v) { return reference(v[0]); }});
    }
  };
  run("positive", vt_unary_positive, PyNumber_Positive);
  run("negative", vt_unary_negative, PyNumber_Negative);
  run("invert", vt_unary_invert, PyNumber_Invert);
}

}  // namespace
}  // namespace vitrine::data_test
