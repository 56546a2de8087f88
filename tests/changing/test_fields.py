"""What is typed for a field becomes what the file holds: by the field's kind, as people write it, or it is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from coopctl import trees
from coopctl.changing import adding, fields, paths, statuses, subschemas
from coopctl.changing.asking import MissingError
from coopctl.changing.draft import Draft
from coopctl.changing.record_data import RecordData, record_data
from coopctl.changing.typed import Typist
from coopctl.errors import UsageError
from coopctl.i18n.words import words
from coopctl.loading.loader import load
from coopctl.messages import msg
from tests.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from coopctl.model.records import Json
    from tests.conftest import Workspace

ACTION = "mons-sefrou/photo-exhibition"
RICH = """
title: {fr: Exposition, en: Exhibition}
status: planned
axis: culture
period: 2018/2019
lead: mons
tags: [youth]
weight: 2
milestones:
  - {id: prints-ready, title: Prints ready, due: 2018-11}
  - {id: catalogue, title: Catalogue, due: 2019-03}
indicators:
  - id: visitors
    title: Visitors
    unit: {en: persons, fr: personnes}
    target: {value: 1200}
    readings:
      - {date: 2018-12-31, value: 200}
budget:
  - {year: 2018, kind: cash, funder: mons, currency: EUR, planned: 5000, spent: 1000, at: 2018-12-31}
  - {year: 2019, kind: cash, funder: mons, currency: EUR, planned: 6000}
  - {year: 2019, kind: cash, funder: sefrou, currency: MAD, planned: 7000}
updates:
  - {date: 2019-01-10, text: The hall is booked.}
  - {date: 2019-03-01, text: The prints are ready.}
