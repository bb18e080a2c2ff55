#include <string>
#include <vector>

#include "compiler/driver/driver.h"

int main(int argc, char** argv) {
  return vitrine::driver::runCommand(std::vector<std::string>(argv + 1, argv + argc));
}
