"""All small changes to the text of a module: operators, comparisons, numbers, words, conditions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

OPERATORS: dict[type, type] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult, ast.Pow: ast.Mult, ast.LShift: ast.RShift, ast.RShift: ast.LShift, ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd, ast.BitXor: ast.BitAnd, ast.MatMult: ast.Mult,
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
SPOKEN = {"_", "ngettext", "N_"}
"""Calls whose words are for people: their wording is not a matter of right and wrong."""


@dataclass(frozen=True)
class Mutant:
    """One change: where it is, and what it makes of which text."""

    line: int
    column: int
    before: str
    after: str
    number: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column} `{self.before}` -> `{self.after}`"


class _Changer(ast.NodeTransformer):
    """Walks a tree in one order and makes the change number `chosen`; keeps a list of all that it passes."""

    def __init__(self, chosen: int = -1) -> None:
        self.chosen, self.found = chosen, list[Mutant]()

    def _offer(self, node: ast.AST, changed: ast.AST) -> ast.AST:
        where = node if hasattr(node, "lineno") else changed
        before, after = (" ".join(ast.unparse(one).split())[:100] for one in (node, changed))
        place = Mutant(where.lineno, where.col_offset, before, after, len(self.found))  # type: ignore[attr-defined]
        self.found.append(place)
        return changed if place.number == self.chosen else node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Name) and node.func.id in SPOKEN:
            return node
        return self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        return node

    def _visit_def(self, node: ast.FunctionDef) -> ast.AST:
        node.args = self.visit(node.args)
        node.body = [self.visit(part) for part in node.body]
        return node

    visit_FunctionDef = _visit_def

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.body = [self.visit(part) for part in node.body]
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        return node if _is_words(node) else self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        node = self.generic_visit(node)  # type: ignore[assignment]
        return self._offer(node, _with(node, op=OPERATORS[type(node.op)]()))

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        node = self.generic_visit(node)  # type: ignore[assignment]
        return self._offer(node, _with(node, op=OPERATORS[type(node.op)]()))

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        node = self.generic_visit(node)  # type: ignore[assignment]
        changed = self._offer(node, _with(node, op=OPERATORS[type(node.op)]()))
        return changed if changed is not node else self._offer(node, _assigned(node))

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        node = self.generic_visit(node)  # type: ignore[assignment]
        for place, sign in enumerate(node.ops):
            ops = [OPERATORS[type(sign)]() if place == here else one for here, one in enumerate(node.ops)]
            if (changed := self._offer(node, _with(node, ops=ops))) is not node:
                return changed
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        node = self.generic_visit(node)  # type: ignore[assignment]
        return self._offer(node, node.operand)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        value = node.value
        if isinstance(value, bool):
            return self._offer(node, _with(node, value=not value))
        if isinstance(value, int):
            return self._offer(node, _with(node, value=value + 1))
        if isinstance(value, float):
            return self._offer(node, _with(node, value=value * 1.1 if value else 0.1))
        if isinstance(value, str) and value:
            return self._offer(node, _with(node, value="XX" + value))
        return node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        return self._condition(node)

    def visit_While(self, node: ast.While) -> ast.AST:
        return self._condition(node)

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        return self._condition(node)

    def _condition(self, node: ast.If | ast.While | ast.IfExp) -> ast.AST:
        """A bare condition is turned round; one with a sign of its own is changed there."""
        node = self.generic_visit(node)  # type: ignore[assignment]
        if isinstance(node.test, ast.Name | ast.Attribute | ast.Call | ast.Subscript):
            turned = ast.copy_location(ast.UnaryOp(ast.Not(), node.test), node.test)
            node.test = self._offer(node.test, turned)  # type: ignore[assignment]
        return node

    def visit_Break(self, node: ast.Break) -> ast.AST:
        return self._offer(node, ast.copy_location(ast.Continue(), node))

    def visit_Continue(self, node: ast.Continue) -> ast.AST:
        return self._offer(node, ast.copy_location(ast.Break(), node))


def _is_words(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _with(node: ast.AST, **changes: object) -> ast.AST:
    fields = {name: getattr(node, name) for name in node._fields} | changes
    return ast.copy_location(type(node)(**fields), node)


def _assigned(node: ast.AugAssign) -> ast.AST:
    return ast.copy_location(ast.Assign([node.target], node.value), node)


def mutants(source: str) -> list[Mutant]:
    """Every change to a module's text, numbered in the order of the walk."""
    changer = _Changer()
    changer.visit(ast.parse(source))
    return changer.found


def mutated(source: str, number: int) -> ast.Module:
    """The module's tree with the change of this number."""
    changer = _Changer(number)
    tree = changer.visit(ast.parse(source))
    return ast.fix_missing_locations(tree)


def functions(source: str) -> Iterator[tuple[str, int, int]]:
    """Name, first and last line of each function of a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            yield node.name, node.lineno, node.end_lineno or node.lineno
