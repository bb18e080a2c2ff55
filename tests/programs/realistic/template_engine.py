"""A template engine that compiles templates to Python source: filters, loops, inheritance, errors."""

import html
import re
import traceback


class TemplateError(Exception):
    pass


class Code:
    def __init__(self):
        self.lines, self.level = [], 0

    def add(self, line):
        self.lines.append("    " * self.level + line)

    def __str__(self):
        return "\n".join(self.lines) + "\n"


class Template:
    TAG = re.compile(r"({{.*?}}|{%.*?%}|{#.*?#})", re.DOTALL)
    registry = {}
    filters = {"upper": str.upper, "title": str.title, "length": len, "join": lambda v, s=", ": s.join(map(str, v)),
               "default": lambda v, d="": d if v is None else v, "repeat": lambda v, n: v * n}

    def __init__(self, name, text):
        self.name, self.blocks, self.parent = name, {}, None
        self.registry[name] = self
        code = Code()
        code.add("def render(context, out, blocks, filters, escape):")
        code.level += 1
        code.add("pass")
        stack = []
        line = 1
        for part in self.TAG.split(text):
            if part.startswith("{{"):
                code.add(f"out(escape({self.expression(part[2:-2])}))  # line {line}")
            elif part.startswith("{%"):
                code = self.statement(part[2:-2].split(), code, stack, line)
            elif part and not part.startswith("{#"):
                code.add(f"out({part!r})")
            line += part.count("\n")
        if stack:
            raise TemplateError(f"{name}: {stack[-1][0]} of line {stack[-1][1]} is not closed")
        self.source = str(code)
        self.function = self.make(self.source, "render")

    def make(self, source, function):
        namespace = {"__builtins__": {"len": len, "str": str, "enumerate": enumerate, "range": range}}
        exec(compile(source, f"<template {self.name}>", "exec"), namespace)
        return namespace[function]

    def expression(self, text):
        value, *pipes = text.strip().split("|")
        result = self.variable(value.strip())
        for pipe in pipes:
            name, _, argument = pipe.strip().partition(":")
            if name == "safe":
                result = f"Safe({result})" if False else result
                continue
            if name not in self.filters:
                raise TemplateError(f"{self.name}: no filter {name!r}")
            result = f"filters[{name!r}]({result}{', ' + argument if argument else ''})"
        return result

    def variable(self, text):
        return re.sub(r"(?<![\w.'\"])([a-z_]\w*)(?![\w'\"(])(?!\s*=)",
                      lambda m: m[1] if m[1] in {"in", "not", "and", "or", "is", "if", "else"}
                      else f"context[{m[1]!r}]", text)

    def statement(self, words, code, stack, line):
        match words:
            case ["if", *condition]:
                code.add(f"if {self.variable(' '.join(condition))}:")
                code.level += 1
                stack.append(("if", line))
            case ["else"] if stack and stack[-1][0] == "if":
                code.add("pass")
                code.level -= 1
                code.add("else:")
                code.level += 1
            case ["for", name, "in", *rest]:
                code.add(f"for context['loop'], context[{name!r}] in enumerate({self.variable(' '.join(rest))}):")
                code.level += 1
                stack.append(("for", line))
            case ["block", name]:
                code.add(f"blocks[{name!r}](context, out, blocks, filters, escape)")
                stack.append(("block", line, name, code))
                code = Code()
                code.add("def block(context, out, blocks, filters, escape):")
                code.level += 1
            case ["extends", name]:
                self.parent = name
            case ["end" | "endif" | "endfor" | "endblock" as word]:
                if not stack or not word in ("end", "end" + stack[-1][0]):
                    raise TemplateError(f"{self.name}: line {line}: {word} does not fit")
                kind, _, *block = stack.pop()
                code.add("pass")
                if kind == "block":
                    name, outer = block
                    self.blocks[name] = self.make(str(code), "block")
                    code = outer
                else:
                    code.level -= 1
            case _:
                raise TemplateError(f"{self.name}: line {line}: unknown tag {' '.join(words)!r}")
        return code

    def render(self, **context):
        out, blocks, template = [], {}, self
        while True:
            blocks = {**template.blocks, **blocks}
            if template.parent is None:
                break
            template = self.registry[template.parent]
        template.function(context, out.append, blocks, self.filters, lambda value: html.escape(str(value)))
        return "".join(out)


page = Template("page", """<h1>{{ title|upper }}</h1>
{# a comment #}{% for item in items %}{% if loop %}, {% endif %}{{ loop + 1 }}: {{ item|title }}{% endfor %}
{% if user and user is not None %}Hello {{ user|default:'x' }}!{% else %}Nobody{% endif %}
""")
print(page.source)
print(page.render(title="a <title>", items=["one", "two & three"], user="me"))
print(page.render(title="", items=[], user=None))
Template("base", "[{% block head %}default {{ x }}{% endblock %}|{% block body %}base body{% endblock %}]")
child = Template("child", "{% extends base %}{% block body %}child {{ items|join:'-' }} {{ items|length }}{% endblock %}")
print(child.render(x=1, items=[1, 2, 3]))
print(Template("nested", "{% for a in rows %}{% for b in a %}{{ b }}{% end %};{% end %}").render(rows=[[1, 2], [3]]))
for number, text in enumerate(("{% if x %}", "{% bad tag %}", "{{ x|nofilter }}", "{% endfor %}",
                               "a\nb\n{% for x %}", "{{ 1 + }}", "{% if %}x{% end %}")):
    try:
        Template(f"wrong{number}", text)
    except (TemplateError, SyntaxError) as error:
        print(type(error).__name__, error)
for context in ({}, {"x": 5}, {"x": [1]}):
    try:
        print(Template("runtime", "line 1\n{{ x|length }}").render(**context))
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error, [f.name for f in traceback.extract_tb(error.__traceback__)])
Template("late", "ok so far\n{% for i in values %}\n{{ 10 // i }}\n{% endfor %}").render(values=[5, 2, 0])
