// Stands in for runtime/frames: the test programs have no native code to attach.
#include <vitrine/rt.h>

extern "C" int vt_attach_code(PyCodeObject*, vt_code*) noexcept { return 0; }
extern "C" int vt_kept_interpreted(const vt_module*, PyCodeObject*) noexcept { return 0; }
