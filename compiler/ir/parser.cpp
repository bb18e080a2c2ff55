#include <fmt/format.h>

#include <cctype>
#include <optional>

#include "compiler/ir/text.h"

namespace vitrine::ir {
namespace {

/// Recursive descent over the text. The first problem stops it: `error_` is set and every reader
/// returns something harmless.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Expected<Function> run() {
    header();
    while (ok() && !take("}")) block();
    while (ok() && peek() == '!') frameState();
    if (ok() && at_ < text_.size()) fail("end of text");
    if (!ok()) return Diagnostic::error(error_, {"", line(), 0});
    return std::move(f_);
  }

 private:
  // ---- characters and words
  [[nodiscard]] bool ok() const { return error_.empty(); }
  [[nodiscard]] int line() const {
    int n = 1;
    for (size_t i = 0; i < at_ && i < text_.size(); ++i) n += text_[i] == '\n' ? 1 : 0;
    return n;
  }
  void fail(const std::string& expected) {
    if (!ok()) return;
    const std::string found(text_.substr(at_, std::min<size_t>(20, text_.size() - at_)));
    error_ = fmt::format("found \"{}\", expected {}", found.substr(0, found.find('\n')), expected);
  }
  void space() {
    while (at_ < text_.size()) {
      if (text_[at_] == ';') {
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
      } else if (std::isspace(static_cast<unsigned char>(text_[at_])) != 0) {
        ++at_;
      } else {
        return;
      }
    }
  }
  char peek() {
    space();
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  bool take(std::string_view token) {
    space();
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }
  void expect(std::string_view token) {
    if (!take(token)) fail(fmt::format("\"{}\"", token));
  }
  std::string word() {
    space();
    const size_t start = at_;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '_')) {
      ++at_;
    }
    return std::string(text_.substr(start, at_ - start));
  }
  std::string until(std::string_view stops) {
    const size_t start = at_;
    while (at_ < text_.size() && stops.find(text_[at_]) == std::string_view::npos) ++at_;
    return std::string(text_.substr(start, at_ - start));
  }
  int number() {
    const bool negative = take("-");
    if (std::isdigit(static_cast<unsigned char>(peek())) == 0) {
      fail("a number");
      return 0;
    }
    long value = 0;
    while (at_ < text_.size() && std::isdigit(static_cast<unsigned char>(text_[at_])) != 0 && value < 1000000000) {
      value = value * 10 + (text_[at_++] - '0');
    }
    return static_cast<int>(negative ? -value : value);
  }
  Id id(std::string_view prefix) {
    expect(prefix);
    const int value = ok() ? number() : 0;
    if (value < 0 || value > 10000000) fail("a smaller number");
    return ok() ? static_cast<Id>(value) : 0;
  }

  // ---- pieces
  Type type() {
    const std::string name = word();
    if (name == "object") return Type::Object;
    if (name == "nullable") return Type::Nullable;
    if (name == "borrowed") return Type::Borrowed;
    if (name == "int") return Type::Int;
    fail("object, nullable, borrowed or int");
    return Type::Object;
  }
  Id definition() {
    const Id value = id("%");
    expect(":");
    const Type of = type();
    if (!ok()) return 0;
    if (f_.values.size() <= value) f_.values.resize(value + 1, Type::Object);
    f_.values[value] = of;
    return value;
  }
  Use use() {
    Use out;
    out.consumed = take("^");
    out.value = id("%");
    return out;
  }

  void header() {
    expect("func");
    expect("\"");
    f_.qualname = until("\"\n");
    expect("\"");
    expect("locals");
    expect("[");
    while (ok() && !take("]")) {
      space();
      f_.locals.push_back(until(",]\n"));
      take(",");
    }
    f_.nlocalsplus = static_cast<int>(f_.locals.size());
    expect("args");
    f_.nargs = number();
    expect("stack");
    f_.stacksize = number();
    f_.generator = take("generator");
    f_.name_space = take("namespace");
    expect("line");
    f_.first_line = number();
    expect("{");
  }

  void block() {
    Block out;
    if (take("handler")) out.kind = BlockKind::Handler;
    if (take("resume")) out.kind = BlockKind::Resume;
    if (id("block") != f_.blocks.size()) return fail(fmt::format("block{}", f_.blocks.size()));
    if (out.kind != BlockKind::Normal) {
      expect("depth");
      out.depth = number();
    }
    if (out.kind == BlockKind::Handler) out.push_lasti = take("lasti");
    if (out.kind == BlockKind::Resume) {
      expect("at");
      out.resume_position = static_cast<uint32_t>(number());
      if (take("throw")) out.throw_handler = id("block");
    }
    if (take("(")) {
      while (ok() && !take(")")) {
        out.params.push_back(definition());
        take(",");
      }
    }
    expect(":");
    while (ok() && instructionFollows()) out.instrs.push_back(instr());
    f_.blocks.push_back(std::move(out));
  }

  bool instructionFollows() {
    const char c = peek();
    if (c == '%') return true;
    if (c == '}' || c == '\0') return false;
    const std::string_view rest = text_.substr(at_);
    return !rest.starts_with("block") && !rest.starts_with("handler ") && !rest.starts_with("resume ");
  }

  Instr instr() {
    Instr out;
    if (peek() == '%') {
      do {
        out.results.push_back(definition());
      } while (ok() && take(","));
      expect("=");
    }
    const std::string mnemonic = word();
    if (ok() && !findOp(mnemonic, &out.op)) fail(fmt::format("an operation instead of \"{}\"", mnemonic));
    auto atNumber = [&] {
      const bool digit = std::isdigit(static_cast<unsigned char>(peek())) != 0;
      return digit || (peek() == '-' && !text_.substr(at_).starts_with("->"));
    };
    if (atNumber()) out.imm0 = number();
    if (atNumber()) out.imm1 = number();
    while (ok() && (peek() == '%' || peek() == '^')) {
      out.operands.push_back(use());
      take(",");
    }
    if (take("->")) {
      do {
        Target target;
        target.block = id("block");
        if (take("(")) {
          while (ok() && !take(")")) {
            target.args.push_back(use());
            take(",");
          }
        }
        out.targets.push_back(std::move(target));
      } while (ok() && take(","));
    }
    if (take("@")) {
      out.position = static_cast<uint32_t>(number());
      expect(":");
      out.line = number();
    }
    if (take("!f")) out.state = static_cast<Id>(number());
    return out;
  }

  void frameState() {
    if (id("!f") != f_.states.size()) return fail(fmt::format("!f{}", f_.states.size()));
    FrameState out;
    expect("=");
    expect("{");
    expect("at");
    out.position = static_cast<uint32_t>(number());
    expect(",");
    expect("stack");
    expect("[");
    while (ok() && !take("]")) {
      out.stack.push_back(id("%"));
      take(",");
    }
    if (take(",")) {
      expect("handler");
      out.handler = id("block");
    }
    expect("}");
    f_.states.push_back(std::move(out));
  }

  std::string_view text_;
  size_t at_ = 0;
  std::string error_;
  Function f_;
};

}  // namespace

Expected<Function> parse(std::string_view text) { return Parser(text).run(); }

}  // namespace vitrine::ir
