"""Code lists of others' standards, as they stood when this version was made: codes only, no names."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the codes that `text` holds between blanks."""
    return frozenset(text.split())


def under(text: str) -> frozenset[str]:
    """Return the codes of a text in which `BE:` stands before the rest of Belgium's codes: `BE-BRU`, `BE-VAN`."""
    found: set[str] = set()
    parent = ""
    for word in text.split():
        if word.endswith(":"):
            parent = word[:-1]
        else:
            found.add(f"{parent}-{word}")
    return frozenset(found)
