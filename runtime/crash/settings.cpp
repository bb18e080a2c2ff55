// VITRINE_CRASH: 0 no reports; 1 unhandled exceptions too, on stderr; anything else is a file's
// name for both: text there, JSON beside it. %p in the name is the process's number.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "crash.h"

namespace vitrine::crash {

namespace {

Settings settings_;

void setFiles(const char* pattern) {
  size_t used = 0;
  char* name = settings_.text_file;
  constexpr size_t kRoom = sizeof(settings_.text_file) - sizeof(".json") - 24;
  for (const char* at = pattern; *at != 0 && used < kRoom; at++) {
    if (at[0] == '%' && at[1] == 'p') {
      used += static_cast<size_t>(snprintf(name + used, 24, "%d", getpid()));
      at++;
    } else {
      name[used++] = *at;
    }
  }
  name[used] = 0;
  strcpy(settings_.json_file, name);
  if (used > 5 && strcmp(name + used - 5, ".json") == 0) {
    name[0] = 0;  // only JSON is wanted
  } else {
    strcat(settings_.json_file, ".json");
  }
}

}  // namespace

const Settings& settings() {
  static bool done = false;
  if (done) return settings_;
  done = true;
  const char* wanted = getenv("VITRINE_CRASH");
  if (wanted == nullptr || *wanted == 0) return settings_;
  if (strcmp(wanted, "0") == 0) {
    settings_.signals = false;
    settings_.exceptions = Settings::Exceptions::Never;
  } else if (strcmp(wanted, "1") == 0) {
    settings_.exceptions = Settings::Exceptions::Standard;
  } else {
    settings_.exceptions = Settings::Exceptions::File;
    setFiles(wanted);
  }
  return settings_;
}

}  // namespace vitrine::crash
