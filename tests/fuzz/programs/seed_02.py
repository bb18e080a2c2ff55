from fuzz_prelude import *

ga = (-2)
gb = (2**60 - 1)


async def f1(p, q=7, *, k=1):
    global ga
    a = (-1)
    b = (2**30 + 1)
    u = 0.1
    v = V(1)
    s = ('x' * 20)
    l = list(range(5))
    m = dict(k=1)
    try:
        async for a in V(1):
            if tick():
                break
            match ...:
                case {1: x, **y} if ((v or gb) and (-6) or v):
                    x = abs((hash((-2**63 - 1)) >> 2))
                    b, a = V(([k, *range(a % 4)] or [(y := k)])[-1])
                case {}:
                    (a, b), v = ((~((-10**20) * p)), x), ((~p) - v)
                    y |= ((~255) ^ (a := 2))
                    p += min((255 - 255), (+(-2)))
                case x:
                    continue
                    k = seen(((l or [5, 6])[0] << 0))
                    a = (seen(((~b) >> 62)) & seen((+hash(gb))))
            if ((a >> 30) in range(3)):
                break
            async for a in V(1):
                if tick():
                    break
                ga += (((2**15) * q) if (a >= gb > ga) else gb)
                m = {len('%s' % (range(3),)): [(b + (2**64 - 1)) async for x in V(1)]}
            else:
                a = ([(ga if (x > a) else x) for x in V(2) if ((s and v) or b or v)] or [((ga ^ q) ** 3)])[0]
                assert (not (b not in range((2**32) % 4))) or p, ((2**31) >> 30)
                log('locals', sorted(locals()))
        try:
            try:
                async for a in V(1):
                    if tick():
                        break
                    raise KeyError((await v)) from None
                    log(43, ((((-2**30) << 3) if isinstance(({1: 2, 2: 3}), V) else (2**30 + 1)) * int('12')))
                else:
                    q = ({x: min(k, a) for x in range(2, -3, -2)}).get((-(7 - b)), 5)
            except Exception as e:
                log('caught', repr(e))
        except E1:
            try:
                l[7:] = range(2, -3, -2)
            except BaseException:
                ga &= min(sum(([2**63, -1])), (k & q))
            finally:
                log(97, (((ga + V(2)) * min(p, (-2))) * (v).n))
                log(76, ((s + s))[q:])
                u = (u ** 2)
    finally:
        log('end of f1', sorted(locals().items(), key=repr))
    return a, b, v


def f2(p=(-1), *targs, **tkw):
    global ga
    b = 257
    u = 0.0
    v = V(5)
    s = '{}'
    l = []
    m = ({1: 2, 2: 3})
    e = yield ((V(0) @ (-1)) + v)
    ga = (((~(-2)) >> 63) // b)
    yield ga
    return a, b, v


show(lambda: f1(sorted({(2**30 + 1) for x in range(3)}), (ga & 0)))
show(lambda: f2(((V(5) or gb) and 1 or V(5))))
show(lambda: f2())
a = (-1)
b = (2**31 - 1)
v = V(7)
s = ('x' * 20)
l = ([2**63, -1])
m = dict(k=1)
u = (-1e308)
try:
    class K3(E1):
        try:
            async def f4(p: int, q: int, r, **tkw):
                global ga
                a = (2**30 - 1)
                b = (-2)
                u = (-1e308)
                v = V(5)
                s = 'abc'
                l = list(range(5))
                m = dict(k=1)
                p |= ((ga % (2)) // (2**30))
                try:
                    r = (len(repr(tkw)) // gb)
                except Exception as e:
                    log('caught', repr(e))
                peek()
                return a, b, v
            m[0] = f4
        except Exception as e:
            log('caught', repr(e))
        def method5(self, *, k=(2**63)):
            a = 3
            b = 3
            u = 1e308
            v = V(7)
            s = '{}'
            l = ([2**63, -1])
            m = ({'a': 1})
            try:
                m = {x: ((~b) + (-(2**62 - 1))) for x in range(b % 4)}
                [(l or [5, 6])[0], ((gb >> 1) if ((2**30 - 1) == (2**30 - 1)) else ga)]
                log(50, (v < (len(s) << 1)))
            finally:
                log('end of method5', a, b, u, v, s, l, m)
            return (s + ('x' * 20))
    show(lambda: K3().method5())
except E1 as e:
    log(e)
log(ga, gb)
