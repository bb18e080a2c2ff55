from fuzz_prelude import *

ga = 3
gb = (-2**63)


def f1():
    a = (2**32)
    b = (-1)
    u = 0.0
    v = V(3)
    s = ''
    l = ([1, 2, 3])
    m = ({'a': 1})
    u = (u ** 2)
    *l, b = ((int(True) << 0), sum([gb for x in (1, 2**62, 3) if (float('nan') > 2)]))
    log(88, (yield (yield ((2.0**53) + gb))))
    yield (V(3) and (-2**63 - 1) and V(3))
    return a, b, v


async def f2():
    a = (2**60)
    b = (-2**63 - 1)
    v = V(7)
    s = '\u20ac\U0001f600'
    m = dict(k=1)
    try:
        for l in [[1], [(~x) for x in range(3)]]:
            if tick():
                break
            try:
                s += '%s' % (a,)
            except Exception as e:
                log('caught', repr(e))
        match (min(gb, ga) ^ seen(abs((-5)))):
            case str():
                log(39, (await ((V(3) @ y) * (1 >> 62))))
            case {'a': x} if ((v or 10) or 257 and V(3)):
                with V(1) as a, V(3):
                    try:
                        if ((s + 'a') != '%s' % (set(),)):
                            del m[1]
                    except Exception as e:
                        log('caught', repr(e))
        peek()
    finally:
        log('end of f2', a, b, u, v, s, l, m)
    return (~(a // (-1)))


def f3():
    b = (2**30)
    u = (2.0**53)
    v = V(2)
    s = 'a'
    l = list(range(5))
    m = dict(k=1)
    try:
        v *= (a := (gb + (-2**63)))
        with V(3) as v:
            b = (a := sum([ga, ga]))
        try:
            try:
                a = (([] or [5, 6])[-1] ^ (len(s) * (v).n))
            except* (TypeError, KeyError) as e:
                try:
                    yield str(hash(ga))
                except Exception as e:
                    log('caught', repr(e))
            finally:
                a, b = b, a
                e = yield '%s' % ({b: {}},)
                l = [(((-1) + (2**30 - 1))).bit_length() for x in list(map(lambda t: t + (-2), l)) for y in range(2, -3, -2)]
            yield ((0.1 * (-0.0)) / u)
        except (TypeError, E1):
            try:
                log(95, (hash((b | ga)) + ((1 + (-2)) & (a | b))))
                try:
                    m['z'] = m
                except Exception as e:
                    log('caught', repr(e))
                a = (a := ((b | ga) + (+a)))
            except* E1 as e:
                b = hash((lambda t=seen((b := ga)): t - (2**30))())
            except* ValueError:
                s = (s + ('x' * 20))
                a = ((a := (lambda t=ga: t - (-6))())).bit_length()
                peek()
            while ((v * ga) != abs((-1))):
                if tick():
                    break
                b, a = V(({x: gb for x in l}).get((v).n, 5))
                b &= (((2**60 - 1) ** 2) % gb)
                try:
                    if (10**20):
                        break
                except Exception as e:
                    log('caught', repr(e))
    finally:
        log('end of f3', sorted(locals().items(), key=repr))
    yield (+a)
    return (((2**31 - 1) % 2.5) // 0.1)


show(lambda: f1())
show(lambda: f2())
show(lambda: f3((ga + (2**62))))
show(lambda: f3())
show(lambda: f3())
log(ga, gb)
