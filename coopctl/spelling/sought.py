"""Words sought in texts: accents, capitals and what Arabic writes in several ways set aside, and where they stand.

A word is sought where words begin: `eau` in `l’eau` and `eaux`, not in `beaucoup`. `*eau` is sought within words too.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from coopctl.composing import normalized
from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Letters that no decomposition takes apart: ligatures; of Arabic those that stand for one another (the alef of wasla,
#: final yeh without dots, teh marbuta, and the letters of Persian keyboards); signs of typography.
_LETTERS = str.maketrans(
    {
        "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i",
        "\u0671": "\u0627", "\u0649": "\u064a", "\u0629": "\u0647", "\u06cc": "\u064a", "\u06a9": "\u0643",
        "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "«": '"', "»": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
        **{chr(0x0660 + digit): str(digit) for digit in range(10)},
        **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
    }
)  # fmt: skip
_TO_CHANGE = regex("[{}]".format("".join(map(re.escape, map(chr, _LETTERS)))))
#: What stands for no sound of its own: marks on letters, hamza on a carrier among them, tatweel, signs without width.
_SILENT = regex(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]+"
)
_BLANKS = regex(r"\s+")
_BLANK_OR_STAR = " *"
#: A phrase in quotes of any kind, or a word.
_ASKED = regex('"([^"]*)"|\u201c([^\u201d]*)\u201d|«([^»]*)»|(\\S+)')
#: Within words is asked for by this sign, which at the end of a word means nothing: so do words go on anyhow.
_WITHIN = "*"
#: What Arabic joins to the front of a word: and, so; by, as, for; the article. A word begins behind them too.
_JOINED = "[\u0648\u0641]?(?:[\u0628\u0643\u0644]?(?:\u0627\u0644)?|\u0644\u0644)"


def asked(typed: Sequence[str]) -> tuple[str, ...]:
    """Return what is sought, folded, each once: an argument with blanks is a phrase, as is what stands in quotes."""
    found: list[str] = []
    for each in typed:
        if any(quote in each for quote in '"\u201c«'):
            found += ("".join(match.groups(default="")) for match in _ASKED.finditer(each))
        else:
            found.append(each)
    words = (f"{_WITHIN * within(each)}{folded(each).strip(_BLANK_OR_STAR)}" for each in found)
    return tuple(dict.fromkeys(word for word in words if word.strip(_WITHIN)))


def within(word: str) -> bool:
    """Return whether a word is sought within words too."""
    return word.lstrip().startswith(_WITHIN)


def anywhere(word: str) -> str:
    """Return a word that is sought within words too."""
    return word if within(word) else _WITHIN + word


@functools.lru_cache(256)
def pattern(word: str) -> re.Pattern[str]:
    """Return what finds a folded word in folded texts, as its first group.

    A word begins where a letter stands behind none, and a digit behind no other digit: `kg` in `10kg`, `2` in `m2`.
    """
    plain = word.removeprefix(_WITHIN)
    told = f"({re.escape(plain)})"
    if word.startswith(_WITHIN) or not plain[:1].isalnum():
        return re.compile(told)
    if plain[:1].isdecimal():
        return re.compile(rf"(?<!\d){told}")
    joined = _JOINED if "\u0621" <= plain[0] <= "\u064a" else ""
    return re.compile(rf"(?<![^\W\d_]){joined}{told}")


def folded(text: str) -> str:
    """Return a text as it is compared: without accents and capitals, runs of blanks as one."""
    if text.isascii():
        plain = text.lower()
    else:
        plain = _SILENT.sub("", normalized("NFKD", text).casefold())
        if _TO_CHANGE.search(plain):
            plain = plain.translate(_LETTERS)
    usual = plain.isprintable() and "  " not in plain  # of all blanks only that of the space bar is printable
    return plain if usual else _BLANKS.sub(" ", plain)


def places(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return where a text has any of some folded words: (first, after the last) character, those that touch as one."""
    found = sorted(_spans(*_letters(text), words, len(text)))
    merged: list[tuple[int, int]] = []
    for first, after in found:
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(after, merged[-1][1])
        else:
            merged.append((first, after))
    return tuple(merged)


def _letters(text: str) -> tuple[str, Sequence[int]]:
    """Return a text folded, and of which of its letters each letter of that is."""
    plain = folded(text)
    if text.isascii() and len(plain) == len(text):
        return plain, range(len(text))
    plain, origin = "", list[int]()
    for place, letter in enumerate(text):
        part = _folded_letter(letter)
        if part == " " and plain.endswith(" "):
            continue
        plain += part
        origin += [place] * len(part)
    return plain, origin


def _spans(plain: str, origin: Sequence[int], words: Sequence[str], end: int) -> list[tuple[int, int]]:
    found = []
    for word in words:
        for match in pattern(word).finditer(plain):
            first, after = match.span(1)
            # marks that belong to the last letter stand before the next one
            found.append((origin[first], origin[after] if after < len(origin) else end))
    return found


@functools.lru_cache(4096)
def _folded_letter(letter: str) -> str:
    return folded(letter)
