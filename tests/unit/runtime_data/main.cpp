#include <vitrine/rt_leave.h>
#include <vitrine/rt_fast.h>

#include <gtest/gtest.h>

// Leaving native code belongs to runtime/frames, which is not part of these tests: nothing is traced.
extern "C" {
PyObject* vt_put_aside(PyObject*) noexcept { abort(); }
int vt_put_aside_all(PyObject**, int) noexcept { abort(); }
int vt_put_aside_exhausted() noexcept { abort(); }
int vt_put_aside_truth(PyThreadState*, int) noexcept { abort(); }
int vt_put_aside_operand(PyObject*) noexcept { abort(); }
int vt_trace_exception(PyThreadState*) noexcept { abort(); }
}

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  Py_DontWriteBytecodeFlag = 1;
  Py_InitializeEx(0);
  vt_int_pool_install();
  int status = RUN_ALL_TESTS();
  if (Py_FinalizeEx() < 0) status = 1;
  return status;
}
