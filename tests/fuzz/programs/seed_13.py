from fuzz_prelude import *

ga = 255
gb = (-2**30)


async def f1(p, q: int, /, r, *targs):
    a = 257
    b = (2**63)
    u = 1e16
    v = V(2)
    s = 'abc'
    l = []
    try:
        s += repr(list(x for x in range((-1) % 4)))
        *l, b = (sum([x for x in range(2, -3, -2)]), ((q).bit_length() ^ (r if r else (-1))))
        log(82, ((a := len(l)) % (2**62)))
    finally:
        log('end of f1', a, b, u, v, s, l, m)
    return a, b, v


async def f2(p=(2**30), q: int=1, *, k=(2**30 - 1), **tkw):
    a = (-2)
    b = (-2**62)
    u = (-1e308)
    v = V(0)
    s = ''
    m = {}
    try:
        match {seen((-(tkw).items())): (v < p)}:
            case {} if (gb < 0):
                s += '%s' % ([(-10**20), q],)
                if ((((-6) // m),) and (y * q)):
                    log(21, (await ((V(2) * k) + V(2))))
                    b = min((lambda t=(x + b): t - (10**20))(), (seen(((-5) // p)) ^ (-(s))))
                elif ((gb % 0) or ((2**31) | 3)):
                    a, *l = 1, *range(3)
            case float() as x if ((u)[tkw] < p):
                log(13, (s + s))
                match (seen((k // (10))) * ((-2**30) << 0)):
                    case V(x, m=2):
                        m = {((~ga) - (q >> 62)): k}
                        v = V(1)
                    case {}:
                        m['z'] = m
                        if ((x // x) in ([2**63, -1])):
                            return sorted({(-(-2)) for x in range(3)})
                        m = (m | {V(2): ((v).n - ((2**63) * a))})
                    case 'abc' if (a > ga):
                        log(37, (-(v % (k // (2)))))
                        a, m[0] = ((ga >> 62) & (x ^ (-1))), (u // p)
                        log(26, ((seen(min(3, q)) + abs(gb)) - (len(l) | ((2**31 - 1) << 0))))
        u += (seen(float(q)) * (u * u))
    finally:
        log('end of f2', a, b, u, v, s, l, m)
    return ((+(2**30 - 1)) < ([] or [a])[0] <= 255)


async def f3(p, q):
    a = 255
    b = 2
    u = 1e16
    v = V(7)
    s = '\u20ac\U0001f600'
    l = ([2**63, -1])
    m = ({'a': 1})
    try:
        try:
            if (([] or [p])[-1] in range((-2**63) % 4)):
                del b
            match (len(([1, 2, 3])) / (2)):
                case [x, *y] if (u <= gb):
                    log(41, (len((s + s)) / (-1)))
                    log(63, ((({**v} // a) + v) // seen(((l or [ga])[0] if 256 else gb))))
                    q -= (int('12') >> 64)
                case 1 | 2:
                    log(39, seen(((-(l or [5, 6])[0]) / (3))))
                    if ((v // gb) != (x + (-2))):
                        raise StopIteration(4) from KeyError
                case x:
                    p = (int(-2.5) >> 1)
                    a, *l = 1, *range(3)
                    d = D(12)
            l[a:] = range(3)
        finally:
            with V(1):
                d = D(50)
                peek()
                u -= abs(u)
        [a, *l, b] = l, True, (1.5 ** 2)
        async with V(1) as a, V(3):
            try:
                if ((l or [p])[-1] not in range(3)):
                    return (((-2**30) - V(1)) + (~(-1)))
                v.n *= ((p >> 0) + seen((gb ^ gb)))
            finally:
                m['z'] = m
                log(84, ((1, 2)))
                peek()
            async for a in V(1):
                if tick():
                    break
                p = (seen((p := (gb >> 30))) if ((l or [0])[-1] in l) else (-1))
    finally:
        log('end of f3', sorted(locals().items(), key=repr))
    return a, b, v


show(lambda: f1(list(x for x in (1, 2**62, 3)), seen(len('')), seen(abs(gb)), sum(([1, 2, 3])), ((2**30 + 1) if (1e308 and ([2**63, -1])) else 7)))
show(lambda: f2(**{'z': 256, 'zz': 4}))
show(lambda: f3(*(len(list(range(5))), (+gb))))
a = 13
b = (-2**30)
v = V(2)
s = ('x' * 20)
l = ([1, 2, 3])
m = ({'a': 1})
u = (-0.0)
try:
    log('module')
except E1 as e:
    log(e)
log(ga, gb)
