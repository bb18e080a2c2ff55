// VITRINE_INTERPRET: functions that stay interpreted in an unchanged binary.
//
// The value is a comma-separated list of globs. Each is matched against the function's qualified
// name
// (`Point.norm`, `main.<locals>.step`, `<module>`) and against the same behind the name of its
// module
// (`app.Point.norm`). The script answers to its file's name and to `__main__`.
#include "frames.h"

#include <fnmatch.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

constexpr size_t kLongest = 1024;  // a longer name is matched by what fits

struct Names {
  const char* qualified;
  char in_module[kLongest];
  char in_file[kLongest];  // only of the script
};

void joinName(char* out, const char* module, size_t length, const char* qualified) {
  std::snprintf(out, kLongest, "%.*s.%s", static_cast<int>(length), module, qualified);
}

void describe(Names* names, const vt_module* module, const char* qualified) {
  names->qualified = qualified;
  joinName(names->in_module, module->name, std::strlen(module->name), qualified);
  names->in_file[0] = 0;
  if (std::strcmp(module->name, "__main__") != 0) return;
  const char* slash = std::strrchr(module->path, '/');
  const char* base = slash != nullptr ? slash + 1 : module->path;
  joinName(names->in_file, base, std::strcspn(base, "."), qualified);
}

bool matches(const char* pattern, const Names& names) {
  return fnmatch(pattern, names.qualified, 0) == 0 || fnmatch(pattern, names.in_module, 0) == 0 ||
         (names.in_file[0] != 0 && fnmatch(pattern, names.in_file, 0) == 0);
}

}  // namespace

extern "C" int vt_kept_interpreted(const vt_module* module, PyCodeObject* code) noexcept {
  static const char* const patterns = std::getenv("VITRINE_INTERPRET");
  if (VT_LIKELY(patterns == nullptr || *patterns == 0)) return 0;
  const char* qualified = PyUnicode_AsUTF8(code->co_qualname);
  if (qualified == nullptr) {  // a name that cannot be encoded cannot be in the environment either
    PyErr_Clear();
    return 0;
  }
  Names names;
  describe(&names, module, qualified);
  char pattern[kLongest];
  for (const char* at = patterns; *at != 0;) {
    const size_t length = std::strcspn(at, ",");
    if (length > 0 && length < sizeof(pattern)) {
      std::memcpy(pattern, at, length);
      pattern[length] = 0;
      if (matches(pattern, names)) return 1;
    }
    at += length + (at[length] == ',' ? 1 : 0);
  }
  return 0;
}
