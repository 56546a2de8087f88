from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from babel.messages import Catalog
from babel.messages.mofile import write_mo

from coopctl.findings import Kind
from coopctl.i18n import labels
from coopctl.i18n.catalogue import Catalogue
from coopctl.i18n.words import Words, available, words
from coopctl.measures import outcomes
from coopctl.messages import Message, msg, nmsg
from coopctl.model import records
from coopctl.model.dates import parse_date, parse_period
from coopctl.model.texts import Text
from coopctl.model.vocabularies import ActionStatus, Severity
from coopctl.reports import status
from tests.tables import table

VOCABULARIES = sorted(
    {
        thing
        for module in (records, outcomes, status)
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, StrEnum) and thing is not StrEnum
    }
    | {Severity, Kind},
    key=lambda vocabulary: vocabulary.__name__,
)


def test_the_sign_of_a_change_stays_before_its_number_from_right_to_left() -> None:
    assert [words((tag,)).signed(change) for tag, change in (("fr", 2), ("ar", -1))] == ["+2", "\u200e-1\u200f"]


def test_options_and_days_in_an_arabic_sentence_keep_their_dashes_where_they_are() -> None:
    """Behind an Arabic letter they would be shown from right to left: fix--, 15-09-2025."""
    both = msg("{option} and {other} exclude each other", option="--days", other="--until")
    told = msg("the last word on it, {date}", date="2025-09-15"), msg("{title}, {date}", title="x", date="2025-09-15")
    said = [words(("ar",)).say(each) for each in (both, *told)]

    assert [re.findall("[^\u0600-\u06ff ]+", each) for each in said] == [
        ["\u200e--days", "\u200e--until"], ["\u200e2025-09-15"], ["x", "\u200f", "2025-09-15"],
    ]  # fmt: skip
    assert words(("fr",)).say(both) == "--days et --until s’excluent"
    assert "\u200e" not in words(("ar",), ascii_only=True).say(told[0])


def test_counts_have_their_digits_in_groups() -> None:
    late = nmsg("{n} day late", "{n} days late", 1234)

    assert [Words().say(late), words(("fr",)).say(late)] == ["1,234 days late", "1\u202f234 jours de retard"]
    assert Words().say(nmsg("{n} day late", "{n} days late", 999)) == "999 days late"


def test_languages_have_names() -> None:
    assert [words((each,)).language("nl-BE") for each in ("en", "fr", "nl", "ar")] == [
        "Flemish", "flamand", "Vlaams", "الهولندية",
    ]  # fmt: skip
    assert words(("fr",)).language("qx-unknown") == "qx-unknown"


def french() -> Words:
    """A catalogue of three entries, as a translator would make it."""
    catalogue = Catalog(locale="nl")  # two forms, as Babel has them for French up to 2.18
    catalogue.add("{n} day late by {who}", string="en retard, {who}")
    catalogue.add(("{n} day late", "{n} days late"), string=("{n} jour de retard", "{n} jours de retard"))
    catalogue.add("in progress", string="en cours")
    file = io.BytesIO()
    write_mo(file, catalogue)
    return Words(("fr", "en"), Catalogue(file.getvalue()))


@table("vocabulary", VOCABULARIES, ids=lambda vocabulary: vocabulary.__name__)
def test_every_word_of_every_vocabulary_has_a_label(vocabulary: type[StrEnum]) -> None:
    assert set(labels.LABELS[vocabulary]) == {word.value for word in vocabulary}
    assert all(label and label.strip() == label for label in labels.LABELS[vocabulary].values())


def test_a_vocabulary_without_labels_is_read_as_written() -> None:
    class Other(StrEnum):
        OUT_OF_HERE = "out_of_here"

    assert Words().label(Other.OUT_OF_HERE) == "out of here"


