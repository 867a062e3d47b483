"""Condition text -> Condition: a closed subset of Python's expressions, parsed by `ast` and never evaluated.

Everything is checked here, at load time, with the kinds and choices of the questions known; a condition that loads
cannot fail later.
"""

import ast
import warnings
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple, NoReturn

from wizard.errors import Complaint
from wizard.model.condition import Condition, Tree
from wizard.model.question import Kind
from wizard.model.text import nearest

LONGEST: Final = 400
DEEPEST: Final = 20

NUMBERS: Final = frozenset({Kind.NUMBER, Kind.PERCENT, Kind.MONEY})
COUNTED: Final = frozenset({Kind.CHOICES, Kind.TEXTS, Kind.RECORDS, Kind.LINKS})
_SIGNS: Final[Mapping[type[ast.cmpop], str]] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
}


class Known(NamedTuple):
    """What a condition may know of an id: its kind and, for choices, the values."""

    kind: Kind
    choices: tuple[str, ...] = ()


class Fault(Exception):
    """The first thing wrong in a condition: a complaint's code and values, and the character (from 0) it starts at."""

    def __init__(self, at: int, code: str, **values: object) -> None:
        self.at = at
        self.code = code
        self.values = values
        super().__init__(code)


def parse(text: str, known: Mapping[str, Known]) -> Condition:
    """The condition, or Fault. `known` holds every id that the condition may name (`row.x` for a record's columns)."""
    if len(text) > LONGEST:
        raise Fault(LONGEST, "condition-too-long", limit=LONGEST)
    shift = len(text) - len(text.lstrip())
    bare = text.strip()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # an unknown escape in a string only warns, and would change its meaning
            expression = ast.parse(bare, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError, Warning) as failure:
        offset = getattr(failure, "offset", None) or 1
        raise Fault(shift + min(max(offset - 1, 0), max(len(bare) - 1, 0)), "condition-syntax") from failure
    parser = _Parser(bare, shift, known)
    tree = parser.truth(expression, 0)
    return Condition(bare, tree, tuple(dict.fromkeys(parser.reads)))


