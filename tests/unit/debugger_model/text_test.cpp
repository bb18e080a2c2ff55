// Texts of plain values. Expectations were printed by CPython 3.11.
#include "lldb-plugin/model/text.h"

#include <gtest/gtest.h>

#include <limits>

namespace vitrine::plugin {
namespace {

std::string quoted(const char* utf8) { return stringRepr(codePoints(utf8)); }

TEST(Text, Floats) {
  EXPECT_EQ(floatRepr(0.0), "0.0");
  EXPECT_EQ(floatRepr(-0.0), "-0.0");
  EXPECT_EQ(floatRepr(1e15), "1000000000000000.0");
  EXPECT_EQ(floatRepr(1e16), "1e+16");
  EXPECT_EQ(floatRepr(1e-4), "0.0001");
  EXPECT_EQ(floatRepr(1e-5), "1e-05");
  EXPECT_EQ(floatRepr(123456789.123), "123456789.123");
  EXPECT_EQ(floatRepr(5e-324), "5e-324");
  EXPECT_EQ(floatRepr(1.7976931348623157e308), "1.7976931348623157e+308");
  EXPECT_EQ(floatRepr(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(floatRepr(std::numeric_limits<double>::infinity()), "inf");
  EXPECT_EQ(floatRepr(std::numeric_limits<double>::quiet_NaN()), "nan");
}

TEST(Text, Complex) {
  EXPECT_EQ(complexRepr(0, 1), "1j");
  EXPECT_EQ(complexRepr(1, -2.5), "(1-2.5j)");
  EXPECT_EQ(complexRepr(-0.0, 1), "(-0+1j)");
}

TEST(Text, Strings) {
  EXPECT_EQ(quoted(""), "''");
  EXPECT_EQ(quoted("it's"), "\"it's\"");
  EXPECT_EQ(quoted("'\""), "'\\'\"'");
  EXPECT_EQ(quoted("tab\t\n\r\\"), "'tab\\t\\n\\r\\\\'");
  EXPECT_EQ(quoted("\x7f\xc2\xad\xe2\x80\x8b"), "'\\x7f\\xad\\u200b'");
  EXPECT_EQ(quoted("caf\xc3\xa9 \xf0\x9f\x98\x80"), "'caf\xc3\xa9 \xf0\x9f\x98\x80'");
  const uint32_t surrogate[] = {0xd800};
  EXPECT_EQ(stringRepr(surrogate), "'\\ud800'");
  const uint32_t garbage[] = {0xffffffff};
  EXPECT_EQ(stringRepr(garbage), "'\\Uffffffff'");
}

TEST(Text, Bytes) {
  const uint8_t bytes[] = {'a', 0, 0xff, '\''};
  EXPECT_EQ(bytesRepr(bytes), "b\"a\\x00\\xff'\"");
}

TEST(Text, BigIntegers) {
  EXPECT_EQ(decimal({}, false), "0");
  EXPECT_EQ(decimal({1}, true), "-1");
  EXPECT_EQ(decimal({0, 0, 16}, false), "18446744073709551616");  // 2**64
  EXPECT_EQ(decimal({0, 0, 0, 1}, false), "1237940039285380274899124224");  // 2**90
}

}  // namespace
}  // namespace vitrine::plugin
