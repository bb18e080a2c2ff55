from fuzz_prelude import *

ga = 0
gb = (2**63)


def f1(p, q: int, r, **tkw):
    a = 0
    b = (-2**63)
    u = 1e16
    v = V(5)
    s = ('x' * 20)
    l = list(range(5))
    m = ({1: 2, 2: 3})
    try:
        for a, v in [(1, V(1)), (2, V(0))]:
            if tick():
                break
            v = V(5)
        else:
            while (((2**60 - 1) - v) != ([] or [b])[0]):
                if tick():
                    break
                s = str(min((u * a), (list(range(5)) or [ga])[0]))
            else:
                try:
                    p = (l or [5, 6])[0]
                except* ValueError:
                    log(97, isinstance(((V(0)).other,), V))
                a, b = (((2**31) + ga) * ((2**62) * q)), ({r: set()}).get(seen((256 - b)), 5)
                try:
                    r = (((l or [(-2)])[-1] | (ga if (({'a': 1}) and 3) else gb)) << 2)
                    r ^= (((iter([1, 2])))('\u20ac\U0001f600') - seen(((-5) & a)))
                    log(99, [(seen((~a)) % (2**62)) for x in range(r % 4)])
                except (TypeError, E1) as e:
                    if (tkw is not None):
                        return abs((p * (2**62)))
                except KeyError as e:
                    m |= {(('x' * 20))[ga:]: (q / (2**62)), **m}
        for b in [r, ga]:
            if tick():
                break
            for a, v in [(1, V(1)), (2, V(0))]:
                if tick():
                    break
                d = D(15)
            else:
                with V(3):
                    try:
                        s += ('{}' * 2)
                    except Exception as e:
                        log('caught', repr(e))
                if ((r := (2**62)) <= (p := (-6))):
                    assert ((-p) not in range(gb % 4)) or ga, f'[{u}]'
                    l = q
                else:
                    q = (tkw | s)
                    del l[:1]
                    (a, b), v = (hash(((v)[float('-inf')] * (2**63))), p), ((~ga) + (r + V(5)))
                class K2(E1):
                    log(40, len((l + [(257 * ga)])))
                    log(56, int(1e16))
                    m = {int('12'): [(r).bit_length(), *range((-10**20) % 4)]}
                    def method3(self, p=(-10**20), q=True, *targs):
                        global ga
                        a = 3
                        b = (2**31 - 1)
                        u = (-0.0)
                        s = ('x' * 20)
                        l = []
                        m = dict(k=1)
                        try:
                            peek()
                            q ^= (+seen((+255)))
                        finally:
                            log('end of method3', sorted(locals().items(), key=repr))
                        yield ((2**32) >> 2)
                        return (-(-(-1)))
                show(lambda: K2().method3(a, r, 2, (2**63)))
    finally:
        log('end of f1', a, b, u, v, s, l, m)
    return (-(257 + 255))


def f4(p=256, q=(-1)):
    a = (2**62 - 1)
    b = (-2**62)
    u = 1e308
    v = V(3)
    s = ''
    l = ([2**63, -1])
    m = dict(k=1)
    try:
        a, b = b, a
        a = (seen((v).n) - ([257 for x in range((2**30 + 1) % 4) if (D(7) is not None)] or [(q - (2**60 - 1))])[-1])
        log(36, (not ((p % (-1)) * (p ^ ('a').m))))
    finally:
        log('end of f4', sorted(locals().items(), key=repr))
    return a, b, v


def f5(p, q):
    global ga
    a = 2
    b = True
    u = 5e-324
    v = V(5)
    s = 'a'
    l = []
    m = ({1: 2, 2: 3})
    try:
        log(23, int(-2.5))
        d = D(53)
        log(93, (((~p) | (a % (7))) | (int(True) - (2 ^ (-5)))))
    finally:
        log('end of f5', a, b, u, v, s, l, m)
    return a, b, v


show(lambda: f1(str((2**64)), (gb := (2**62 - 1)), (list(range(5)) or [(2**64)])[-1]))
show(lambda: f1((lambda t=0: t + gb)(), seen((257).bit_length()), (~257), z=gb))
show(lambda: f4())
show(lambda: f4((-gb), ([] or [13])[0]))
show(lambda: f5(*((ga in V(2)), (gb | ga))))
show(lambda: f5(((-1) not in range(3))))
log(ga, gb)
