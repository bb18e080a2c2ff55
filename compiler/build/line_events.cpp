// Marks the places where sys.settrace would report a line (py.line operations), for debug mode.
//
// CPython decides per executed instruction: it reports a line when the instruction's line differs from
// that of the instruction executed before it in the frame, or on a jump backwards (maybe_call_line_trace
// in ceval.c). Which instruction came before is a property of the edge, so the decision is static for
// every edge of the control flow graph. Where the edges into a block disagree, those that report get a
// block of their own.
#include <algorithm>

#include "compiler/build/builder.h"

#include <Python.h>
#include <opcode.h>

namespace vitrine::build {

using bytecode::Instruction;
using ir::BlockKind;
using ir::Id;
using ir::kNone;

bool Builder::isLineEvent(const Instruction* from, const Instruction& to) const {
  if (to.line == 0 || to.opcode == RESUME || to.offset <= first_traceable_) return false;
  if (from == nullptr || from->offset <= first_traceable_ || from->line != to.line) return true;
  return to.offset < from->offset && to.opcode != SEND;
}

/// Called while the edge's source is being translated. Null: the source block begins with the target's
/// own first instruction, so that the decision was made on the edges into the source.
void Builder::noteEdge(Id target) { edges_[{block_, target}] = falls_ ? previous_ : current_; }

void Builder::insertLine(Id block, const Instruction& at, bool compare) {
  auto& instrs = f_.blocks[block].instrs;
  auto place = std::find_if(instrs.begin(), instrs.end(), [](const ir::Instr& i) { return i.op != Op::Unspill; });
  ir::Instr line;
  line.op = Op::Line;
  line.imm0 = compare ? 1 : 0;
  line.position = at.offset;
  line.line = at.line;
  instrs.insert(place, std::move(line));
}

/// Whether exceptions that end in this handler report its first line; `every`: all of them.
bool Builder::handlerEvent(Id block, const Instruction& first, bool* every) const {
  bool any = false;
  *every = true;
  auto consider = [&](uint32_t position) {
    const Instruction* raiser = at(position);
    // Takes the frame back to where the exception was raised first: known only when it happens.
    const bool moves = raiser != nullptr && raiser->opcode == RERAISE && raiser->arg != 0;
    if (moves && first.line != 0) {
      any = true;
      *every = false;
      return;
    }
    const bool event = isLineEvent(at(position), first);
    any = any || event;
    *every = *every && event;
  };
  for (const ir::FrameState& state : f_.states) {
    if (state.handler == block) consider(state.position);
  }
  for (const ir::Block& other : f_.blocks) {
    if (other.kind == BlockKind::Resume && other.throw_handler == block) consider(other.resume_position);
  }
  return any;
}

Id Builder::splitEdge(ir::Target* target) {
  const Id to = target->block;
  const Id block = newBlock();
  ir::Instr jump;
  jump.op = Op::Jump;
  jump.targets.push_back({to, {}});
  std::vector<Id> params;
  for (const Id param : f_.blocks[to].params) {
    params.push_back(f_.newValue(typeOf(param)));
    jump.targets[0].args.push_back(use(params.back()));
  }
  f_.blocks[block].params = std::move(params);
  f_.blocks[block].instrs.push_back(std::move(jump));
  target->block = block;
  return block;
}

void Builder::markLines() {
  for (const auto& [block, first] : first_) {
    bool every = false;
    if (f_.blocks[block].kind == BlockKind::Handler) {
      if (handlerEvent(block, *first, &every)) insertLine(block, *first, !every);
      continue;
    }
    if (f_.blocks[block].kind == BlockKind::Resume) {
      const Instruction* from = at(f_.blocks[block].resume_position);
      if (isLineEvent(from, *first)) insertLine(block, *first);
      continue;
    }
    bool any = false;
    every = true;
    for (const auto& [edge, from] : edges_) {
      if (edge.second != block) continue;
      const bool event = from != nullptr && isLineEvent(from, *first);
      any = any || event;
      every = every && event;
    }
    if (!any) continue;
    if (every) {
      insertLine(block, *first);
      continue;
    }
    for (const auto& [edge, from] : edges_) {
      if (edge.second != block || from == nullptr || !isLineEvent(from, *first)) continue;
      const size_t last = f_.blocks[edge.first].instrs.size() - 1;
      for (size_t i = 0; i < f_.blocks[edge.first].instrs[last].targets.size(); ++i) {
        ir::Target target = f_.blocks[edge.first].instrs[last].targets[i];
        if (target.block != block) continue;
        insertLine(splitEdge(&target), *first);
        f_.blocks[edge.first].instrs[last].targets[i] = std::move(target);
      }
    }
  }
}

}  // namespace vitrine::build
