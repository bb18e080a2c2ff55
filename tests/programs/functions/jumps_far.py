"""Jumps over more than 255 units of bytecode, forward and backward, in all kinds of blocks."""


def long_if(flag, x):
    if flag:
        x = x + 1; x = x * 2; x = x - 3; x = x ^ 5; x = x + 1; x = x * 2; x = x - 3; x = x ^ 5
        x = x + 1; x = x * 2; x = x - 3; x = x ^ 5; x = x + 1; x = x * 2; x = x - 3; x = x ^ 5
        x = x + 1; x = x * 2; x = x - 3; x = x ^ 5; x = x + 1; x = x * 2; x = x - 3; x = x ^ 5
        x = x + 1; x = x * 2; x = x - 3; x = x ^ 5; x = x + 1; x = x * 2; x = x - 3; x = x ^ 5
        x = x + 1; x = x * 2; x = x - 3; x = x ^ 5; x = x + 1; x = x * 2; x = x - 3; x = x ^ 5
        x = x + 1; x = x * 2; x = x - 3; x = x ^ 5; x = x + 1; x = x * 2; x = x - 3; x = x ^ 5
        x = x + 1; x = x * 2; x = x - 3; x = x ^ 5; x = x + 1; x = x * 2; x = x - 3; x = x ^ 5
    else:
        x = x + 1; x = x * 2; x = x - 3; x = x ^ 5; x = x + 1; x = x * 2; x = x - 3; x = x ^ 5
        x = x + 1; x = x * 2; x = x - 3; x = x ^ 5; x = x + 1; x = x * 2; x = x - 3; x = x ^ 5
        x = x + 1; x = x * 2; x = x - 3; x = x ^ 5; x = x + 1; x = x * 2; x = x - 3; x = x ^ 6
    return x


def long_loop(n, data):
    total = 0
    for i in range(n):
        if i == 2:
            continue
        total += data[i % 3] * i; total -= data[i % 2]; total ^= i; total %= 10007; total += i ** 2
        total += data[i % 3] * i; total -= data[i % 2]; total ^= i; total %= 10007; total += i ** 2
        total += data[i % 3] * i; total -= data[i % 2]; total ^= i; total %= 10007; total += i ** 2
        total += data[i % 3] * i; total -= data[i % 2]; total ^= i; total %= 10007; total += i ** 2
        total += data[i % 3] * i; total -= data[i % 2]; total ^= i; total %= 10007; total += i ** 2
        total += data[i % 3] * i; total -= data[i % 2]; total ^= i; total %= 10007; total += i ** 2
        total += data[i % 3] * i; total -= data[i % 2]; total ^= i; total %= 10007; total += i ** 2
        total += data[i % 3] * i; total -= data[i % 2]; total ^= i; total %= 10007; total += i ** 2
        if total > 9000:
            break
        total += data[i % 3] * i; total -= data[i % 2]; total ^= i; total %= 10007; total += i ** 2
        total += data[i % 3] * i; total -= data[i % 2]; total ^= i; total %= 10007; total += i ** 2
    else:
        total = -total
    while total > 100 or total < -100:
        total = total // 2 if total > 0 else -(-total // 2)
        total += data[0] - data[1] + data[2] * (total - total) + data[0] * 0 + data[1] * 0
        total += data[0] - data[1] + data[2] * (total - total) + data[0] * 0 + data[1] * 0
        total += data[0] - data[1] + data[2] * (total - total) + data[0] * 0 + data[1] * 0
        total += data[0] - data[1] + data[2] * (total - total) + data[0] * 0 + data[1] * 0
        total += data[0] - data[1] + data[2] * (total - total) + data[0] * 0 + data[1] * 0
        total += data[0] - data[1] + data[2] * (total - total) + data[0] * 0 + data[1] * 0
        total += data[0] - data[1] + data[2] * (total - total) + data[0] * 0 + data[1] * 0
    return total


def long_try(action, log):
    try:
        log.append(1); log.append(2); log.append(3); log.append(4); log.append(5); log.append(6)
        log.append(1); log.append(2); log.append(3); log.append(4); log.append(5); log.append(6)
        log.append(1); log.append(2); log.append(3); log.append(4); log.append(5); log.append(6)
        action()
        log.append(1); log.append(2); log.append(3); log.append(4); log.append(5); log.append(6)
        log.append(1); log.append(2); log.append(3); log.append(4); log.append(5); log.append(6)
    except ValueError:
        log.append("v1"); log.append("v2"); log.append("v3"); log.append("v4"); log.append("v5")
        log.append("v1"); log.append("v2"); log.append("v3"); log.append("v4"); log.append("v5")
        log.append("v1"); log.append("v2"); log.append("v3"); log.append("v4"); log.append("v5")
    except (KeyError, TypeError) as error:
        log.append(repr(error)); log.append("k1"); log.append("k2"); log.append("k3")
        log.append("v1"); log.append("v2"); log.append("v3"); log.append("v4"); log.append("v5")
        log.append("v1"); log.append("v2"); log.append("v3"); log.append("v4"); log.append("v5")
    finally:
        log.append("f1"); log.append("f2"); log.append("f3"); log.append("f4"); log.append("f5")
        log.append("f1"); log.append("f2"); log.append("f3"); log.append("f4"); log.append("f5")
        log.append("f1"); log.append("f2"); log.append("f3"); log.append("f4"); log.append("f5")
    return len(log), log[-30:]


def long_or(a):
    return (a == 1 or a == 2 or a == 3 or a == 4 or a == 5 or a == 6 or a == 7 or a == 8 or a == 9 or
            a == 11 or a == 12 or a == 13 or a == 14 or a == 15 or a == 16 or a == 17 or a == 18 or
            a == 21 or a == 22 or a == 23 or a == 24 or a == 25 or a == 26 or a == 27 or a == 28 or
            a == 31 or a == 32 or a == 33 or a == 34 or a == 35 or a == 36 or a == 37 or a == 38 or
            a == 41 or a == 42 or a == 43 or a == 44 or a == 45 or a == 46 or a == 47 or a == 48)


def fail(error):
    raise error


def generated(statements):
    source = "def f(n):\n total = 0\n for i in range(n):\n"
    source += "".join(f"  total += i * {k} % 7\n" for k in range(statements))
    source += "  if i == n - 2: break\n else:\n  return -1\n return total\n"
    exec(source, namespace := {})
    return namespace["f"]


print(long_if(True, 1), long_if(False, 1), long_if(1, 2 ** 70), long_if([], -1))
print(long_loop(10, [1, 2, 3]), long_loop(0, []), long_loop(50, [9, 8, 7]))
print(long_try(lambda: None, []))
print(long_try(lambda: fail(ValueError()), []))
print(long_try(lambda: fail(KeyError("key")), []))
print([a for a in range(50) if long_or(a)])
print(generated(2000)(5), generated(10)(3), generated(1)(1))
log = []
try:
    long_try(lambda: fail(OSError("neither")), log)
except OSError:
    print(len(log), log[-3:])
long_loop(4, "abc")
