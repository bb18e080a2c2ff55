from fuzz_prelude import *

ga = 0
gb = (2**32)


def f1(p, q, r: int):
    a = 1
    b = 0
    u = float('-inf')
    v = V(26)
    s = ''
    l = ([1, 2, 3])
    m = {}
    try:
        try:
            log(75, ([len(1), (l or [[*(slice(1, 2))]])[-1]] or [(list(map(lambda t: t + a, l)) or [(a & q)])[0]])[0])
        except Exception as e:
            log('caught', repr(e))
        try:
            with V(1):
                if ((iter([1, 2])) % 2):
                    try:
                        p = (abs((q >> 64)) & ((q := q) - (b := a)))
                    except Exception as e:
                        log('caught', repr(e))
                else:
                    s = repr(((u * u) - (lambda t=a: t + b)()))
                    log(18, ((lambda t=((2**63 - 1) ** 0): t + b)() - v))
                    try:
                        log(44, (len((s)[(2**62)::2]) < abs(([] or [255])[-1]) >= r))
                    except Exception as e:
                        log('caught', repr(e))
        except Exception as e:
            log('caught', repr(e))
        try:
            try:
                log(31, {x: (sum(l) * (-(m))) for x in range(ga % 4)})
            except Exception as e:
                log('caught', repr(e))
        except E1:
            try:
                while isinstance((v).n, (str, list)):
                    if tick():
                        break
                    try:
                        a = min(len([[x for y in l] for x in ([2**63, -1])]), ((~10) if (b <= 7 < p) else 13))
                    except Exception as e:
                        log('caught', repr(e))
                    u = (float((2**63 - 1)) // 0.1)
                else:
                    p = (v).n
            except Exception as e:
                log('caught', repr(e))
            if ((ga + q) in (p, 2)):
                try:
                    p = (a := (-hash(q)))
                except Exception as e:
                    log('caught', repr(e))
                r ^= hash((b := ga))
            else:
                try:
                    peek()
                except Exception as e:
                    log('caught', repr(e))
                try:
                    a, *l = 1, *list(map(lambda t: t + (2**64), l))
                except Exception as e:
                    log('caught', repr(e))
                p %= (2**62)
            if (seen(int('12')) != int(True) >= 1):
                return (((float('inf'))[p] - a) <= (ga % (2**30)))
        else:
            s = (s + 'a')
            a, m[0] = (int(1.5) // (-1)), (((((1, 2)))[(2**62)] | a) + (([1, 2, 3]) or [p])[-1])
            async def f2(*, k=3):
                a = (-1)
                b = (-2)
                l = ([2**63, -1])
                l = [[((list(range(5)) or [(([2**63, -1])).get('a')])[0] ^ (-([]))) for y in range(3)] for x in l]
                k = (lambda t=seen((len(u) or [hash(3)])[0]): t - gb)()
                try:
                    log(31, sum([[(a % (3)) for y in range(a % 4)] for x in l]))
                except Exception as e:
                    log('caught', repr(e))
                return a, b, v
            show(f2)
    finally:
        log('end of f1', sorted(locals().items(), key=repr))
    return int


show(lambda: f1([x for x in (1, 2**62, 3)], *((dict(k=1),), (ga ^ gb))))
log(ga, gb)
