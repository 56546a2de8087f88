"""Digests of little: `hashlib` loads OpenSSL whatever it is asked for, which takes as long as a hundred small files."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__all__ = ["FEW", "blake2b", "sha1", "sha256"]

#: OpenSSL digests a small file in a tenth of the time; with more files than these it is quicker on the whole.
FEW = 100

if TYPE_CHECKING:
    from hashlib import blake2b, sha1, sha256
else:

    def _own(name: str, *modules: str) -> Any:
        """Return a digest that Python has of its own, from the first module that it is in; else that of OpenSSL."""
        for module in (*modules, "hashlib"):
            try:
                return getattr(import_module(module), name)
            except ImportError:
                continue
        raise ImportError(name)

    blake2b, sha1, sha256 = _own("blake2b", "_blake2"), _own("sha1", "_sha1"), _own("sha256", "_sha2", "_sha256")
