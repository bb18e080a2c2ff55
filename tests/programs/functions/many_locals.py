"""Functions with more than 255 arguments, locals, constants and names: EXTENDED_ARG everywhere."""

N = 300
names = [f"v{i}" for i in range(N)]


def build(source, name):
    namespace = {}
    exec(source, namespace)
    return namespace[name]


# The same shapes as text below, so that the file itself contains such code, too.
many_args = build(f"def f({', '.join(names)}):\n    return v0, v255, v256, v{N - 1}", "f")
print(many_args(*range(N)), many_args.__code__.co_argcount)
try:
    many_args(*range(N - 3))
except TypeError as error:
    print(error)
try:
    many_args(*range(N + 1))
except TypeError as error:
    print(error)
many_keywords = build(
    f"def f(*, {', '.join(f'{n}={i}' for i, n in enumerate(names))}):\n"
    f"    return v0 + v299 + sum(locals().values())", "f")
print(many_keywords(), many_keywords(v0=1000, v299=-299))
many_calls = build(f"def f(g):\n    return g({', '.join(names)}, "
                   f"{', '.join(f'k{i}={n}' for i, n in enumerate(names))})\n"
                   + "\n".join(f"{n} = {i}" for i, n in enumerate(names)), "f")
print(many_calls(lambda *a, **k: (len(a), len(k), a[299], k["k299"], sum(a) + sum(k.values()))))


def literal():
    a000 = a001 = a002 = a003 = a004 = a005 = a006 = a007 = a008 = a009 = 0
    a010 = a011 = a012 = a013 = a014 = a015 = a016 = a017 = a018 = a019 = 1
    a020 = a021 = a022 = a023 = a024 = a025 = a026 = a027 = a028 = a029 = 2
    a030 = a031 = a032 = a033 = a034 = a035 = a036 = a037 = a038 = a039 = 3
    a040 = a041 = a042 = a043 = a044 = a045 = a046 = a047 = a048 = a049 = 4
    a050 = a051 = a052 = a053 = a054 = a055 = a056 = a057 = a058 = a059 = 5
    a060 = a061 = a062 = a063 = a064 = a065 = a066 = a067 = a068 = a069 = 6
    a070 = a071 = a072 = a073 = a074 = a075 = a076 = a077 = a078 = a079 = 7
    a080 = a081 = a082 = a083 = a084 = a085 = a086 = a087 = a088 = a089 = 8
    a090 = a091 = a092 = a093 = a094 = a095 = a096 = a097 = a098 = a099 = 9
    a100 = a101 = a102 = a103 = a104 = a105 = a106 = a107 = a108 = a109 = 10
    a110 = a111 = a112 = a113 = a114 = a115 = a116 = a117 = a118 = a119 = 11
    a120 = a121 = a122 = a123 = a124 = a125 = a126 = a127 = a128 = a129 = 12
    a130 = a131 = a132 = a133 = a134 = a135 = a136 = a137 = a138 = a139 = 13
    a140 = a141 = a142 = a143 = a144 = a145 = a146 = a147 = a148 = a149 = 14
    a150 = a151 = a152 = a153 = a154 = a155 = a156 = a157 = a158 = a159 = 15
    a160 = a161 = a162 = a163 = a164 = a165 = a166 = a167 = a168 = a169 = 16
    a170 = a171 = a172 = a173 = a174 = a175 = a176 = a177 = a178 = a179 = 17
    a180 = a181 = a182 = a183 = a184 = a185 = a186 = a187 = a188 = a189 = 18
    a190 = a191 = a192 = a193 = a194 = a195 = a196 = a197 = a198 = a199 = 19
    a200 = a201 = a202 = a203 = a204 = a205 = a206 = a207 = a208 = a209 = 20
    a210 = a211 = a212 = a213 = a214 = a215 = a216 = a217 = a218 = a219 = 21
    a220 = a221 = a222 = a223 = a224 = a225 = a226 = a227 = a228 = a229 = 22
    a230 = a231 = a232 = a233 = a234 = a235 = a236 = a237 = a238 = a239 = 23
    a240 = a241 = a242 = a243 = a244 = a245 = a246 = a247 = a248 = a249 = 24
    a250 = a251 = a252 = a253 = a254 = a255 = a256 = a257 = a258 = a259 = 25

    def closure():
        nonlocal a259
        a259 += 1
        return a000, a128, a255, a256, a258, a259
    try:
        late_local = a257 + 1
        del a257
        a257
    except UnboundLocalError as error:
        print(error)
    [a256, *a254] = "xyz"
    for a253 in range(3):
        with open("/dev/null") as a252:
            pass
    return closure(), closure(), late_local, a254, a253, a252.closed, sum(
        v for v in locals().values() if isinstance(v, int))


print(literal())
for x in range(2):
    value = {
        "sum": sum([
            n for n in range(300)
            if n != 299]),
        "tail": many_args(*range(299))["never"],
    }
