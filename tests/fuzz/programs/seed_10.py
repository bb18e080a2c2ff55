from fuzz_prelude import *

ga = (-2)
gb = (2**30 + 1)


def f1(p: int, q: int=3, r=0):
    global ga
    a = (2**62)
    b = (10**20)
    u = 1e308
    v = V(2)
    s = ('x' * 20)
    l = ([1, 2, 3])
    m = ({'a': 1})
    try:
        class K2(E1):
            a = abs((((-5)).nothing ^ (0 % (2**62))))
            def method3(self, p: int=256, q: int=0, *targs, **tkw):
                nonlocal v
                a = 3
                b = 0
                u = 1e308
                v = V(0)
                s = ('x' * 20)
                l = []
                m = ({'a': 1})
                log(97, seen(((sum(l) | (a // (1))) * hash((l or [p])[-1]))))
                d = D(13)
                l = [((a & b) + seen((ga - gb))) for x in [ga for x in V(2) if ((gb not in range(gb % 4)) or (2**64 - 1) or v)]]
                yield ((2**31) % (2))
                return a, b, v
        show(lambda: K2().method3((iter([1, 2])), z=1))
        log(65, ((-(u < l)) + V(7)))
        try:
            r |= (lambda t=(2 ^ p): t - q)()
            b, a = V(len([p for x in l if (3 and l)]))
            r <<= 2
        except ArithmeticError:
            class K4(E1):
                with V(5) as v:
                    raise StopIteration(4)
                    log(31, ((seen(((2**31 - 1) ** 3)) | len(l)),))
                b = (l).is_integer()
                def method5(self):
                    nonlocal l
                    a = (2**63)
                    b = (-2**63 - 1)
                    u = (-1e308)
                    l = []
                    m = dict(k=1)
                    try:
                        log(18, abs(seen(len('%s' % ((v and V(7)),)))))
                        l += range(2, -3, -2)
                    finally:
                        log('end of method5', sorted(locals().items(), key=repr))
                    yield (a & a)
                    return [(a * ga), *range(3)]
            show(lambda: K4().method5())
            v = (v - abs((~(v * m))))
            log(70, ((-seen(hash(255))) > ((None | v) or [(r * b)])[-1]))
        else:
            try:
                if (isinstance(p, V) or (b - 2) and v):
                    if (((2**64 - 1) ** 2) == (l or [a])[-1] > b):
                        log(51, ((((-5) - a) + (gb | gb)) | ((l or [5, 6])[0] % gb)))
                        a, b = b, a
                        l = [(list(range(5)) or [5, 6])[-1] for x in l if x]
                    else:
                        b -= (((-1)).bit_length() << 0)
                        u += ((float('nan') / float('-inf')) * (u * u))
                        u = ((((2**30 + 1) ^ (2**30 + 1)) if (D(7) is None) else q) % 2.5)
                    while v:
                        if tick():
                            break
                        log(14, (((v / ({1: 2, 2: 3})) + (ga)[u]) - ((gb | (-2)) - v)))
                else:
                    match [hash((-1)) for x in l]:
                        case bool():
                            u = ((3).upper() + seen(len([1 for x in range(3)])))
                        case {'a': x} if ((((2**64) != x < 3) or gb or V(3)) or a and v):
                            l[:1] = [(p := (lambda t=q: t + ga)())]
                        case {'a': x}:
                            ga = (-(lambda t=(x >> 62): t - 2)())
                            log(42, {(s * 2): {((-2**63) >> 64): {**p}}, **m})
                            l += range(x % 4)
                    trace()
                    del l[:1]
            except Exception as e:
                log('caught', repr(e))
    finally:
        log('end of f1', sorted(locals().items(), key=repr))
    return sum([a for x in (257, 2) if (v < gb)])


def f6(p=(-6), q: int=(2**30 + 1), r: int=(2**30), **tkw):
    a = (2**62)
    b = (2**64 - 1)
    u = 1e16
    v = V(5)
    s = ('x' * 20)
    l = list(range(5))
    m = dict(k=1)
    try:
        with V(3):
            for a, *l in [(1, 2), ([1, 2, 3])[gb:]]:
                if tick():
                    break
                a = (ga)('abc')
                if ((gb).bit_length() in ([2**63, -1])):
                    return (hash(q) & (r if ((('x' * 20) != s) or r or v) else b))
                a = hash((len(s) * (V(1)).n))
            else:
                m = {seen((len([]) if (q in V(2)) else b)): [(l or [q])[-1], *range(3)]}
                log(9, [min(len(l), (+a)) for x in l])
                d = D(85)
            b *= (lambda t=((-1) >> 30): t + b)()
            b, a = V(((b // (2)) >> 62))
        a = b = min((+len(v)), (q >> 62))
        if (v < V(5) < v):
            return repr('%s' % (u,))
    finally:
        log('end of f6', sorted(locals().items(), key=repr))
    return abs((p >> 3))


show(lambda: f1((({'a': 1})).get(ga, 5), (ga >> 64), (dict(k=1)).get(ga, 5)))
show(lambda: f1((gb - 10)))
show(lambda: f1(abs(1e308)))
show(lambda: f6())
show(lambda: f6((lambda t=True: t - (2**30 + 1))(), z=gb))
log(ga, gb)
