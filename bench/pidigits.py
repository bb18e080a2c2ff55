"""Big integers: digits of pi by a spigot and by Machin's formula, modular powers, square roots."""
# kind: numeric

import sys


def spigot(count):
    """Digits from a growing continued fraction of transformations."""
    a, b, c, d = 1, 0, 0, 1
    k = 0
    digits = []
    while len(digits) < count:
        k += 1
        a, b, c, d = a * k, (2 * k + 1) * (2 * a + b), c * k, (2 * k + 1) * (2 * c + d)
        while True:
            low, high = (3 * a + b) // (3 * c + d), (4 * a + b) // (4 * c + d)
            if low != high:
                break
            digits.append(low)
            if len(digits) == count:
                break
            a, b = 10 * (a - low * c), 10 * (b - low * d)
    return "".join(map(str, digits))


def arctan_inverse(x, unity):
    term = unity // x
    total = term
    square = x * x
    n = 3
    sign = -1
    while term:
        term //= square
        total += sign * (term // n)
        sign = -sign
        n += 2
    return total


def machin(count):
    unity = 10 ** (count + 10)
    pi = 4 * (4 * arctan_inverse(5, unity) - arctan_inverse(239, unity))
    return str(pi // 10 ** 11)


def probably_prime(n):
    """Miller-Rabin with fixed bases."""
    odd, twos = n - 1, 0
    while odd % 2 == 0:
        odd //= 2
        twos += 1
    for base in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29):
        value = pow(base, odd, n)
        if value in (1, n - 1):
            continue
        for _ in range(twos - 1):
            value = value * value % n
            if value == n - 1:
                break
        else:
            return False
    return True


def root(n):
    guess = 1 << (n.bit_length() + 1) // 2
    while True:
        better = (guess + n // guess) // 2
        if better >= guess:
            return guess
        guess = better


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 3700
    digits = spigot(size)
    if machin(size)[:size] != digits:
        raise SystemExit("the digits differ")
    primes = sum(probably_prime((1 << 89) + i) for i in range(1, size, 2))
    two = root(2 * 10 ** (2 * size))
    common = sum(gcd(3 ** i * 7 + i, 2 ** (i + 9) * 21) for i in range(size // 2))
    print("pidigits", digits[-10:], primes, two % 10 ** 10, common)


if __name__ == "__main__":
    main()
