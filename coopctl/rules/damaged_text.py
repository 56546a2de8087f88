"""A text whose letters were damaged by a copy: read as another encoding (cafÃ©), or left in the entities of a page."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import mending, msg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import written
from coopctl.patterns import regex
from coopctl.strict_yaml import scalars

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({Text})

#: What the second and the third byte of a letter in UTF-8 are to who reads it as Windows-1252.
_BEHIND = (
    "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
)
#: What stands behind a word in capitals that ends so, IRM\u00c3: a quote, a blank that does not break.
_AFTER_CAPITALS = r"(?<=[A-Z]\u00c3)[\u00a0\u00bb\u2019\u201d\u2026\u203a](?!\w)"
#: Where nobody quotes the letter itself.
_NOT_QUOTED = "(?<![\u00ab\u201c\u2018\"'(])(?<![\u00ab\u201c][ \u00a0\u202f])"
#: Letters of French and Dutch, signs, and words of Arabic, read so.
_MISREAD = regex(
    rf"(?:{_NOT_QUOTED}\u00c3(?!{_AFTER_CAPITALS})[{_BEHIND}]|\u00c2[\u00a0-\u00bf]|\u00c5[\u201c\u2019]|\u00e2\u20ac[{_BEHIND}])+"
    rf"|(?:[\u00d8\u00d9][{_BEHIND}]){{2,}}"
)
#: A letter whose second byte, a blank that does not break, became a plain one: Ã  Mons.
_LOST_BLANK = regex(rf"(?<!\w){_NOT_QUOTED}\u00c3 ?(?= )")
#: What each of them holds.
_MAY_BE = regex("[&\u00c2\u00c3\u00c5\u00d8\u00d9\u00e2]")
#: What a page writes for a sign, perhaps written twice: &amp;, &amp;amp;.
_ENTITY = regex(
    r"&(?:amp;)*(?P<name>amp|lt|gt|nbsp|quot|apos|[lr](?:aquo|squo|dquo)|[nm]dash|hellip|euro|deg|oelig"
    r"|[A-Za-z]{1,2}(?:acute|grave|circ|uml|cedil)|#[0-9]{2,5}|#x[0-9A-Fa-f]{2,4});"
)


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each such text, with the text that was meant."""
    for place, text in seen.of(Text):
        for tag, words in text.variants.items():
            meant = _meant(words)
            if meant != words and written(seen.data, where := place if text.plain else (*place, tag)) == where:
                told = scalars.written(meant, inside=True)
                help_ = msg("write it as {words}", words=meant[:160])
                is_line = "\n" not in words
                message = msg("letters of this text were damaged when it was copied")
                yield Problem(seen.record.path, where, message, mending(help_, told) if is_line else help_)


def _meant(words: str) -> str:
    """Return a text with its letters as they were, itself where nothing damaged them."""
    if not _MAY_BE.search(words):
        return words
    if "&" in words:
        words = _ENTITY.sub(_of_a_page, words)
    return words if words.isascii() else _LOST_BLANK.sub("\u00e0", _MISREAD.sub(_read_again, words))


def _of_a_page(match: re.Match[str]) -> str:
    """Return the sign of an entity, a blank for the one that does not break; as it stands where it is none to see."""
    sign = html.unescape(f"&{match['name']};").replace("\u00a0", " ")
    return sign if sign and sign.isprintable() else match[0]


def _read_again(match: re.Match[str]) -> str:
    """Return letters as they were written in UTF-8, as they stand where they are none."""
    try:
        return b"".join(map(_byte, match[0])).decode()
    except UnicodeDecodeError:
        return match[0]


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")
