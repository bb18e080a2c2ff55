// A Linux core file: the memory and the threads of a process that died.
//
// In: the core, and perhaps the program (a core names the files it was made of, which may have moved).
// Out: bytes by address. Pages that the kernel leaves out of cores, those of unchanged files, come from
// the files themselves; what is in neither cannot be read.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lldb-plugin/model/memory.h"
#include "support/expected.h"

namespace vitrine::inspect {

/// A file mapped for reading.
class MappedFile {
 public:
  [[nodiscard]] static std::unique_ptr<MappedFile> open(const std::string& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }
  /// A structure at an offset; null when it is not inside the file.
  template <typename T>
  [[nodiscard]] const T* at(uint64_t offset, uint64_t count = 1) const {
    if (offset > size_ || count > (size_ - offset) / sizeof(T)) return nullptr;
    return reinterpret_cast<const T*>(data_ + offset);
  }

 private:
  MappedFile(const char* data, size_t size) : data_(data), size_(size) {}
  const char* data_;
  size_t size_;
};

struct Signal {
  int number = 0;
  int code = 0;
  uint64_t address = 0;  // of the fault; otherwise meaningless
  int sender = 0;        // when `code` <= 0
};

class CoreFile : public plugin::Memory {
 public:
  /// `program` may be empty: the file that the core names is taken.
  [[nodiscard]] static Expected<std::unique_ptr<CoreFile>> open(const std::string& path, const std::string& program);

  bool read(plugin::Address address, void* out, size_t size) override;

  [[nodiscard]] const Signal& signal() const { return signal_; }
  /// Kernel numbers of the threads; the first is the one that died.
  [[nodiscard]] const std::vector<int>& threads() const { return threads_; }
  [[nodiscard]] uint64_t stackPointer() const { return stack_pointer_; }
  [[nodiscard]] int process() const { return process_; }
  [[nodiscard]] const std::string& program() const { return program_; }
  /// The build id that the core has of its program, in hexadecimal; may be empty.
  [[nodiscard]] const std::string& buildId() const { return build_id_; }
  /// Contents of a section of the program's file; empty when there is none.
  [[nodiscard]] std::vector<uint8_t> programSection(std::string_view name);

 private:
  struct Segment {
    uint64_t start, size, offset;
  };
  struct Mapping {
    uint64_t start, end, offset;
    std::string path;
  };

  Expected<void> readHeaders();
  void readNotes(uint64_t offset, uint64_t size);
  void readMappings(std::string_view note);
  Expected<void> findProgram(const std::string& wanted);
  std::string buildIdInMemory();
  bool readPart(uint64_t address, char* out, size_t size, size_t* done);
  MappedFile* file(const std::string& path);

  std::unique_ptr<MappedFile> core_;
  std::vector<Segment> segments_;
  std::vector<Mapping> mappings_;
  std::map<std::string, std::unique_ptr<MappedFile>> files_;
  std::map<std::string, std::string> moved_;  // where a file of the core is found now
  std::vector<int> threads_;
  Signal signal_;
  uint64_t stack_pointer_ = 0;
  uint64_t entry_ = 0;
  int process_ = 0;
  std::string program_;
  std::string build_id_;
};

/// The build id of an ELF file in hexadecimal, or nothing.
[[nodiscard]] std::string buildIdOf(const MappedFile& file);

}  // namespace vitrine::inspect
