#include "compiler/codegen/frame_records.h"

#include <fmt/format.h>

#include <set>

#include "debuginfo/schema/frame_map.h"

namespace vitrine::codegen {
namespace {

schema::SlotKind kindOf(const bytecode::Code& code, size_t slot) {
  const bool argument = slot < static_cast<size_t>(code.nargs);
  switch (code.slot_kinds[slot]) {
    case bytecode::SlotKind::Free: return schema::SlotKind::Free;
    case bytecode::SlotKind::Cell: return argument ? schema::SlotKind::ArgumentCell : schema::SlotKind::Cell;
    case bytecode::SlotKind::Local: break;
  }
  return argument ? schema::SlotKind::Argument : schema::SlotKind::Local;
}

}  // namespace

std::string frameRecord(const bytecode::Code& code, const ir::Function& function, const std::string& native,
                        const std::string& path, bool debug) {
  schema::FrameRecord record;
  record.name = function.qualname;
  record.path = path;
  record.first_line = static_cast<uint32_t>(code.first_line);
  record.stack_size = static_cast<uint32_t>(function.stacksize);
  record.debug = debug;
  record.generator = function.generator;
  record.name_space = function.name_space;
  for (size_t i = 0; i < code.locals.size(); ++i) record.slots.push_back({code.locals[i], kindOf(code, i)});
  std::set<uint32_t> lines;
  for (const ir::Block& block : function.blocks) {
    for (const ir::Instr& instr : block.instrs) {
      if (instr.line > 0 && (!debug || instr.op == ir::Op::Line)) lines.insert(static_cast<uint32_t>(instr.line));
    }
  }
  record.lines.assign(lines.begin(), lines.end());

  const std::string data = schema::encode(record);
  std::string bytes;
  for (const char c : data) bytes += fmt::format("{}{}", bytes.empty() ? "" : ",", static_cast<unsigned char>(c));
  return fmt::format("asm(\".pushsection {},\\\"\\\",@progbits\\n.quad {}\\n.long {}\\n.byte {}\\n.popsection\");\n",
                     schema::kFrameSection, native, data.size(), bytes);
}

}  // namespace vitrine::codegen
