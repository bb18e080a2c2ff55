from fuzz_prelude import *

ga = (2**15)
gb = (-1)


def f1():
    global ga
    a = 1
    b = 1
    u = 0.0
    v = V(7)
    s = '{}'
    l = ([1, 2, 3])
    m = ({1: 2, 2: 3})
    try:
        try:
            if ((u ** 2) <= (b).bit_length()):
                return min((~(-1)), (gb * (2**30)))
        finally:
            a = (((b >> 63) // (2)) if (('\u20ac\U0001f600' + '{}') or (b'ab',)) else b)
            a /= 1
            try:
                a, b = ([gb, b] or [((-5) // (2))])[-1], seen((seen(((2**31) * b)) * (([2**63, -1]) or [ga])[-1]))
            except Exception as e:
                log('caught', repr(e))
        for s in f'{ga}|{b!r:.3}':
            if tick():
                break
            try:
                log(81, (v).n)
            except Exception as e:
                log('caught', repr(e))
            del l[:1]
        else:
            s += type(repr(s)).__name__
            a, b = b, a
        u = (((ga % 2.5) - (ga := 0)) - ((set()).get('a') >> 63))
    except Exception:
        with V(3):
            del m[1]
            try:
                log(68, ((seen((a / (2**62))) * (u * u)) // 0.1))
            except Exception as e:
                log('caught', repr(e))
    except E1 as e:
        try:
            if ((u // 0.1) > len(s)):
                l += range(b % 4)
                log(34, ((v).n % ga))
                s += f'[{a}]'
        except Exception as e:
            log('caught', repr(e))
        v = ((int('12') + v) + v)
        try:
            v = (((~b) - (b + v)) // ((256).bit_length() + (l & v)))
        except* ValueError as e:
            ga = ((seen((ga & gb)) if (gb > a) else (2**30 - 1)) // True)
            v = (((+a) - (v - ga)) // sum(sorted({b for x in range(2, -3, -2)})))
    try:
        ga ^= seen(int(-2.5))
    finally:
        {seen((v).n): len(('\u20ac\U0001f600').upper())}
        try:
            log(57, min(abs(seen(min(3, b))), len([ga, (-2)])))
        except E2 as e:
            d = D(52)
        try:
            a, *l = 1, *(ga, 2)
        except Exception as e:
            log('caught', repr(e))
    while ((s).upper() != f'{b}|{u!r:.3}'):
        if tick():
            break
        b = ((seen(((v | l) % (2))) >> 1) ^ abs((l or [5, 6])[0]))
    return a, b, v


async def f2():
    global ga
    a = (-10**20)
    b = (-1)
    v = V(2)
    s = ('x' * 20)
    l = []
    m = ({1: 2, 2: 3})
    peek()
    try:
        class K3(list):
            assert ((a := ga) <= (0 % (2**62))) or (-6), f1()
            def method4(self, p=3, q=(2**30 + 1), r: int=(-2**30)):
                a = (2**15)
                b = (2**63 - 1)
                v = V(1)
                s = '{}'
                l = list(range(5))
                (a, b), v = ((seen(((2**62 - 1) - a))).bit_length(), b), v
                e = yield {(~(2**60 - 1)), 10}
                l = l[ga:]
                yield (yield (-2))
                return [(x * (-2**63)) for x in range(2, -3, -2) if ((-2.5) == r)]
        show(lambda: K3().method4((10**20)))
    except Exception as e:
        log('caught', repr(e))
    l = [((2 % (7)) | (ga if (v == x) else (2**63 - 1))) for x in range(3)]
    return a, b, v


show(lambda: f1())
show(lambda: f1())
show(lambda: f1())
show(lambda: f2())
log(ga, gb)
