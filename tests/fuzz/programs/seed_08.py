from fuzz_prelude import *

ga = (-1)
gb = (2**15)


def f1(p, q: int, /, *targs, **tkw):
    a = 13
    b = 3
    u = float('-inf')
    v = V(7)
    s = ('x' * 20)
    l = list(range(5))
    m = {}
    try:
        q ^= ((a & b) + ((2**60 - 1) & a))
        for v in (V(1), V(13), V(2)):
            if tick():
                break
            log(98, (v).other)
        else:
            b, a = V(int(1.5))
            l = [len('%s' % ((b in ((-2**30), 2)),)) for x in ()]
        a, b = ((257 << 0) >> 62), ([b, q] or [((2**31) * (s - v))])[-1]
    finally:
        log('end of f1', sorted(locals().items(), key=repr))
    return a, b, v


def f2(p, q, r, *, k=(2**30 - 1), **tkw):
    global ga
    a = 1
    b = (-1)
    u = 1e308
    v = V(1)
    s = 'abc'
    l = ([1, 2, 3])
    m = ({1: 2, 2: 3})
    l = [((gb >> 2) & (b).bit_length()) for x in range(2, -3, -2)]
    if (not (~(2**64))):
        return [((-6) * ga) for x in range(3) if (({'a': 1}) or x)]
    return a, b, v


async def f3(p, q, *targs):
    a = (-10**20)
    b = 10
    u = (-1e308)
    v = V(1)
    s = 'a'
    l = ([2**63, -1])
    m = {}
    try:
        p //= (7)
        if ((b - v) < ((-2) ^ 257)):
            log(44, (+(seen((gb + ga)) + seen((l or [5, 6])[0]))))
            try:
                log(19, a)
                l += range(3)
            finally:
                m |= {x: len(l) for x in ()}
                u += (((-2.5) * u) // 0.1)
        v //= seen(hash((q ** 3)))
    finally:
        log('end of f3', a, b, u, v, s, l, m)
    return a, b, v


show(lambda: f1((V(5) < V(1) < V(7)), (ga := (-2))))
show(lambda: f1((V(7)).n, (gb).bit_length(), (gb + ga)))
show(lambda: f2(seen(abs(256)), (ga := (2**30)), (gb ** 0)))
show(lambda: f3({x: ga for x in range(2, -3, -2)}, (ga if (ga >= gb) else gb), (+ga), f2(gb, gb, (-2**63 - 1))))
show(lambda: f3((ga if (5e-324 >= 2) else ga), int(-2.5), (ga << 2), (gb := ga)))
a = (2**31 - 1)
b = (-2)
v = V(7)
s = '\u20ac\U0001f600'
l = ([1, 2, 3])
m = ({'a': 1})
u = 0.1
try:
    m[seen(((a ** 0) - sum(l)))] = (len(l) | len([]))
    b = abs(((a ^ a) + abs(ga)))
except E1 as e:
    log(e)
log(ga, gb)
