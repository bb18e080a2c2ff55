// Which C++ variable holds which SSA value.
//
// Constants and NULL need none: they are expressions. A value that lives in one block shares
// variables with others there (linear scan), which keeps unoptimised frames small; a value that
// crosses blocks has a variable of its own. Two values share a variable only when one's last use,
// FrameStates included, comes before the other's definition.
#pragma once

#include <string>
#include <vector>

#include "compiler/ir/function.h"

namespace vitrine::codegen {

class Variables {
 public:
  explicit Variables(const ir::Function& function);

  /// The C++ expression that reads the value.
  [[nodiscard]] const std::string& of(ir::Id value) const { return names_[value]; }
  /// Declarations of all variables, on one line; empty when there are none.
  [[nodiscard]] std::string declarations() const;
  [[nodiscard]] bool isNull(ir::Id value) const { return names_[value] == "nullptr"; }

 private:
  void assign(const ir::Function& function);
  std::vector<std::string> names_;
  int objects_ = 0;
  int ints_ = 0;
};

}  // namespace vitrine::codegen
