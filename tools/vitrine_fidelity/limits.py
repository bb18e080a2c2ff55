"""How much of a value is shown: as much as lldb-plugin/model/repr.h allows."""

MAX_TEXT = 1000      # bytes, roughly
MAX_STRING = 300     # characters of one string
MAX_ITEMS = 50       # of one container
MAX_DEPTH = 5
MAX_DIGITS = 477     # of 30 bits: longer ints are shown by their size
ADDRESS = "0x55555555aaaa"    # as long as most are: the text counts
# Around the items of a set: their order depends on addresses, and on whether a constant was unmarshalled.
MIXED, MIXED_END = "\ue000", "\ue001"
