"""Words that people read on a screen, recognised where they write them: labels of fields, columns and vocabularies.

In every language that coopctl speaks, whatever the reader's own is. All comes from the labels themselves.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.spelling.alike import alike
from coopctl.spelling.synonyms import FIELDS as CALLED
from coopctl.spelling.synonyms import stemmed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

#: Labels of facts and parts on pages and screens that are neither the title of their field nor of a column; some of
#: no field.
FACTS = MappingProxyType(
    {
        "advice": "advice", "assessed as": "assessed_as", "cancelled on": "ended", "comes again": "recurs",
        "decisions about it": "decisions_about_it", "end of the agreement": "end_of_agreement", "ended on": "ended",
        "files unread": "files_unread", "finished actions": "finished",
        "finished with its plans": "finished_with_its_plans", "first agreed": "baseline",
        "forecast of the end": "forecast", "formerly": "formerly", "last day to give notice": "last_day",
        "last fact": "updated", "next occurrence": "next_occurrence", "next report by": "next_report",
        "other systems": "external_ids", "Overdue": "overdue", "parts": "parts", "policy markers": "markers",
        "progress with its plans": "progress_with_its_plans", "reason": "text", "related to": "related",
        "reports": "rhythm", "short name": "short_name", "signed on": "signed", "slippage": "slippage",
        "source": "sources", "still missing": "still_missing", "time elapsed": "elapsed",
        "To deal with": "to_deal_with", "took over": "took_over", "waiting for it": "waiting_for_it", "where": "place",
        "worst action": "worst",
        "Money": "budget", "Money, with its plans": "budget", "Plans under it": "with_plans",
        "Sources, from the agreement": "from_agreement", "What it is about": "summary",
        "What its actions need not repeat": "defaults", "What refers to it": "waiting_for_it",
        "Who takes part": "partners",
    }
)  # fmt: skip
#: How alike a word and a label must be; a short word is like too many.
_ALIKE = 0.8
_SHORT = 3
_LONGEST = 100

_Labels = Mapping[str, frozenset[str]]


def said(written: str, known: Collection[str]) -> tuple[str, ...]:
    """Return those of `known` (words of a vocabulary, fields, columns) that people call `written`, or nearly so."""
    return _said(stemmed(written), tuple(map(str, known))) if len(written) <= _LONGEST else ()


def titled(written: str, titles: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names with that title, in any language; `titles` are English, and an article may be left out."""
    plain = stemmed(written)
    ends = f" {plain}"
    return tuple(name for name, title in titles.items() if any(f" {label}".endswith(ends) for label in _spoken(title)))


def is_said(written: str, word: str, known: Collection[str]) -> bool:
    """Whether people call a word, and no other of `known`, exactly so."""
    return _of(frozenset({word, *known})).get(stemmed(written), ()) == frozenset({word})


@functools.lru_cache(4096)
def _said(plain: str, known: tuple[str, ...]) -> tuple[str, ...]:
    here = _of(frozenset(known))
    label = plain
    if plain not in here and len(plain) > _SHORT and plain not in _of_fields():
        label = next((each for each in _alike(plain) if each in here), "")
    names = here.get(label)
    return tuple(name for name in known if name in names) if names else ()


@functools.lru_cache(4096)
def _alike(plain: str) -> tuple[str, ...]:
    """Return the labels that are nearly so, the most alike first."""
    return tuple(alike(plain, _labels().get(plain[0], ()), _ALIKE))


@functools.cache
def _labels() -> Mapping[str, Sequence[str]]:
    """Return every label by the first letter of each of its words: one is to begin as a word does that is nearly so."""
    from coopctl.i18n.labels import LABELS

    worded = (label for labels in LABELS.values() for english in labels.values() for label in _spoken(english))
    found: defaultdict[str, list[str]] = defaultdict(list)
    for label in dict.fromkeys((*(label for label, _ in _names()), *worded)):
        for first in dict.fromkeys(word[:1] for word in label.split()):
            found[first].append(label)
    return found


@functools.lru_cache(64)
def _of(known: frozenset[str]) -> _Labels:
    """Return the names that each label may stand for among those known."""
    words = [*_words(known)]
    only_words = known <= {word for _, word in words}  # a status is called planned, and not budget as an amount is
    found: defaultdict[str, set[str]] = defaultdict(set)
    for label, name in (*(() if only_words else _names()), *words):
        if name in known:
            found[label].add(name)
    return {label: frozenset(names) for label, names in found.items()}


def _words(known: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Give (label, word) of the vocabularies whose words are all known; what is to be closed by its own where known."""
    from coopctl.i18n.labels import LABELS  # every vocabulary of the house: only what is mistyped needs them
    from coopctl.measures.outcomes import ToDo, Unclosed

    told = {Unclosed} if known >= {*ToDo} else set()
    for vocabulary, labels in LABELS.items():
        if known >= labels.keys() and vocabulary not in told:
            for word, english in labels.items():
                yield from ((label, word) for label in _spoken(english))


@functools.cache
def _names() -> tuple[tuple[str, str], ...]:
    """Return (label, name) of every field, column and list."""
    from coopctl import discovery, schemas
    from coopctl.i18n.field_labels import FIELDS, ROWS
    from coopctl.reports import agenda, lists, search
    from coopctl.reports.fields import CALLED as COLUMNS
    from coopctl.reports.timeline import chart

    sheets = [agenda, chart, search, *(discovery.module(lists, name) for name in discovery.names(lists))]
    titled = [(name, name) for name in discovery.names(lists)]
    titled += [(column.title.text, column.name) for sheet in sheets for column in sheet.COLUMNS]
    titled += [(title.text, name) for name, title in COLUMNS.items()]
    for kind in ("agreement", "action", "settings"):
        titled += _titles(schemas.schema(kind))
    titled += [(title.text, name.rpartition(".")[2]) for name, title in (*FIELDS.items(), *ROWS.items())]
    every = (*titled, *((name.replace("_", " "), name) for _, name in titled), *FACTS.items())
    spoken = [(label, name) for english, name in every for label in _spoken(english)]
    return tuple(dict.fromkeys((*spoken, *((label, name) for name, labels in CALLED().items() for label in labels))))


@functools.cache
def _of_fields() -> frozenset[str]:
    """Return the very labels of fields: where no field is called so, they are no slip of another label."""
    from coopctl import schemas

    titled = {field for kind in ("agreement", "action", "settings") for _, field in _titles(schemas.schema(kind))}
    return frozenset(label for label, name in _names() if name in titled)


def _titles(node: object) -> Iterator[tuple[str, str]]:
    """Give (title, field) of every field that a schema describes."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            fields = part.get("properties")
            if isinstance(fields, dict):
                yield from ((str(each["title"]), name) for name, each in fields.items() if "title" in each)
            waiting += part.values()


def _spoken(english: str) -> Iterator[str]:
    """Give a label in every language, plain; capitals change nothing."""
    ways = (english, english.lower(), english[:1].upper() + english[1:])
    yield stemmed(english)
    for translated in _translations():
        yield from (stemmed(translated(way)) for way in ways if translated(way) != way)


@functools.cache
def _translations() -> tuple[Callable[[str], str], ...]:
    from coopctl.i18n.words import SOURCE_LANGUAGE, available, words

    return tuple(words((each,)).catalogue.gettext for each in available() if each != SOURCE_LANGUAGE)
