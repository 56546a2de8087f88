"""What each module of coopctl imports, read from its syntax tree: for the tests that hold the house together."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parents[1] / "coopctl"


@dataclass(frozen=True, slots=True)
class Import:
    """One import: the module's dotted name, the line, and whether only type checkers follow it or only a call does."""

    target: str
    line: int
    typing_only: bool
    inside: bool


@cache
def modules() -> dict[str, Path]:
    """Return every module of coopctl by its dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = ("coopctl", *path.relative_to(PACKAGE).with_suffix("").parts)
        found[".".join(parts).removesuffix(".__init__")] = path
    return found


@cache
def tree(module: str) -> ast.Module:
    """Return a module's syntax tree."""
    return ast.parse(modules()[module].read_bytes())


@cache
def imports(module: str) -> tuple[Import, ...]:
    """Return every import of a module, also those inside functions and under TYPE_CHECKING."""
    return tuple(_imports(tree(module), typing_only=False, inside=False))


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """Give the statements right under a node, and what holds statements: no import or class stands in an expression."""
    for name in ("body", "handlers", "orelse", "finalbody", "cases"):
        yield from getattr(node, name, ())


def classes(node: ast.AST) -> Iterator[str]:
    """Give the name of each class under a node, however deep."""
    for child in statements(node):
        if isinstance(child, ast.ClassDef):
            yield child.name
        yield from classes(child)


def _imports(node: ast.AST, *, typing_only: bool, inside: bool) -> Iterator[Import]:
    for child in statements(node):
        if isinstance(child, ast.Import):
            for name in child.names:
                yield Import(name.name, child.lineno, typing_only, inside)
        elif isinstance(child, ast.ImportFrom):
            for name in child.names:
                whole = f"{child.module}.{name.name}"
                yield Import(whole if whole in modules() else str(child.module), child.lineno, typing_only, inside)
        elif isinstance(child, ast.If) and isinstance(child.test, ast.Name) and child.test.id == "TYPE_CHECKING":
            yield from _imports(child, typing_only=True, inside=inside)
        else:
            within = inside or isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef))
            yield from _imports(child, typing_only=typing_only, inside=within)
