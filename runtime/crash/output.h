// Text for a report, written without the C library's streams: safe in a signal handler.
//
// In: pieces of text and numbers. Out: bytes to one or two file descriptors, in the order of the
// calls. Errors of write() are ignored: there is nobody left to tell.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vitrine::crash {

class Output {
 public:
  /// `second` may be -1.
  explicit Output(int first, int second = -1) : first_(first), second_(second) {}
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output() { flush(); }

  Output& text(const char* text);
  Output& bytes(const char* text, size_t size);
  Output& character(char c) { return bytes(&c, 1); }
  Output& number(int64_t value);
  Output& hex(uint64_t value, int digits = 1);
  /// One character of a text as UTF-8; with `quote` not 0, that and a backslash are escaped as in
  /// repr().
  Output& codePoint(uint32_t c, char quote);
  /// Between these two everything that is written becomes the contents of one JSON string.
  Output& beginJson();
  Output& endJson();
  void flush();

 private:
  int first_;
  int second_;
  Output& plain(const char* text, size_t size);

  bool in_json_ = false;
  size_t used_ = 0;
  char buffer_[1024];
};

}  // namespace vitrine::crash
