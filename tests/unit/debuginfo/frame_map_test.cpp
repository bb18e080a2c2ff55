#include "debuginfo/schema/frame_map.h"

#include <gtest/gtest.h>

#include <cstring>

namespace vitrine::schema {
namespace {

FrameRecord sample() {
  FrameRecord record;
  record.name = "app.area.<locals>.gen";
  record.path = "/src/app.py";
  record.first_line = 300;
  record.stack_size = 4;
  record.debug = true;
  record.generator = true;
  record.slots = {{"w", SlotKind::Argument}, {".0", SlotKind::Local}, {"größe", SlotKind::Cell},
                  {"x", SlotKind::ArgumentCell}, {"y", SlotKind::Free}};
  record.lines = {301, 302, 1000000};
  return record;
}

std::string inSection(const FrameRecord& record) {
  const std::string rest = encode(record);
  std::string out(12, '\0');
  const auto size = static_cast<uint32_t>(rest.size());
  std::memcpy(out.data(), &record.address, 8);
  std::memcpy(out.data() + 8, &size, 4);
  return out + rest;
}

TEST(FrameMap, ReadsWhatWasWritten) {
  FrameRecord one = sample();
  one.address = 0x401000;
  FrameRecord two;
  two.name = "app.<module>";
  two.name_space = true;
  const Expected<std::vector<FrameRecord>> read = decodeFrames(inSection(one) + inSection(two));
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, (std::vector<FrameRecord>{one, two}));
}

TEST(FrameMap, NamesAnotherVersion) {
  std::string section = inSection(sample());
  section[12] = 9;
  const auto read = decodeFrames(section);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message, "frame map version 9 at offset 0, expected 1");
}

TEST(FrameMap, NoPartOfARecordIsARecord) {
  const std::string section = inSection(sample());
  for (size_t size = 1; size < section.size(); ++size) {
    EXPECT_FALSE(decodeFrames(section.substr(0, size))) << size;
  }
}

TEST(FrameMap, BytesLeftOverAreAnError) {
  std::string section = inSection(sample());
  section += 'x';
  section[8] = static_cast<char>(section[8] + 1);
  EXPECT_FALSE(decodeFrames(section));
}

TEST(FrameMap, DamageNeverCrashes) {
  const std::string section = inSection(sample()) + inSection(sample());
  for (size_t at = 0; at < section.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string damaged = section;
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << bit));
      (void)decodeFrames(damaged);
    }
  }
}

}  // namespace
}  // namespace vitrine::schema
