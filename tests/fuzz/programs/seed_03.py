from fuzz_prelude import *

ga = 1
gb = (2**30 + 1)


def f1(p: int, q: int=(2**31), r=(2**30 - 1)):
    a = 3
    b = (2**31 - 1)
    u = 0.0
    v = V(7)
    l = []
    m = ({'a': 1})
    a, m[0] = ((V(2)).n ** 2), len(('a').upper())
    def f2(p, /, q=(-1), **tkw):
        global ga
        a = (-2)
        b = 0
        u = 1.5
        s = ''
        l = []
        m = ({'a': 1})
        d = D(44)
        for v in (V(1), V(13), V(2)):
            if tick():
                break
            assert v or 257, ((10**20) >> 62)
            log(88, (hash((ga := p)) // q))
            a, m[0] = (((-1) & 257) | (b - (-1))), seen(len([x for x in range(3)]))
        else:
            s = (s * 2)
            m = {x: ((~(2**62)) * (([2**63, -1]) or [5, 6])[0]) for x in range(2, -3, -2)}
        yield v
        return (yield {p: (({1: 2, 2: 3}) and s)})
    m[0] = f2
    if ((-b) >= (q := (2**31))):
        del l[:1]
    return a, b, v


async def f3(p=(2**63)):
    a = (2**63)
    b = (-1)
    u = 5e-324
    v = V(13)
    s = ('x' * 20)
    l = ([2**63, -1])
    m = ({1: 2, 2: 3})
    try:
        (a, b), v = (((gb % 13)).bit_length(), (2**31 - 1)), (V(26) % (a | 3))
        if ((b & gb) in l):
            if (not V(0)(V(2))):
                async for a in V(1):
                    if tick():
                        break
                    s = (s + s)
                else:
                    f1(*((seen((m).get(3, 5)) & (ga % (7))), ((p | ga) & (b := ga))))
                m |= {len(s): (m | {v: gb})}
                peek()
            else:
                log(1, (sum([b for x in list(range(5))]) - ((b // (10)) * (gb // ga))))
    finally:
        log('end of f3', sorted(locals().items(), key=repr))
    return ((list(range(5)) or [5, 6])[0] > (3 + 255) > b)


show(lambda: f1((gb ^ (-1)), (gb | (-1)), (ga := ga)))
show(lambda: f1((lambda t=(2**64): t + ga)()))
show(lambda: f1((V(13) == gb), (gb >> 64), (ga % ga)))
show(lambda: f3())
show(lambda: f3())
show(lambda: f3())
log(ga, gb)