class _Parser:
    def __init__(self, text: str, shift: int, known: Mapping[str, Known]) -> None:
        self.text = text
        self.shift = shift
        self.known = known
        self.reads: list[str] = []

    def fault(self, node: ast.AST, code: str, **values: object) -> NoReturn:
        """Python counts columns in UTF-8 bytes of a line; a person counts characters."""
        line = self.text.split("\n")[getattr(node, "lineno", 1) - 1]
        before = len(self.text) - len(self.text.split("\n", getattr(node, "lineno", 1) - 1)[-1])
        column = len(line.encode()[: getattr(node, "col_offset", 0)].decode(errors="ignore"))
        raise Fault(self.shift + before + column, code, **values)

    def truth(self, node: ast.expr, depth: int) -> Tree:
        if depth > DEEPEST:
            self.fault(node, "condition-too-deep", limit=DEEPEST)
        match node:
            case ast.BoolOp():
                word = "and" if isinstance(node.op, ast.And) else "or"
                return [word, *(self.truth(part, depth + 1) for part in node.values)]
            case ast.UnaryOp(op=ast.Not()):
                return ["not", self.truth(node.operand, depth + 1)]
            case ast.Compare():
                return self.comparison(node)
            case ast.Call():
                return self.call(node, counting=False)
            case ast.Name() | ast.Attribute():
                name, kind = self.name(node)
                if kind.kind is not Kind.YES_NO:
                    self.fault(node, "condition-bare", name=name)
                return ["id", name]
        self.fault(node, "condition-form")

    def name(self, node: ast.expr) -> tuple[str, Known]:
        parts: list[str] = []
        walk: ast.expr = node
        while isinstance(walk, ast.Attribute):
            parts.append(walk.attr)
            walk = walk.value
        if not isinstance(walk, ast.Name):
            self.fault(node, "condition-form")
        name = ".".join([walk.id, *reversed(parts)])
        found = self.known.get(name)
        if found is None:
            self.fault(node, "condition-unknown", name=name, meant=nearest(name, list(self.known)))
        self.reads.append(name)
        return name, found

    def call(self, node: ast.Call, *, counting: bool) -> Tree:
        word = node.func.id if isinstance(node.func, ast.Name) else ""
        if node.keywords or not node.args:
            self.fault(node, "condition-form")
        if word in ("answered", "unknown") and not counting and len(node.args) == 1:
            return [word, self.name(node.args[0])[0]]
        if word == "count" and counting and len(node.args) == 1:
            name, known = self.name(node.args[0])
            if known.kind not in COUNTED:
                self.fault(node.args[0], "condition-count", name=name)
            return ["count", name]
        if word in ("any_of", "none_of") and not counting and len(node.args) == 2:
            name, known = self.name(node.args[0])
            if known.kind is not Kind.CHOICES:
                self.fault(node.args[0], "condition-many", name=name)
            return [word, name, self.values(node.args[1], name, known)]
        self.fault(
            node,
            "condition-call",
            name=word,
            meant=nearest(word, ["answered", "unknown", "count", "any_of", "none_of"]),
        )

    def comparison(self, node: ast.Compare) -> Tree:
        if len(node.ops) != 1:
            self.fault(node, "condition-chain")
        sign = _SIGNS.get(type(node.ops[0]))
        if sign is None:
            self.fault(node, "condition-form")
        left, right = node.left, node.comparators[0]
        if sign in ("in", "not in"):
            return self.membership(sign, left, right)
        if isinstance(left, ast.Constant) and not isinstance(right, ast.Constant):
            self.fault(left, "condition-order")
        if isinstance(left, ast.Call):
            tree = self.call(left, counting=True)
            return [sign, tree, ["is", self.literal(right, tree[1], Known(Kind.NUMBER))]]
        name, known = self.name(left)
        if sign not in ("==", "!=") and known.kind not in NUMBERS | {Kind.DATE}:
            self.fault(left, "condition-size", name=name)
        return [sign, ["id", name], ["is", self.literal(right, name, known)]]

    def membership(self, sign: str, left: ast.expr, right: ast.expr) -> Tree:
        if isinstance(left, ast.Constant):
            name, known = self.name(right)
            if known.kind is not Kind.CHOICES:
                self.fault(right, "condition-many", name=name)
            return [sign, ["is", self.literal(left, name, known)], ["id", name]]
        name, known = self.name(left)
        return [sign, ["id", name], ["is", self.values(right, name, known)]]

    def values(self, node: ast.expr, name: str, known: Known) -> list[Any]:
        if not isinstance(node, ast.List) or not node.elts:
            self.fault(node, "condition-list")
        return [self.literal(item, name, known) for item in node.elts]

    def literal(self, node: ast.expr, name: str, known: Known) -> Any:
        """A literal that fits the kind of `name`; everything else is refused with the reason."""
        match node:
            case ast.Name(id="true" | "false" as word):
                value: Any = word == "true"
            case ast.Constant(value=bool()):
                self.fault(node, "condition-bool")
            case ast.Constant(value=str() | int() | float() as value):
                self.refuse_joined(node)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
                value = -number
            case _:
                self.fault(node, "condition-literal")
        fits: Mapping[Kind, Callable[[], bool]] = {
            Kind.YES_NO: lambda: isinstance(value, bool),
            Kind.DATE: lambda: isinstance(value, str),
        }
        if known.kind in (Kind.CHOICE, Kind.CHOICES):
            if value not in known.choices:
                meant = nearest(str(value), known.choices)
                self.fault(
                    node, "condition-choice", value=value, name=name, choices=", ".join(known.choices), meant=meant
                )
        elif known.kind in NUMBERS:
            if isinstance(value, bool) or not isinstance(value, int | float):
                self.fault(node, "condition-number", name=name)
        elif known.kind not in fits:
            self.fault(node, "condition-text", name=name)
        elif not fits[known.kind]():
            self.fault(node, "condition-kind", name=name, kind=known.kind.value)
        return value

    def refuse_joined(self, node: ast.Constant) -> None:
        """Python joins `'a' 'b'` silently; here it is a forgotten comma."""
        source = ast.get_source_segment(self.text, node) or ""
        if isinstance(node.value, str) and (len(source) != len(node.value) + 2 or "\\" in source):
            self.fault(node, "condition-literal")


def complaint_of(fault: Fault, file: str, line: int, column: int, *, one_to_one: bool) -> Complaint:
    """The fault at its place in the file; a folded or escaped scalar is only pointed at as a whole."""
    return Complaint(fault.code, fault.values, file, line, column + fault.at if one_to_one else column)
