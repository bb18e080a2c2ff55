#include "compiler/driver/inspect_command.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "compiler/driver/driver.h"
#include "compiler/driver/installation.h"

namespace vitrine::driver {

int runInspectCommand(const std::vector<std::string>& arguments) {
  const Expected<Installation> installation = findInstallation();
  if (!installation) {
    std::fprintf(stderr, "vitrine inspect: error: %s\n", installation.error().message.c_str());
    return kExitError;
  }
  const std::string program = (installation->home / "vitrine-inspect").string();
  std::vector<char*> words = {const_cast<char*>(program.c_str())};
  for (const std::string& word : arguments) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  execv(program.c_str(), words.data());
  std::fprintf(stderr, "vitrine inspect: error: cannot start %s: %s\n", program.c_str(), std::strerror(errno));
  return kExitError;
}

}  // namespace vitrine::driver
