"""Every label that a screen shows, in each language, is recognised as what it stands for, in each place of its kind."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from coopctl import discovery, schemas
from coopctl.i18n import recognised
from coopctl.i18n.labels import LABELS
from coopctl.i18n.words import available, words
from coopctl.model.vocabularies import ActionStatus, AgreementStatus, Health
from coopctl.reports import lists
from tests.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = available()
KINDS = ("agreement", "action", "settings")


def nodes(kind: str) -> Iterator[dict[str, Any]]:
    """Give every part of a schema."""
    waiting: list[Any] = [schemas.schema(kind)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node


def vocabularies() -> list[tuple[str, ...]]:
    """Return the words of every place of the files that takes one of a vocabulary, and of the filters."""
    enums = {tuple(node["enum"]) for kind in KINDS for node in nodes(kind) if isinstance(node.get("enum"), list)}
    known = {frozenset(labels): labels for labels in LABELS.values()}
    filters = [tuple(Health), (*ActionStatus, *AgreementStatus)]
    return [*sorted(enum for enum in enums if frozenset(enum) in known), *(tuple(map(str, each)) for each in filters)]


def maps() -> list[tuple[tuple[str, str], ...]]:
    """Return (field, title) of every map that a file may hold."""
    found = [node["properties"] for kind in KINDS for node in nodes(kind) if isinstance(node.get("properties"), dict)]
    return [tuple((name, each["title"]) for name, each in fields.items() if "title" in each) for fields in found]


def bare(label: str) -> str:
    """Return a label without its accents."""
    return "".join(each for each in unicodedata.normalize("NFD", label) if not unicodedata.combining(each))


def check(name: str, label: str, known: tuple[str, ...]) -> None:
    for written in (label, label.upper(), bare(label)):
        assert name in recognised.said(written, known), (written, name, known)


@table("language", LANGUAGES)
def test_each_word_of_each_vocabulary(language: str) -> None:
    spoken = words((language,)).catalogue.gettext
    places = vocabularies()

    assert len(places) > 18
    for known in places:
        for labels in (each for each in LABELS.values() if each.keys() <= set(known)):
            for word, english in labels.items():
                check(word, spoken(english), known)


@table("language", LANGUAGES)
def test_each_field_of_each_map(language: str) -> None:
    spoken = words((language,)).catalogue.gettext

    for fields in maps():
        known = tuple(name for name, _ in fields)
        for name, title in fields:
            for way in (title, title.lower()):
                check(name, spoken(way), known)


@table("language", LANGUAGES)
@table("kind", discovery.names(lists))
def test_each_column_of_each_list(language: str, kind: str) -> None:
    spoken = words((language,)).catalogue.gettext
    columns = discovery.module(lists, kind).COLUMNS

    for column in columns:
        check(column.name, spoken(column.title.text), tuple(each.name for each in columns))


@table("language", LANGUAGES)
def test_each_fact_of_a_page_that_is_a_field(language: str) -> None:
    spoken = words((language,)).catalogue.gettext
    fields = [tuple(name for name, _ in row) for row in maps()]

    for english, name in recognised.FACTS.items():
        for known in (row for row in fields if name in row):
            check(name, spoken(english), known)


@table(
    ("written", "known", "meant"),
    [
        ("présidente", ("chair", "head", "member", "expert", "signatory", "witness", "observer"), ("chair",)),
        ("observatrice", ("chair", "head", "member", "expert", "signatory", "witness", "observer"), ("observer",)),
        ("bailleurs", ("operator", "funder", "host", "beneficiary", "partner"), ("funder",)),
        ("opératrice", ("operator", "funder", "host", "beneficiary", "partner"), ("operator",)),
        ("Bénéficiaires", ("operator", "funder", "host", "beneficiary", "partner"), ("beneficiary",)),
        ("suspendue", tuple(AgreementStatus), ("suspended",)),
        ("retard", tuple(Health), ("late",)),
        ("annulées", tuple(ActionStatus), ("cancelled",)),
        ("geannuleerde", tuple(ActionStatus), ("cancelled",)),
        ("responsable", ("lead", "owners"), ("lead", "owners")),  # gender and number tell nothing apart
        ("jardinage", tuple(ActionStatus), ()),
        ("budget", tuple(ActionStatus), ()),  # as what is planned of an amount is called
        ("budget", ("planned", "spent"), ("planned",)),
        ("Ligne", ("ref", "line", "path"), ("line",)),
        ("Bestand", ("ref", "line", "path"), ("path",)),
        ("on", ("done", "number"), ()),
    ],
)
def test_other_forms_and_what_is_no_label(written: str, known: tuple[str, ...], meant: tuple[str, ...]) -> None:
    assert recognised.said(written, known) == meant
