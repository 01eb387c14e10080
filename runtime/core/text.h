//===- text.h - a sentence in the caller's buffer -------------------------------===//
//
// Appends to a buffer of any size, cuts what does not fit, and counts what the whole would take.
//
//===----------------------------------------------------------------------===//
#pragma once

#include <cstddef>
#include <cstdint>

namespace norma::internal {

class Text {
public:
  Text(char *buffer, std::size_t size) : buffer(buffer), size(size) {
    if (size > 0) buffer[0] = '\0';
  }

  Text &operator<<(char c) {
    if (count + 1 < size) {
      buffer[count] = c;
      buffer[count + 1] = '\0';
    }
    ++count;
    return *this;
  }

  Text &operator<<(const char *text) {
    for (; text != nullptr && *text != '\0'; ++text) *this << *text;
    return *this;
  }

  Text &operator<<(std::int64_t value) {
    if (value < 0) *this << '-';
    return unsigned_number(
        value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value), 10);
  }

  Text &operator<<(int value) { return *this << std::int64_t{value}; }

  Text &hexadecimal(std::uint64_t value) { return *this << "0x", unsigned_number(value, 16); }

  std::size_t length() const { return count; }

private:
  Text &unsigned_number(std::uint64_t value, unsigned base) {
    char digits[24];
    int used = 0;
    do digits[used++] = "0123456789abcdef"[value % base];
    while ((value /= base) != 0);
    while (used > 0) *this << digits[--used];
    return *this;
  }

  char *buffer;
  std::size_t size;
  std::size_t count = 0;
};

} // namespace norma::internal
