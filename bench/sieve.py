"""Prime sieves: list and bytearray item assignment, integer loops with a stride, trial division."""
# kind: numeric

import sys


def sieve_list(limit):
    prime = [True] * (limit + 1)
    prime[0] = prime[1] = False
    n = 2
    while n * n <= limit:
        if prime[n]:
            multiple = n * n
            while multiple <= limit:
                prime[multiple] = False
                multiple += n
        n += 1
    return [i for i in range(limit + 1) if prime[i]]


def sieve_bytes(limit):
    composite = bytearray(limit + 1)
    found = 0
    total = 0
    for n in range(2, limit + 1):
        if not composite[n]:
            found += 1
            total += n
            for multiple in range(n * n, limit + 1, n):
                composite[multiple] = 1
    return found, total


def is_prime(n, primes):
    for p in primes:
        if p * p > n:
            return True
        if n % p == 0:
            return False
    return True


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 3800000
    primes = sieve_list(size)
    found, total = sieve_bytes(size)
    above = sum(is_prime(n, primes) for n in range(size * 10, size * 10 + size // 50))
    if found != len(primes) or total != sum(primes):
        raise SystemExit("the sieves differ")
    print("sieve", found, total, above)


if __name__ == "__main__":
    main()
