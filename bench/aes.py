"""AES-128 in counter mode: table look-ups, xor on small ints, lists of bytes."""
# kind: numeric

import sys


def times_x(value):
    value <<= 1
    return (value ^ 0x11B) & 0xFF if value & 0x100 else value


def multiply(a, b):
    """Product in the field of 256 elements."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a = times_x(a)
        b >>= 1
    return product


def make_sbox():
    sbox = [0] * 256
    for value in range(256):
        inverse = next((i for i in range(256) if multiply(value, i) == 1), 0)
        result = 0x63
        for shift in range(5):
            result ^= (inverse << shift | inverse >> (8 - shift)) & 0xFF
        sbox[value] = result
    return sbox


class Aes128:
    def __init__(self, key):
        self.sbox = make_sbox()
        self.double = [times_x(i) for i in range(256)]
        self.triple = [times_x(i) ^ i for i in range(256)]
        self.round_keys = self.expand(key)

    def expand(self, key):
        words = [list(key[i:i + 4]) for i in range(0, 16, 4)]
        constant = 1
        for i in range(4, 44):
            word = words[-1]
            if i % 4 == 0:
                word = [self.sbox[b] for b in word[1:] + word[:1]]
                word[0] ^= constant
                constant = times_x(constant)
            words.append([a ^ b for a, b in zip(word, words[i - 4])])
        return [sum(words[i:i + 4], []) for i in range(0, 44, 4)]

    def encrypt(self, block):
        keys = self.round_keys
        state = [b ^ k for b, k in zip(block, keys[0])]
        for index in range(1, 10):
            state = self.mix(self.shift(self.substitute(state)))
            self.add_key(state, keys[index])
        state = self.shift(self.substitute(state))
        self.add_key(state, keys[10])
        return bytes(state)

    def substitute(self, state):
        sbox = self.sbox
        return [sbox[b] for b in state]

    @staticmethod
    def shift(s):
        return [s[0], s[5], s[10], s[15], s[4], s[9], s[14], s[3],
                s[8], s[13], s[2], s[7], s[12], s[1], s[6], s[11]]

    def mix(self, state):
        double, triple = self.double, self.triple
        mixed = []
        for i in range(0, 16, 4):
            a, b, c, d = state[i:i + 4]
            mixed.append(double[a] ^ triple[b] ^ c ^ d)
            mixed.append(a ^ double[b] ^ triple[c] ^ d)
            mixed.append(a ^ b ^ double[c] ^ triple[d])
            mixed.append(triple[a] ^ b ^ c ^ double[d])
        return mixed

    @staticmethod
    def add_key(state, key):
        for i in range(16):
            state[i] ^= key[i]


def encrypt_counter(cipher, nonce, data):
    out = bytearray()
    for number in range((len(data) + 15) // 16):
        pad = cipher.encrypt(nonce + number.to_bytes(8, "big"))
        chunk = data[number * 16:number * 16 + 16]
        out += bytes(a ^ b for a, b in zip(chunk, pad))
    return bytes(out)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 260000
    known = Aes128(bytes(range(16))).encrypt(bytes.fromhex("00112233445566778899aabbccddeeff"))
    if known.hex() != "69c4e0d86a7b0430d8cdb78070b4c55a":
        raise SystemExit("the cipher is wrong")
    cipher = Aes128(b"sixteen byte key")
    text = bytes(i * 7 & 0xFF for i in range(size))
    secret = encrypt_counter(cipher, b"nonce123", text)
    if encrypt_counter(cipher, b"nonce123", secret) != text:
        raise SystemExit("decryption does not give the text back")
    checksum = 0
    for byte in secret:
        checksum = (checksum * 257 + byte) & 0xFFFFFFFF
    print("aes", size, checksum)


if __name__ == "__main__":
    main()
