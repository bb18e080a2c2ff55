"""Ways to make a program smaller, as edits that can be combined.

Every node of the tree has a number (`number_nodes`), which copies keep.  An edit names nodes by
number, so edits listed for a tree still apply after others have been applied; one whose node is
gone changes nothing.
"""

import ast
import copy

from .grammar import is_valid, parse

_BODIES = "body", "orelse", "finalbody"
_CLAUSES = "handlers", "decorator_list", "items", "cases", "bases", "keywords"
_PARTS = "args", "keywords", "elts", "generators", "values", "ifs"


def number_nodes(tree):
    """Give each node its number."""
    for number, node in enumerate(ast.walk(tree)):
        node.number = number
    return tree


def apply(tree, edits):
    """(tree, source) after some edits, or (None, None) when the result is no program."""
    changed = copy.deepcopy(tree)
    for edit in edits:
        edit(changed)
    try:
        source = ast.unparse(ast.fix_missing_locations(changed)) + "\n"
    except (ValueError, RecursionError, AttributeError, TypeError):
        return None, None
    return (changed, source) if is_valid(source) else (None, None)


def _find(tree, number):
    for node in ast.walk(tree):
        if getattr(node, "number", None) == number:
            return node
    return None


def _bodies(tree):
    """(owner, field, statements) of each statement list."""
    for node in ast.walk(tree):
        for field in _BODIES:
            body = getattr(node, field, None)
            if isinstance(body, list) and body:
                yield node, field, body


def _replace_statements(tree, numbers, new):
    """Replace the statements with these numbers by `new`, at the place of the first."""
    for owner, field, body in _bodies(tree):
        kept = [one for one in body if getattr(one, "number", None) not in numbers]
        if len(kept) == len(body):
            continue
        first = next(index for index, statement in enumerate(body)
                     if getattr(statement, "number", None) in numbers)
        kept[first:first] = new
        may_be_empty = (isinstance(owner, ast.Module) or field == "orelse"
                        or field == "finalbody" and owner.handlers)
        body[:] = kept if kept or may_be_empty else [ast.Pass()]


def fewer_statements(tree, size):
    """Edits that remove runs of `size` statements."""
    for _, _, body in _bodies(tree):
        if len(body) < size or (len(body) == 1 and isinstance(body[0], ast.Pass)):
            continue
        for start in range(0, len(body), size):
            numbers = {getattr(statement, "number", None) for statement in body[start:start + size]}
            yield lambda tree, numbers=numbers: _replace_statements(tree, numbers, [])


def longest_body(tree):
    """Length of the longest statement list."""
    return max((len(body) for _, _, body in _bodies(tree)), default=0)


def unwrapped(tree):
    """Edits that replace a compound statement by one of its parts."""
    for _, _, body in _bodies(tree):
        for statement in body:
            if not hasattr(statement, "body") and not isinstance(statement, ast.Match):
                continue
            parts = [getattr(statement, field) for field in _BODIES
                     if getattr(statement, field, None)]
            parts += [clause.body for clause in [*getattr(statement, "handlers", ()),
                                                 *getattr(statement, "cases", ())]]
            for part in parts:
                yield (lambda tree, number=statement.number, part=part:
                       _replace_statements(tree, {number}, copy.deepcopy(part)))


def without_clauses(tree):
    """Edits that remove handlers, decorators, cases, arguments, elements and the like."""
    for node in ast.walk(tree):
        fields = _CLAUSES if isinstance(node, ast.stmt) else _PARTS
        for field in fields:
            parts = getattr(node, field, None)
            for part in parts if isinstance(parts, list) else ():
                yield (lambda tree, number=node.number, field=field, part=part.number:
                       _remove_part(tree, number, field, part))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield (lambda tree, number=node.number:
                   _set_field(tree, number, "args", _no_parameters()))
            yield lambda tree, number=node.number: _set_field(tree, number, "returns", None)
        if isinstance(node, ast.arguments) and node.defaults:
            yield lambda tree, number=node.number: _set_field(tree, number, "defaults", [])


def _no_parameters():
    return parse("def f(): pass").body[0].args


def _remove_part(tree, number, field, part):
    node = _find(tree, number)
    if node is not None:
        setattr(node, field, [one for one in getattr(node, field)
                              if getattr(one, "number", None) != part])


def _set_field(tree, number, field, value):
    node = _find(tree, number)
    if node is not None:
        setattr(node, field, value)


def simplified(tree):
    """Edits that replace an expression by one of its operands or by a constant."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.pattern, ast.JoinedStr, ast.FormattedValue)):
            continue
        for field, value in ast.iter_fields(node):
            for item in value if isinstance(value, list) else [value]:
                readable = isinstance(getattr(item, "ctx", ast.Load()), ast.Load)
                if isinstance(item, ast.expr) and readable and not isinstance(
                        item, (ast.Name, ast.Constant)):
                    yield from _simpler(node, field, item)


def _simpler(node, field, item):
    operands = [child for child in ast.iter_child_nodes(item)
                if isinstance(child, ast.expr) and not isinstance(child, ast.Starred)]
    for operand in [ast.Constant(1), *operands, ast.Constant(None)]:
        yield (lambda tree, operand=operand:
               _replace_expression(tree, node.number, field, item.number, copy.deepcopy(operand)))


def _replace_expression(tree, number, field, old, new):
    node = _find(tree, number)
    if node is None:
        return
    value = getattr(node, field)
    if isinstance(value, list):
        value[:] = [new if getattr(one, "number", None) == old else one for one in value]
    elif getattr(value, "number", None) == old:
        setattr(node, field, new)
