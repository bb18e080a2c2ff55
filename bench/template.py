"""A text template engine: lexing, a tree of nodes, a context of scopes, filters, and compiling to Python closures."""
# kind: library

import re
import sys

TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)


class TemplateError(Exception):
    pass


class Context:
    """A stack of scopes."""

    def __init__(self, values):
        self.scopes = [values]

    def __getitem__(self, name):
        for scope in reversed(self.scopes):
            if name in scope:
                return scope[name]
        raise KeyError(name)

    def push(self, **values):
        self.scopes.append(values)
        return self

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.scopes.pop()


def escape(value):
    return str(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


FILTERS = {
    "upper": lambda value: str(value).upper(), "lower": lambda value: str(value).lower(), "length": len,
    "join": lambda value: ", ".join(map(str, value)), "first": lambda value: value[0],
    "money": lambda value: f"{value / 100:,.2f}", "title": lambda value: str(value).title(),
}


class Expression:
    """A dotted name or literal, then filters."""

    def __init__(self, source):
        head, *filters = [part.strip() for part in source.split("|")]
        self.literal = None
        self.path = ()
        if head[:1] in "'\"" or head.lstrip("-").isdigit():
            self.literal = head[1:-1] if head[0] in "'\"" else int(head)
        else:
            self.path = tuple(head.split("."))
        try:
            self.filters = [FILTERS[name] for name in filters]
        except KeyError as error:
            raise TemplateError(f"unknown filter {error}") from None

    def evaluate(self, context):
        if self.path:
            value = self.resolve(context)
        else:
            value = self.literal
        for function in self.filters:
            value = function(value)
        return value

    def resolve(self, context):
        try:
            value = context[self.path[0]]
        except KeyError:
            return ""
        for step in self.path[1:]:
            try:
                value = value[step]
            except (TypeError, KeyError):
                try:
                    value = getattr(value, step)
                except AttributeError:
                    value = value[int(step)] if step.isdigit() else ""
            if callable(value):
                value = value()
        return value


class Text:
    def __init__(self, text):
        self.text = text

    def render(self, context, out):
        out.append(self.text)


class Output:
    def __init__(self, source):
        self.expression = Expression(source)

    def render(self, context, out):
        value = self.expression.evaluate(context)
        out.append(escape(value))


class Block:
    def __init__(self):
        self.nodes = []

    def render(self, context, out):
        for node in self.nodes:
            node.render(context, out)


class If:
    def __init__(self, source):
        words = source.split()
        self.negated = words[0] == "not"
        if self.negated:
            words = words[1:]
        self.left = Expression(words[0])
        self.operator = words[1] if len(words) == 3 else None
        self.right = Expression(words[2]) if len(words) == 3 else None
        self.body = Block()
        self.other = Block()

    def holds(self, context):
        value = self.left.evaluate(context)
        if self.operator is not None:
            right = self.right.evaluate(context)
            value = {"==": value == right, "<": value < right, ">": value > right}[self.operator]
        return bool(value) != self.negated

    def render(self, context, out):
        (self.body if self.holds(context) else self.other).render(context, out)


class For:
    def __init__(self, source):
        names, _, items = source.partition(" in ")
        self.names = [name.strip() for name in names.split(",")]
        self.items = Expression(items)
        self.body = Block()
        self.other = Block()

    def render(self, context, out):
        items = list(self.items.evaluate(context))
        if not items:
            self.other.render(context, out)
        loop = {"length": len(items)}
        for i, item in enumerate(items):
            loop.update(index=i + 1, first=i == 0, last=i == len(items) - 1)
            if len(self.names) == 1:
                values = {self.names[0]: item}
            else:
                values = dict(zip(self.names, item))
            with context.push(loop=loop, **values):
                self.body.render(context, out)


class Template:
    tags = {"if": If, "for": For}

    def __init__(self, source):
        self.root = Block()
        self.stack = [(None, None, self.root)]
        for piece in TAG.split(source):
            self.add(piece)
        if len(self.stack) > 1:
            raise TemplateError(f"{self.stack[-1][0]} is not closed")

    def add(self, piece):
        target = self.stack[-1][2].nodes
        if piece.startswith("{{"):
            target.append(Output(piece[2:-2].strip()))
        elif piece.startswith("{#"):
            return
        elif piece.startswith("{%"):
            word, _, rest = piece[2:-2].strip().partition(" ")
            if word in self.tags:
                node = self.tags[word](rest.strip())
                target.append(node)
                self.stack.append((word, node, node.body))
            elif word == "else":
                name, node, _ = self.stack.pop()
                self.stack.append((name, node, node.other))
            elif word == "end" + str(self.stack[-1][0]):
                self.stack.pop()
            else:
                raise TemplateError(f"unexpected {word}")
        elif piece:
            target.append(Text(piece))

    def render(self, **values):
        out = []
        self.root.render(Context(values), out)
        return "".join(out)


class Product:
    def __init__(self, number):
        self.name = f"gadget <{number}>"
        self.price = number * 1999
        self.tags = ["new", "red", "big"][: number % 4]
        self.stock = {"here": number % 3, "there": number * 2}

    def in_stock(self):
        return self.stock["here"] > 0


PAGE = """<html>{# a shop #}<h1>{{ title|upper }}</h1>
{% if user %}<p>Hello {{ user.name|title }}, you have {{ user.orders|length }} orders.</p>{% endif %}
<table>{% for product in products %}
  <tr class="{% if loop.first %}first{% else %}{% if loop.last %}last{% else %}row{% endif %}{% endif %}">
    <td>{{ loop.index }}/{{ loop.length }}</td><td>{{ product.name }}</td><td>{{ product.price|money }}</td>
    <td>{% if product.in_stock %}{{ product.stock.here }} here{% else %}ask{% endif %}</td>
    <td>{% for tag in product.tags %}{{ tag }}{% if not loop.last %}, {% endif %}{% else %}-{% endfor %}</td>
    {% if product.price > 20000 %}<td>dear</td>{% endif %}{% if product.stock.there == 4 %}<td>four</td>{% endif %}
  </tr>{% endfor %}
</table>{% for key, value in pairs %}{{ key }}={{ value }};{% endfor %}{{ missing }}{{ pairs.0.0 }}</html>"""


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1200
    products = [Product(i) for i in range(40)]
    user = {"name": "mary ann", "orders": [1, 2, 3]}
    checksum = 0
    for i in range(size):
        page = Template(PAGE).render(title=f"shop {i}", user=user if i % 2 else None, products=products,
                                     pairs=[("a", i), ("b", '"x"')])
        checksum = (checksum * 31 + sum(page.encode())) % 1000000007
    errors = []
    for bad in ("{% if a %}", "{{ a|b }}", "{% endfor %}"):
        try:
            Template(bad)
        except TemplateError as error:
            errors.append(str(error))
    print("template", checksum, errors)


if __name__ == "__main__":
    main()
