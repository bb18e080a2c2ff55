// Threads and their Python frames, compiled and interpreted in one stack.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lldb-plugin/model/code.h"
#include "lldb-plugin/model/objects.h"

namespace vitrine::plugin {

/// One Python frame.
struct Frame {
  Address address = 0;       ///< of the _PyInterpreterFrame
  const Code* code = nullptr;
  int64_t unit = -1;         ///< code unit of the instruction that was recorded last; -1 before the first
  int line = 0;              ///< its line; 0 when there is none
  Address function = 0;
  Address globals = 0;
  Address builtins = 0;
  Address locals = 0;        ///< dict of a module or class body; 0 in functions
  int owner = 0;             ///< kFrameOfThread, kFrameOfGenerator, kFrameOfObject
  bool compiled = false;     ///< native code is running it, not the interpreter
  bool has_native = false;   ///< native code exists for it
  std::string module;        ///< __name__ of its globals
  /// Module and qualified name: "app.Point.norm".
  [[nodiscard]] std::string fullName() const { return module.empty() ? code->qualname : module + "." + code->qualname; }
};

/// A variable of a frame. `value` 0 means: not bound (yet, or any more).
struct Variable {
  enum class Kind { Argument, Local, Cell, Free, Name };
  std::string name;
  Address value = 0;
  Kind kind = Kind::Local;
};
const char* kindName(Variable::Kind kind);

/// An exception that is being raised or handled.
struct InFlight {
  Address exception = 0;     ///< 0 when only the type is known
  Address type = 0;
  Address traceback = 0;
  bool raising = false;      ///< on its way to a handler; otherwise being handled
};

/// A Python thread.
struct Thread {
  Address address = 0;       ///< of the PyThreadState
  Address interpreter = 0;
  uint64_t native_id = 0;    ///< the kernel's number, 0 when it is not known
  uint64_t id = 0;
  bool holds_gil = false;
};

class Frames {
 public:
  /// `objects` must outlive this.
  explicit Frames(Objects& objects) : objects_(objects), codes_(objects) {}
  void clear() { codes_.clear(); }
  Codes& codes() { return codes_; }

  /// All Python threads, in the order of creation. Empty with a reason when Python is not running.
  std::vector<Thread> threads(std::string& problem);
  /// The frames of a thread, innermost first, at most `limit`. `problem` says why the chain ends early, if it does.
  std::vector<Frame> stack(const Thread& thread, size_t limit, std::string& problem);
  /// The frame at an address; nothing when there is none.
  std::optional<Frame> frame(Address address);
  /// The frame of a suspended or running generator, coroutine or async generator.
  std::optional<Frame> generatorFrame(Address generator);
  /// Variables in the order of their slots, or of the namespace for modules and classes.
  std::vector<Variable> variables(const Frame& frame);
  std::vector<InFlight> exceptions(const Thread& thread);

  static constexpr size_t kMaxFrames = 100'000;

 private:
  Objects& objects_;
  Codes codes_;
  std::unordered_map<Address, std::string> module_names_;
};

}  // namespace vitrine::plugin
