#include "lldb-plugin/session/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "debuginfo/schema/frame_map.h"
#include "lldb-plugin/session/native.h"
#include "lldb-plugin/session/section.h"

namespace vitrine::plugin {

namespace {
constexpr uint64_t kReadsPerQuestion = 20'000'000;

/// Formatters run on LLDB's threads too. One lock for all: questions are short.
std::mutex sessions_mutex;
std::unordered_map<uint32_t, std::unique_ptr<Session>>& sessions() {
  // Never destroyed: LLDB may ask while the process exits.
  static auto* all = new std::unordered_map<uint32_t, std::unique_ptr<Session>>;
  return *all;
}
}  // namespace

std::optional<Layout> findLayout(lldb::SBTarget target, std::string& error) {
  for (uint32_t i = 0; i < target.GetNumModules(); i++) {
    lldb::SBModule module = target.GetModuleAtIndex(i);
    lldb::SBSection section = module.FindSection(schema::kOffsetsSection);
    if (!section.IsValid()) continue;
    const std::optional<std::string> bytes = readSection(section, 65536);
    if (!bytes) {
      error = fmt::format("section {} cannot be read", schema::kOffsetsSection);
      return std::nullopt;
    }
    return parseLayout({reinterpret_cast<const uint8_t*>(bytes->data()), bytes->size()}, error);
  }
  error = "this program was not built by vitrine (it has no section .vitrine.offsets)";
  return std::nullopt;
}

namespace {
/// By the first record of the frame map: a program is built in one mode.
bool isOptimised(lldb::SBTarget target) {
  for (uint32_t i = 0; i < target.GetNumModules(); i++) {
    lldb::SBSection section = target.GetModuleAtIndex(i).FindSection(schema::kFrameSection);
    if (!section.IsValid()) continue;
    const std::optional<std::string> bytes = readSection(section, 256U << 20);
    if (!bytes) return false;
    const auto frames = schema::decodeFrames(*bytes);
    return frames && !frames->empty() && !frames->front().debug;
  }
  return false;
}
}  // namespace

Session::Session(lldb::SBProcess process, const Layout& layout)
    : process_(process),
      layout_(layout),
      memory_(process),
      reader_(memory_),
      objects_(layout_, reader_),
      frames_(objects_),
      sources_(process.GetTarget()),
      optimised_(isOptimised(process.GetTarget())) {}

Session* Session::of(lldb::SBProcess process, std::string& error) {
  if (!process.IsValid()) {
    error = "there is no process: run the program or open a core first";
    return nullptr;
  }
  const std::lock_guard lock(sessions_mutex);
  auto& found = sessions()[process.GetUniqueID()];
  if (found == nullptr) {
    const auto layout = findLayout(process.GetTarget(), error);
    if (!layout) return nullptr;
    found.reset(new Session(process, *layout));
  }
  const lldb::StateType state = process.GetState();
  if (state != lldb::eStateStopped && state != lldb::eStateCrashed && state != lldb::eStateSuspended) {
    error = fmt::format("the process is {}, expected stopped", lldb::SBDebugger::StateAsCString(state));
    return nullptr;
  }
  found->refresh();
  return found.get();
}

void Session::refresh() {
  reader_.setBudget(kReadsPerQuestion);
  // Running an expression may change memory too.
  const uint32_t stop = process_.GetStopID(/*include_expression_stops=*/true);
  if (stop == stop_) return;
  stop_ = stop;
  frames_.clear();
  objects_.clear();
  stacks_.clear();
}

std::optional<Thread> Session::threadOf(lldb::SBThread thread, std::string& error) {
  if (!thread.IsValid()) {
    error = "no thread is selected";
    return std::nullopt;
  }
  const auto all = frames_.threads(error);
  for (const Thread& t : all) {
    if (t.native_id == thread.GetThreadID()) return t;
  }
  // A core made by other means may number its threads differently; one thread leaves no doubt.
  if (all.size() == 1 && process_.GetNumThreads() == 1) return all.front();
  if (error.empty()) error = fmt::format("thread {} runs no Python", thread.GetIndexID());
  return std::nullopt;
}

lldb::SBThread Session::nativeThread(const Thread& thread) {
  lldb::SBThread found = process_.GetThreadByID(thread.native_id);
  // As in threadOf(): one thread on both sides leaves no doubt.
  std::string ignored;
  if (!found.IsValid() && process_.GetNumThreads() == 1 && frames_.threads(ignored).size() == 1) found = process_.GetThreadAtIndex(0);
  return found;
}

const std::vector<Frame>& Session::stack(lldb::SBThread thread, std::string& problem) {
  Stack& stack = stacks_[thread.GetThreadID()];
  if (stack.frames.empty() && stack.problem.empty()) {
    if (const auto found = threadOf(thread, stack.problem)) {
      stack.frames = frames_.stack(*found, Frames::kMaxFrames, stack.problem);
      if (!stack.frames.empty()) {
        // The recorded instruction is the last observable one; the program counter may be further on.
        Frame& top = stack.frames.front();
        const lldb::SBFrame native = thread.GetFrameAtIndex(0);
        if (top.compiled && runs(objects_, native, top)) {
          if (const int line = pythonLine(native, top); line != 0) top.line = line;
        }
      }
    }
    if (stack.frames.empty() && stack.problem.empty()) stack.problem = "the thread is not in Python code";
  }
  problem = stack.problem;
  return stack.frames;
}

std::string Session::reservation(lldb::SBThread thread) {
  std::string ignored;
  const auto& frames = stack(thread, ignored);
  if (!optimised_ || frames.empty() || !frames.front().compiled) return {};
  uint32_t i = 0;  // pieces of the runtime may be inlined
  while (thread.GetFrameAtIndex(i).IsInlined()) i++;
  const lldb::SBFrame native = thread.GetFrameAtIndex(i);
  if (!runs(objects_, native, frames.front())) return {};
  return "optimised code, stopped between two calls: a variable that was just assigned may not have its new value yet";
}

Address Session::withoutCell(lldb::SBThread thread, Address slot, Address value) {
  const Type* type = objects_.typeOf(value);
  if (type == nullptr || type->address != layout_.addr_type_cell) return value;
  std::string ignored;
  for (const Frame& frame : stack(thread, ignored)) {
    const Address first = frame.address + layout_.iframe_localsplus;
    const uint64_t index = (slot - first) / sizeof(Address);
    if (slot < first || index >= frame.code->kinds.size()) continue;
    if ((frame.code->kinds[index] & (kLocalCell | kLocalFree)) == 0) return value;
    return reader_.pointerOrNull(value + layout_.cell_ref);
  }
  return value;
}

const std::vector<int>& Session::joined(lldb::SBThread thread) {
  Stack& stack = stacks_[thread.GetThreadID()];
  if (!stack.joined) stack.joined = joinStacks(objects_, thread, stack.frames);
  return *stack.joined;
}

int Session::nativeFrameOf(lldb::SBThread thread, size_t index) {
  const auto& all = joined(thread);
  const auto it = std::find(all.begin(), all.end(), static_cast<int>(index));
  return it == all.end() ? -1 : static_cast<int>(it - all.begin());
}

size_t Session::selected(lldb::SBThread thread) {
  Stack& stack = stacks_[thread.GetThreadID()];
  const uint32_t native = thread.GetSelectedFrame().GetFrameID();
  if (stack.selected && stack.selected_native == native && *stack.selected < stack.frames.size()) return *stack.selected;
  if (native == 0) return 0;
  // The user has selected a native frame: the Python frame that it runs, or the nearest one further out.
  const auto& all = joined(thread);
  for (size_t i = native; i < all.size(); i++) {
    if (all[i] >= 0) return all[i];
  }
  return 0;
}

void Session::select(lldb::SBThread thread, size_t index) {
  const int native = nativeFrameOf(thread, index);
  if (native >= 0) thread.SetSelectedFrame(native);
  Stack& stack = stacks_[thread.GetThreadID()];
  stack.selected = index;
  stack.selected_native = thread.GetSelectedFrame().GetFrameID();
}

}  // namespace vitrine::plugin
