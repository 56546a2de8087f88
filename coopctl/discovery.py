"""Finding what a package offers by listing its modules: a new file is a new rule, command or format."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


def names(package: ModuleType) -> tuple[str, ...]:
    """Return the public names of a package's modules, sorted: `unknown_party` → `unknown-party`, `list_` → `list`."""
    found = (module.name for module in pkgutil.iter_modules(package.__path__))
    return tuple(sorted(name.rstrip("_").replace("_", "-") for name in found if not name.startswith("_")))


def module(package: ModuleType, name: str) -> ModuleType:
    """Import the module of that public name. Raise ModuleNotFoundError where there is none."""
    plain = name.replace("-", "_")
    existing = {found.name for found in pkgutil.iter_modules(package.__path__)}
    file = plain if plain in existing else f"{plain}_"
    return importlib.import_module(f"{package.__name__}.{file}")
