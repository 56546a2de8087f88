"""A text of a language in the letters of another one: Arabic under fr, French under ar."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from coopctl.findings import Aim, Problem
from coopctl.messages import msg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import written
from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from coopctl.messages import Message
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({Text})

#: Languages that are written in one script alone, unless their tag names another one.
_SCRIPTS = {
    **dict.fromkeys(("ar", "fa", "ur"), "ARABIC"),
    **dict.fromkeys(("ca", "da", "de", "en", "es", "fi", "fr", "it", "nl", "pl", "pt", "ro", "sv", "wo"), "LATIN"),
}
#: A tag that names the script itself: ar-Latn.
_OWN_SCRIPT = regex(r"-[A-Z][a-z]{3}\b")
#: Letters that nearly every text in a script has: one is enough.
_LETTERS = {"ARABIC": regex("[\u0620-\u064a]"), "LATIN": regex("[A-Za-z]")}
#: A word of prose, none of an address: names and short forms, which stay in their own letters, begin with a capital.
_PROSE = regex(r"(?<![\w./@])[^\W\d_A-Z]{4,}(?![\w/@]|://|[.-]\w)")
#: Fewer letters, or words of prose, may be a name.
_LEAST_LETTERS, _LEAST_WORDS = 4, 2


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each language of a text of which every letter is surely of another script than its own."""
    for place, text in seen.of(Text):
        if text.plain or written(seen.data, place) != place:
            continue
        others = {tag: other for tag, words in text.variants.items() if (other := _other_script(tag, words))}
        for tag, other in others.items():
            message = msg("this text is under ‘{tag}’, and in the letters of another language", tag=tag)
            swapped = next((each for each in others if _SCRIPTS.get(each) == other), "")
            help_ = _exchange(tag, swapped) if swapped else _how(tag, other, text.variants)
            yield Problem(seen.record.path, (*place, tag), message, help_, Aim.KEY)
            if swapped:
                break  # the other one is right then


def _other_script(tag: str, words: str) -> str:
    """Return the script of all letters of a text where it is none of its language's, "" where it may be right."""
    own = "" if _OWN_SCRIPT.search(tag) else _SCRIPTS.get(tag.partition("-")[0], "")
    if not own or _LETTERS[own].search(words):
        return ""
    scripts = {unicodedata.name(each, "").partition(" ")[0] for each in words if each.isalpha()}
    if len(scripts) != 1 or own in scripts or sum(map(str.isalpha, words)) < _LEAST_LETTERS:
        return ""
    return scripts.pop() if "LATIN" not in scripts or len(_PROSE.findall(words)) >= _LEAST_WORDS else ""


def _exchange(tag: str, other: str) -> Message:
    return msg("‘{tag}’ and ‘{other}’ have changed places: exchange the two tags", tag=tag, other=other)


def _how(tag: str, script: str, variants: Collection[str]) -> Message:
    """Say that the language or the text is to be corrected."""
    meant = tuple(each for each in (("ar",) if script == "ARABIC" else ()) if each not in variants)
    if meant:
        return msg(
            "write it under {words}, if that is its language; else write the text of ‘{tag}’", words=meant, tag=tag
        )
    return msg("write it under its own language, or the text of ‘{tag}’ in its place", tag=tag)
