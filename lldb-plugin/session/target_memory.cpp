#include "lldb-plugin/session/target_memory.h"

namespace vitrine::plugin {

bool TargetMemory::read(Address address, void* out, size_t size) {
  lldb::SBError error;
  if (process_.ReadMemory(address, out, size, error) == size && error.Success()) return true;
  // In a core, SBTarget finds the bytes in the file although it reports an error: the count tells.
  lldb::SBAddress resolved(address, target_);
  if (!resolved.GetSection().IsValid()) return false;
  lldb::SBError ignored;
  return target_.ReadMemory(resolved, out, size, ignored) == size;
}

}  // namespace vitrine::plugin
