// Prints fixture.cpp: one function with a frame record that promises too much.
#include <cstdio>

#include "debuginfo/schema/frame_map.h"

int main() {
  using namespace vitrine::schema;
  FrameRecord record;
  record.name = "area";
  record.path = "fixture.cpp";
  record.debug = true;
  record.slots = {{"w", SlotKind::Argument}, {"missing", SlotKind::Local}};
  record.lines = {99};
  const std::string data = encode(record);
  std::printf("asm(\".pushsection .vitrine.frames,\\\"\\\",@progbits\\n.quad area\\n.long %zu\\n.byte ", data.size());
  for (size_t i = 0; i < data.size(); ++i) {
    std::printf("%s%u", i == 0 ? "" : ",", static_cast<unsigned>(static_cast<unsigned char>(data[i])));
  }
  std::printf("\\n.popsection\");\n#line 4 \"fixture.cpp\"\nextern \"C\" int area(int w) {\n  int h = w + 1;\n"
              "  return w * h;\n}\nint main(int argc, char**) { return area(argc); }\n");
}
