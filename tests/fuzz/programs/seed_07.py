from fuzz_prelude import *

ga = 13
gb = 257


def f1(p, q):
    a = (-2)
    b = 0
    u = 5e-324
    v = V(2)
    s = '\u20ac\U0001f600'
    l = list(range(5))
    m = ({1: 2, 2: 3})
    class K2(list):
        m = {(seen(min((-2), ga)) >> 30): (v).m}
        async def f3(p=1, q=3, *, k=(2**15)):
            global ga
            a = 2
            b = 256
            u = float('inf')
            v = V(3)
            s = '\u20ac\U0001f600'
            l = ([1, 2, 3])
            m = {}
            a ^= seen(((m).get(q, 5) if (b >= 257 >= k) else 3))
            peek()
            return a, b, v
        m[0] = f3
        def method4(self, p: int, q=(2**30 + 1), *, k=0):
            nonlocal a
            global ga
            a = 255
            b = 0
            u = 5e-324
            v = V(26)
            s = 'abc'
            l = []
            m = ({'a': 1})
            d = D(44)
            ga %= (-1)
            l[(2**31):] = range(2, -3, -2)
            yield (yield from l)
            return (v * (lambda t=(2**15): t + q)())
    show(lambda: K2().method4(*((-2), None)))
    def f5(p, **tkw):
        nonlocal v
        global ga
        a = 2
        b = 0
        u = (2.0**53)
        v = V(5)
        l = []
        m = {}
        try:
            with V(3):
                u = (((u - p) * (u * u)) + ((gb // (-2**63 - 1)) - (p := 256)))
                log('locals', sorted(locals()))
                a, m[0] = seen(((gb if V(7) else gb) // (2**62))), ((b | (2**62 - 1)) >> 30)
            assert ((p % (-1)) in range((2**62 - 1) % 4)) or (-1), {**(2**60 - 1)}
        finally:
            log('end of f5', a, b, u, v, s, l, m)
        yield (lambda t=True: t + ga)()
        return a, b, v
    show(f5, ((-2) >> 62))
    s += f'{p}|{s!r:.3}'
    return a, b, v


show(lambda: f1(((-0.0) / (2.0**53)), (ga if (float('nan') >= gb) else gb)))
log(ga, gb)
