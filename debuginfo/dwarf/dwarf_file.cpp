#include "debuginfo/dwarf/dwarf_file.h"

#include <dwarf.h>
#include <fmt/format.h>
#include <libdwarf.h>

#include <algorithm>
#include <optional>

namespace vitrine::dwarf {
namespace {

/// Keeps libdwarf's handle; remembers the first error.
class Reader {
 public:
  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() {
    if (debug_ != nullptr) {
      dwarf_finish(debug_, nullptr);  // errors too
    } else if (error_ != nullptr) {
      dwarf_dealloc_error(nullptr, error_);
    }
  }

  Expected<std::vector<Function>> read(const std::string& path, const std::set<uint64_t>& addresses) {
    // Without a buffer for the true path libdwarf reads this very file.
    const int opened = dwarf_init_path(path.c_str(), nullptr, 0, 0, DW_GROUPNUMBER_ANY, nullptr, nullptr, &debug_,
                                       nullptr, 0, nullptr, &error_);
    if (opened == DW_DLV_NO_ENTRY) return Diagnostic::error("found no file to read", {path});
    if (opened != DW_DLV_OK) return failure("the file is not to be read as ELF with DWARF", path);
    for (;;) {
      Dwarf_Half version = 0;
      const int next = dwarf_next_cu_header_d(debug_, true, nullptr, &version, nullptr, nullptr, nullptr, nullptr,
                                              nullptr, nullptr, nullptr, nullptr, &error_);
      if (next == DW_DLV_NO_ENTRY) break;
      if (next != DW_DLV_OK) return failure("bad header of a compilation unit", path);
      if (version != 4 && version != 5) {
        return Diagnostic::error(fmt::format("DWARF version {}, expected 4 or 5", version), {path});
      }
      Dwarf_Die unit = nullptr;
      if (dwarf_siblingof_b(debug_, nullptr, true, &unit, &error_) != DW_DLV_OK) {
        return failure("a compilation unit without contents", path);
      }
      const size_t before = functions_.size();
      if (!readUnit(unit, addresses)) return failure("bad debugging information", path);
      if (functions_.size() != before && !readLines(unit, before)) return failure("bad line table", path);
      dwarf_dealloc(debug_, unit, DW_DLA_DIE);
    }
    std::sort(functions_.begin(), functions_.end(),
              [](const Function& a, const Function& b) { return a.low < b.low; });
    return std::move(functions_);
  }

 private:
  Diagnostic failure(const std::string& what, const std::string& path) {
    const std::string detail = error_ != nullptr ? dwarf_errmsg(error_) : "no details";
    return Diagnostic::error(fmt::format("{}: {}", what, detail), {path});
  }

  /// Calls `visit` for each child until it returns false. False on an error or when a visit failed.
  template <typename Visit>
  bool eachChild(Dwarf_Die parent, Visit visit) {
    Dwarf_Die child = nullptr;
    int result = dwarf_child(parent, &child, &error_);
    while (result == DW_DLV_OK) {
      if (!visit(child)) return false;
      Dwarf_Die next = nullptr;
      result = dwarf_siblingof_b(debug_, child, true, &next, &error_);
      dwarf_dealloc(debug_, child, DW_DLA_DIE);
      child = next;
    }
    return result == DW_DLV_NO_ENTRY;
  }

  bool readUnit(Dwarf_Die unit, const std::set<uint64_t>& addresses) {
    return eachChild(unit, [&](Dwarf_Die die) {
      Dwarf_Half tag = 0;
      if (dwarf_tag(die, &tag, &error_) != DW_DLV_OK) return false;
      Dwarf_Addr low = 0;
      if (tag != DW_TAG_subprogram || dwarf_lowpc(die, &low, &error_) != DW_DLV_OK) return true;
      return !addresses.contains(low) || readFunction(die, low);
    });
  }

  bool readFunction(Dwarf_Die die, uint64_t low) {
    Function out;
    out.low = low;
    Dwarf_Addr high = 0;
    Dwarf_Half form = 0;
    Dwarf_Form_Class form_class{};
    if (dwarf_highpc_b(die, &high, &form, &form_class, &error_) != DW_DLV_OK) return false;
    out.high = form_class == DW_FORM_CLASS_ADDRESS ? high : low + high;
    out.name = text(die, DW_AT_name);
    out.linkage_name = text(die, DW_AT_linkage_name);
    const bool good = eachChild(die, [&](Dwarf_Die child) {
      Dwarf_Half tag = 0;
      if (dwarf_tag(child, &tag, &error_) != DW_DLV_OK) return false;
      if (tag != DW_TAG_variable && tag != DW_TAG_formal_parameter) return true;
      Variable variable;
      variable.name = text(child, DW_AT_name);
      Dwarf_Bool artificial = false;
      Dwarf_Attribute flag = nullptr;
      if (dwarf_attr(child, DW_AT_artificial, &flag, &error_) == DW_DLV_OK) {
        dwarf_formflag(flag, &artificial, &error_);
        dwarf_dealloc(debug_, flag, DW_DLA_ATTR);
      }
      variable.artificial = artificial != 0;
      if (!readLocations(child, &variable.locations)) return false;
      out.variables.push_back(std::move(variable));
      return true;
    });
    functions_.push_back(std::move(out));
    return good;
  }

