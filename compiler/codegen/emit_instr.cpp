#include <fmt/format.h>

#include <string_view>

#include "compiler/codegen/emitter.h"
#include "compiler/codegen/names.h"

namespace vitrine::codegen {

using ir::Id;
using ir::Instr;
using ir::Kind;
using ir::kNone;
using ir::Op;
using ir::Type;

namespace {

// Py_LT .. Py_GE (object.h), in their order.
constexpr const char* kCompare[] = {"lt", "le", "eq", "ne", "gt", "ge"};

std::string ownMask(const Instr& instr) {
  unsigned mask = 0;
  for (size_t i = 0; i < instr.operands.size(); ++i) {
    if (instr.operands[i].consumed) mask |= 1U << (i < 31 ? i : 31);
  }
  return fmt::format("{}u", mask);
}

/// The slot has its new value before the old one goes: a finalizer may look.
std::string replaceLocal(int64_t slot, const std::string& value) {
  return fmt::format("vt_old = vt_f.fast[{0}].o; vt_f.fast[{0}].o = {1}; vt_xdrop(vt_old);", slot, value);
}

}  // namespace

std::string Emitter::position(const Instr& instr) const {
  if (instr.position == stored_position_) return {};
  return fmt::format("vt_f.h.prev_instr = vt_c + {}; ", instr.position);
}

std::string Emitter::owned(const ir::Use& use) const {
  return use.consumed ? read(use) : fmt::format("vt_newref({})", read(use));
}

std::string Emitter::drop(Id value) const {
  return fmt::format("vt_{}({});", f_.values[value] == Type::Nullable ? "xdrop" : "drop",
                     variables_.of(value));
}

/// The C++ call of an operation. Operands as an array need a statement before it.
std::string Emitter::expand(const Instr& instr, std::string* array_setup) {
  std::string out;
  std::string_view call = ir::info(instr.op).call;
  if (call.starts_with('!')) {
    call.remove_prefix(1);
    if (options_.fast_paths) {
      call.remove_prefix(3);
      out = "vt_fast_";
    }
  }
  auto cache = [&](const char* type) {
    return fmt::format("&{}_{}[{}]", symbols_.body, type, caches_[type]++);
  };
  while (!call.empty()) {
    const size_t dollar = call.find('$');
    std::string_view plain = call.substr(0, dollar);
    // `ts` and `fr` stand alone as arguments.
    std::string text(plain);
    for (const auto& [from, to] : {std::pair{"(ts", "(vt_ts"}, {"(fr", "(vt_frame_"}, {" fr", " vt_frame_"}}) {
      const size_t at = text.find(from);
      const size_t end = at + std::string_view(from).size();
      if (at != std::string::npos && (text[end] == ',' || text[end] == ')')) {
        text.replace(at, end - at, to);
      }
    }
    out += text;
    if (dollar == std::string_view::npos) break;
    call.remove_prefix(dollar + 1);
    size_t length = 0;
    while (length < call.size() && (isalnum(call[length]) != 0 || call[length] == '_')) ++length;
    const std::string_view word = call.substr(0, length);
    call.remove_prefix(length);
    if (word == "own") {
      out += ownMask(instr);
    } else if (word == "i") {
      out += std::to_string(instr.imm0);
    } else if (word == "j") {
      out += std::to_string(instr.imm1);
    } else if (word == "name") {
      out += fmt::format("vt_n[{}]", instr.imm0);
    } else if (word == "kwnames") {
      out += instr.imm0 < 0 ? std::string("nullptr") : fmt::format("vt_k[{}]", instr.imm0);
    } else if (word == "binop") {
      out += fmt::format("{}{}", isInplace(instr.imm0) ? "inplace_" : "", binaryName(instr.imm0));
    } else if (word == "cmp") {
      out += kCompare[instr.imm0];
    } else if (word == "v") {
      if (instr.operands.empty()) {
        out += "nullptr";
        continue;
      }
      *array_setup = "PyObject* vt_v[] = {";
      for (const ir::Use& use : instr.operands) *array_setup += read(use) + ", ";
      array_setup->erase(array_setup->size() - 2);
      *array_setup += "}; ";
      out += "vt_v";
    } else if (word == "n") {
      out += std::to_string(instr.operands.size());
    } else if (word == "r") {
      out += "vt_o";
    } else if (word == "r0" || word == "r1") {
      out += "&" + result(instr, word[1] - '0');
    } else if (word.ends_with("_cache")) {
      out += cache(std::string(word.substr(0, word.size() - 6)).c_str());
    } else {
      out += read(instr.operands[word[0] - '0']);  // $0 .. $9
    }
  }
  return out;
}

void Emitter::instruction(const Instr& instr) {
  const ir::OpInfo& op = ir::info(instr.op);
  if (op.kind == Kind::Special) return special(instr);
  if (op.kind == Kind::End) return terminator(instr);

  std::string setup;
  const std::string call = expand(instr, &setup);
  std::string text = ir::needsPosition(instr) ? position(instr) : std::string();
  const bool many = std::string_view(op.results).ends_with("*");
  const bool int_result = std::string_view(op.results) == "i";
  switch (op.kind) {
    case Kind::Object:
      text += fmt::format("{0} = {1}; if (!{0}) goto {2};", result(instr, 0), call, leave(instr));
      break;
    case Kind::Status:
      if (int_result) {
        text += fmt::format("{0} = {1}; if ({0} < 0) goto {2};", result(instr, 0), call, leave(instr));
      } else if (many) {
        setup += fmt::format("PyObject* vt_o[{}]; ", std::max<size_t>(instr.results.size(), 1));
        text += fmt::format("if ({} < 0) goto {};", call, leave(instr));
        for (size_t i = 0; i < instr.results.size(); ++i) {
          text += fmt::format(" {} = vt_o[{}];", result(instr, i), i);
        }
      } else {
        text += fmt::format("if ({} < 0) goto {};", call, leave(instr));
      }
      break;
    case Kind::Pure:
    case Kind::Plain:
      text += instr.results.empty() ? call + ";" : fmt::format("{} = {};", result(instr, 0), call);
      break;
    case Kind::Special:
    case Kind::End:
      break;
  }
  if (!setup.empty()) text = "{ " + setup + text + " }";
  statement(instr.line, text);
}

/// Loads keep their failing path out of line; it stores the position that the hot path leaves out.
std::string Emitter::loadLocal(const Instr& instr, bool new_reference) {
  std::string text = fmt::format("{} = vt_f.fast[{}].o; ", result(instr, 0), instr.imm0);
  if (instr.imm1 == 0) {
    text += fmt::format("if (VT_UNLIKELY(!{})) {{ {}vt_unbound_local(vt_frame_, {}); goto {}; }} ",
                        result(instr, 0), position(instr), instr.imm0, leave(instr));
  }
  if (new_reference) text += fmt::format("vt_incref({});", result(instr, 0));
  return text;
}

void Emitter::special(const Instr& instr) {
  const int line = instr.line;
  switch (instr.op) {
    case Op::Const:
    case Op::ConstInt:
    case Op::ConstFloat:
    case Op::Null:
      return;  // expressions
    case Op::Own: {
      const bool nullable = f_.values[instr.operands[0].value] == Type::Nullable;
      return statement(line, fmt::format("{} = {}({});", result(instr, 0),
                                         nullable ? "vt_xnewref" : "vt_newref",
                                         read(instr.operands[0])));
    }
    case Op::Drop:
      if (variables_.isNull(instr.operands[0].value)) return;
      return statement(line, position(instr) + drop(instr.operands[0].value));
    case Op::Unspill:
      return statement(line, fmt::format("{} = vt_f.stack[{}];", result(instr, 0), instr.imm0));
    case Op::Nop:
      return;  // the line is breakable through its Op::Line
    case Op::Line:
      // The position first, so that a debugger that stops here sees the frame at the new line.
      if (instr.imm0 != 0) {
        statement(0, fmt::format("if (PyCode_Addr2Line(vt_frame_->f_code, (int)(2 * (vt_f.h.prev_instr - vt_c))) "
                                 "!= {}) {{", line));
      }
      statement(0, position(instr));
      // A scope of its own: debuggers set one breakpoint for each scope that has the line.
      statement(line, "{ char vt_mark; asm volatile(\"#vt-line\\n\\tnopl (%%rax)\" : \"=m\"(vt_mark)); }");
      if (instr.imm0 != 0) {
        statement(0, "}");
      } else {
        stored_position_ = instr.position;
      }
      return;
    case Op::LoadLocal:
      return statement(line, loadLocal(instr, true));
    case Op::BorrowLocal:
      return statement(line, loadLocal(instr, false));
    case Op::LoadClosure:
      return statement(line, fmt::format("{} = vt_newref(vt_f.fast[{}].o);", result(instr, 0), instr.imm0));
    case Op::StoreLocal:
      if (instr.imm1 != 0) {
        return statement(line, fmt::format("vt_f.fast[{}].o = {};", instr.imm0, owned(instr.operands[0])));
      }
      return statement(line, position(instr) + replaceLocal(instr.imm0, owned(instr.operands[0])));
    case Op::DeleteLocal:
      return statement(line, position(instr) +
                                 fmt::format("if (!vt_f.fast[{0}].o) {{ vt_unbound_local(vt_frame_, {0}); goto {1}; }} ",
                                             instr.imm0, leave(instr)) +
                                 replaceLocal(instr.imm0, "nullptr"));
    case Op::PushExcInfo:
      return statement(line, fmt::format("{} = vt_push_exc_info(vt_ts, {}); {} = {};", result(instr, 0),
                                         read(instr.operands[0]), result(instr, 1), read(instr.operands[0])));
    case Op::CheckBreaker:
      return statement(line, fmt::format("if (vt_breaker(vt_ts)) {{ {}if (vt_handle_breaker(vt_ts) < 0) goto {}; }}",
                                         position(instr), leave(instr)));
    default:
      return;
  }
}

/// Assigns the target's parameters and jumps. Assignments that would overwrite what a later one
/// still reads go through temporaries.
std::string Emitter::jumpTo(const ir::Target& target) {
  const std::vector<Id>& params = f_.blocks[target.block].params;
  std::string before;
  std::string after;
  for (size_t i = 0; i < params.size(); ++i) {
    const std::string& to = variables_.of(params[i]);
    const std::string from = owned(target.args[i]);
    if (to == from) continue;
    bool read_later = false;
    for (size_t j = i + 1; j < params.size(); ++j) {
      read_later = read_later || variables_.of(target.args[j].value) == to;
    }
    if (read_later) {
      before += fmt::format("PyObject* vt_p{} = {}; ", i, from);
      after += fmt::format("{} = vt_p{}; ", to, i);
    } else {
      before += fmt::format("{} = {}; ", to, from);
    }
  }
  const std::string jump = fmt::format("goto vt_b{};", target.block);
  if (after.empty()) return before.empty() ? jump : "{ " + before + jump + " }";
  return "{ " + before + after + jump + " }";
}

void Emitter::terminator(const Instr& instr) {
  std::string setup;
  std::string text = ir::needsPosition(instr) ? position(instr) : std::string();
  switch (instr.op) {
    case Op::Jump:
      text += jumpTo(instr.targets[0]);
      break;
    case Op::Branch:
      text += fmt::format("if ({}) {} else {}", read(instr.operands[0]), jumpTo(instr.targets[0]),
                          jumpTo(instr.targets[1]));
      break;
    case Op::ForIter:
    case Op::Send: {
      // for_iter: 1 item, 0 exhausted. send: 0 yielded, 1 returned. Negative leaves.
      const bool loop = instr.op == Op::ForIter;
      text += fmt::format("{{ register int vt_s = {}; if (vt_s < 0) goto {}; if ({}vt_s) {} {} }}", expand(instr, &setup),
                          leave(instr), loop ? "" : "!", jumpTo(instr.targets[0]), jumpTo(instr.targets[1]));
      break;
    }
    case Op::Yield:
      for (size_t i = 1; i < instr.operands.size(); ++i) {
        text += fmt::format("vt_f.stack[{}] = {}; ", i - 1, owned(instr.operands[i]));
      }
      text += fmt::format("return {}(vt_ts, vt_frame_, {}, {}, {}u);", options_.fast_paths ? "vt_fast_yield" : "vt_yield",
                          options_.fast_paths ? f_.nlocalsplus + instr.imm0 : instr.imm0, read(instr.operands[0]),
                          instr.operands[0].consumed ? 1 : 0);
      break;
    case Op::EndAsyncFor:
      text += fmt::format("if ({} < 0) goto {}; {}", expand(instr, &setup), leave(instr, true),
                          jumpTo(instr.targets[0]));
      break;
    case Op::Return:
      text += fmt::format("vt_r = {}; goto vt_leave;", owned(instr.operands[0]));
      break;
    case Op::Raise:
      text += fmt::format("if ({}) goto {}; goto {};", expand(instr, &setup), leave(instr, true), leave(instr));
      break;
    case Op::Reraise:
      text += fmt::format("{}; goto {};", expand(instr, &setup), leave(instr, true));
      break;
    case Op::Unreachable:
      text += "__builtin_unreachable();";
      break;
    default:
      break;
  }
  if (!setup.empty()) text = "{ " + setup + text + " }";
  statement(instr.line, text);
}

}  // namespace vitrine::codegen
