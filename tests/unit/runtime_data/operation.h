// Compares an operation of the runtime with the C API that defines it.
//
// In: the operation, and for each operand a list of values.py. Out: GoogleTest failures. For every
// combination of operands the operation must give the same result or exception as the reference,
// call the same special methods and finalizers in the same order, change the operands alike, and
// leave every reference count as the reference does; with every ownership mask, and with operands
// that nobody else holds (which the operation may then recycle).
#pragma once

#include <vitrine/rt_fast.h>

#include <functional>
#include <ostream>
#include <string>
#include <vector>

namespace vitrine::data_test {

/// Results that are not one object are packed: a C int as an int, several results as a tuple.
struct Operation {
  std::string name;
  std::vector<std::string> operands;  // names of lists in values.py
  std::function<PyObject*(PyObject** v, unsigned own)> run;
  std::function<PyObject*(PyObject** v)> reference;
  /// The order in which the interpreter gives the operands up; by default from the first.
  std::vector<int> drop_order = {};
  /// What the interpreter does with the reference's result once the operands are gone.
  std::function<PyObject*(PyObject*)> finish = {};
};

inline void PrintTo(const Operation& operation, std::ostream* out) { *out << operation.name; }

/// Runs the whole comparison.
void compare(const Operation& operation);

/// The function of values.py with that name: what the interpreter itself does with the operands.
std::function<PyObject*(PyObject**)> interpreted(const std::string& function, int count);

/// A tuple of `count` new references, which are taken over, when status is not negative.
PyObject* packResults(int status, PyObject** results, int count);

/// `status` as an int object, NULL when negative.
inline PyObject* packStatus(int status) { return status < 0 ? nullptr : PyLong_FromLong(status); }

}  // namespace vitrine::data_test
