"""Names of records: what a file may be called, and which record a path names."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from coopctl.composing import normalized
from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Container

SETTINGS_FILE = "coopctl.yaml"
LONGEST_NAME = 60
#: The largest file that is read, in bytes. A record is a few kilobytes.
LARGEST_FILE = 1_000_000
#: Words that YAML readers, or Windows, keep for themselves.
RESERVED = frozenset(
    {"null", "true", "false", "con", "prn", "aux", "nul"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)}
)
_WORD = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_NAME = regex(_WORD, re.ASCII)
_RECORD = regex(rf"data/(?:agreements/({_WORD})|actions/({_WORD}/{_WORD}))\.yaml", re.ASCII)
_FOLDER = regex(rf"data/(?:agreements|actions(?:/{_WORD})?)", re.ASCII)
_UNDER = regex(r"data/actions/([^/]+)", re.DOTALL)
_DROPPING = regex(r"(?:.*/)?(?:\.[^/]*|[^/]*~|#[^/]*#|README[^/]*|(?i:Thumbs\.db|desktop\.ini))(?:/.*)?", re.DOTALL)
#: Files that lie where records may have been put by a slip: beside coopctl.yaml, in Data/, in actions/ without data/.
_OUTSIDE = regex(
    r"(?:(?:datas?|donn[ée]es|gegevens|agreements?|accords?|conventions?|overeenkomsten|actions?|acties)/.+|[^/.][^/]*)"
    r"\.ya?ml|coopctl\.ya?ml\.txt",
    re.IGNORECASE | re.DOTALL,
)
#: A file that no listing shows, and the copy that an editor keeps.
_HIDDEN, _BACKUP = regex(r"(?P<folder>.*/)\.(?P<name>[^/]+)", re.DOTALL), regex(r"(?P<path>.+)~", re.DOTALL)


def is_name(word: str) -> bool:
    """Whether a word may be a record's name, or an id inside a file."""
    return bool(_NAME.fullmatch(word)) and _is_free(word)


def _is_free(word: str) -> bool:
    return len(word) <= LONGEST_NAME and word not in RESERVED


@functools.lru_cache(maxsize=131_072)  # the same paths in tree after tree; fewer than a tree has would save nothing
def reference(path: str) -> str | None:
    """Return the reference that a path names (`a` or `a/b`), None where it is not the path of a record."""
    match = _RECORD.fullmatch(path)
    if match is None:
        return None
    ref: str = match[1] or match[2]
    names = ref.split("/")
    return ref if max(map(len, names)) <= LONGEST_NAME and RESERVED.isdisjoint(names) else None


def agreement_of(path: str) -> str | None:
    """Return the agreement under which a path stands among the actions, be it a record, a folder or neither."""
    match = _UNDER.match(path)
    return match[1] if match else None


def meant(path: str) -> str | None:
    """Return the reference that a path would name with small letters and .yaml at its end, None where it is another."""
    return reference(re.sub(r"\.yml$", ".yaml", path.lower()))


def folded(path: str) -> str:
    """Return a path as some disks compare it: without its capitals, in one form of Unicode."""
    return normalized("NFC", normalized("NFC", path).casefold())


def kind_of(path: str) -> str:
    """Return the schema of a path of the workspace: action, agreement or settings."""
    if path == SETTINGS_FILE:
        return "settings"
    return "action" if "/" in (reference(path) or "") else "agreement"


def path_of(ref: str) -> str:
    """Return the path of the record that `ref` names."""
    return f"data/{'actions' if '/' in ref else 'agreements'}/{ref}.yaml"


def is_stray(path: str) -> bool:
    """Whether a file below data/ is one that no workspace knows; editors' droppings and READMEs are let be."""
    return path.startswith("data/") and reference(path) is None and not _DROPPING.fullmatch(path)


def is_folder(path: str) -> bool:
    """Whether records stand below a path: what is a file there may be a link that git wrote as text, as on Windows."""
    return bool(_FOLDER.fullmatch(path))


def is_lost(path: str, there: Container[str]) -> bool:
    """Whether a file below data/ would be a record, were it not hidden or an editor's copy, and that one is not there.

    The copy of a file that is there is let be.
    """
    shown = unhidden(path)
    return shown != path and meant(shown) is not None and re.sub(r"\.yml$", ".yaml", shown) not in there


def unhidden(path: str) -> str:
    """Return a path without the dot that hides the file, and without the ~ of an editor's copy."""
    hidden, copy = _HIDDEN.fullmatch(path), _BACKUP.fullmatch(path)
    return f"{hidden['folder']}{hidden['name']}" if hidden else copy["path"] if copy else path


def lies_outside(path: str) -> bool:
    """Whether a file outside data/ lies where records may have been put by a slip."""
    return path != SETTINGS_FILE and not path.startswith("data/") and bool(_OUTSIDE.fullmatch(path))
