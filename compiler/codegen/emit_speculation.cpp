// A speculated expression: one C++ condition that tries it on unboxed numbers and borrowed references
// (rt_pure.h), and the operations themselves where the condition is false.
//
//   if (VT_UNLIKELY(!(READ && COMPUTE && ... && STORE))) { operations }
//
// Every part of the condition but the last only reads. The last one sets the expression's result, or
// stores it, and gives up the operands that the operations would have given up.
#include "compiler/codegen/emit_speculation.h"

#include <fmt/format.h>

#include "compiler/codegen/names.h"

namespace vitrine::codegen {

using ir::Id;
using ir::Instr;
using ir::Op;
using ir::Speculated;
using ir::SpeculatedUse;

namespace {

constexpr const char* kCompare[] = {"Py_LT", "Py_LE", "Py_EQ", "Py_NE", "Py_GT", "Py_GE"};

/// Whether a failing attempt may have cost more than looking at the types of a few locals.
bool isCostly(const std::vector<Instr>& instrs, size_t first, size_t count) {
  for (size_t i = first; i < first + count; ++i) {
    if (ir::speculated(instrs[i]) == Speculated::Object && instrs[i].op != Op::BorrowLocal && instrs[i].op != Op::Const) {
      return true;
    }
  }
  return false;
}

std::string positionOf(const Instr& instr) { return fmt::format("vt_c + {}", instr.position); }

}  // namespace

std::string Speculation::run(const std::vector<Instr>& instrs, size_t first, size_t count) {
  const std::string attempt = isCostly(instrs, first, count) ? fmt::format("{}_attempt[{}].failures", body_,
                                                                           given_["attempt"]++)
                                                             : "";
  if (!attempt.empty()) require(attempt + " < VT_HOPELESS");
  for (size_t i = first; i + 1 < first + count; ++i) inner(instrs[i]);
  root(instrs[first + count - 1]);
  if (!attempt.empty()) require(fmt::format("({} = 0, true)", attempt));
  std::string declarations;
  for (int i = 0; i < numbers_; ++i) declarations += fmt::format("{}vt_m{}", i == 0 ? "vt_number " : ", ", i);
  if (numbers_ > 0) declarations += "; ";
  for (int i = 0; i < objects_; ++i) declarations += fmt::format("{}*vt_q{}", i == 0 ? "PyObject " : ", ", i);
  if (objects_ > 0) declarations += "; ";
  return fmt::format("{{ {}PyObject** vt_s; (void)vt_s; if (VT_UNLIKELY(!({}))) {{ {}", declarations, condition_,
                     attempt.empty() ? "" : fmt::format("if ({0} < VT_HOPELESS) ++{0};", attempt));
}

void Speculation::require(const std::string& part) {
  if (!condition_.empty()) condition_ += " && ";
  condition_ += part;
}

std::string Speculation::cache(const char* type) {
  return fmt::format("&{}_{}[{}]", body_, type, caches_[type]++);
}

std::string Speculation::object(Id value) const {
  const auto known = object_.find(value);
  return known != object_.end() ? known->second : variables_.of(value);
}

std::string Speculation::number(Id value) {
  const auto known = number_.find(value);
  if (known != number_.end()) return known->second;
  const std::string name = newNumber(value);
  require(fmt::format("vt_get_number({}, &{})", object(value), name));
  return name;
}

/// A use that is whatever it is: unboxed when the expression computed it or it is a constant number.
bool Speculation::isNumber(Id value) const { return number_.contains(value); }

std::string Speculation::newNumber(Id value) {
  return number_[value] = fmt::format("vt_m{}", numbers_++);
}

/// Notes the operands that the operation takes over and that the expression is given from outside.
void Speculation::take(const Instr& instr) {
  for (const ir::Use& use : instr.operands) {
    if (!use.consumed || object_.contains(use.value) || number_computed_.contains(use.value)) continue;
    taken_.push_back({variables_.of(use.value), isNumber(use.value)});
  }
}

/// Gives those up; the last instruction's position is the one that finalizers see.
std::string Speculation::giveUp(const Instr& root) const {
  std::string numbers;
  std::string objects;
  for (const auto& [name, is_number] : taken_) {
    (is_number ? numbers : objects) += fmt::format("{}({}), ", is_number ? "vt_drop_number" : "vt_drop", name);
  }
  if (objects.empty()) return numbers;
  return numbers + fmt::format("vt_f.h.prev_instr = {}, {}", positionOf(root), objects);
}

/// Reads a reference into a variable; NULL: the attempt is over.
void Speculation::read(const Instr& instr, const std::string& expression) {
  const std::string name = fmt::format("vt_q{}", objects_++);
  require(fmt::format("({} = {}) != nullptr", name, expression));
  object_[instr.results[0]] = name;
}

std::string Speculation::readExpression(const Instr& instr) {
  switch (instr.op) {
    case Op::LoadGlobal:
      return fmt::format("vt_pure_global(vt_frame_, {})", cache("global"));
    case Op::LoadDeref:
      return fmt::format("vt_pure_deref(vt_f.fast[{}].o)", instr.imm0);
    case Op::LoadAttr:
      return fmt::format("vt_pure_attr({}, vt_n[{}], {})", object(instr.operands[0].value), instr.imm0, cache("attr"));
    default: {
      const Id index = instr.operands[1].value;
      const std::string by = isNumber(index) ? number(index) : object(index);
      return fmt::format("vt_pure_item({}, {})", object(instr.operands[0].value), by);
    }
  }
}

/// Requires a number operation; gives the number's name.
std::string Speculation::compute(const Instr& instr) {
  std::vector<std::string> arguments;
  for (const ir::Use& use : instr.operands) arguments.push_back(number(use.value));
  const std::string name = instr.op == Op::AddToLocal      ? "add"
                           : instr.op == Op::UnaryNegative ? "negative"
                           : instr.op == Op::UnaryInvert   ? "invert"
                                                           : binaryName(instr.imm0);
  const std::string result = newNumber(instr.results[0]);
  require(fmt::format("vt_number_{}({}, &{})", name, fmt::join(arguments, ", "), result));
  number_computed_.insert(instr.results[0]);
  return result;
}

void Speculation::inner(const Instr& instr) {
  const bool computes = ir::speculated(instr) == Speculated::Number && !ir::isConstant(instr.op);
  switch (instr.op) {
    case Op::Const:
    case Op::ConstInt:
    case Op::ConstFloat:
      object_[instr.results[0]] = fmt::format("vt_k[{}]", instr.imm0);
      if (instr.op == Op::ConstInt) number_[instr.results[0]] = fmt::format("vt_int_number({})", instr.imm1);
      if (instr.op == Op::ConstFloat) number_[instr.results[0]] = fmt::format("vt_float_number(vt_k[{}])", instr.imm0);
      return;
    case Op::BorrowLocal:
      if (instr.imm1 == 0) return read(instr, fmt::format("vt_f.fast[{}].o", instr.imm0));
      object_[instr.results[0]] = fmt::format("vt_q{}", objects_);
      return require(fmt::format("(vt_q{} = vt_f.fast[{}].o, true)", objects_++, instr.imm0));
    default:
      if (computes) {
        compute(instr);
      } else {
        read(instr, readExpression(instr));
      }
      return take(instr);
  }
}

/// `name = expression` as the last part, for an expression whose value is a new reference.
void Speculation::result(const Instr& instr, const std::string& expression, const char* after) {
  const std::string held = fmt::format("vt_q{}", objects_++);
  take(instr);
  require(fmt::format("({} = {}) != nullptr && ({}{}{} = {}, true)", held, expression,
                      after != nullptr ? fmt::format("{}({}), ", after, held) : "", giveUp(instr),
                      variables_.of(instr.results[0]), held));
}

void Speculation::root(const Instr& instr) {
  switch (ir::speculated(instr)) {
    case Speculated::Number:
      return result(instr, fmt::format("vt_box({})", compute(instr)), nullptr);
    case Speculated::Object:
      return result(instr, readExpression(instr), "vt_incref");
    case Speculated::Truth:
      return truth(instr);
    default:
      return store(instr);
  }
}

void Speculation::truth(const Instr& instr) {
  const std::string name = variables_.of(instr.results[0]);
  const Id a = instr.operands[0].value;
  std::string test;
  if (instr.op == Op::IsNone) {
    test = fmt::format("({} = {} == Py_None, true)", name, object(a));
  } else {
    const Id b = instr.operands[1].value;
    if (instr.op == Op::IsTruth) {
      test = fmt::format("({} = ({} == {}) ^ {}, true)", name, object(a), object(b), instr.imm0);
    } else if (isNumber(a) || isNumber(b)) {
      const std::string left = number(a);
      const std::string right = number(b);
      test = fmt::format("vt_number_compare<{}>({}, {}, &{})", kCompare[instr.imm0], left, right, name);
    } else {
      test = fmt::format("vt_pure_compare<{}>({}, {}, &{})", kCompare[instr.imm0], object(a), object(b), name);
    }
  }
  take(instr);
  require(taken_.empty() ? test : fmt::format("{} && ({}true)", test, giveUp(instr)));
}

void Speculation::store(const Instr& instr) {
  const ir::Use value = instr.operands[0];
  std::string slot;
  bool unbound = false;
  if (instr.op == Op::StoreLocal) {
    slot = fmt::format("&vt_f.fast[{}].o", instr.imm0);
    unbound = instr.imm1 != 0;
  } else {
    slot = "vt_s";
    if (instr.op == Op::StoreAttr) {
      require(fmt::format("(vt_s = vt_pure_attr_slot({}, {})) != nullptr", object(instr.operands[1].value),
                          cache("attr")));
    } else {
      const std::string index = number(instr.operands[2].value);
      require(fmt::format("(vt_s = vt_pure_list_slot({}, {})) != nullptr", object(instr.operands[1].value), index));
    }
  }
  const bool computed = number_computed_.contains(value.value);
  const bool outside = !computed && !object_.contains(value.value);
  if (computed) {
    const std::string number_name = number(value.value);
    require(unbound ? fmt::format("(*{} = vt_box({})) != nullptr", slot, number_name)
                    : fmt::format("vt_store_number({}, {}, &vt_f.h.prev_instr, {})", slot, number_name,
                                  positionOf(instr)));
  } else {
    const std::string reference = outside && value.consumed ? object(value.value)
                                                            : fmt::format("vt_newref({})", object(value.value));
    require(unbound ? fmt::format("(*{} = {}, true)", slot, reference)
                    : fmt::format("vt_store_object({}, {}, &vt_f.h.prev_instr, {})", slot, reference,
                                  positionOf(instr)));
  }
  Instr rest = instr;
  if (outside) rest.operands[0].consumed = false;  // the store has taken it
  take(rest);
  if (!taken_.empty()) require(fmt::format("({}true)", giveUp(instr)));
}

}  // namespace vitrine::codegen
