#include <vitrine/rt_fast.h>

#include <gtest/gtest.h>

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  Py_DontWriteBytecodeFlag = 1;
  Py_InitializeEx(0);
  vt_int_pool_install();
  int status = RUN_ALL_TESTS();
  if (Py_FinalizeEx() < 0) status = 1;
  return status;
}
