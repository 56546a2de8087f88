"""Reads one YAML file strictly: plain data, or faults with their exact place; whatever the bytes, it never raises.

Everyday texts are read line by line (`plain`), all others by a loop over PyYAML's event parser (libyaml's where it is
there), which is a state machine, so that depth costs no stack (`parsing`). YAML 1.2's core schema; no anchors, tags,
merge keys, directives or further documents; a key once. A fault is recorded and reading goes on wherever that makes
sense.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.strict_yaml import plain, prescan
from coopctl.strict_yaml.document import Document, Parsed
from coopctl.strict_yaml.fields import alone

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from coopctl.strict_yaml.marks import Positions
    from coopctl.strict_yaml.scalars import Json


def read(
    path: str, blob: bytes, *, texts: Callable[[], AbstractSet[str]] = frozenset, pure: bool | None = None
) -> Parsed:
    """Read a file's bytes. Never raises. `pure` says to use the parser, without libyaml or with it.

    Under the keys that `texts` gives, any comment behind an unquoted text is told; elsewhere only one without a blank
    after its #.
    """
    text, faults = prescan.decode(blob)
    if text is None:
        return Parsed(None, tuple(faults))
    readable, more = prescan.screen(text)
    if any(fault.code == "not-utf8" for fault in faults):  # the signs for lost characters are ours
        more = [fault for fault in more if fault.code != "doubtful-character"]
    faults += more
    if not faults and readable == text and pure is None and (data := plain.read(text)) is not None:
        return Parsed(Document(path, text, data), text=text)
    from coopctl.strict_yaml import parsing  # only here: most files are read without

    return parsing.parsed(path, text, readable, faults, texts, pure=pure)


def known(path: str, blob: bytes, data: Json) -> Document:
    """Return the document of a file that was read, and in which no fault was found, by what it says."""
    text = blob.decode("utf-8")
    readable, _ = prescan.screen(text)
    return Document(path, text, data, readable if readable != text else "")


def text(blob: bytes) -> str | None:
    """Return a file's text alone, None where it is none."""
    return prescan.decode(blob)[0]


def positions(document: Document, fields: AbstractSet[str] | None = None, *, pure: bool | None = None) -> Positions:
    """Parse a document again, for the place of each of its keys and values; of some top-level fields, None: of all.

    A field that is not there is asked of the first one, to whose key it points.
    """
    from coopctl.strict_yaml import parsing  # as above

    text, data = document.readable or document.text, document.data
    if fields is not None and isinstance(data, dict) and data:
        first = next(iter(data))
        text = alone(text, data, {field if field in data else first for field in fields})
    return parsing.positions(text, pure=pure)
