"""bzip2 decompressor in pure Python: bit reader, Huffman decoding, move-to-front, block unsorting."""
# kind: classes

import bz2
import sys


class BitReader:
    """Most significant bit first, as bzip2 packs them."""

    def __init__(self, data):
        self.data = data
        self.position = 0
        self.hold = 0
        self.count = 0

    def need(self, bits):
        while self.count < bits:
            if self.position >= len(self.data):
                raise EOFError("the stream ends within a field")
            self.hold = (self.hold << 8) | self.data[self.position]
            self.position += 1
            self.count += 8

    def peek(self, bits):
        self.need(bits)
        return self.hold >> (self.count - bits)

    def skip(self, bits):
        self.count -= bits
        self.hold &= (1 << self.count) - 1

    def read(self, bits):
        self.need(bits)
        self.count -= bits
        value = self.hold >> self.count
        self.hold &= (1 << self.count) - 1
        return value

    def bit(self):
        return self.read(1)


class CodeEntry:
    """One symbol of a canonical Huffman code."""

    __slots__ = ("symbol", "bits", "code")

    def __init__(self, symbol, bits):
        self.symbol = symbol
        self.bits = bits
        self.code = 0

    def __lt__(self, other):
        return (self.bits, self.symbol) < (other.bits, other.symbol)


class HuffmanTable:
    def __init__(self, lengths):
        self.entries = sorted(CodeEntry(s, n) for s, n in enumerate(lengths))
        self.by_length = {}
        code, last = 0, 0
        for entry in self.entries:
            code <<= entry.bits - last
            last = entry.bits
            entry.code = code
            code += 1
            self.by_length.setdefault(entry.bits, {})[entry.code] = entry.symbol
        self.lengths = sorted(self.by_length)

    def next_symbol(self, reader):
        read = 0
        code = 0
        for bits in self.lengths:
            code = code << (bits - read) | reader.read(bits - read)
            read = bits
            symbol = self.by_length[bits].get(code)
            if symbol is not None:
                return symbol
        raise ValueError("no such Huffman code")


class MoveToFront:
    def __init__(self, symbols):
        self.symbols = list(symbols)

    def front(self):
        return self.symbols[0]

    def take(self, index):
        symbols = self.symbols
        value = symbols.pop(index)
        symbols.insert(0, value)
        return value


def read_symbol_map(reader):
    """The 16 x 16 bit map of bytes that occur in the block."""
    used = []
    rows = reader.read(16)
    for high in range(16):
        if rows & (0x8000 >> high):
            columns = reader.read(16)
            used += [high * 16 + low for low in range(16) if columns & (0x8000 >> low)]
    return used


def read_selectors(reader, tables):
    order = MoveToFront(range(tables))
    selectors = []
    for _ in range(reader.read(15)):
        index = 0
        while reader.bit():
            index += 1
        selectors.append(order.take(index))
    return selectors


def read_table(reader, symbols):
    length = reader.read(5)
    lengths = []
    for _ in range(symbols):
        while reader.bit():
            length += -1 if reader.bit() else 1
        lengths.append(length)
    return HuffmanTable(lengths)


def read_block(reader):
    """The block after Huffman and move-to-front decoding: what the sorting left."""
    if reader.bit():
        raise ValueError("randomised blocks are not supported")
    pointer = reader.read(24)
    used = read_symbol_map(reader)
    table_count = reader.read(3)
    selectors = read_selectors(reader, table_count)
    tables = [read_table(reader, len(used) + 2) for _ in range(table_count)]
    recent = MoveToFront(used)
    out = bytearray()
    end = len(used) + 1
    repeat = 0
    weight = 1
    left = 0
    chosen = iter(selectors)
    while True:
        if left == 0:
            table = tables[next(chosen)]
            left = 50
        left -= 1
        symbol = table.next_symbol(reader)
        if symbol <= 1:
            # Runs are written in bijective base two.
            repeat += weight << symbol
            weight <<= 1
            continue
        if repeat:
            out += bytes([recent.front()]) * repeat
            repeat, weight = 0, 1
        if symbol == end:
            return out, pointer
        out.append(recent.take(symbol - 1))


def unsort(data, pointer):
    """Undo the Burrows-Wheeler transformation."""
    counts = [0] * 256
    for byte in data:
        counts[byte] += 1
    total = 0
    starts = []
    for count in counts:
        starts.append(total)
        total += count
    following = [0] * len(data)
    for i, byte in enumerate(data):
        following[starts[byte]] = i
        starts[byte] += 1
    out = bytearray()
    pointer = following[pointer]
    for _ in range(len(data)):
        out.append(data[pointer])
        pointer = following[pointer]
    return out


def expand_runs(data):
    """Undo the first run-length step: four equal bytes are followed by a count."""
    out = bytearray()
    run = 0
    last = -1
    for byte in data:
        if run == 4:
            out += bytes([last]) * byte
            run = 0
            last = -1
            continue
        run = run + 1 if byte == last else 1
        last = byte
        out.append(byte)
    return out


def decompress(data):
    reader = BitReader(data)
    if reader.read(24) != 0x425A68:
        raise ValueError("not a bzip2 stream")
    reader.read(8)
    out = bytearray()
    while True:
        magic = reader.read(48)
        reader.read(32)
        if magic == 0x177245385090:
            return bytes(out)
        if magic != 0x314159265359:
            raise ValueError("bad block header")
        block, pointer = read_block(reader)
        out += expand_runs(unsort(block, pointer))


def sample_text(size):
    words = "the quick brown fox jumps over a lazy dog while seven wizards quietly box".split()
    seed = 42
    pieces = []
    length = 0
    while length < size:
        seed = (seed * 69069 + 1) & 0xFFFFFFFF
        word = words[(seed >> 20) % len(words)]
        if seed >> 29 == 3:
            word = word.upper() + "!" * (seed >> 24 & 7)
        pieces.append(word)
        length += len(word) + 1
    return " ".join(pieces).encode()


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 950000
    text = sample_text(size)
    packed = bz2.compress(text)
    unpacked = decompress(packed)
    if unpacked != text:
        raise SystemExit("the decompressed text differs")
    print("pyflate", len(packed), len(unpacked), sum(unpacked))


if __name__ == "__main__":
    main()
