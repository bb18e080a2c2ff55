from fuzz_prelude import *

ga = 1
gb = (2**62 - 1)


async def f1(p, /, q: int, *, k=1):
    a = (2**30 + 1)
    b = (2**64)
    u = (-2.5)
    v = V(1)
    s = 'abc'
    l = ([2**63, -1])
    m = ({1: 2, 2: 3})
    try:
        peek()
        try:
            if v:
                class K2(E1):
                    b <<= 2
                    d = D(90)
                    l = (([1, 2, 3]) + [(((-1) ^ q) if (not a) else q)])
                    def method3(self, p):
                        nonlocal l
                        a = (2**60 - 1)
                        b = (-2)
                        v = V(7)
                        s = ''
                        l = []
                        m = {}
                        try:
                            if (((u)[V(3)] << 3) not in (ga, 2)):
                                raise E2 from KeyError
                            log(7, ((V(5)).m,))
                        finally:
                            log('end of method3', a, b, u, v, s, l, m)
                        return ((10 + V(1)) // (a & ({'a': 1})))
                show(lambda: K2().method3(q))
                for a, s in zip(range(3 % 4), 'abc'):
                    if tick():
                        break
                    log(38, int(1e16))
                log(51, (((p & q) | len(list(range(5)))) / (2)))
            elif q:
                if (() is not None):
                    return (((-2**62) % (3)) % (-1))
        except E1:
            log(4, (-(({'a': 1}))))
            if ((m).get(a, 5) >= len(l)):
                with V(5) as v:
                    q = (hash(int(-2.5)) * (l or [5, 6])[-1])
            else:
                try:
                    k = (([a, b] or [(-0)])[0] // (-3))
                    [a, *l, b] = l, (2**30 + 1), (hash(k) % 2.5)
                    u = ((sum([]) % 2.5) + ((b := q) - (0 * (2**60 - 1))))
                except ArithmeticError:
                    m = {x: (~(ga % (1))) for x in V(2)}
                finally:
                    a, b = sum(list(b for x in range(ga % 4))), (int(1.5) + seen((l or [k])[-1]))
                assert (E1 is not None) or p, (V(13) < v < V(5))
                q = (((gb & (2**64)) >> 64) & seen((~(lambda t=ga: t - 0)())))
        except ValueError as e:
            if (seen((k if (({'a': 1}) and frozenset((1,))) else 2)) == (q * (2**30 + 1)) > k):
                while (not (await V(1))):
                    if tick():
                        break
                    raise ExceptionGroup('g', [E1(2), ValueError(3)]) from None
                    v = ((-(v - ga)) // ((a >> 63) >> 62))
                    (('{}').upper() >= f'{s}|{m!r:.3}')
            else:
                try:
                    s += f'{a}|{b!r:.3}'
                    log(38, str(seen(int(-2.5))))
                except Exception as e:
                    v[((p // (1)) - (p * b))] = (len(([1, 2, 3])) - (l or [0])[0])
                    if isinstance((await v), int):
                        return {(~p): (q,)}
                    b = (({**s} if (not []) else b) % 2)
                except LookupError as e:
                    if k:
                        return ((q >> 64) >> 64)
                    log(17, ((min(1, 7) << 2) & ((a).bit_length() - (v).n)))
                    b -= ({s: (k >= b <= (2**64)), **m}).get(((2**30 - 1) >> 64), 5)
                m[(lambda t=seen((q >> 63)): t + 2)()] = (('x' * 20) * 2)
        d = D(32)
    finally:
        log('end of f1', sorted(locals().items(), key=repr))
    return (seen((lambda t=b: t + p)()) + (l or [(2**64 - 1)])[-1])


def f4(p, q: int, *targs):
    global ga
    a = 2
    b = (2**30)
    u = (-0.0)
    v = V(1)
    s = 'abc'
    l = ([1, 2, 3])
    m = ({1: 2, 2: 3})
    if ((+3) and (-v)):
        return ((2.0**53) ** 2)
    l = [([(2**64) for x in l] or [min((2**30 + 1), p)])[0], *range(ga % 4)]
    ga //= (-1)
    return f1(({} - b), (V(7)).n)


show(lambda: f1((gb - ga), *((1)(0.0), hash(ga))))
show(lambda: f4(((-6) >> 1), f4(gb, 3), (ga >> 30)))
log(ga, gb)
