"""A language tag whose language, script or country no standard has."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from coopctl.codelists import codes
from coopctl.findings import Aim, Problem
from coopctl.messages import mending, msg
from coopctl.model.names import SETTINGS_FILE
from coopctl.model.records import DocumentRef
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import written
from coopctl.patterns import regex
from coopctl.spelling import synonyms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.settings import Settings
    from coopctl.model.walk import Seen

SEVERITY = Severity.ERROR
NEEDS = frozenset({DocumentRef, Text})
ALONE = True

#: Languages that BCP 47 leaves to its users.
_OF_USERS = regex(r"q[a-t][a-z]")


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each tag of the settings, well-formed by BCP 47, of which a part is unknown."""
    for place, tag in _of_settings(portfolio.settings):
        yield from _judge(SETTINGS_FILE, place, tag, Aim.VALUE)


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each such tag of a text or of a document."""
    for place, text in seen.of(Text):
        if not text.plain:
            for tag in filter(_unknown, text.variants):
                found = _judge(seen.record.path, (*place, tag), tag, Aim.KEY, text.variants)
                # What a budget line has from the defaults of its agreement is told there.
                yield from (problem for problem in found if written(seen.data, place) == place)
    for place, document in seen.of(DocumentRef):
        if document.language:
            yield from _judge(seen.record.path, (*place, "language"), document.language, Aim.VALUE)


def _of_settings(settings: Settings) -> Iterator[tuple[Place, str]]:
    yield ("language",), settings.language
    for position, tag in enumerate(settings.languages):
        yield ("languages", position), tag


def _judge(path: str, place: Place, tag: str, aim: Aim, there: Collection[str] = ()) -> Iterator[Problem]:
    """Give the problem of a tag; what it may mean can be `there` already."""
    message = _unknown(tag)
    if message:
        help_ = _help(tag, there)
        if help_.mend in there:
            help_ = msg("‘{field}’ is there already: keep one of the two", field=help_.mend or "")
        yield Problem(path, place, message, help_, aim)


@functools.lru_cache(maxsize=256)  # a workspace writes in a few languages
def _unknown(tag: str) -> Message | None:
    """Return what is unknown about a tag, None where all of it is known."""
    language, *rest = tag.partition("-x-")[0].split("-")
    if language in _shorter():
        return msg("‘{code}’ is no language tag: this language has two letters", code=language)
    if language not in codes("languages") and not _OF_USERS.fullmatch(language):
        return msg("there is no language ‘{code}’", code=language)
    for part in rest[:2]:
        if len(part) == 4 and part.isalpha() and part.title() not in codes("scripts"):
            return msg("there is no script ‘{code}’", code=part)
        if len(part) == 2 and part.upper() not in codes("countries"):
            return msg("there is no country ‘{code}’", code=part)
    return None


@functools.cache
def _shorter() -> Mapping[str, str]:
    """Return the codes of three letters by which a language of two letters is also known, with those two."""
    return dict(pair.split("=") for pair in codes("shorter"))


def _help(tag: str, there: Collection[str]) -> Message:
    language = tag.partition("-")[0]
    if language in _shorter():
        shorter = tag.replace(language, _shorter()[language], 1)
        return mending(msg("write ‘{word}’", word=shorter), shorter)
    if meant := synonyms.language(language):
        return mending(msg("write ‘{word}’", word=meant), meant)
    every = synonyms.spoken(tag) if language not in codes("languages") else ()
    spoken = tuple(each for each in every if each not in there) or every[:1]
    if len(spoken) == 1:
        return mending(msg("write ‘{word}’", word=spoken[0]), spoken[0])
    if spoken:
        return msg(
            "{code} is a country's code: write the language, one of {words}", code=language.upper(), words=spoken
        )
    return msg("write a language as BCP 47 does: fr, en, ar, nl, fr-BE, zgh-Tfng")
