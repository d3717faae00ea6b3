"""A change put into a module that is loaded already: the code of its functions is exchanged in place."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cached_property
from types import CodeType, FunctionType, ModuleType
from typing import Any


def functions_of(holder: dict[str, Any], module: str) -> Iterator[tuple[str, FunctionType]]:
    """(path, function) of all functions and methods that a namespace defines itself, wrapped ones unwrapped."""
    for name, value in list(holder.items()):
        if isinstance(value, type) and value.__module__ == module:
            for path, function in functions_of(dict(vars(value)), module):
                yield f"{name}.{path}", function
            continue
        if isinstance(value, property):
            value = value.fget
        elif isinstance(value, cached_property):
            value = value.func
        value = getattr(value, "__func__", value)
        for place, function in enumerate(_inside(value)):
            if function.__module__ == module:
                yield f"{name}:{place}", function


def _inside(value: Any) -> Iterator[FunctionType]:
    """A function, or what a decorator has put it into: a wrapper, an object that holds it, a closure."""
    value = getattr(value, "__wrapped__", getattr(value, "function", value))
    if isinstance(value, FunctionType):
        yield value
        for cell in value.__closure__ or ():
            if isinstance(cell.cell_contents, FunctionType):
                yield cell.cell_contents


def forget_tables(module: ModuleType) -> None:
    """Empty what the module's functions keep of earlier calls."""
    for value in vars(module).values():
        if hasattr(value, "cache_clear") and value.__module__ == module.__name__:
            value.cache_clear()


def swap(module: ModuleType, tree: ast.Module, line: int) -> None:
    """Give the module's functions the code of the changed tree.  ValueError where that does not reach the line."""
    fresh = {"__name__": module.__name__, "__package__": module.__package__, "__file__": module.__file__}
    before = set(sys.modules)
    exec(compile(tree, str(module.__file__), "exec"), fresh)
    assert set(sys.modules) == before
    forget_tables(module)
    changed = dict(functions_of(fresh, module.__name__))
    if not any(line in _lines(function) for function in changed.values()):
        raise ValueError(line)
    for path, function in functions_of(vars(module), module.__name__):
        function.__code__ = changed[path].__code__
        function.__defaults__ = changed[path].__defaults__
        function.__kwdefaults__ = changed[path].__kwdefaults__


def _lines(function: FunctionType) -> range:
    """Lines of a function's code, those of functions within it included."""
    ends = [line for code in _codes(function.__code__) for _, _, line in code.co_lines() if line]
    return range(function.__code__.co_firstlineno, max(ends, default=0) + 1)


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from _codes(one)


def within_a_function(source: str, line: int) -> bool:
    """Whether a line of a module stands in the body or the defaults of a function that is not made by another.

    What a function makes may have been made when the module was imported, and would not change any more.
    """
    around = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and node.lineno <= line <= (node.end_lineno or node.lineno)
    ]
    return len(around) == 1