@table(
    ("message", "sentence"),
    [
        (msg("unknown party ‘{x}’", x="mo\x1bns"), "unknown party ‘mo␛ns’"),
        (msg("is {x}", x=ActionStatus.IN_PROGRESS), "is in progress"),
        (msg("called {x}", x=Text({"fr": "Musée", "en": "Museum"})), "called Museum"),
        (msg("since {x}", x=parse_date("2018-07~")), "since 2018-07~"),
        (msg("in {x}", x=parse_period("2018/..")), "in 2018/.."),
        (msg("{x} %", x=Fraction(100, 3)), "33.3 %"),
        (msg("{x} %", x=Fraction(-1, 3)), "-0.3 %"),
        (msg("{x} %", x=Fraction(40)), "40 %"),
        (msg("{x} EUR", x=Decimal("1E+3")), "1000 EUR"),
        (msg("{x} EUR", x=Decimal("1.50")), "1.50 EUR"),
        (msg("one of {x}", x=("a", "b\n", "c")), "one of a, b, c"),
        (msg("{x}: {y}", x=msg("inner {z}", z=1), y=2), "inner 1: 2"),
        (msg("write {{fr: …}} or {there}", x=1), "write {fr: …} or {there}"),
        (nmsg("{n} file", "{n} files", 1), "1 file"),
        (nmsg("{n} file", "{n} files", 0), "0 files"),
        (msg("data {x} stays", x="{n} {{"), "data {n} {{ stays"),
        (Message(""), ""),
    ],
)
def test_a_message_is_said_by_the_types_of_its_parameters(message: Message, sentence: str) -> None:
    assert Words().say(message) == sentence


def test_a_translation_is_used_in_the_right_number() -> None:
    late = [nmsg("{n} day late", "{n} days late", n) for n in (0, 1, 2)]

    assert [french().say(each) for each in late] == ["0 jours de retard", "1 jour de retard", "2 jours de retard"]


def test_labels_and_texts_are_in_the_readers_language() -> None:
    assert french().label(ActionStatus.IN_PROGRESS) == "en cours"
    assert french().text(Text({"en": "Museum", "fr-BE": "Musée\n"})) == "Musée"


def test_what_no_catalogue_has_is_said_in_english_and_its_header_never() -> None:
    assert french().say(msg("never heard")) == "never heard"
    assert french().say(Message("")) == ""


def test_ascii_folds_our_sentences_but_no_letters_of_data() -> None:
    folded = words(("en",), ascii_only=True)

    assert folded.say(msg("‘{x}’ – see …", x="‘é’")) == "''é'' - see ..."


@table("tags", [("en",), ("en-GB", "fr"), ("xx",), ("../../x", "C"), ()])
def test_english_is_said_where_it_is_asked_for_or_nothing_else_is_known(tags: tuple[str, ...]) -> None:
    found = words(tags)

    assert found.say(msg("{n} late", n=1)) == "1 late"
    assert found.spoken == "en"
    assert found.languages == (tags or ("en",))


@table("tags", [("fr",), ("fr-BE",), ("xx", "fr_MA", "en")])
def test_a_region_falls_back_to_its_language(tags: tuple[str, ...]) -> None:
    assert words(tags).spoken.startswith("fr")
    assert words(tags).label(ActionStatus.COMPLETED) != "completed"


def test_the_languages_that_are_spoken_are_found() -> None:
    assert {"en", "fr"} <= set(available())


def test_days_are_written_as_such() -> None:
    assert Words().data(str(date(2020, 3, 31))) == "2020-03-31"
    assert [Words().percent(Fraction(n, 100)) for n in (9999, 50, 49, 0)] == ["99%", "1%", "<1%", "0%"]


def test_the_parts_of_a_cell_are_told_apart_whatever_commas_they_hold() -> None:
    english, arabic = words(("en",)), words(("ar",))

    assert english.series(["water", "12,5 %"]) == "water, 12,5 %"
    assert english.series(["peace, justice", "water"]) == "peace, justice; water"
    assert english.between(["الماء، الأرض"]) == "; "
    assert arabic.between(["الماء"]) == "، "
    assert arabic.listed(["الماء", "oases", "water", "12"]) == "الماء، oases،\u200f water،\u200f 12", "leftwards on"


def test_a_sentence_within_another_keeps_its_isolates_and_no_half_of_a_pair_acts() -> None:
    arabic = replace(words(("ar",)), isolating=True)
    within = arabic.say(msg("{said} ({others})", said="حقول", others="mons-sefrou/water"))

    assert "\u2068mons-sefrou/water\u2069" in within
    assert arabic.say(msg("{field}: {after}", field=within, after="x")).startswith(within)
    for half in ("a\u2069b\u2068c", "a\u2068b", "a\u2067b\u2069"):
        assert set(arabic.data(half)).isdisjoint("\u2067\u2068\u2069"), half


@table("languages", [("en",), ("fr", "en"), ("ar",)])
def test_readers_of_the_same_languages_have_the_same_words(languages: tuple[str, ...]) -> None:
    """What is made for them, the reading of a call above all, is made once in a process."""
    assert words(languages) == words(languages)
    assert len({words(languages), words(languages)}) == 1
