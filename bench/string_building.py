"""Strings: concatenation, f-strings, % and format, join, split, slicing, translate, padding."""
# kind: calls

import sys


def caesar(text, shift):
    out = []
    for char in text:
        if "a" <= char <= "z":
            out.append(chr((ord(char) - 97 + shift) % 26 + 97))
        elif char.isupper():
            out.append(chr((ord(char) - 65 + shift) % 26 + 65))
        else:
            out.append(char)
    return "".join(out)


def grow(count):
    """Appending in place, the way people really do it."""
    text = ""
    for i in range(count):
        text += "ab"[i % 2]
        if i % 10 == 9:
            text += "\n"
    return text


def table(rows):
    lines = []
    for i in range(rows):
        name = f"item{i:03d}"
        price = i * 1.37
        lines.append(f"{name:<12}|{price:>10.2f}|{i:#06x}|{'yes' if i % 2 else 'no':^5}|{name!r}")
        lines.append("%-12s|%10.3f|%5d|%s" % (name.upper(), price / 3, i, name[::-1]))
        lines.append("{0:>8} {1:+d} {name}".format(name, i - 5, name=name.title()))
    return "\n".join(lines)


def palindromes(words):
    found = 0
    for word in words:
        clean = word.strip(".,!").lower()
        if len(clean) > 2 and clean == clean[::-1]:
            found += 1
    return found


def parse_pairs(text):
    result = {}
    for piece in text.split(";"):
        key, _, value = piece.partition("=")
        key = key.strip()
        if key.startswith("x") or key.endswith("9"):
            continue
        result[key] = value.strip().replace(" ", "_")
    return result


def compress(text):
    """Run lengths as text."""
    if not text:
        return ""
    out = ""
    last = text[0]
    run = 1
    for char in text[1:]:
        if char == last:
            run += 1
        else:
            out += f"{last}{run}" if run > 1 else last
            last, run = char, 1
    return out + (f"{last}{run}" if run > 1 else last)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 5700
    sentence = "Otto saw Anna at noon, level civic radar was a deed done by Bob. "
    pairs = ";".join(f" key{i} = value {i} " for i in range(60))
    checksum = 0
    for i in range(size):
        coded = caesar(sentence * 3, i)
        if caesar(coded, -i) != sentence * 3:
            raise SystemExit("the cipher does not turn back")
        texts = [coded, grow(300), table(25), compress("aaabccddd" * 20)]
        texts += [f"{k}:{v}" for k, v in parse_pairs(pairs).items()]
        checksum += palindromes((sentence * 4).split())
        for text in texts:
            checksum = (checksum * 31 + len(text) + ord(text[i % len(text)])) % 1000000007
    print("string_building", checksum)


if __name__ == "__main__":
    main()
