// The C++ text of one speculated expression (compiler/passes/speculate.cpp).
//
// In: the instructions that an Op::Speculate names, the variables of the function, and the numbers of
// inline caches given out before them: the attempt and the operations share their caches. Out: the
// beginning of a block `{ ... if (...) {`, to be followed by the operations themselves and `} }`.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "compiler/codegen/variables.h"
#include "compiler/ir/speculation.h"

namespace vitrine::codegen {

class Speculation {
 public:
  Speculation(const Variables& variables, std::string body, std::map<std::string, int>* caches)
      : variables_(variables), body_(std::move(body)), given_(*caches), caches_(*caches) {}

  [[nodiscard]] std::string run(const std::vector<ir::Instr>& instrs, size_t first, size_t count);

 private:
  void inner(const ir::Instr& instr);
  void root(const ir::Instr& instr);
  void truth(const ir::Instr& instr);
  void store(const ir::Instr& instr);
  void read(const ir::Instr& instr, const std::string& expression);
  void result(const ir::Instr& instr, const std::string& expression, const char* after);
  [[nodiscard]] std::string readExpression(const ir::Instr& instr);
  std::string compute(const ir::Instr& instr);

  void require(const std::string& part);
  void take(const ir::Instr& instr);
  [[nodiscard]] std::string giveUp(const ir::Instr& root) const;
  [[nodiscard]] std::string cache(const char* type);
  [[nodiscard]] std::string object(ir::Id value) const;
  [[nodiscard]] std::string number(ir::Id value);
  [[nodiscard]] std::string newNumber(ir::Id value);
  [[nodiscard]] bool isNumber(ir::Id value) const;

  const Variables& variables_;
  std::string body_;                     // C++ name of the function
  std::map<std::string, int>& given_;    // the Emitter's: the operations will take the same caches again
  std::map<std::string, int> caches_;
  std::string condition_;
  std::map<ir::Id, std::string> object_;  // references the expression reads
  std::map<ir::Id, std::string> number_;  // values known as numbers so far
  std::set<ir::Id> number_computed_;      // results of arithmetic: never objects
  std::vector<std::pair<std::string, bool>> taken_;  // operands to give up: variable, known to be a number
  int numbers_ = 0;
  int objects_ = 0;
};

}  // namespace vitrine::codegen
