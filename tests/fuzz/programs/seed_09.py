from fuzz_prelude import *

ga = (2**31 - 1)
gb = (-2**63)


def f1(p: int):
    b = (2**31 - 1)
    u = float('nan')
    v = V(2)
    s = '{}'
    l = []
    m = ({'a': 1})
    l = [(~(p ^ (2**60 - 1))) for x in ((10**20), 2) if v]
    for a, b in enumerate([(p * (-6)), (0 if ((not []) or (2**30)) else (-6))]):
        if tick():
            break
        try:
            p &= ((True if (ga not in range(3)) else ga) >> 30)
        finally:
            try:
                a **= 0
            except Exception as e:
                log('caught', repr(e))
        try:
            if (not (list(range(5)) or [(2**32)])[-1]):
                return (v)[(2**30 + 1):]
        except Exception as e:
            log('caught', repr(e))
    try:
        l = [((b := 0) << 0) for x in (1, 2**62, 3)]
        m |= {f'[{gb!r:{3 + 2}}]': (u,), **m}
        s += f'[{b}]'
    except NameError:
        while (not ((2**15) % 2.5)):
            if tick():
                break
            del s
        else:
            m['z'] = m
        [a, *l, b] = l, p, ((ga // a) / (-1))
    except KeyError as e:
        if (([] or [3])[-1] > (a + 2) == 3):
            v.field = seen(((u ** 2) + len(([1, 2, 3]))))
        elif (v(v) == (l or [b])[0]):
            l = [int(1.5) for x in l]
        else:
            try:
                l += l
            except Exception as e:
                log('caught', repr(e))
            (seen((seen(len(l)) | seen((lambda t=ga: t - 3)()))) != ((~a) // (-1)))
        log(88, ({1, 2}))
        try:
            log('locals', sorted(locals()))
        except Exception as e:
            log('caught', repr(e))
    return a, b, v


show(lambda: f1((ga + gb)))
show(lambda: f1((list(range(5)) or [(-2)])[0]))
show(lambda: f1(list((2**64) for x in V(2))))
a = 1
b = (2**62)
v = V(13)
s = ('x' * 20)
l = ([1, 2, 3])
m = ({'a': 1})
u = 1.5
try:
    log(24, (seen(abs((1 // (3)))) ** 3))
    l = sorted({seen((list(x for x in ()) or [abs(ga)])[0]) for x in ((-10**20), 2)})
except E1 as e:
    log(e)
log(ga, gb)
