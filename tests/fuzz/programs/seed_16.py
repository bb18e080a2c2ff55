from fuzz_prelude import *

ga = 0
gb = 13


def f1(p):
    global ga
    a = (2**62 - 1)
    u = float('inf')
    v = V(2)
    s = 'a'
    l = list(range(5))
    m = ({1: 2, 2: 3})
    if (((s)[p] - p) not in V(2)):
        for a, *l in [(1, 2), [(b if (p < b) else (-6)), *range(2, -3, -2)]]:
            if tick():
                break
            b = (((p >> 62) << 3) >> 1)
    elif (2**63):
        class K2(metaclass=type):
            a, b = b, a
            a, b = b, a
            peek()
            @(lambda wrapped: log('decorate') or wrapped)
            async def method3(self, *targs, **tkw):
                global ga
                a = 13
                b = (2**64)
                v = V(1)
                l = []
                m = {}
                d = D(0)
                peek()
                yield {ga: u}
        show(lambda: K2().method3((-1), (b not in range(a % 4)), (s <= s)))
        [a, *l, b] = l, a, ((l).n - ((-2**63 - 1) - gb))
        l += range(3)
    else:
        for a, b in enumerate([(l or [ga])[0] for x in range(2, -3, -2)]):
            if tick():
                break
            m = {({p: l}).get((p & a), 5): (m | {V(3): seen((gb ^ (2**63 - 1)))})}
            u = (seen(((u // 0.1) - seen(abs(a)))) // 0.1)
        else:
            m = (m | {V(3): (((u)(s) >> 30) >> 63)})
            v = v
            *l, b = ((1e308).is_integer(), ((p + (-5)) // b))
        v.field = ('' * 2)
        l += v
    l[ga:] = range((-2**63) % 4)
    return {((2**30 - 1) - (2**32)), 3}


show(lambda: f1((gb >> 64)))
show(lambda: f1(seen((gb - gb))))
show(lambda: f1(len(('x' * 20))))
a = 13
b = 0
v = V(5)
s = 'abc'
l = list(range(5))
m = {}
u = 1e16
try:
    log(31, (-(V(1) - (ga & a))))
    u = ((seen((a - ga)) % 2.5) / float('-inf'))
    log(27, ((V(5)).n % (-3)))
except E1 as e:
    log(e)
log(ga, gb)
