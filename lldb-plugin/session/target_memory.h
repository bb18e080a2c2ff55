// Memory of an LLDB process or core file.
#pragma once

#include <lldb/API/LLDB.h>

#include "lldb-plugin/model/memory.h"

namespace vitrine::plugin {

/// Reads through LLDB. Core files usually omit pages that are in the program's file; these come from there.
class TargetMemory : public Memory {
 public:
  explicit TargetMemory(lldb::SBProcess process) : process_(process), target_(process.GetTarget()) {}
  bool read(Address address, void* out, size_t size) override;

 private:
  lldb::SBProcess process_;
  lldb::SBTarget target_;
};

}  // namespace vitrine::plugin
