from fuzz_prelude import *

ga = (2**62 - 1)
gb = (2**30 + 1)


async def f1(p, *, k=(-10**20)):
    a = 1
    b = (-2**30)
    u = 5e-324
    s = '\u20ac\U0001f600'
    l = []
    try:
        try:
            try:
                try:
                    s = (s).upper()
                except LookupError as e:
                    v *= (~seen((v).n))
                    m = {x: (list(map(lambda t: t + x, l)) or [len([])])[-1] for x in range(2 % 4)}
                    m = {(k := hash((2**63))): sum([p for x in range(3) if ((-2**30) == ga)])}
            except ValueError as e:
                a |= int('12')
            else:
                try:
                    m |= {(-ga): len(([1, 2, 3]))}
                except Exception as e:
                    log('caught', repr(e))
        except Exception as e:
            log('caught', repr(e))
        try:
            if v:
                match ((float('nan') + k),):
                    case [x]:
                        s = type((v).n).__name__
                        a, *l = 1, *range(3)
                        try:
                            a, *l = 1, *[gb for x in ()]
                        except Exception as e:
                            log('caught', repr(e))
                    case 'abc' if 10:
                        x = (((l or [5, 6])[-1] >> 3) >> 3)
                        (('x' * 20) + s)
                        log(4, {(int(-2.5) ** 1): (await (-v))})
                    case V(n=1):
                        m = {((gb >> 2) >> 62): (((2**60 - 1) if (gb != p != (2**64 - 1)) else 7) | (-x))}
                        try:
                            x = ([(k := a) for x in l] or [((({1: 2, 2: 3}) | {V(3): 257})).get((True & 10), 5)])[-1]
                        except Exception as e:
                            log('caught', repr(e))
                try:
                    a, *l = 1, *()
                except Exception as e:
                    log('caught', repr(e))
                log(14, (not ((slice(1, 2)) is None)))
        except Exception as e:
            log('caught', repr(e))
    finally:
        log('end of f1', a, b, u, v, s, l, m)
    return a, b, v


def f2(p):
    global ga
    a = 1
    b = 2
    u = (-0.0)
    v = V(2)
    s = '\u20ac\U0001f600'
    l = []
    m = ({1: 2, 2: 3})
    try:
        match (([1, 2, 3])[ga:] or [(lambda t=a: t + ga)()])[-1]:
            case str():
                y *= ((1 & x) if (-6) else y)
                x |= abs((ga * gb))
        if ([[(2**31) for y in range(3)] for x in []] and f'[{gb=}]'):
            if ((l or [10])[0] != (lambda t=b: t + b)() > (2**60)):
                return f1((b if (s >= '') else gb))
        else:
            for a, *l in [(1, 2), sorted({(+gb) for x in range(3)})]:
                if tick():
                    break
                try:
                    d = D(91)
                    try:
                        isinstance(E2(1), int)
                    except Exception as e:
                        log('caught', repr(e))
                    if ('%s' % ((),) == f'[{v!r}]'):
                        break
                except (TypeError, E1) as e:
                    log(92, V(1))
                d = D(0)
            else:
                trace()
                try:
                    u += (((-0.0) + b) + (ga := p))
                except Exception as e:
                    log('caught', repr(e))
                try:
                    s = ('{}' + '')
                    l = [(min(ga, 13) ^ (ga + (-5))), int(-2.5)]
                finally:
                    u = (((l or [(-2**63 - 1)])[-1] // (10)) / (2))
                    try:
                        log(71, min(((b + a) - (m).get(a, 5)), (int(1e16) ^ (a % (-1)))))
                    except Exception as e:
                        log('caught', repr(e))
    finally:
        log('end of f2', sorted(locals().items(), key=repr))
    yield (('x' * 20) <= s)
    return a, b, v


def f3(p=256, q=(-1), *, k=(2**31 - 1)):
    a = 3
    b = (-6)
    u = 1e16
    v = V(5)
    s = '\u20ac\U0001f600'
    l = list(range(5))
    m = {}
    log(28, f1(((a ^ (-2**30)) + (256 + v))))
    try:
        a, *l = 1, *range(3)
    except Exception as e:
        log('caught', repr(e))
    ((float(b) != seen(((-6) * a))) or len([a, (2**60 - 1)]) or v)
    yield [p for x in range(2, -3, -2)]
    return [(3 | (-1)), len(s)]


show(lambda: f1((~gb)))
show(lambda: f1((~2)))
show(lambda: f2((ga // (10))))
show(lambda: f2((({'a': 1}) | {V(3): (-2**63)})))
show(lambda: f3((gb % (7)), (gb := (2**64))))
log(ga, gb)
