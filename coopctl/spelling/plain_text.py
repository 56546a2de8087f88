"""A text as somebody typed it, made plain before a time is read in it: digits, blanks, dashes, words and numbers."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from coopctl.composing import normalized
from coopctl.model.dates import DATE_PATTERN, parse_date
from coopctl.spelling.synonyms import folded

TOKEN = re.compile(r"[0-9]+|[^\W\d_]+")
_BETWEEN_TOKENS = re.compile(r"[ .,'’/()]*")
#: Quotes, or brackets, around all of a text.
_WRAPPED = re.compile(r"[“”„«\"'`‘’(\[{<]\s*(?P<inside>[^“”„«»\"`(\[{<)\]}>]+?)\s*[“”»\"'`‘’)\]}>]")
#: What Arabic adds to a year that is no Hijri one: 2026م.
_OF_OUR_ERA = re.compile(r"(?<=[0-9\u0660-\u0669])\s?(?:م|ميلادية?)(?!\w)")
#: The sign that ends a sentence, or an entry of a list.
_ENDED = re.compile(r"(?<=[0-9])[.,;]\s*\Z")
_BLANK = re.compile(r"\s")
#: Capitals of Cyrillic and Greek that look like Latin ones, as Latin ones.
_LOOK_ALIKE = str.maketrans(
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406\u0391\u0392\u0395\u0396\u0397\u0399\u039a"
    "\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "ABEKMHOPCTXIABEZHIKMNOPTYX",
)
_DASHES = str.maketrans("\u2010\u2011\u2012\u2212", "----")
_FAR_TOO_LONG = 100
#: So many texts are kept as they were made plain: all who may know what one says ask for it.
KEPT = 64


def plain_text(text: str) -> str:
    """Return a text with 0 to 9 for the digits of any script, plain blanks and dashes, without signs not seen.

    One that is far too long to say a date is nothing.
    """
    return _plain(text) if len(text) <= _FAR_TOO_LONG else ""


@lru_cache(KEPT)
def _plain(text: str) -> str:
    text = _ENDED.sub("", text)
    wrapped = _WRAPPED.fullmatch(text.strip().rstrip(";"))
    bare = (wrapped["inside"] if wrapped else text).strip().rstrip(";")
    if bare.isascii():
        return _BLANK.sub(" ", bare)
    bare = _OF_OUR_ERA.sub("", bare)
    seen = (each for each in bare.translate(_DASHES) if unicodedata.category(each) != "Cf")
    return "".join(" " if each.isspace() else str(unicodedata.decimal(each, each)) for each in seen)


_folded = lru_cache(KEPT)(folded)


def as_typed(text: str) -> str:
    """Return a code without what a program put around its letters, or in their place: quotes, marks, wide letters."""
    seen = (each for each in text if unicodedata.category(each) != "Cf")
    wide = (normalized("NFKC", each) if unicodedata.east_asian_width(each) == "F" else each for each in seen)
    return "".join(wide).translate(_LOOK_ALIKE).strip(" \u00a0\u202f.,;:'\"“”„«»‘’`")


def tokens(text: str) -> list[str]:
    """Return the words and numbers of a text, folded; none where a sign stands between them that no date has."""
    low = lowered(text)
    return [] if _BETWEEN_TOKENS.sub("", TOKEN.sub("", low)) else TOKEN.findall(low)


def lowered(text: str) -> str:
    """Return a text folded; one that is far too long to say a date is nothing."""
    return _folded(text) if len(text) <= _FAR_TOO_LONG else ""


def existing(year: str, month: str, day: str | None) -> tuple[str, ...]:
    """Return the date of these digits, if a calendar has it."""
    text = f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "")
    return (text,) if exists(text) else ()


def exists(text: str) -> bool:
    """Whether a text is a date as files have it, and a calendar has it: 2020-03-2026 is none."""
    return bool(re.fullmatch(DATE_PATTERN, text, re.ASCII)) and not parse_date(text).impossible
