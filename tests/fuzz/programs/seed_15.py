from fuzz_prelude import *

ga = 256
gb = (2**63)


def f1(p, /, q=(-1), r=3, *targs):
    a = (-2)
    b = (2**15)
    u = (-0.0)
    v = V(1)
    s = ('x' * 20)
    l = []
    m = ({'a': 1})
    try:
        try:
            log(59, (seen(((gb % q) * (({1: 2, 2: 3})).get(13, 5))) != (a := (gb // (-1))) >= a))
            peek()
        except (TypeError, E1):
            r = seen(len(sorted({(V(2)).n for x in range(2, -3, -2)})))
            v += ((l + [0]) or [(p := r)])[-1]
            b = (lambda t=({gb: (2.0**53)}).get((([1, 2, 3]) or [ga])[0], 5): t - gb)()
        except E1:
            trace()
            s += type((-v)).__name__
            log(77, (((l or [5, 6])[0] * (b := 256)) // 0))
        d = D(32)
    except ArithmeticError as e:
        {(s + '\u20ac\U0001f600'): (V(0) < v < V(1)), **({'a': 1})}
        with (ga <= a):
            [((b := gb) % (-3)), int('12')]
            v += seen((~seen((q - 2))))
            abs(u)
        with V(3) as v:
            log(37, (-((v @ (-2**63)) * int(1e16))))
            p = (([2**63, -1]) or [5, 6])[0]
    while (((0).m).get((-5), 5) != ([] or [a])[0]):
        if tick():
            break
        @(lambda wrapped: log('decorate') or wrapped)
        async def f2(p: int, q):
            nonlocal m
            a = (2**30)
            b = (2**30 - 1)
            v = V(7)
            m = ({1: 2, 2: 3})
            s += (s * 2)
            trace()
            return ((p >> 62) >> 62)
        show(f2, (2 * p), ((-2) // (2**62)))
    p = ((list(map(lambda t: t + b, l)) or [min(b, ga)])[-1] - (p := (lambda t=(-1): t + q)()))
    return a, b, v


show(lambda: f1(*((gb // (2**62)), (gb * (-2**30)))))
log(ga, gb)
