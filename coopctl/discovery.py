"""Finding what a package offers by listing its modules: a new file is a new rule, command or format."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ast
    from types import ModuleType


def names(package: ModuleType) -> tuple[str, ...]:
    """Return the public names of a package's modules, sorted: `unknown_party` → `unknown-party`, `list_` → `list`."""
    found = (name for name in _files(package) if not name.startswith("_"))
    return tuple(sorted(name.rstrip("_").replace("_", "-") for name in found))


def module(package: ModuleType, name: str) -> ModuleType:
    """Import the module of that public name. Raise ModuleNotFoundError where there is none."""
    return importlib.import_module(_full_name(package, name))


def sentence(package: ModuleType, name: str, constant: str) -> str:
    """Return a sentence that a module keeps as `CONSTANT = N_("…")`, without importing the module."""
    import ast

    call = _assigned(package, name, constant)
    if isinstance(call, ast.Call) and isinstance(call.args[0], ast.Constant):
        return str(call.args[0].value)
    raise LookupError(name, constant)


def literal(package: ModuleType, name: str, constant: str) -> object:
    """Return what a module keeps as `CONSTANT = (…)`, a literal, without importing the module."""
    import ast

    return ast.literal_eval(_assigned(package, name, constant))


def _assigned(package: ModuleType, name: str, constant: str) -> ast.expr:
    """Return what stands to the right of `CONSTANT =` in a module. Raise LookupError where it has no such line."""
    import ast
    import importlib.util
    from importlib.abc import InspectLoader

    found = importlib.util.find_spec(_full_name(package, name))
    source = found.loader.get_source(found.name) if found and isinstance(found.loader, InspectLoader) else None
    for line in ast.parse(source or "").body:
        if isinstance(line, ast.Assign) and [ast.unparse(target) for target in line.targets] == [constant]:
            return line.value
    raise LookupError(name, constant)


def _full_name(package: ModuleType, name: str) -> str:
    plain = name.replace("-", "_")
    file = plain if plain in _files(package) else f"{plain}_"
    return f"{package.__name__}.{file}"


@functools.cache
def _files(package: ModuleType) -> frozenset[str]:
    return frozenset(found.name for found in pkgutil.iter_modules(package.__path__))
