"""Texts of everyday YAML, read line by line: what no reader takes in two ways needs no parser.

Fields one a line, lists of rows, braces and brackets that close on their line, texts in quotes without escapes,
and blocks of text. `read` gives exactly what the events of the parser would give, and None for any text that holds
anything else: the parser reads that one. It takes half of the parser's time, which makes an object of each event and of
each mark. A test holds the two against each other (`make long`: many times more).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from coopctl.patterns import regex
from coopctl.strict_yaml import scalars
from coopctl.strict_yaml.placeholders import shield
from coopctl.strict_yaml.scalars import Doubt

if TYPE_CHECKING:
    from coopctl.strict_yaml.scalars import Json

_Fields: TypeAlias = "dict[str, Json]"
#: So many mappings and lists within each other: deeper ones are left to the parser, which says where it is too deep.
_DEEPEST = 16
_KEY = r"[A-Za-z_][A-Za-z0-9_-]{0,99}"
#: What a plain scalar may not begin with here: what YAML itself uses.
_SIGNS = frozenset(" -?:,[]{}#&*!|>'\"%@`")
_BEGINS = rf"[^\s{re.escape(''.join(sorted(_SIGNS)))}]"
#: A plain scalar between brackets: without any sign that may end it.
_INSIDE = rf"{_BEGINS}[^,\[\]{{}}:#?]*"
_HASH = regex(r"[^\s][ \t]+#")
_LINE = regex(rf"( *)(- )?(?:({_KEY}):(?: +(?=[^ ])|\Z))?(.*)", re.DOTALL)
_QUOTED = regex(r"\"([^\"\\]*)\"|'([^']*)'")
_ROW = regex(rf"\{{(?:{_KEY}: +{_INSIDE}, *)*{_KEY}: +{_INSIDE}\}}")
_PAIR = regex(rf"({_KEY}): +({_INSIDE})")
_LIST = regex(rf"\[(?:{_INSIDE}, *)*{_INSIDE}\]")
_TOKEN = regex(
    rf"(?P<key>{_KEY}): +|(?P<words>{_INSIDE})|\"(?P<double>[^\"\\]*)\" *|'(?P<single>[^']*)' *|(?P<sign>[\[\]{{}},]) *"
)


def has_signs(text: str) -> bool:
    """Tell whether a text has signs of anchors, tags, cut texts or escapes."""
    if "&" in text or "!" in text or "\\" in text:
        return True
    return (" #" in text or "\t#" in text) and _HASH.search(text) is not None


class _Unusual(Exception):  # noqa: N818 - no error: the parser reads it
    """Something that is not read here."""


def read(text: str) -> _Fields | None:
    """Return what a text says, None where it is not of the kind that is read here. It was screened, nothing refused."""
    if not text.endswith("\n") or "\t" in text or "\r" in text or has_signs(text) or shield(text, pure=False) != text:
        return None
    try:
        return _fields(text[:-1].split("\n"))
    except _Unusual:
        return None


def _fields(lines: list[str]) -> _Fields:  # noqa: C901, PLR0912, PLR0915 - one loop, unrolled for speed
    """Return the mapping that the lines hold. Raise _Unusual."""
    root: _Fields = {}
    stack: list[tuple[int, _Fields | list[Json]]] = [(0, root)]
    awaited: tuple[int, _Fields, str] | None = None  # where the value of a key without one on its line may follow
    parts = _LINE.match
    number, end = 0, len(lines)
    while number < end:
        line = lines[number]
        number += 1
        found = parts(line)
        if found is None:
            raise _Unusual
        blanks, dash, key, words = found.groups()
        if key is None and not dash and (not words or words[0] == "#"):
            continue
        if line[-1] == " ":
            raise _Unusual
        indent = len(blanks)
        if awaited is not None:
            above, fields, name = awaited
            awaited = None
            if indent > above or (indent == above and dash):
                child: _Fields | list[Json] = [] if dash else {}
                fields[name] = child
                stack.append((indent, child))
                if len(stack) > _DEEPEST:
                    raise _Unusual
        at, holder = stack[-1]
        while at > indent or (at == indent and not dash and holder.__class__ is list):
            stack.pop()
            if not stack:
                raise _Unusual
            at, holder = stack[-1]
        if at != indent:
            raise _Unusual
        if dash:
            if not isinstance(holder, list):
                raise _Unusual
            if key is None:
                holder.append(_value(words))
                continue
            row: _Fields = {}
            holder.append(row)
            indent, holder = indent + 2, row
            stack.append((indent, row))
        if key is None or not isinstance(holder, dict) or key in holder or not _is_key(key):
            raise _Unusual
        if not words:
            holder[key], awaited = None, (indent, holder, key)
        elif words[0] in "|>":
            number, holder[key] = _block(lines, number, indent, words)
        else:
            holder[key] = _value(words)
    if not root:
        raise _Unusual
    return root


def _value(words: str) -> Json:
    first = words[0]
    if first == "{":
        return _row(words)
    if first == "[":
        if _LIST.fullmatch(words):
            return [_scalar(each.strip(" ")) for each in words[1:-1].split(",")]
        return _nested(words)
    if first in ('"', "'"):
        quoted = _QUOTED.fullmatch(words)
        if quoted is None:
            raise _Unusual
        return quoted[quoted.lastindex or 0]
    if first in _SIGNS or ": " in words or " #" in words or words[-1] == ":":
        raise _Unusual
    return words if first not in scalars.FIRST else _scalar(words)


def _scalar(words: str) -> Json:
    """Return what a plain scalar stands for. Raise _Unusual where readers differ."""
    if words[0] not in scalars.FIRST:
        return words
    return _known(words) if len(words) <= scalars.MOST_REMEMBERED else _meaning(words)


def _meaning(words: str) -> Json:
    value = scalars.value_of(words)
    if isinstance(value, Doubt):
        raise _Unusual
    return value


#: Files repeat the same few numbers and dates, and the same few keys.
_known = lru_cache(4_096)(_meaning)


@lru_cache(1_024)
def _is_key(words: str) -> bool:
    """Whether a plain scalar is text, as a key has to be."""
    return words[0] not in scalars.FIRST or scalars.value_of(words) == words


def _row(words: str) -> Json:
    """Return a mapping in braces, most often one without another in it."""
    if not _ROW.fullmatch(words):
        return _nested(words)
    pairs = _PAIR.findall(words)
    row: _Fields = {}
    first = scalars.FIRST
    for key, value in pairs:
        row[key] = value.rstrip(" ") if value[0] not in first else _scalar(value.rstrip(" "))
        if not _is_key(key):
            raise _Unusual
    if len(row) < len(pairs):
        raise _Unusual
    return row


def _nested(words: str) -> Json:  # noqa: C901, PLR0912, PLR0915 - as above
    """Return what stands in braces or brackets, however deep. Raise _Unusual."""
    top: list[Json] = []
    stack: list[tuple[_Fields | list[Json], str]] = []
    holder: _Fields | list[Json] = top
    key, at = "", 0
    may_end, wants = False, True  # whether a bracket may close here, and whether a value, or a key, has to come
    while at < len(words):
        found = _TOKEN.match(words, at)
        if found is None or (holder is top and top):
            raise _Unusual
        at, kind, word = found.end(), found.lastgroup, found[found.lastgroup or 0]
        if kind == "sign" and word in "]}":
            if not may_end or not stack or (word == "}") is not isinstance(holder, dict) or key:
                raise _Unusual
            holder, key = stack.pop()
            key, may_end, wants = "", True, False
            continue
        if kind == "sign" and word == ",":
            if wants or holder is top:
                raise _Unusual
            may_end, wants = False, True
            continue
        if not wants:
            raise _Unusual
        if kind == "key":
            if not isinstance(holder, dict) or key or word in holder:
                raise _Unusual
            if not _is_key(word):
                raise _Unusual
            key, may_end = word, False
            continue
        if isinstance(holder, dict) and not key:
            raise _Unusual
        child: _Fields | list[Json] | None = None
        value: Json
        if kind == "sign":
            value = child = {} if word == "{" else []
        else:
            value = _scalar(word.rstrip(" ")) if kind == "words" else word
        if isinstance(holder, dict):
            holder[key] = value
        else:
            holder.append(value)
        if child is None:
            key, may_end, wants = "", True, False
        else:
            stack.append((holder, key))
            holder, key, may_end, wants = child, "", True, True
            if len(stack) > _DEEPEST:
                raise _Unusual
    if stack or not top or words[-1] == " ":
        raise _Unusual
    return top[0]


def _block(lines: list[str], number: int, indent: int, head: str) -> tuple[int, str]:
    """Return the number of the line after a block of text, and the text. Raise _Unusual where a line stands out."""
    if head not in ("|", ">", "|-", ">-"):
        raise _Unusual
    if number == len(lines) or not lines[number].startswith(" "):
        raise _Unusual
    inner = len(lines[number]) - len(lines[number].lstrip(" "))
    if inner <= indent:
        raise _Unusual
    margin, kept = " " * inner, [""]
    while number < len(lines):
        line = lines[number]
        if line:
            if not line.startswith(margin):
                break
            if line[inner : inner + 1] in ("", " ") or line[-1] == " ":
                raise _Unusual
        kept.append(line[inner:])
        number += 1
    if number < len(lines) and not lines[number].strip(" "):  # a line of blanks: how many there are matters
        raise _Unusual
    while not kept[-1]:
        kept.pop()
    text = "\n".join(kept[1:]) if head[0] == "|" else _folded(kept[1:])
    return number, text if head.endswith("-") else f"{text}\n"


def _folded(lines: list[str]) -> str:
    """Return lines as one, with a line break for each empty line between."""
    parts, breaks = [lines[0]], 0
    for line in lines[1:]:
        if line:
            parts += ("\n" * breaks or " ", line)
            breaks = 0
        else:
            breaks += 1
    return "".join(parts)
