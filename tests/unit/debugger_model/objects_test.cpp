// Objects in a heap made by hand, and in one that is damaged.
#include "lldb-plugin/model/objects.h"

#include <gtest/gtest.h>

#include <random>

#include "lldb-plugin/model/code.h"
#include "lldb-plugin/model/frames.h"
#include "lldb-plugin/model/repr.h"
#include "tests/unit/debugger_model/fake_heap.h"

namespace vitrine::plugin {
namespace {

class ObjectsTest : public testing::Test {
 protected:
  std::string text(Address object, const Limits& limits = {}) {
    objects.clear();  // the heap may have grown
    return repr(objects, object, limits);
  }

  FakeHeap heap;
  Reader reader{heap};
  Objects objects{heap.layout, reader};
};

TEST_F(ObjectsTest, Scalars) {
  EXPECT_EQ(text(heap.integer(0)), "0");
  EXPECT_EQ(text(heap.integer(42)), "42");
  EXPECT_EQ(text(heap.integer(-3, {0, 0, 16})), "-18446744073709551616");
  EXPECT_EQ(text(heap.string("it's")), "\"it's\"");
  EXPECT_EQ(text(heap.layout.addr_none), "None");
}

TEST_F(ObjectsTest, Containers) {
  const Address one = heap.integer(1);
  EXPECT_EQ(text(heap.tuple({})), "()");
  EXPECT_EQ(text(heap.tuple({one})), "(1,)");
  EXPECT_EQ(text(heap.list({one, heap.string("a")})), "[1, 'a']");
  EXPECT_EQ(text(heap.dict({{heap.string("k"), one}})), "{'k': 1}");
  EXPECT_EQ(text(heap.tuple({0})), "(<NULL>,)");
}

TEST_F(ObjectsTest, Cycles) {
  const Address inner = heap.list({0});
  heap.put(reader.pointerOrNull(inner + heap.layout.list_item), inner);
  reader.clear();
  EXPECT_EQ(text(inner), "[[...]]");
}

TEST_F(ObjectsTest, LimitsAreMarked) {
  std::vector<Address> items(1000, heap.integer(7));
  Limits limits;
  limits.max_items = 3;
  EXPECT_EQ(text(heap.list(items), limits), "[7, 7, 7, ... 997 more]");
  limits.max_string = 2;
  EXPECT_EQ(text(heap.string("abcdef"), limits), "'ab'...");
  Address deep = heap.list({});
  for (int i = 0; i < 100; i++) deep = heap.list({deep});
  EXPECT_EQ(text(deep), "[[[[[[...]]]]]]");
}

TEST_F(ObjectsTest, NoObjectIsSaidSo) {
  EXPECT_EQ(text(8), "<not available: no Python object at 0x8>");
  EXPECT_EQ(text(0xdeadbeef0), "<not available: no Python object at 0xdeadbeef0>");
  const Address freed = heap.integer(1);
  heap.put<int64_t>(freed, 0);
  EXPECT_NE(text(freed).find("is being freed"), std::string::npos);
}

TEST_F(ObjectsTest, GarbageSizesCostNothing) {
  const Address huge = heap.list({});
  heap.put<int64_t>(huge + heap.layout.var_size, int64_t{1} << 60);
  EXPECT_NE(text(huge).find("cannot be read"), std::string::npos);
  const Address negative = heap.tuple({});
  heap.put<int64_t>(negative + heap.layout.var_size, -5);
  EXPECT_NE(text(negative).find("cannot be read"), std::string::npos);
  const Address number = heap.integer(int64_t{1} << 50, {1});
  EXPECT_NE(text(number).find("cannot be read"), std::string::npos);
}

TEST_F(ObjectsTest, InlineValuesComeInTheirOrder) {
  // class C: instances keep their values in an array, in the order of the class's shared keys.
  const Address cls = heap.newType("C", kTypeHeap | kTypeManagedDict, heap.layout.addr_type_object);
  heap.put(cls + heap.layout.heaptype_qualname, heap.string("C"));
  const Address keys = heap.allocate(200);
  heap.put<uint8_t>(keys + heap.layout.keys_log2_index_bytes, 3);
  heap.put<uint8_t>(keys + heap.layout.keys_kind, 2);
  heap.put<int64_t>(keys + heap.layout.keys_nentries, 2);
  heap.put(keys + 40, heap.string("x"));
  heap.put(keys + 56, heap.string("y"));
  heap.put(cls + heap.layout.heaptype_cached_keys, keys);
  const Address block = heap.allocate(64);
  const Address values = block + 16;
  heap.put<uint8_t>(values - 2, 2);  // two values; y was set first
  heap.put<uint8_t>(values - 3, 1);
  heap.put<uint8_t>(values - 4, 0);
  heap.put(values, heap.integer(1));
  heap.put(values + 8, heap.integer(2));
  const Address header = heap.allocate(96);
  const Address instance = header + 32;
  heap.put<int64_t>(instance, 1);
  heap.put(instance + heap.layout.object_type, cls);
  heap.put(instance - kManagedValuesBefore, values);
  const auto children = objects.children(instance, 10);
  ASSERT_EQ(children.size(), 2U);
  EXPECT_EQ(children[0].name, "y");
  EXPECT_EQ(text(children[0].value), "2");
  EXPECT_EQ(children[1].name, "x");
}

// Damage anywhere may change answers; it must not crash, hang or read without a bound.
TEST_F(ObjectsTest, DamagedHeaps) {
  const Address one = heap.integer(1);
  const Address inner = heap.dict({{heap.string("key"), heap.list({one, heap.string("text")})}});
  const Address root = heap.tuple({inner, heap.list({inner, one}), heap.integer(-3, {1, 2, 3}), heap.layout.addr_type_list});
  const std::vector<uint8_t> whole(heap.bytes().begin(), heap.bytes().begin() + static_cast<long>(heap.used()));
  std::mt19937 random(1);  // NOLINT: the same damage every time
  for (int round = 0; round < 3000; round++) {
    std::copy(whole.begin(), whole.end(), heap.bytes().begin());
    for (int i = 0; i < 20; i++) {
      const size_t at = random() % (whole.size() / 8) * 8;
      // A pointer into the heap, or noise.
      const uint64_t value = random() % 2 == 0 ? FakeHeap::kBase + random() % whole.size() / 8 * 8
                                               : (uint64_t{random()} << 32 | random());
      std::memcpy(heap.bytes().data() + at, &value, sizeof value);
    }
    objects.clear();
    reader.setBudget(100'000);
    Frames frames(objects);
    EXPECT_LT(text(root).size(), 100'000U);
    objects.children(root, 100);
    objects.length(inner);
    std::string problem;
    Thread thread;
    thread.address = FakeHeap::kBase + random() % whole.size();
    frames.stack(thread, 1000, problem);
    frames.threads(problem);
  }
}

TEST(Reader, PagesAtTheEdgeOfMemory) {
  FakeHeap heap;
  Reader reader(heap);
  uint64_t value;
  const Address end = FakeHeap::kBase + heap.bytes().size();
  EXPECT_TRUE(reader.read(end - 8, &value, 8));
  EXPECT_FALSE(reader.read(end - 4, &value, 8));
  EXPECT_FALSE(reader.read(0, &value, 8));
  EXPECT_FALSE(reader.read(~Address{0} - 3, &value, 8));
  EXPECT_FALSE(reader.bytes(FakeHeap::kBase, size_t{1} << 40));
}

TEST(Reader, TextIsText) {
  FakeHeap heap;
  Reader reader(heap);
  const Address good = heap.allocate(16);
  const Address bad = heap.allocate(16);
  const char noise[] = "a\xa9";
  for (size_t i = 0; i < sizeof noise; i++) heap.put(bad + i, noise[i]);
  const char text[] = "caf\xc3\xa9";
  for (size_t i = 0; i < sizeof text; i++) heap.put(good + i, text[i]);
  EXPECT_EQ(reader.cString(good), text);
  EXPECT_EQ(reader.cString(bad), std::nullopt);
}

TEST(Reader, StopsWhenItsBudgetIsSpent) {
  FakeHeap heap;
  Reader reader(heap);
  reader.setBudget(2);
  uint64_t value;
  EXPECT_TRUE(reader.read(FakeHeap::kBase, &value, 8));
  EXPECT_TRUE(reader.read(FakeHeap::kBase, &value, 8));
  EXPECT_FALSE(reader.read(FakeHeap::kBase, &value, 8));
}

TEST(LineTable, Forms) {
  // short: same line; one line: +1; no columns: +2 as a signed number; no line; long: -1.
  const std::vector<uint8_t> table = {0x80 | 0 << 3 | 1, 0x10,           // 2 units
                                      0x80 | 11 << 3 | 0, 0x01, 0x02,    // 1 unit
                                      0x80 | 13 << 3 | 0, 0x04,          // 1 unit
                                      0x80 | 15 << 3 | 0,                // 1 unit
                                      0x80 | 14 << 3 | 0, 0x03, 0, 0, 0};
  const auto lines = decodeLineTable(table, 10);
  ASSERT_EQ(lines.size(), 5U);
  EXPECT_EQ(lines[0].line, 10);
  EXPECT_EQ(lines[0].end_unit, 2);
  EXPECT_EQ(lines[1].line, 11);
  EXPECT_EQ(lines[2].line, 13);
  EXPECT_EQ(lines[3].line, 0);
  EXPECT_EQ(lines[4].line, 12);
}

TEST(LineTable, CutShortAndNoise) {
  std::mt19937 random(2);  // NOLINT: the same noise every time
  for (int round = 0; round < 2000; round++) {
    std::vector<uint8_t> table(random() % 40);
    for (auto& byte : table) byte = static_cast<uint8_t>(random());
    decodeLineTable(table, 1);
  }
}

TEST(Layout, SaysWhatIsWrong) {
  std::string error;
  EXPECT_FALSE(parseLayout(std::vector<uint8_t>(3), error));
  EXPECT_EQ(error, "offset table of 3 bytes, expected " + std::to_string(sizeof(Layout)));
  Layout layout{};
  std::memcpy(layout.magic, schema::kOffsetsMagic, sizeof layout.magic);
  layout.schema = 99;
  std::vector<uint8_t> bytes(sizeof layout);
  std::memcpy(bytes.data(), &layout, sizeof layout);
  EXPECT_FALSE(parseLayout(bytes, error));
  EXPECT_NE(error.find("schema 99, expected"), std::string::npos);
  layout.schema = schema::kOffsetsSchema;
  layout.byte_size = sizeof layout;
  layout.py_version = 0x030c00f0;
  std::memcpy(bytes.data(), &layout, sizeof layout);
  EXPECT_FALSE(parseLayout(bytes, error));
  EXPECT_EQ(error, "program with CPython 3.12, expected 3.11");
  layout.py_version = 0x030b02f0;
  std::memcpy(bytes.data(), &layout, sizeof layout);
  EXPECT_TRUE(parseLayout(bytes, error));
}

}  // namespace
}  // namespace vitrine::plugin
