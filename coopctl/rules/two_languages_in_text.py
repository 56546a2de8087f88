"""A plain text that says the same in two scripts, one after the other: Formation / تكوين."""

from __future__ import annotations

import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import mending, msg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import written
from coopctl.patterns import regex
from coopctl.strict_yaml import scalars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.messages import Message
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({Text})

#: Letters of scripts that stand beside Latin ones, and the language that is meant by each.
_OTHERS = regex("[\u0600-\u06ff\u0750-\u077f\u2d30-\u2d7f]")
_LANGUAGES = MappingProxyType({"ARABIC": "ar", "TIFINAGH": "zgh"})
_PARTED = regex(r"(?P<one>[^/|()\n]+?)\s*(?:[/|\n]|\s[-–—:]\s|(?P<open>\())\s*(?P<other>[^/|()\n]+?)(?(open)\))")
#: The language of a part, told behind it in brackets.
_TAGS = regex(r"\s*\((?:fr|en|nl|ar|zgh)\)")
#: A part of fewer letters is a name or a sign within a text.
_LEAST = 3


def check_record(seen: Seen, portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each plain text of two parts, each all in a script of its own."""
    for place, text in seen.of(Text):
        if not text.plain or (words := str(text)).isascii():
            continue
        words = _TAGS.sub("", words)
        if _OTHERS.search(words) and (match := _PARTED.fullmatch(words.strip())):
            parts = [match["one"], match["other"]]
            scripts = [_script(each) for each in parts]
            if len({*scripts}) == len(scripts) and all(scripts) and written(seen.data, place) == place:
                message = msg(
                    "this text is in two languages, and is shown as one in {language}",
                    language=next(iter(text.variants)),
                )
                tags = [_tag(script, portfolio.settings.language) for script in scripts]
                yield Problem(seen.record.path, place, message, _apart(tags, parts))


def _script(part: str) -> str:
    """Return the script of all letters of a part, "" where there are several, or too few letters."""
    letters = [each for each in part if each.isalpha()]
    scripts = {unicodedata.name(each, "").partition(" ")[0] for each in letters}
    return scripts.pop() if len(letters) >= _LEAST and len(scripts) == 1 else ""


def _tag(script: str, language: str) -> str:
    """Return the language of a part: the workspace's, unless that is written otherwise."""
    is_latin = language.partition("-")[0] not in _LANGUAGES.values()
    return _LANGUAGES.get(script) or (language if script == "LATIN" and is_latin else "…")


def _apart(tags: list[str], parts: list[str]) -> Message:
    line = ", ".join(f"{tag}: {scalars.written(part, inside=True)}" for tag, part in zip(tags, parts, strict=True))
    help_ = msg("write each language under its tag: {line}", line=f"{{{line}}}")
    return help_ if "…" in tags else mending(help_, f"{{{line}}}")
