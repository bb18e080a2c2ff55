#include "compiler/codegen/emitter.h"

#include <fmt/format.h>

#include <set>

#include "compiler/codegen/emit_speculation.h"

namespace vitrine::codegen {

using ir::BlockKind;
using ir::Id;
using ir::kNone;

Emitter::Emitter(const ir::Function& function, const FunctionSymbols& symbols, EmitOptions options)
    : f_(function), symbols_(symbols), options_(options), variables_(function) {}

/// Collects statements of one Python line on one physical line, so that one #line pins them all.
/// Line 0 is glue; it joins whatever comes before it only when that is glue too.
void Emitter::statement(int line, const std::string& text) {
  if (line != pending_line_) {
    flushLine();
    pending_line_ = line;
  }
  pending_ += text;
  pending_ += ' ';
}

void Emitter::flushLine() {
  if (pending_.empty()) return;
  pending_.back() = '\n';
  if (pending_line_ > 0) {
    out_ += fmt::format("#line {} \"{}\"\n", pending_line_, symbols_.path);
  } else if (pinned_ != 0 || options_.debug) {
    out_ += "#line 1 \"<vitrine>\"\n";
  }
  pinned_ = pending_line_;
  out_ += pending_;
  pending_.clear();
}

void Emitter::label(const std::string& text) {
  flushLine();
  pending_line_ = 0;
  pending_ = text + ": ";
}

void Emitter::prologue() {
  const char* frame_type_open = f_.generator ? "auto& vt_f = *(vt_frame<" : "vt_frame<";
  const std::string shape = fmt::format("{}, {}>", f_.nlocalsplus, f_.stacksize);
  std::string text = fmt::format("register _Py_CODEUNIT* const vt_c = {}.first; register PyObject** const vt_k = {}.consts; "
                                 "register PyObject** const vt_n = {}.names; register PyObject* vt_r; ",
                                 symbols_.code, symbols_.code, symbols_.code);
  text += "(void)vt_k; (void)vt_n; ";
  text += variables_.declarations();
  if (f_.generator) {
    text += fmt::format(" {}{}*)vt_frame_; ", frame_type_open, shape);
    text += fmt::format("if ({}(vt_ts, vt_frame_) < 0) return nullptr; ",
                        options_.fast_paths ? "vt_fast_generator_enter" : "vt_generator_enter");
  } else {
    text += fmt::format(" {} vt_f; register _PyInterpreterFrame* const vt_frame_ = (_PyInterpreterFrame*)&vt_f; ",
                        frame_type_open + shape);
    text += options_.fast_paths && !f_.name_space
                ? fmt::format("if (vt_fast_enter<{}, {}>(vt_ts, &vt_f.h, vt_func, &{}, vt_args) < 0) return nullptr; ",
                              f_.nargs, f_.nlocalsplus, symbols_.code)
            : f_.name_space
                ? fmt::format("if (vt_enter_namespace(vt_ts, &vt_f.h, vt_func, &{}, vt_args[0]) < 0) "
                              "return nullptr; ", symbols_.code)
                : fmt::format("if (vt_enter(vt_ts, &vt_f.h, vt_func, &{}, vt_args) < 0) return nullptr; ",
                              symbols_.code);
  }
  statement(0, text);
  if (options_.debug && f_.nlocalsplus > 0) {
    // Bound to the frame's slots, so that a debugger shows them under their Python names.
    std::string names;
    std::set<std::string> seen;
    for (int i = 0; i < f_.nlocalsplus; ++i) {
      std::string name = localIdentifier(f_.locals[i]);
      while (!seen.insert(name).second) name += "_";
      names += (i == 0 ? "" : ", ") + name;
    }
    statement(0, fmt::format("auto& [{}] = vt_f.fast;", names));
  }
}

/// A generator's body begins at the suspension that its frame's position names.
void Emitter::dispatchResume() {
  std::string text = "switch (vt_frame_->prev_instr - vt_c) {";
  for (Id id = 0; id < f_.blocks.size(); ++id) {
    const ir::Block& block = f_.blocks[id];
    if (block.kind != BlockKind::Resume) continue;
    text += fmt::format(" case {}: if (vt_throwing) {{ vt_f.h.stacktop = {}; goto {}; }} goto vt_b{};",
                        block.resume_position, f_.nlocalsplus + block.depth + 1,
                        unwindLabel(block.throw_handler, false), id);
  }
  statement(0, text + " default: __builtin_unreachable(); }");
}

std::string Emitter::unwindLabel(Id handler, bool reraise) {
  unwinds_.try_emplace({handler, reraise}, 0);
  if (handler == kNone) return reraise ? "vt_unwind_again" : "vt_unwind_";
  return fmt::format("vt_{}{}", reraise ? "v" : "u", handler);
}

std::string Emitter::leave(const ir::Instr& instr, bool reraise) {
  const ir::FrameState& state = f_.states[instr.state];
  std::string spill;
  for (size_t i = 0; i < state.stack.size(); ++i) {
    const Id value = state.stack[i];
    const std::string& name = variables_.of(value);
    const bool borrowed = f_.values[value] == ir::Type::Borrowed;
    spill += fmt::format("vt_f.stack[{}] = {}; ", i,
                         borrowed ? fmt::format("vt_newref({})", name) : name);
  }
  spill += fmt::format("vt_f.h.stacktop = {}; ", f_.nlocalsplus + state.stack.size());
  const auto [entry, fresh] = stubs_.try_emplace({spill, state.handler, reraise},
                                                 static_cast<int>(stub_text_.size()));
  if (fresh) stub_text_.push_back(spill + "goto " + unwindLabel(state.handler, reraise) + ";");
  return fmt::format("vt_x{}", entry->second);
}

void Emitter::block(Id id) {
  const ir::Block& block = f_.blocks[id];
  label(fmt::format("vt_b{}", id));
  // A place on this line of ours: in-line code of the runtime goes on with the line before it, which is another block's.
  if (options_.debug) pending_ += "asm volatile(\"\"); ";
  // While the frame executes, nothing of its operand stack is to be seen by the garbage collector.
  if (block.kind != BlockKind::Normal && f_.generator) pending_ += "vt_f.h.stacktop = -1; ";
  size_t speculated_end = 0;  // of the expression being written
  for (size_t i = 0; i < block.instrs.size(); ++i) {
    const ir::Instr& instr = block.instrs[i];
    if (instr.op == ir::Op::Speculate) {
      const auto count = static_cast<size_t>(instr.imm0);
      speculated_end = i + count;
      statement(instr.line, Speculation(variables_, symbols_.body, &caches_).run(block.instrs, i + 1, count));
      continue;
    }
    instruction(instr);
    if (instr.op != ir::Op::Line) stored_position_ = -1;
    if (speculated_end != 0 && i == speculated_end) {
      statement(instr.line, "} }");
      speculated_end = 0;
    }
  }
}

void Emitter::stubs() {
  flushLine();
  if (!cold_.empty()) statement(0, cold_);
  for (size_t i = 0; i < stub_text_.size(); ++i) {
    label(fmt::format("vt_x{}", i));
    statement(0, stub_text_[i]);
  }
  for (const auto& [key, unused] : unwinds_) {
    const auto [handler, reraise] = key;
    label(unwindLabel(handler, reraise));
    if (handler == kNone) {
      statement(0, fmt::format("vt_r = vt_unwind(vt_ts, vt_frame_, {}); goto vt_leave;", int{reraise}));
      continue;
    }
    const ir::Block& target = f_.blocks[handler];
    statement(0, fmt::format("if (vt_catch(vt_ts, vt_frame_, {}, {}, {}, &vt_r)) goto vt_leave; goto vt_b{};",
                             target.depth, int{target.push_lasti}, int{reraise}, handler));
  }
  flushLine();
}

void Emitter::epilogue() {
  label("vt_leave");
  statement(0, f_.generator
                   ? std::string("vt_generator_exit(vt_ts, vt_frame_); return vt_r;")
               : options_.fast_paths && !f_.name_space
                   ? fmt::format("vt_fast_exit<{}>(vt_ts, &vt_f.h); return vt_r;", f_.nlocalsplus)
                   : fmt::format("vt_exit(vt_ts, &vt_f.h, {}); return vt_r;", f_.nlocalsplus));
  flushLine();
}

std::string Emitter::run() {
  prologue();
  if (f_.generator) {
    dispatchResume();
  }
  for (Id id = 0; id < f_.blocks.size(); ++id) block(id);
  stubs();
  epilogue();

  std::string caches;
  for (const auto& [type, count] : caches_) {
    caches += fmt::format("static vt_{}_cache {}_{}[{}];\n", type, symbols_.body, type, count);
  }
  const char* parameters = f_.generator
                               ? "register PyThreadState* vt_ts, register _PyInterpreterFrame* vt_frame_, int vt_throwing"
                               : "register PyThreadState* vt_ts, PyFunctionObject* vt_func, PyObject** vt_args";
  caches += fmt::format("asm(\"#vt-{} {}\\t{}\\t{}\");\n", options_.debug ? "name" : "symbol", symbols_.body,
                        symbols_.native, escaped(f_.qualname));
  std::string head = fmt::format("#line 1 \"<vitrine>\"\n{}extern \"C\" vt_code {};\n", caches, symbols_.code);
  // Not static: see compiler/assembler/names.cpp.
  head += fmt::format("PyObject* {}({}) asm(\"{}\");\n", symbols_.body, parameters, symbols_.native);
  if (f_.first_line > 0) head += fmt::format("#line {} \"{}\"\n", f_.first_line, symbols_.path);
  head += fmt::format("PyObject* {}({}) {{\n", symbols_.body, parameters);
  return head + out_ + fmt::format("}}\n#line 1 \"<vitrine>\"\nvt_code {} = {{{}}};\n", symbols_.code,
                                   f_.generator ? "nullptr, " + symbols_.body
                                                : symbols_.body + ", nullptr");
}

}  // namespace vitrine::codegen
