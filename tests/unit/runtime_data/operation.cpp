#include "operation.h"

#include <gtest/gtest.h>

#include <climits>

namespace vitrine::data_test {
namespace {

std::string text(PyObject* o) {
  if (o == nullptr) {
    PyErr_Print();
    return "<no text>";
  }
  const char* utf8 = PyUnicode_AsUTF8(o);
  std::string result = utf8 != nullptr ? utf8 : "<not UTF-8>";
  if (utf8 == nullptr) PyErr_Clear();
  return result;
}

/// The module values.py.
PyObject* values() {
  static PyObject* module = [] {
    PyRun_SimpleString("import sys; sys.path.insert(0, '" VITRINE_DATA_TESTS "')");
    return PyImport_ImportModule("values");
  }();
  if (module == nullptr) PyErr_Print();
  return module;
}

std::string call(const char* function, PyObject* argument) {
  PyObject* result = PyObject_CallMethod(values(), function, "(O)", argument);
  std::string described = text(result);
  Py_XDECREF(result);
  return described;
}

std::string describeException() {
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  if (type == nullptr) return "no exception";
  PyErr_NormalizeException(&type, &value, &traceback);
  std::string described = call("describe_exception", value);
  Py_XDECREF(type);
  Py_XDECREF(value);
  Py_XDECREF(traceback);
  return described;
}

/// Forgets the first `count` frames of the traceback, because they hold the operands.
void forgetFrames(int count) {
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  if (type == nullptr) return;
  PyErr_NormalizeException(&type, &value, &traceback);
  for (; count > 0 && traceback != nullptr; count--) {
    auto* next =
        reinterpret_cast<PyObject*>(reinterpret_cast<PyTracebackObject*>(traceback)->tb_next);
    Py_XINCREF(next);
    Py_SETREF(traceback, next);
  }
  PyException_SetTraceback(value, traceback != nullptr ? traceback : Py_None);
  PyErr_Restore(type, value, traceback);
}

struct Outcome {
  std::string text;
  std::vector<Py_ssize_t> references;

  bool operator==(const Outcome&) const = default;
};

std::string print(const Outcome& outcome) {
  std::string result = outcome.text + " references";
  for (Py_ssize_t count : outcome.references) result += " " + std::to_string(count);
  return result;
}

/// NULL: the same object as the first operand.
using Factories = std::vector<PyObject*>;

constexpr Py_ssize_t kCommon = 50;

class Comparison {
 public:
  Comparison(const Operation& operation, Factories factories)
      : operation_(operation), factories_(std::move(factories)), count_(factories_.size()) {
    order_ = operation.drop_order;
    for (int k = 0; order_.size() < count_; k++) order_.push_back(k);
  }

  void run() {
    const unsigned masks = 1u << count_;
    const Outcome expected = shared(0, true);
    for (unsigned own = 0; own < masks; own++) {
      check("shared", own, expected, [=, this](bool reference) {
        return shared(reference ? 0 : own, reference);
      });
    }
    for (unsigned own = 1; own < masks; own++) {
      check("sole", own, sole(own, true), [=, this](bool reference) {
        return sole(own, reference);
      });
    }
  }

 private:
#ifdef Py_REF_DEBUG
  /// References that one run leaves behind, in the mean of several.
  Py_ssize_t leaked(bool reference) {
    const unsigned own = (1u << count_) - 1;
    constexpr int kRuns = 10;
    sole(own, reference);
    const Py_ssize_t before = _Py_GetRefTotal();
    for (int k = 0; k < kRuns; k++) sole(own, reference);
    return (_Py_GetRefTotal() - before) / kRuns;
  }

 public:
  /// What the operands and the result refer to is counted only by builds for debugging.
  void checkLeaks() {
    if (leaked(false) <= leaked(true) || leaked(false) <= leaked(true)) return;
    std::string operands;
    for (PyObject* operand : make()) operands += " " + call("describe", operand);
    ADD_FAILURE() << operation_.name << operands << " leaks " << leaked(false) << ", expected "
                  << leaked(true);
  }

 private:
#endif

  /// The interpreter's own caches hold and drop None and the like at times: a difference has to
  /// last.
  template <typename Run>
  void check(const char* mode, unsigned own, Outcome expected, Run run) {
    Outcome found = run(false);
    for (int attempts = 3; attempts > 0 && !(found == expected); attempts--) {
      expected = run(true);
      found = run(false);
    }
    if (!(found == expected)) report(mode, own, expected, found);
  }

  std::vector<PyObject*> make() {
    std::vector<PyObject*> operands;
    for (PyObject* factory : factories_) {
      if (factory == nullptr) {
        operands.push_back(Py_NewRef(operands[0]));
        continue;
      }
      PyObject* operand = PyObject_CallNoArgs(factory);
      if (operand == nullptr) PyErr_Print();
      operands.push_back(operand);
    }
    log();
    return operands;
  }

  PyObject* finish(PyObject* result) {
    return result != nullptr && operation_.finish ? operation_.finish(result) : result;
  }

  static bool owned(unsigned own, size_t k) { return (own >> k & 1u) != 0; }

  std::string describeResult(PyObject* result, const std::vector<PyObject*>& operands) {
    if (result == nullptr) return describeException();
    std::string described = PyErr_Occurred() ? "a result with " + describeException() : "";
    described += call("describe", result);
    for (size_t k = 0; k < operands.size(); k++) {
      if (result == operands[k]) described += " is operand " + std::to_string(k);
    }
    return described;
  }

