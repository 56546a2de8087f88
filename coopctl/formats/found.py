"""What was found in records, in words: the field that it stands in, and as much of the text as stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.i18n import field_labels
from coopctl.messages import msg
from coopctl.tables import FieldOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.i18n.words import Words
    from coopctl.tables import Passage

#: How many characters of a text stand before and after what was found in it.
_AROUND = 60
#: What stands for what is left out.
_MORE = msg("…")


def said(cell: FieldOf | Passage, words: Words) -> str:
    """Return either on one line; what was found stands between brackets."""
    if isinstance(cell, FieldOf):
        return words.listed(field(cell, words))
    return "".join(f"[{part}]" if is_found else part for part, is_found in around(cell, words)).strip()


def field(place: FieldOf, words: Words) -> Iterator[str]:
    """Yield the steps to a field: rows as their list calls one, and what they are called; the reference for none."""
    if not place.steps:
        yield words.say(msg("reference"))
    owner = ""
    for name, called in place.steps:
        if called is None:
            yield field_labels.field(name, owner, words)
        elif not called:
            yield field_labels.row(name, words)
        else:
            title = words.data(called) if isinstance(called, str) else words.param(called)
            yield words.say(msg("{row} ‘{title}’", row=field_labels.row(name, words), title=title))
        owner = name


def around(passage: Passage, words: Words) -> Iterator[tuple[str, bool]]:
    """Yield the text in parts, and whether each is what was found; what is far from all of that is left out."""
    text, end = passage.text, 0
    spans = (*passage.spans, (len(text), len(text)))
    for first, after in spans:
        yield from ((part, False) for part in _between(text[end:first], words, ends=(not end, first == len(text))))
        if first < after:
            yield _line(text[first:after], words), True
        end = after


def _between(text: str, words: Words, *, ends: tuple[bool, bool]) -> Iterator[str]:
    """Yield what stands between two finds, or before the first, or after the last: all of it, or what is near."""
    first, last = ends
    near = _AROUND * (1 if first or last else 2)
    if len(text) <= near:
        yield _line(text, words)
        return
    head = "" if first else _begun(text)
    tail = "" if last else _begun(text[::-1])[::-1]
    if max(len(head), len(tail)) == len(text):
        yield _line(text, words)
        return
    if head:
        yield _line(head, words)
    yield f" {words.say(_MORE)} " if head and tail else words.say(_MORE)
    if tail:
        yield _line(tail, words)


def _begun(text: str) -> str:
    """Return as many whole words as stand near the beginning; of a first one that no line holds a part."""
    at = len(text) - len(text.lstrip())
    word = text[at:].partition(" ")[0]
    whole = word if len(word) <= 2 * _AROUND else word[:_AROUND]
    return text[:at] + (text[at : at + _AROUND].rpartition(" ")[0] or whole)


def _line(text: str, words: Words) -> str:
    """Return a part of a text harmless, on one line, with the blanks at its ends."""
    plain = " ".join(text.split())
    before, after = " " if text[:1].isspace() else "", " " if plain and text[-1:].isspace() else ""
    return f"{before}{words.data(plain)}{after}"
