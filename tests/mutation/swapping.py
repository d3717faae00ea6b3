"""A change put into a module that is loaded already: the code of its functions is exchanged in place."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cached_property
from types import FunctionType, ModuleType
from typing import Any


def functions_of(holder: dict[str, Any], module: str) -> Iterator[tuple[str, Any]]:
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
        value = getattr(value, "__wrapped__", value)
        if isinstance(value, FunctionType) and value.__module__ == module:
            yield name, value


def forget_tables(module: ModuleType) -> None:
    """Empty what the module's functions keep of earlier calls."""
    for value in vars(module).values():
        if hasattr(value, "cache_clear") and value.__module__ == module.__name__:
            value.cache_clear()


def swap(module: ModuleType, tree: ast.Module) -> None:
    """Give the module's functions the code of the changed tree.  ValueError where that cannot be."""
    fresh = {"__name__": module.__name__, "__package__": module.__package__, "__file__": module.__file__}
    before = set(sys.modules)
    exec(compile(tree, str(module.__file__), "exec"), fresh)
    assert set(sys.modules) == before
    forget_tables(module)
    changed = dict(functions_of(fresh, module.__name__))
    for path, function in functions_of(vars(module), module.__name__):
        function.__code__ = changed[path].__code__
        function.__defaults__ = changed[path].__defaults__
        function.__kwdefaults__ = changed[path].__kwdefaults__


def within_a_function(source: str, line: int) -> bool:
    """Whether a line of a module stands in the body or the defaults of a function."""
    return any(
        isinstance(node, ast.FunctionDef) and node.lineno <= line <= (node.end_lineno or node.lineno)
        for node in ast.walk(ast.parse(source))
    )
