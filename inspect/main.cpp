// `vitrine inspect`: one page about a core file or a report, without a debugger.
#include <fmt/format.h>

#include <cstdio>
#include <cstring>
#include <exception>
#include <string>
#include <vector>

#include "inspect/gather.h"
#include "inspect/render.h"

namespace {

using namespace vitrine;

constexpr int kBadUse = 2;
constexpr const char* kHelp = R"(usage: vitrine inspect [--json | --html] [--debug-folder DIR] CORE [PROGRAM]
       vitrine inspect [--json | --html] REPORT

Prints one page about a program that died: the signal or exception, its likely cause, the Python stack of
every thread with source and locals, asyncio's tasks, the native stack. Reads core files itself and takes only the
native stack from LLDB; REPORT is the JSON that VITRINE_CRASH=FILE leaves in FILE.json.

  --debug-folder DIR  where separate debug files are, as DIR/.build-id/xx/yyy.debug; /usr/lib/debug always counts
)";

int fail(const std::string& message) {
  std::fprintf(stderr, "vitrine inspect: error: %s\n", message.c_str());
  return kBadUse;
}

bool isCore(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  char magic[4] = {};
  const bool read = std::fread(magic, 1, sizeof magic, file) == sizeof magic;
  std::fclose(file);
  return read && std::memcmp(magic, "\177ELF", sizeof magic) == 0;
}

int run(const std::vector<std::string>& arguments) {
  std::string form;
  std::vector<std::string> files, debug_folders;
  for (size_t i = 0; i < arguments.size(); i++) {
    const std::string& word = arguments[i];
    if (word == "-h" || word == "--help") return std::fputs(kHelp, stdout) >= 0 ? 0 : 1;
    if (word == "--json" || word == "--html") {
      form = word;
    } else if (word == "--debug-folder") {
      if (++i == arguments.size()) return fail("found nothing after --debug-folder, expected a folder");
      debug_folders.push_back(arguments[i]);
    } else if (word.starts_with("-")) {
      return fail(fmt::format("unknown option {}; vitrine inspect --help lists them", word));
    } else {
      files.push_back(word);
    }
  }
  if (files.empty() || files.size() > 2) {
    return fail(fmt::format("found {} files, expected a core file (and its program) or a report", files.size()));
  }
  const std::string program = files.size() == 2 ? files[1] : "";
  Expected<inspect::Json> report = isCore(files[0]) ? inspect::gatherCore(files[0], program, debug_folders)
                                                     : inspect::readReport(files[0]);
  if (!report) return fail(report.error().message + " (" + files[0] + ")");
  const auto replace = inspect::Json::error_handler_t::replace;
  const std::string page = form == "--json"   ? report->dump(1, ' ', false, replace) + "\n"
                           : form == "--html" ? inspect::renderHtml(*report)
                                              : inspect::renderText(*report);
  return std::fwrite(page.data(), 1, page.size(), stdout) == page.size() && std::fflush(stdout) == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run({argv + 1, argv + argc});
  } catch (const nlohmann::json::exception& error) {
    // A report that somebody else wrote, or a disk that was full.
    return fail(fmt::format("the report does not have the form of one: {}", error.what()));
  }
}