  std::string text(Dwarf_Die die, Dwarf_Half attribute) {
    Dwarf_Attribute value = nullptr;
    char* string = nullptr;
    if (dwarf_attr(die, attribute, &value, &error_) != DW_DLV_OK) return {};
    std::string out;
    if (dwarf_formstring(value, &string, &error_) == DW_DLV_OK && string != nullptr) out = string;
    dwarf_dealloc(debug_, value, DW_DLA_ATTR);
    return out;
  }

  bool readLocations(Dwarf_Die die, std::vector<Location>* out) {
    Dwarf_Attribute attribute = nullptr;
    const int found = dwarf_attr(die, DW_AT_location, &attribute, &error_);
    if (found != DW_DLV_OK) return found == DW_DLV_NO_ENTRY;
    Dwarf_Loc_Head_c head = nullptr;
    Dwarf_Unsigned count = 0;
    const int listed = dwarf_get_loclist_c(attribute, &head, &count, &error_);
    bool good = listed != DW_DLV_ERROR;
    for (Dwarf_Unsigned i = 0; listed == DW_DLV_OK && i < count && good; ++i) good = readLocation(head, i, out);
    if (head != nullptr) dwarf_loc_head_c_dealloc(head);
    dwarf_dealloc(debug_, attribute, DW_DLA_ATTR);
    return good;
  }

  bool readLocation(Dwarf_Loc_Head_c head, Dwarf_Unsigned index, std::vector<Location>* out) {
    Dwarf_Small kind = 0;
    Dwarf_Small source = 0;
    Dwarf_Unsigned raw_low = 0;
    Dwarf_Unsigned raw_high = 0;
    Dwarf_Unsigned operations = 0;
    Dwarf_Unsigned expression = 0;
    Dwarf_Unsigned offset = 0;
    Dwarf_Bool unavailable = false;
    Dwarf_Addr low = 0;
    Dwarf_Addr high = 0;
    Dwarf_Locdesc_c entry = nullptr;
    if (dwarf_get_locdesc_entry_d(head, index, &kind, &raw_low, &raw_high, &unavailable, &low, &high, &operations,
                                  &entry, &source, &expression, &offset, &error_) != DW_DLV_OK) {
      return false;
    }
    Location location;
    if (source != 0) {
      location.low = low;
      location.high = high;
    }
    for (Dwarf_Unsigned i = 0; i < operations; ++i) {
      Dwarf_Small code = 0;
      Dwarf_Unsigned operand = 0;
      Dwarf_Unsigned second = 0;
      Dwarf_Unsigned third = 0;
      Dwarf_Unsigned branch = 0;
      if (dwarf_get_location_op_value_c(entry, i, &code, &operand, &second, &third, &branch, &error_) != DW_DLV_OK) {
        return false;
      }
      location.operations.push_back({code, static_cast<int64_t>(operand)});
    }
    if (!location.operations.empty()) out->push_back(std::move(location));
    return true;
  }

  /// Rows of the unit go to those of its functions that were taken.
  bool readLines(Dwarf_Die unit, size_t first) {
    Dwarf_Unsigned version = 0;
    Dwarf_Small tables = 0;
    Dwarf_Line_Context context = nullptr;
    const int found = dwarf_srclines_b(unit, &version, &tables, &context, &error_);
    if (found != DW_DLV_OK) return found == DW_DLV_NO_ENTRY;
    Dwarf_Line* lines = nullptr;
    Dwarf_Signed count = 0;
    bool good = dwarf_srclines_from_linecontext(context, &lines, &count, &error_) == DW_DLV_OK;
    for (Dwarf_Signed i = 0; good && i < count; ++i) {
      LineRow row;
      Dwarf_Addr address = 0;
      Dwarf_Unsigned line = 0;
      Dwarf_Bool statement = false;
      Dwarf_Bool end = false;
      char* file = nullptr;
      good = dwarf_lineaddr(lines[i], &address, &error_) == DW_DLV_OK &&
             dwarf_lineno(lines[i], &line, &error_) == DW_DLV_OK &&
             dwarf_linebeginstatement(lines[i], &statement, &error_) == DW_DLV_OK &&
             dwarf_lineendsequence(lines[i], &end, &error_) == DW_DLV_OK;
      if (!good || end) continue;
      for (size_t f = first; f < functions_.size(); ++f) {
        if (address < functions_[f].low || address >= functions_[f].high) continue;
        if (dwarf_linesrc(lines[i], &file, &error_) == DW_DLV_OK && file != nullptr) {
          row.file = file;
          dwarf_dealloc(debug_, file, DW_DLA_STRING);
        }
        row.address = address;
        row.line = static_cast<uint32_t>(line);
        row.statement = statement != 0;
        functions_[f].rows.push_back(row);
        break;
      }
    }
    dwarf_srclines_dealloc_b(context);
    return good;
  }

  Dwarf_Debug debug_ = nullptr;
  Dwarf_Error error_ = nullptr;
  std::vector<Function> functions_;
};

}  // namespace

Expected<std::vector<Function>> readFunctions(const std::string& path, const std::set<uint64_t>& addresses) {
  return Reader().read(path, addresses);
}

std::string describe(const std::vector<Operation>& operations) {
  std::string out;
  for (const Operation& operation : operations) {
    const char* name = nullptr;
    if (dwarf_get_OP_name(operation.code, &name) != DW_DLV_OK) name = "DW_OP_?";
    if (!out.empty()) out += ", ";
    out += name;
    const bool bare = operation.code == DW_OP_deref || operation.code == DW_OP_call_frame_cfa ||
                      operation.code == DW_OP_stack_value;
    if (!bare) out += fmt::format(" {}", operation.operand);
  }
  return out;
}

}  // namespace vitrine::dwarf