"""
DAY = date(2019, 2, 1)
TYPIST = Typist(DAY)


@pytest.fixture
def draft(workspace: Workspace) -> Callable[..., Draft]:
    """Begin a draft of the rich action, or of its agreement."""
    portfolio = load(trees.worktree(workspace(files={f"data/actions/{ACTION}.yaml": RICH})), whole=True).portfolio
    return lambda ref=ACTION: Draft(record_data(portfolio, ref))


def assigned(draft: Draft, typed: str, typist: Typist = TYPIST) -> Json:
    """Return what stands in the field after an assignment."""
    wanted = fields.assignment(typed)
    fields.assign(draft, wanted, typist)
    return draft.written[-1].after if draft.written else None


@table(
    ("typed", "held"),
    [
        ("period=2018/2020", "2018/2020"),
        ("period=2020", 2020),
        ("number=12", 12),
        ("number=012", "012"),
        (f"number={'9' * 20}", "9" * 20),  # more digits than programs keep
        ("period=hier", "2019-01-31"),
        ("adopted=-1d", "2019-01-31"),
        ("period=12/03/2019", "2019-03-12"),
        ("milestones.catalogue.due=2019-04", "2019-04"),
        ("milestones[catalogue].due=31.12.2019", "2019-12-31"),
        ("milestones.1.due=4 mai 2019", "2019-05-04"),
        ("milestones.catalogue.done=../2019-05", "../2019-05"),
        ("milestones.catalogue.due=٢٠١٩-٠٥-٠٤", "2019-05-04"),  # noqa: RUF001
        ("status=en cours", "in_progress"),
        ("status=In_Progress", "in_progress"),
        ("status=terminée", "completed"),
        ("status=قيد الإنجاز", "in_progress"),
        ("status=in uitvoering", "in_progress"),
        ("priority=haute", "high"),
        ("weight=1,5", Decimal("1.5")),
        ("budget.2018.spent=41 250,50 €", Decimal("41250.50")),
        ("budget.2018.spent=٤١٢٥٠٫٥٠", Decimal("41250.50")),  # noqa: RUF001
        ("budget.sefrou.currency=€", "EUR"),
        ("budget.2018.year=2020", 2020),
        ("budget.2018.spent+=250", 1250),
        ("budget.2018.spent-=250,5", Decimal("749.5")),
        ("weight+=1", 3),
        ("milestones.catalogue.weight+=1", 2),
        ("budget.2018.committed+=1", 1),
        ("number=D4.9", "D4.9"),
        ("number=7", 7),
        ("number=3.10", "3.10"),
        ("lead=Municipality of Séfrou", "sefrou"),
        ("lead=municipality of sefrou", "sefrou"),
        ("lead.person=A. Dupont", {"party": "mons", "person": "A. Dupont"}),
        ("axis=Health", "health"),
        ("tags=culture, music", ["culture", "music"]),
        ("tags=[culture; music]", ["culture", "music"]),
        ("tags+=music", "music"),
        ("tags-=youth", None),
        ("places+=Mons, rue de Nimy", "Mons, rue de Nimy"),
        ("countries+=Maroc", {"code": "MA"}),
        ("countries=Maroc (60 %), France (40 %)", [{"code": "MA", "share": 60}, {"code": "FR", "share": 40}]),
        ("dac=11330 (50%); 43030 (50%)", [{"code": 11330, "share": 50}, {"code": 43030, "share": 50}]),
        ("coordinators+=sefrou", "sefrou"),
        ("partners+=mons", {"party": "mons"}),
        ("title.fr=Exposition de photographies", "Exposition de photographies"),
        ("summary=\u200fعرض الصور", "\u200fعرض الصور"),
        ("indicators.visitors.target.value=1 500", 1500),
        ("indicators.visitors.target.value=1 500 personnes", 1500),
        ("indicators.visitors.readings.2018-12-31.value=210", 210),
        ("indicators.visitors.target=500", 500),
        ("indicators.visitors.title=\u200fVisitors there", "\u200fVisitors there"),
        ("x-folder=12", 12),
        ("x-note=no", "no"),
        ("external_ids.tet=A-12", "A-12"),
        ("depends_on+=mons-sefrou/photo", "mons-sefrou/photo-exhibition"),
        ("updates.2019-01-10.text=a = b", "a = b"),
        ("statut=en cours", "in_progress"),
        ("milestones.catalogue.title.nl=Catalogus", {"en": "Catalogue", "nl": "Catalogus"}),
        ("milestones.catalogue.title.en=The catalogue", "The catalogue"),
        ("tags+=Vie à Mons", "vie-a-mons"),
        ("sources=press-2018,https://example.org/a,b, visit", ["press-2018", "https://example.org/a,b", "visit"]),
        ("sources=press-2018,visit", ["press-2018", "visit"]),
        ("sources=press-2018,visit, https://example.org/a", ["press-2018", "visit", "https://example.org/a"]),
        ("tags=roads,a://b, rail", ["roads", "a-b", "rail"]),
        ("budget.2018.planned=5000,00 €", None),
        ("الأولوية=haute", "high"),
    ],
)
def test_a_value_is_read_by_what_the_field_takes(draft: Callable[..., Draft], typed: str, held: Json) -> None:
    assert assigned(draft(), typed) == held


@table(
    ("typed", "said"),
    [
        ("status", "says nothing of a field"),
        ("stattus=planned", "there is no field ‘stattus’"),
        ("échéance=2019-06", "there is no field ‘échéance’"),
        ("progress=40", "there is no field ‘progress’"),
        ("status=perhaps", "cannot be the value of ‘status’"),
        ("status.fr=x", "‘status’ has no parts"),
        ("milestones.m9.due=2019", "‘milestones’ has no row ‘m9’"),
        ("milestones.catalogue.dew=2019", "‘dew’ is no field of ‘milestones[1]’"),
        ("milestones=x", "‘milestones’ is a list of rows"),
        ("budget.mons.spent=1", "several rows of ‘budget’ fit ‘mons’"),
        ("budget.2018.spent=60.000", "cannot be the value of ‘budget.2018.spent’"),
        ("budget.2018.spent=much", "cannot be the value of ‘budget.2018.spent’"),
        ("budget.2018.spent=$3", "cannot be the value of ‘budget.2018.spent’"),
        ("milestones.catalogue.lead=Nobody", "cannot be the value of ‘milestones.catalogue.lead’"),
        ("title=Exhibition", "‘title’ is kept by language: fr, en"),
        ("axis+=health", "is no number and no list"),
        ("indicators.visitors.baseline.value+=1", "unknown is not 0"),
        ("title.fr=", "‘title.fr’ gets no value"),
        ("lead=Nobody", "cannot be the value of ‘lead’"),
        ("axis=sports", "cannot be the value of ‘axis’"),
        ("period=soon", "cannot be the value of ‘period’"),
        ("tags-=music", "‘tags’ has no row ‘music’"),
        ("milestones.catalogue=5", "‘milestones[1]’ has parts of its own"),
        ("milestones..due=1", "is no path to a field"),
    ],
)
def test_what_cannot_be_meant_is_refused(draft: Callable[..., Draft], typed: str, said: str) -> None:
    begun = draft()

    with pytest.raises(UsageError) as refused:
        assigned(begun, typed)

    assert said in words(("en",)).say(refused.value.message)
    assert not begun.operations


@table(
    ("typed", "help_"),
    [
        ("milestones.catalogue.due=hiver 2019", "write what you mean: 2019-24, 2018-24"),
        ("milestones.catalogue.due=schooljaar 2018-2019", "for instance: 2019-06"),
        ("period=ca. 2018-2019", "write what you mean: 2018~/2019~, 2018~/2019"),
        ("period=2018 ou 2019", "write what you mean: 2018/2019, 2018, 2019"),
        ("period=juin 2019 - mars 2018", "2019-06/2018-03 ends before it begins"),
        ("budget.2018.spent=640 000 DH (≈ 600 €)", "write 600 alone"),
        ("budget.2018.spent=12500, 50", "write what you mean: 12500.50, 12500, 50"),
        ("weight=50 %", "write what you mean: 50, 0.5"),
        ("indicators.visitors.target.value=2 douzaines", "write 24 alone"),
    ],
)
def test_where_two_things_may_be_meant_none_is_chosen(draft: Callable[..., Draft], typed: str, help_: str) -> None:
    with pytest.raises(UsageError) as refused:
        assigned(draft(), typed)
    assert refused.value.help
    assert help_ in words(("en",)).say(refused.value.help)


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("milestones.catalogue.due=05/03/2019", "2019-03-05"),
        ("period=du 05/03/2019 au 06/03/2019", "2019-03-05/2019-03-06"),
    ],
)
def test_the_day_stands_before_the_month(draft: Callable[..., Draft], typed: str, held: str) -> None:
    assert assigned(draft(), typed) == held


def test_no_words_are_no_path() -> None:
    with pytest.raises(UsageError):
        paths.steps("")


def test_where_months_come_first_a_day_with_two_readings_is_asked_about(draft: Callable[..., Draft]) -> None:
    with pytest.raises(UsageError) as refused:
        assigned(draft(), "period=12/03/2019", Typist(DAY, month_first=True))

    assert refused.value.help is not None
    assert refused.value.help.params["words"] == ("2019-03-12", "2019-12-03")
    assert assigned(draft(), "period=25/03/2019", Typist(DAY, month_first=True)) == "2019-03-25"


def test_a_text_in_several_languages_is_changed_in_the_one_asked_for(draft: Callable[..., Draft]) -> None:
    begun = draft()

    fields.assign(begun, fields.assignment("title=Grande exposition"), Typist(DAY, asked="fr"))

    assert begun.subject.value(("title",)) == {"fr": "Grande exposition", "en": "Exhibition"}


def test_what_stands_there_already_changes_nothing(draft: Callable[..., Draft]) -> None:
    begun = draft()

    for typed in ("status=planned", "tags+=youth", "weight=2", "lead=City of Mons"):
        assigned(begun, typed)
    fields.unset(begun, "priority")

    assert not begun.operations


@table(
    ("name", "given", "place", "held"),
    [
        ("readings", ["value=310"], ("indicators", 0, "readings", 1), {"date": "2019-02-01", "value": 310}),
        (
            "readings",
            ["indicator=visitors", "value=310", "date=2018-11-30"],
            ("indicators", 0, "readings", 0),
            {"date": "2018-11-30", "value": 310},
        ),
        ("readings", ["value=220", "date=2018-12-31"], ("indicators", 0, "readings", 0, "value"), 220),
        ("updates", ["text=Late."], ("updates", 1), {"date": "2019-02-01", "text": "Late."}),
        ("occurrences", ["date=18/05/2019", "state=held"], ("occurrences", 0), {"date": "2019-05-18", "state": "held"}),
        ("milestones", ["title=Opening", "id=opening"], ("milestones", 2), {"id": "opening", "title": "Opening"}),
        ("milestones", ["id=catalogue", "due=2019-05"], ("milestones", 1, "due"), "2019-05"),
        ("budget", ["year=2018", "spent+=500"], ("budget", 0, "spent"), 1500),
        ("budget", ["year=2019", "funder=mons", "spent=10"], ("budget", 1, "at"), "2019-02-01"),
        (
            "budget",
            ["year=2021", "kind=cash", "planned=1", "currency=MAD"],
            ("budget", 3),
            {"year": 2021, "kind": "cash", "currency": "MAD", "planned": 1},
        ),
        ("tags", ["music", "culture"], ("tags", 2), "culture"),
        ("notes", ["Ask, then write."], ("notes", 0), "Ask, then write."),
    ],
)
def test_a_row_is_added_where_it_belongs_or_changed_where_its_key_stands(
    draft: Callable[..., Draft], name: str, given: list[str], place: tuple[str | int, ...], held: Json
) -> None:
    begun = draft()

    adding.add(begun, name, given, Typist(DAY))

    assert begun.subject.value(place) == held


@pytest.mark.parametrize(
    ("name", "given", "field", "choices"),
    [
        ("budget", ["spent=1"], "year", ("2018", "2019")),
        ("budget", ["year=2019", "spent=1"], "funder", ("mons", "sefrou")),
        ("readings", [], "value", ()),
        ("occurrences", [], "state", ("held", "cancelled")),
        ("milestones", ["title=Opening of the exhibition in the town hall"], "id", ()),
    ],
)
def test_what_is_missing_is_named_with_what_it_may_be(
    draft: Callable[..., Draft], name: str, given: list[str], field: str, choices: tuple[str, ...]
) -> None:
    begun = draft()

    with pytest.raises(MissingError) as missing:
        adding.add(begun, name, given, Typist(DAY))

    assert (missing.value.field, tuple(each.word for each in missing.value.choices)) == (field, choices)
    assert not begun.operations


def test_a_missing_id_is_proposed_from_the_title(draft: Callable[..., Draft]) -> None:
    with pytest.raises(MissingError) as missing:
        adding.add(draft(), "milestones", ["title=Opening of the exhibition in the town hall"], Typist(DAY))

    assert missing.value.proposed == "opening-of-the-exhibition-in"


def test_decisions_and_attendees_belong_to_a_meeting(draft: Callable[..., Draft]) -> None:
    begun = draft("mons-sefrou")
    adding.add(begun, "meetings", ["id=visit", "date=2019-01-10"], Typist(DAY))
    adding.add(begun, "decisions", ["id=dates", "text=New dates by May.", "due=2019-05"], Typist(DAY))
    adding.add(begun, "attendees", ["meeting=visit", "person=A. Dupont", "role=chair"], Typist(DAY))

    assert begun.subject.value(("meetings",)) == [
        {
            "id": "visit",
            "date": "2019-01-10",
            "attendees": [{"person": "A. Dupont", "role": "chair"}],
            "decisions": [{"id": "dates", "text": "New dates by May.", "due": "2019-05"}],
        }
    ]


def test_every_keyed_list_of_the_model_is_known_by_its_key() -> None:
    assert subschemas.at("action", ("indicators", 0, "readings")).key == ("date",)
    assert subschemas.at("action", ("missions",)).key == ("from", "to", "year")
    assert subschemas.at("agreement", ("meetings", 0, "decisions")).key == ("id",)
    assert subschemas.at("agreement", ("approvals",)).key == ("by", "kind")


def test_a_line_is_found_by_what_the_agreement_gives_it(workspace: Workspace) -> None:
    action = "title: A\nstatus: planned\naxis: culture\nbudget:\n  - {year: 2019, kind: cash, planned: 5000}\n"
    root = workspace(files={f"data/actions/{ACTION}.yaml": action})
    agreement = root / "data/agreements/mons-sefrou.yaml"
    agreement.write_text(agreement.read_text() + "defaults: {currency: EUR, funder: mons}\n")
    begun = Draft(record_data(load(trees.worktree(root), whole=True).portfolio, ACTION))

    adding.add(begun, "budget", ["year=2019", "funder=mons", "spent=100"], TYPIST)

    line = {"year": 2019, "kind": "cash", "planned": 5000, "spent": 100, "at": "2019-02-01"}
    assert begun.subject.value(("budget",)) == [line]


def test_a_line_without_a_heading_is_named_by_an_empty_word(draft: Callable[..., Draft]) -> None:
    begun = draft()
    adding.add(begun, "budget", ["year=2020", "kind=cash", "funder=mons", "currency=EUR", "planned=1"], TYPIST)
    adding.add(
        begun,
        "budget",
        ["year=2020", "kind=cash", "funder=mons", "currency=EUR", "heading.fr=Prêts", "heading.en=Loans", "planned=2"],
        TYPIST,
    )
    line = ["year=2020", "funder=mons"]

    with pytest.raises(MissingError) as missing:
        adding.add(begun, "budget", [*line, "spent=1"], TYPIST)
    assert (missing.value.field, {each.word for each in missing.value.choices}) == ("heading", {"", "Prêts"})
    adding.add(begun, "budget", [*line, "heading=", "spent=1"], TYPIST)
    adding.add(begun, "budget", [*line, "heading=Loans", "spent=2"], TYPIST)

    assert [begun.subject.value(("budget", at, "spent")) for at in (3, 4)] == [1, 2]


def multilingual(workspace: Workspace) -> Draft:
    """Begin a draft of the agreement of a workspace that wants titles in English and French."""
    root = workspace(files={"coopctl.yaml": "format: 1\nlanguage: en\nlanguages: [en, fr]\n"})
    return Draft(record_data(load(trees.worktree(root), whole=True).portfolio, "mons-sefrou"))


def test_a_text_that_is_wanted_in_several_languages_is_asked_for_in_each(workspace: Workspace) -> None:
    begun = multilingual(workspace)
    meeting = ["id=visit", "date=2019-01-10"]

    with pytest.raises(UsageError) as plain:
        adding.add(begun, "meetings", [*meeting, "title=Visite"], TYPIST)
    assert plain.value.help == msg("say which: {example}", example="title.en=… title.fr=…")
    with pytest.raises(MissingError) as missing:
        adding.add(begun, "meetings", [*meeting, "title=Visite"], Typist(DAY, "fr"))
    assert missing.value.field == "title.en"
    adding.add(begun, "meetings", [*meeting, "title=Visite", "title.en=Visit"], Typist(DAY, "fr"))
    assert begun.subject.value(("meetings", 0, "title")) == {"fr": "Visite", "en": "Visit"}


def test_a_name_is_known_in_capitals_too(draft: Callable[..., Draft]) -> None:
    assert assigned(draft(), "lead=SEFROU") == "sefrou"


def test_words_are_no_value_of_what_is_measured_in_numbers(draft: Callable[..., Draft]) -> None:
    with pytest.raises(UsageError):
        adding.add(draft(), "readings", ["value=12,5 km"], TYPIST)


def test_the_same_update_is_not_added_twice(draft: Callable[..., Draft]) -> None:
    begun = draft()
    said = {"text": "The frames are ordered."}

    statuses.log(begun, statuses.update(begun, said, TYPIST))
    statuses.log(begun, statuses.update(begun, said, TYPIST))

    assert len(begun.operations) == 1


def test_a_record_whose_map_is_read_when_asked_for_is_changed_as_any_other(workspace: Workspace) -> None:
    root = workspace(files={f"data/actions/{ACTION}.yaml": RICH})
    subject = record_data(load(trees.worktree(root), whole=True).portfolio, ACTION)
    later = RecordData(replace(subject.record, data=MappingProxyType(subject.data)), subject.portfolio)
    drafts = [Draft(each) for each in (subject, later)]
    for draft in drafts:
        fields.assign(draft, fields.assignment("tags+=sport"), Typist(date(2019, 1, 1)))

    assert drafts[0].operations == drafts[1].operations
    assert drafts[1].subject.data["tags"] == ["youth", "sport"]


def test_a_unit_without_a_letter_takes_no_digit_away(workspace: Workspace) -> None:
    root = workspace(files={f"data/actions/{ACTION}.yaml": RICH.replace("{en: persons, fr: personnes}", '"-"')})
    draft = Draft(record_data(load(trees.worktree(root), whole=True).portfolio, ACTION))
    fields.assign(draft, fields.assignment("indicators.visitors.target.value=8.5"), Typist(date(2019, 1, 1)))

    assert draft.subject.value(("indicators", 0, "target", "value")) == Decimal("8.5")
