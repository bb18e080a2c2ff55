// `vitrine debug --post-mortem`: runs a program that keeps the moments of its raises.
//
// The program runs by itself, at its own speed and on the user's terminal; the debugger comes when it
// has ended. What the program does is in runtime/crash/post_mortem.h, which also defines the message.
#pragma once

#include <string>
#include <vector>

#include "support/expected.h"

namespace vitrine::driver {

/// How a program ended.
struct Ending {
  int status = 0;       // exit status; 128 + number after a signal
  int process = 0;      // the copy to look at; 0: no exception and no signal ended it
  bool is_raise = false;  // the copy is of the raise, not of the end
  bool is_signal = false;
  std::string name;     // of the exception's type or of the signal
};

/// Runs the program with its arguments to its end. `every_raise`: whatever that costs.
[[nodiscard]] Expected<Ending> runForPostMortem(const std::vector<std::string>& words, bool every_raise);

/// The sentence for the user, and the debugger's commands.
[[nodiscard]] std::string describeEnding(const Ending& ending);
[[nodiscard]] std::vector<std::string> commandsFor(const Ending& ending);

}  // namespace vitrine::driver
