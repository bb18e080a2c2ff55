// A value, or the Diagnostic that says why there is none. C++20 has no std::expected.
//
//   Expected<Code> decode(...) {
//     if (...) return Diagnostic::error("...");   // either converts
//     return code;
//   }
//   Expected<Code> code = decode(...);
//   if (!code) return std::move(code).error();    // hand it on
//   use(*code);
//
// For bad input only: our own bugs are VITRINE_CHECKs, Python's exceptions stay Python's. Asking
// for the part that is not there prints the diagnostic and aborts.
#pragma once

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "support/diagnostic.h"

namespace vitrine {
template <typename T>
class Expected;

namespace detail {
/// What an Expected<T> is made of when there is a value.
template <typename U, typename T>
concept ValueOf =
    std::is_convertible_v<U&&, T> && !std::is_same_v<std::remove_cvref_t<U>, Diagnostic> &&
    !std::is_same_v<std::remove_cvref_t<U>, Expected<T>>;

/// `error`: the diagnostic of an Expected whose value was asked for, or null the other way round.
[[noreturn]] void badExpectedAccess(const Diagnostic* error);
}  // namespace detail

template <typename T>
class [[nodiscard]] Expected {
  static_assert(!std::is_same_v<T, Diagnostic>, "could not tell the value from the error");

 public:
  /// From a value, or from anything that converts to one.
  template <detail::ValueOf<T> U = T>
  Expected(U&& value)  // NOLINT(bugprone-forwarding-reference-overload): ValueOf excludes copies
      : state_(std::in_place_index<0>, std::forward<U>(value)) {}
  Expected(Diagnostic error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool hasValue() const { return state_.index() == 0; }
  [[nodiscard]] explicit operator bool() const { return hasValue(); }

  [[nodiscard]] T& value() & { return *checked(); }
  [[nodiscard]] const T& value() const& { return *const_cast<Expected*>(this)->checked(); }
  [[nodiscard]] T&& value() && { return std::move(*checked()); }
  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
  [[nodiscard]] T* operator->() { return checked(); }
  [[nodiscard]] const T* operator->() const { return &value(); }

  template <typename U>
  [[nodiscard]] T valueOr(U&& other) && {
    return hasValue() ? std::move(*checked()) : static_cast<T>(std::forward<U>(other));
  }

  [[nodiscard]] const Diagnostic& error() const& {
    if (hasValue()) detail::badExpectedAccess(nullptr);
    return *std::get_if<1>(&state_);
  }
  [[nodiscard]] Diagnostic error() && { return std::as_const(*this).error(); }

 private:
  T* checked() {
    if (!hasValue()) detail::badExpectedAccess(std::get_if<1>(&state_));
    return std::get_if<0>(&state_);
  }

  std::variant<T, Diagnostic> state_;
};

/// Success without a value, or the reason for failure. Success is spelt `return {};`.
template <>
class [[nodiscard]] Expected<void> {
 public:
  Expected() = default;
  Expected(Diagnostic error) : error_(std::move(error)) {}

  [[nodiscard]] bool hasValue() const { return !error_.has_value(); }
  [[nodiscard]] explicit operator bool() const { return hasValue(); }
  [[nodiscard]] const Diagnostic& error() const {
    if (hasValue()) detail::badExpectedAccess(nullptr);
    return *error_;
  }

 private:
  std::optional<Diagnostic> error_;
};

}  // namespace vitrine