  static std::string log() {
    PyObject* result = PyObject_CallMethod(values(), "take_log", nullptr);
    std::string taken = text(result);
    Py_XDECREF(result);
    return taken;
  }

  /// Everything is held by the test too: the operands can be looked at afterwards.
  Outcome shared(unsigned own, bool reference) {
    std::vector<PyObject*> operands = make();
    std::vector<PyObject*> passed = operands;
    for (size_t k = 0; k < count_; k++) {
      Py_INCREF(operands[k]);
      if (owned(own, k)) Py_INCREF(operands[k]);
    }
    std::vector<Py_ssize_t> before;
    for (size_t k = 0; k < count_; k++) {
      Py_ssize_t given = 0;  // the same object may be several operands
      for (size_t j = 0; j < count_; j++)
        given += owned(own, j) && operands[j] == operands[k] ? 1 : 0;
      before.push_back(Py_REFCNT(operands[k]) - given);
    }
    PyObject* result = nullptr;
    if (!reference) {
      result = operation_.run(passed.data(), own);
    } else {
      result = finish(operation_.reference(passed.data()));
    }
    if (result == nullptr) forgetFrames(INT_MAX);
    Outcome outcome;
    for (size_t k = 0; k < count_; k++) {
      // None and the like are counted by everything that happens besides.
      const bool common = before[k] > kCommon;
      outcome.references.push_back(common ? 0 : Py_REFCNT(operands[k]) - before[k]);
    }
    if (result != nullptr && Py_REFCNT(result) <= kCommon) {
      outcome.references.push_back(Py_REFCNT(result));
    }
    outcome.text = describeResult(result, operands);
    outcome.text += " log " + log();
    for (PyObject* operand : operands) outcome.text += " after " + call("describe", operand);
    Py_XDECREF(result);
    for (PyObject* operand : operands) {
      Py_DECREF(operand);
      Py_DECREF(operand);
    }
    log();
    return outcome;
  }

  /// The operands that are given up are held by nobody else.
  Outcome sole(unsigned own, bool reference) {
    std::vector<PyObject*> operands = make();
    PyObject* result = nullptr;
    if (reference) {
      result = operation_.reference(operands.data());
      PyObject *type, *value, *traceback;
      PyErr_Fetch(&type, &value, &traceback);
      for (int k : order_) {
        if (owned(own, k)) Py_DECREF(operands[k]);
      }
      PyErr_Restore(type, value, traceback);
      result = finish(result);
    } else {
      result = operation_.run(operands.data(), own);
    }
    Outcome outcome;
    outcome.text = describeResult(result, {});
    outcome.text += " log " + log();
    for (size_t k = 0; k < count_; k++) {
      if (owned(own, k)) continue;
      outcome.text += " after " + call("describe", operands[k]);
      Py_DECREF(operands[k]);
    }
    Py_XDECREF(result);
    log();
    return outcome;
  }

  void report(const char* mode, unsigned own, const Outcome& expected, const Outcome& found) {
    std::string operands;
    for (PyObject* operand : make()) operands += " " + call("describe", operand);
    ADD_FAILURE() << operation_.name << operands << ", " << mode << ", own " << own
                  << "\n  expected " << print(expected) << "\n  found    " << print(found);
  }

  const Operation& operation_;
  Factories factories_;
  size_t count_;
  std::vector<int> order_;
};

}  // namespace

std::function<PyObject*(PyObject**)> interpreted(const std::string& function, int count) {
  PyObject* callable = PyObject_GetAttrString(values(), function.c_str());
  EXPECT_NE(callable, nullptr) << function;
  return [callable, count](PyObject** v) {
    PyObject* result = PyObject_Vectorcall(callable, v, count, nullptr);
    if (result == nullptr) forgetFrames(1);
    return result;
  };
}

PyObject* packResults(int status, PyObject** results, int count) {
  if (status < 0) return nullptr;
  PyObject* tuple = PyTuple_New(count);
  for (int k = 0; k < count; k++) PyTuple_SET_ITEM(tuple, k, results[k]);
  return tuple;
}

void compare(const Operation& operation) {
  std::vector<PyObject*> lists;
  for (const std::string& name : operation.operands) {
    lists.push_back(PyObject_GetAttrString(values(), name.c_str()));
    ASSERT_NE(lists.back(), nullptr) << name;
  }
  std::vector<Py_ssize_t> position(lists.size(), 0);
  [[maybe_unused]] int combination = 0;
  for (;;) {
    Factories factories;
    for (size_t k = 0; k < lists.size(); k++)
      factories.push_back(PyList_GET_ITEM(lists[k], position[k]));
    Comparison(operation, factories).run();
#ifdef Py_REF_DEBUG
    // Prime: every operand has its turn.
    if (lists.size() == 1 || combination++ % 37 == 0) Comparison(operation, factories).checkLeaks();
#endif
    if (lists.size() > 1 && lists[0] == lists[1] && position[0] == position[1]) {
      factories[1] = nullptr;
      Comparison(operation, factories).run();
    }
    if (testing::Test::HasFailure()) break;  // one report is enough
    size_t k = 0;
    while (k < lists.size() && ++position[k] == PyList_GET_SIZE(lists[k])) position[k++] = 0;
    if (k == lists.size()) break;
  }
  for (PyObject* list : lists) Py_DECREF(list);
}

}  // namespace vitrine::data_test
