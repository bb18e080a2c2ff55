"""Inputs for the compile-cost table: programs of any length, and small edits of a program."""

import ast

# Each template is a plausible piece of a program.  {n} makes names unique, {a}, {b} and {c} vary
# the constants, so that no two pieces are alike.
_TEMPLATES = (
    '''
def total_{n}(values, limit={a}):
    """The capped sum of the odd values."""
    total = 0
    for index, value in enumerate(values):
        if value % 2 == 0:
            continue
        total += value * {b} + index
        if total > limit * {c}:
            total -= limit
    return total
''', '''
class Account{n}:
    """Holds entries by name."""

    rate = {a} / {b}

    def __init__(self, owner, balance={c}):
        self.owner = owner
        self.balance = balance
        self.entries = {{}}

    def post(self, name, amount, *, note=None):
        if amount < 0 and self.balance + amount < -{b}:
            raise ValueError(f"account {n} of {{self.owner}} has only {{self.balance}}")
        self.balance += amount
        self.entries.setdefault(name, []).append((amount, note))
        return self

    def interest(self):
        return sum(amount * self.rate for group in self.entries.values() for amount, _ in group)

    def __repr__(self):
        return f"Account{n}({{self.owner!r}}, {{self.balance}})"
''', '''
def parse_{n}(text):
    result = {{}}
    for number, line in enumerate(text.split("\\n"), {a}):
        line = line.partition("#")[0].strip()
        if not line:
            continue
        try:
            key, value = line.split("=", 1)
            result[key.strip()] = int(value) if value.strip().isdigit() else value.strip()
        except ValueError as error:
            raise SyntaxError("line %d of {n}: %s" % (number, error)) from error
        finally:
            result["lines"] = number + {b}
    return result
''', '''
def walk_{n}(tree, depth=0):
    stack = [(tree, depth)]
    while stack:
        node, level = stack.pop()
        if isinstance(node, (list, tuple)) and level < {a}:
            stack.extend((child, level + 1) for child in reversed(node))
        elif isinstance(node, dict):
            for key in sorted(node, key=str):
                yield key, level * {b}
                stack.append((node[key], level + {c}))
        else:
            yield node, level
''', '''
def make_{n}(step={a}):
    count = 0

    def bump(*args, scale={b}, **options):
        nonlocal count
        count += step * scale + len(args)
        if options.get("reset"):
            count = 0
        return count

    def describe():
        names = ["first", "second", "third"]
        parts = [f"{{name}}={{count % (index + {c})}}" for index, name in enumerate(names)]
        return ", ".join(parts)

    return bump, describe
''',
)


def module(lines):
    """A program of about that many lines, which uses some of what it defines."""
    out = ['"""Generated: many small functions and classes."""', ""]
    number = 0
    while len(out) < lines - 12:
        piece = _TEMPLATES[number % len(_TEMPLATES)].format(
            n=number, a=number % 97 + 3, b=number % 13 + 2, c=number * 7 % 1009 + 1)
        out += ["", *piece.strip("\n").split("\n"), ""]
        number += 1
    out += ["", "if __name__ == '__main__':",
            "    print(total_0(range(50)), parse_2('a = 1'), list(walk_3([1, [2, {'x': 3}]])))",
            "    bump, describe = make_4()",
            "    print(bump(1, 2), describe(), Account1('me').post('a', 5))"]
    return "\n".join(out) + "\n"


def loop_body(assignments):
    """A function whose loop body has hundreds of assignments, which kills some compilers."""
    names = 24
    out = ['"""Generated: one loop with a long body."""', "", "", "def run(count):"]
    out += [f"    v{i} = {i}" for i in range(names)]
    out += ["    table = {}", "    for i in range(count):"]
    for number in range(assignments):
        a, b, c = (number * k % names for k in (1, 5, 7))
        out.append("        " + (
            f"v{a} = v{b} + v{c} * {number % 9 + 1}",
            f"v{a} = (v{b} - i) & 0xFFFF",
            f"v{a} = table.get(v{b}, v{c})",
            f"table[v{a} % 64] = v{b} ^ {number}",
            f"v{a} = len(str(v{b})) + v{c} % 100",
        )[number % 5])
    total = " + ".join(f"v{i}" for i in range(names))
    out += [f"    return {total}", "", "", "print(run(50))"]
    return "\n".join(out) + "\n"


def _simple_statements(source):
    """The 1-based numbers of lines that hold one simple statement and nothing else."""
    def around(line, node):
        # The columns count bytes.
        data = line.encode()
        return data[:node.col_offset] + data[node.end_col_offset:]

    lines = source.split("\n")
    for node in ast.walk(ast.parse(source)):
        if (isinstance(node, (ast.Return, ast.Assign, ast.AugAssign, ast.Expr))
                and not isinstance(getattr(node, "value", None), ast.Constant)
                and node.lineno == node.end_lineno
                and not around(lines[node.lineno - 1], node).strip()):
            yield node.lineno


def edits(source):
    """(with one line changed, with one line inserted), in the middle of the program."""
    lines = source.split("\n")
    middle = len(lines) // 2
    line = min(_simple_statements(source), key=lambda number: (abs(number - middle), number)) - 1
    indent = lines[line][:len(lines[line]) - len(lines[line].lstrip())]
    changed = [*lines[:line], f"{indent}edited = 1; {lines[line].lstrip()}", *lines[line + 1:]]
    inserted = [*lines[:line], f"{indent}edited = 2", *lines[line:]]
    results = "\n".join(changed), "\n".join(inserted)
    for result in results:
        compile(result, "edited", "exec")
    return results
