#include "lldb-plugin/formatters/formatters.h"

#include <exception>

#include "lldb-plugin/model/repr.h"
#include "lldb-plugin/session/session.h"

namespace vitrine::plugin {

namespace {

/// The PyObject* in a value: an `object`, a reference to one, or the pointer itself.
bool pointerIn(lldb::SBValue value, Address& pointer) {
  value = value.GetNonSyntheticValue();
  lldb::SBType type = value.GetType().GetCanonicalType();
  if (type.IsReferenceType()) {
    value = value.Dereference();
    type = value.GetType().GetCanonicalType();
  }
  if (type.IsPointerType()) {
    // Summaries of T* are asked for T** too.
    if (type.GetPointeeType().IsPointerType()) return false;
  } else {
    value = value.GetChildAtIndex(0);
  }
  lldb::SBError error;
  pointer = value.GetValueAsUnsigned(error, 0);
  return error.Success();
}

bool summary(lldb::SBValue value, lldb::SBTypeSummaryOptions, lldb::SBStream& stream) {
  try {
    Address pointer = 0;
    if (!pointerIn(value, pointer)) return false;
    std::string error;
    Session* session = Session::of(value.GetProcess(), error);
    if (session == nullptr) return false;
    if (pointer != 0) pointer = session->withoutCell(value.GetThread(), value.GetLoadAddress(), pointer);
    if (pointer == 0) {
      // Only a variable of Python's is unbound; a pointer of C code is NULL.
      stream.Print(value.GetType().GetCanonicalType().IsPointerType() ? "NULL" : "<unbound>");
      return true;
    }
    Limits limits;
    limits.max_text = 300;
    stream.Print(repr(session->objects(), pointer, limits).c_str());
    return true;
  } catch (...) {
    return false;  // nothing may escape into LLDB
  }
}

}  // namespace

bool registerFormatters(lldb::SBDebugger debugger) {
  lldb::SBTypeCategory category = debugger.CreateCategory("vitrine");
  if (!category.IsValid()) return false;
  constexpr uint32_t kOptions = lldb::eTypeOptionCascade | lldb::eTypeOptionHideChildren | lldb::eTypeOptionHideValue;
  for (const char* name : {"object", "PyObject *", "_object *"}) {
    lldb::SBTypeSummary made = lldb::SBTypeSummary::CreateWithCallback(summary, kOptions, "Python value");
    if (!made.IsValid() || !category.AddTypeSummary(lldb::SBTypeNameSpecifier(name, false), made)) return false;
  }
  category.SetEnabled(true);
  return true;
}

}  // namespace vitrine::plugin
