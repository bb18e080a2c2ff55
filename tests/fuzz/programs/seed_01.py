from fuzz_prelude import *

ga = (2**62 - 1)
gb = (10**20)


def f1():
    a = (2**62)
    b = 13
    u = 5e-324
    v = V(26)
    s = 'a'
    l = ([2**63, -1])
    m = ({1: 2, 2: 3})
    u = ((seen((u ** 2)) / u) * ((b % (7)) / (2**62)))
    v = (((v + V(2)) // seen(((2**30 + 1) ^ (2**32)))) @ (lambda t=(v).n: t + ga)())
    a |= ((-(2**62 - 1)) % (2))
    return a, b, v


def f2():
    global ga
    a = (-1)
    b = (-2**62)
    u = (-1e308)
    v = V(2)
    s = 'a'
    l = list(range(5))
    try:
        l = [len([(-10**20) for x in range(2, -3, -2) if (D(7) not in l)]) for x in range(2, -3, -2)]
        try:
            u = (l / (2**30))
            ((((2**30 - 1) if (-2**62) else a) % gb) + ((gb + (-5)) + v(v)))
            log(42, ((~(([1, 2, 3]) or [5, 6])[-1]) not in [ga for x in range(b % 4)]))
        except* ValueError as e:
            v[len(list(gb for x in ([2**63, -1])))] = [((2**60 - 1) >> 63) for x in range(3)]
            b, a = V(int('12'))
        except* E1 as e:
            ga
    finally:
        log('end of f2', sorted(locals().items(), key=repr))
    yield float(gb)
    return a, b, v


show(lambda: f1())
show(lambda: f1())
show(lambda: f1())
show(lambda: f2())
show(lambda: f2())
show(lambda: f2())
a = (2**30 + 1)
b = (-2**30)
v = V(1)
s = ('x' * 20)
l = ([1, 2, 3])
m = ({1: 2, 2: 3})
u = (-1e308)
try:
    class K3(list):
        b = len(f'[{l!s:>8}]')
        async def method4(self, p, q: int, r, /):
            a = 257
            b = (-2**30)
            u = (-2.5)
            v = V(7)
            s = ('x' * 20)
            l = []
            m = dict(k=1)
            try:
                log(74, ({} | {v: seen(len([(-2**63 - 1), ga]))}))
                a %= (7)
            finally:
                log('end of method4', sorted(locals().items(), key=repr))
            return a, b, v
    show(lambda: K3().method4(gb, l, (10**20)))
except E1 as e:
    log(e)
log(ga, gb)
