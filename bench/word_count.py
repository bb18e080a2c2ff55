"""Text processing: word frequencies, an inverted index, Markov chain text, n-grams, anagrams, report lines."""
# kind: calls

import random
import sys
from collections import Counter, defaultdict

SYLLABLES = "ba be bi ko ku la lo ma mi na ne ra ro sa si ta to va vo zu".split()


def make_text(words, seed):
    source = random.Random(seed)
    vocabulary = ["".join(source.choices(SYLLABLES, k=1 + i % 4)) for i in range(400)]
    out = []
    for i in range(words):
        word = vocabulary[min(int(source.expovariate(0.02)), 399)]
        if i % 13 == 0:
            word = word.capitalize()
        if i % 11 == 10:
            word += ".,;!"[i % 4]
        out.append(word + ("\n" if i % 17 == 16 else " "))
    return "".join(out)


def words_of(text):
    """Words by hand, without regular expressions."""
    word = []
    for char in text:
        if char.isalpha():
            word.append(char.lower())
        elif word:
            yield "".join(word)
            word.clear()
    if word:
        yield "".join(word)


def index_lines(text):
    index = defaultdict(set)
    for number, line in enumerate(text.splitlines(), 1):
        for word in line.lower().split():
            index[word.strip(".,;!")].add(number)
    return {word: sorted(lines) for word, lines in index.items()}


def search(index, *words):
    found = None
    for word in words:
        lines = set(index.get(word, ()))
        found = lines if found is None else found & lines
    return sorted(found)


def markov(words, length, seed):
    followers = {}
    for first, second, third in zip(words, words[1:], words[2:]):
        followers.setdefault((first, second), []).append(third)
    state = words[0], words[1]
    out = list(state)
    for _ in range(length):
        choices = followers.get(state)
        if not choices:
            state = words[0], words[1]
            continue
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        word = choices[seed % len(choices)]
        out.append(word)
        state = state[1], word
    return out


def anagrams(words):
    groups = defaultdict(list)
    for word in sorted(set(words)):
        groups["".join(sorted(word))].append(word)
    return [g for _, g in sorted(groups.items()) if len(g) > 1]


def ngrams(text, size):
    counts = {}
    for i in range(len(text) - size + 1):
        piece = text[i:i + size]
        if " " not in piece and "\n" not in piece:
            counts[piece] = counts.get(piece, 0) + 1
    return counts


def report(counts):
    widest = max(map(len, counts))
    lines = []
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:100]:
        lines.append(f"{word.rjust(widest)} {'#' * (count // 20)} {count:>6,d} {count / len(counts):.1%}")
    return "\n".join(lines)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 230000
    text = make_text(size, 5)
    words = list(words_of(text))
    counts = Counter(words)
    index = index_lines(text)
    common = [word for word, _ in counts.most_common(12)]
    hits = sum(len(search(index, a, b)) for a in common for b in common)
    babble = markov(words, size, 3)
    grams = ngrams(text, 3)
    best = max(sorted(grams), key=grams.get)
    lines = report(counts)
    print("word_count", len(words), common[0], hits, len(set(babble)), len(anagrams(words)), best, sum(lines.encode()))


if __name__ == "__main__":
    main()
