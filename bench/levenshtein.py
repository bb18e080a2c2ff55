"""Dynamic programming: edit distance, longest common subsequence, knapsack, change making."""
# kind: numeric

import sys


def distance(a, b):
    previous = list(range(len(b) + 1))
    for i, char in enumerate(a, 1):
        current = [i]
        for j, other in enumerate(b, 1):
            cost = previous[j - 1] + (char != other)
            if previous[j] + 1 < cost:
                cost = previous[j] + 1
            if current[j - 1] + 1 < cost:
                cost = current[j - 1] + 1
            current.append(cost)
        previous = current
    return previous[-1]


def common_subsequence(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a)):
        for j in range(len(b)):
            if a[i] == b[j]:
                table[i + 1][j + 1] = table[i][j] + 1
            else:
                table[i + 1][j + 1] = max(table[i][j + 1], table[i + 1][j])
    found = []
    i, j = len(a), len(b)
    while i and j:
        if a[i - 1] == b[j - 1]:
            found.append(a[i - 1])
            i -= 1
            j -= 1
        elif table[i - 1][j] >= table[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return "".join(reversed(found))


def knapsack(weights, values, capacity):
    best = [0] * (capacity + 1)
    for weight, value in zip(weights, values):
        for room in range(capacity, weight - 1, -1):
            candidate = best[room - weight] + value
            if candidate > best[room]:
                best[room] = candidate
    return best[capacity]


def ways_to_change(coins, amount):
    ways = [1] + [0] * amount
    for coin in coins:
        for total in range(coin, amount + 1):
            ways[total] += ways[total - coin]
    return ways[amount]


def make_word(length, seed):
    chars = []
    for _ in range(length):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        chars.append("acgt"[seed >> 16 & 3])
    return "".join(chars)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1800
    a, b = make_word(size, 1), make_word(size, 2)
    common = common_subsequence(a, b)
    weights = [5 + i * 7 % 23 for i in range(60)]
    values = [10 + i * 11 % 37 for i in range(60)]
    best = knapsack(weights, values, size * 4)
    ways = ways_to_change([1, 2, 5, 10, 20, 50, 100, 200], size * 20)
    print("levenshtein", distance(a, b), len(common), common[:10], best, ways)


if __name__ == "__main__":
    main()
