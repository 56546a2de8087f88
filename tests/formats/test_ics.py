"""The calendar: read by icalendar, and line by line as RFC 5545 has it; its rules by dateutil's own reading of them."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from coopctl import discovery
from coopctl.formats import Frame, exports
from coopctl.formats.exports import Export, Options
from coopctl.formats.look import Look
from coopctl.i18n.words import words
from coopctl.measures.standing import standing
from coopctl.model.dates import parse_period
from coopctl.model.recurrence import NotARecurrenceError, expand, parse_recurrence
from coopctl.reports.filters import Filter
from coopctl.reports.view import view
from tests.samples import sample
from tests.whole import Held, found

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.model.portfolio import Portfolio

DAY = date(2019, 6, 15)
AGREEMENT = """\
title: {fr: Mons et Séfrou, en: Mons and Séfrou}
kind: partnership
status: in_force
signed: 2018-01-15
period: 2018/2020
renewal: {mode: explicit, notice_days: 90}
rhythm: quarterly
parties: [{id: mons, role: signatory, name: Mons, country: BE}, {id: sefrou, role: signatory, name: Séfrou, country: MA}]
meetings:
  - {id: first, date: 2018-02-01/2018-02-03, title: Begin, place: "Mons; hall, 2", decisions: [{id: d, text: Book a hall, due: 2019-07, owners: [mons]}]}
  - {id: second, date: 2019-09, title: Second, decisions: [{id: d, text: Later, due: 2019-12}]}
  - {id: third, date: 2020-03-02?/2020-03-04?}
  - {id: last, date: 9999-12-31}
  - {id: unending, date: 2020-04-01/..}
formerly: [mons-plan]
"""
ACTION = """\
title: Photo exhibition
status: in_progress
period: 2018-03/2019-09
lead: mons
milestones: [{id: hall, title: Hall found, due: 2019-08-15}, {id: prints, title: Prints, due: 2019-03, done: 2019-03-02}]
updates: [{date: 2019-06-01, text: Begun, status: in_progress}]
"""
RECURRING = """\
title: Day of culture
status: in_progress
period: 2018-05-01/2020
recurs: "FREQ=YEARLY;BYMONTHDAY=18"
occurrences: [{date: 2018-05-18, state: held}, {date: 2019-05-18, state: cancelled}]
formerly: [mons-sefrou/old-day]
"""
FILES = {
    "data/agreements/mons-sefrou.yaml": AGREEMENT,
    "data/actions/mons-sefrou/photo.yaml": ACTION,
    "data/actions/mons-sefrou/day.yaml": RECURRING,
    "data/actions/mons-sefrou/done.yaml": ACTION.replace("in_progress", "completed").replace(
        "period", "ended: 2019-05-01\nperiod"
    ),
}


class Line(NamedTuple):
    name: str
    parameters: tuple[str, ...]
    value: str


def portfolio(files: Mapping[str, str] = FILES) -> Portfolio:
    loaded, _ = found(Held({path: text.encode() for path, text in files.items()}))
    assert loaded.portfolio.left_out == ()
    return loaded.portfolio


def written(seen: Portfolio, name: str = "ics", language: str = "en", day: date = DAY) -> str:
    module = discovery.module(exports, name)
    made = Export(view=view(seen, standing(seen, day), Filter()), frame=Frame(day, "worktree"), options=Options())
    content = module.write(made, Look(words=words((language,)))).content
    assert isinstance(content, str)
    return content


def lines(text: str) -> list[Line]:
    """Read a calendar strictly: CRLF, 75 octets, names, quoted parameters, escaped text (RFC 5545, 3.1, 3.3.11)."""
    assert text.endswith("\r\n")
    raw = text.removesuffix("\r\n").split("\r\n")
    assert not [
        line for line in raw if re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line) or len(line.encode()) > 75 or not line
    ]
    found = []
    for line in re.sub(r"\r\n[ \t]", "", text).split("\r\n")[:-1]:
        match = re.fullmatch(r'([A-Z0-9-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', line)
        assert match, line
        name, parameters, value = match.groups()
        if name in ("SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME", "X-WR-CALDESC"):
            assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,nN])*", value), line
        found.append(Line(name, tuple(parameters.split(";")[1:]), value))
    return found


def events(found: Sequence[Line]) -> list[dict[str, Line]]:
    """Return the events by their properties, each once; what is begun is ended, within its own."""
    inside: list[str] = []
    every: list[dict[str, Line]] = []
    for line in found:
        if line.name == "BEGIN":
            assert (*inside, line.value) in (
                ("VCALENDAR",), ("VCALENDAR", "VEVENT"), ("VCALENDAR", "VEVENT", "VALARM"),
            )  # fmt: skip
            inside.append(line.value)
            every += [{}] if line.value == "VEVENT" else []
        elif line.name == "END":
            assert inside.pop() == line.value
        elif len(inside) > 1:
            name = line.name if inside[-1] == "VEVENT" else f"VALARM {line.name}"
            assert name not in every[-1]
            every[-1][name] = line
    assert inside == []
    return every


def test_every_event_is_whole_and_stands_on_its_days() -> None:
    text = written(portfolio())
    every = {each["UID"].value: each for each in events(lines(text))}

    assert text == written(portfolio())
    for each in every.values():
        assert {"DTSTAMP", "DTSTART", "SUMMARY", "STATUS", "TRANSP"} <= {*each}
        assert each["DTSTART"].parameters == ("VALUE=DATE",)
        assert each["DTSTAMP"].value == "20190615T000000Z"
        past = each["DTSTART"].value < "20190615" and "RRULE" not in each
        assert ("VALARM TRIGGER" in each) is not past
        assert past or each["VALARM TRIGGER"].value == "-P14D"
    spans = {
        uid: (one["DTSTART"].value, one["DTEND"].value if "DTEND" in one else "", one["SUMMARY"].value)
        for uid, one in every.items()
    }
    assert spans == {
        "mons-plan#meeting/first@coopctl": ("20180201", "20180204", "Begin"),
        "mons-plan#meeting/first/decision/d@coopctl": ("20190731", "20190801", "Decision: Book a hall"),
        "mons-plan#meeting/second@coopctl": ("20190901", "20190902", "Second (September 2019)"),
        "mons-plan#meeting/third@coopctl": ("20200302", "20200305", "Mons and Séfrou (2–4 March 2020\\, not certain)"),
        "mons-plan#meeting/last@coopctl": ("99991231", "", "Mons and Séfrou"),
        "mons-plan#meeting/unending@coopctl": ("20200401", "20200402", "Mons and Séfrou"),
        "mons-plan#expiry@coopctl": ("20201231", "20210101", spans["mons-plan#expiry@coopctl"][2]),
        "mons-plan#notice@coopctl": ("20201002", "20201003", spans["mons-plan#notice@coopctl"][2]),
        "mons-plan#report@coopctl": ("20191114", "20191115", spans["mons-plan#report@coopctl"][2]),
        "mons-plan/photo#deadline@coopctl": ("20190930", "20191001", "Deadline: Photo exhibition"),
        "mons-plan/photo#milestone/hall@coopctl": ("20190815", "20190816", "Milestone: Hall found"),
        "mons-plan/old-day#deadline@coopctl": ("20201231", "20210101", "Deadline: Day of culture"),
        "mons-plan/old-day#occurrence@coopctl": ("20180518", "20180519", "Day of culture"),
    }
    assert every["mons-plan#meeting/second@coopctl"]["STATUS"].value == "TENTATIVE"
    assert every["mons-plan#meeting/first@coopctl"]["LOCATION"].value == "Mons\\; hall\\, 2"
    again = every["mons-plan/old-day#occurrence@coopctl"]
    assert again["RRULE"].value == "FREQ=YEARLY;UNTIL=20201231;BYMONTHDAY=18;BYMONTH=5"
    assert again["EXDATE"].value == "20190518"


def test_a_second_reader_finds_the_same_and_the_texts_are_in_the_language_asked_for() -> None:
    for language, said in (("fr", "Échéance : Photo exhibition"), ("nl", "Einddatum: Photo exhibition"), ("ar", "")):
        text = written(portfolio(), language=language)
        calendar: Any = Calendar.from_ical(text)
        read = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
        deadline = read["mons-plan/photo#deadline@coopctl"]
        assert deadline.errors == []
        assert deadline["SUMMARY"].params["LANGUAGE"] == language
        assert str(deadline["SUMMARY"]).replace("\N{NO-BREAK SPACE}", " ") == said or not said
        assert deadline["DTSTART"].dt == date(2019, 9, 30)
        assert {*read} == {each["UID"].value for each in events(lines(text))}


def test_below_an_event_stand_its_record_the_agreement_of_that_and_who_owes_it() -> None:
    calendar: Any = Calendar.from_ical(written(portfolio()))
    below = {str(event["UID"]): str(event["DESCRIPTION"]).split("\n") for event in calendar.walk("VEVENT")}

    assert below["mons-plan/photo#deadline@coopctl"][:3] == [
        "Photo exhibition (mons-sefrou/photo)", "Mons and Séfrou (mons-sefrou)", "Who: Mons",
    ]  # fmt: skip
    assert not [each for uid, each in below.items() if "/" not in uid and each[0] in each[1:]]


def test_names_stay_when_records_are_renamed() -> None:
    moved = {path.replace("mons-sefrou", "mons-tanger"): text for path, text in FILES.items()}
    moved["data/agreements/mons-tanger.yaml"] = AGREEMENT.replace("[mons-plan]", "[mons-plan, mons-sefrou]")

    uids = [{each["UID"].value for each in events(lines(written(portfolio(files))))} for files in (FILES, moved)]
    assert uids[0] == uids[1]


def test_no_two_events_have_one_name() -> None:
    """Not where an action is called as a part of its agreement is, nor where an id stands twice."""
    twice = AGREEMENT.replace("{id: second,", "{id: first,").replace("{id: last,", "{id: deadline,")
    files = {"data/agreements/mons-sefrou.yaml": twice, "data/actions/mons-sefrou/meeting.yaml": ACTION}

    uids = [each["UID"].value for each in events(lines(written(portfolio(files))))]
    assert len(uids) == len({*uids})
    assert {"mons-plan#meeting/deadline@coopctl", "mons-plan/meeting#deadline@coopctl"} <= {*uids}
    assert {"mons-plan#meeting/first@coopctl", "mons-plan#meeting/first#2@coopctl"} <= {*uids}


def test_titles_that_look_like_lines_of_a_calendar_are_titles() -> None:
    odd = "END:VCALENDAR"
    files = {
        "data/agreements/mons-sefrou.yaml": AGREEMENT.replace("title: {fr: Mons et Séfrou,", f'title: {{fr: "{odd}",'),
        "data/actions/mons-sefrou/photo.yaml": ACTION.replace("Photo exhibition", f'"{odd}"'),
    }
    found = lines(written(portfolio(files), language="fr"))
    assert Line("NAME", (), odd) in found
    assert any(line.name == "SUMMARY" and line.value.endswith(odd) for line in found)
    assert len(events(found)) > len(files)


def test_a_rule_means_to_calendars_what_it_means_here() -> None:
    chance, plan = random.Random(21), portfolio()  # noqa: S311 - the same draws in every run
    day = plan.actions["mons-sefrou/day"]
    tried = 0
    while tried < sample(25):
        parts = {
            "FREQ": chance.choice(["YEARLY", "MONTHLY"]),
            "INTERVAL": str(chance.randint(1, 5)),
            "BYMONTHDAY": ",".join(str(chance.choice([*range(1, 32), -1, -3])) for _ in range(chance.randint(1, 2))),
        }
        if chance.random() < 0.5:
            parts["BYMONTH"] = ",".join(str(chance.randint(1, 12)) for _ in range(chance.randint(1, 2)))
        if chance.random() < 0.3:
            parts["UNTIL"] = "20230630"
        text = ";".join("=".join(each) for each in parts.items())
        start = date(2018, chance.randint(1, 12), chance.randint(1, 28))
        try:
            days = expand(parse_recurrence(text), start, start, date(2026, 12, 31))
        except NotARecurrenceError:
            continue
        again = replace(day, recurs=parse_recurrence(text), period=parse_period(f"{start}/2026"), occurrences=())
        alone = replace(plan, actions={again.ref: again})
        found = [each for each in events(lines(written(alone))) if "RRULE" in each]
        assert len(found) == bool(days)
        if not found:
            continue
        (event,) = found
        tried += 1
        first = datetime.strptime(event["DTSTART"].value, "%Y%m%d").replace(tzinfo=UTC)
        rule = re.sub(r"UNTIL=(\d+)", r"UNTIL=\1T000000Z", event["RRULE"].value)
        assert [each.date() for each in rrulestr(rule, dtstart=first)] == [*days], text
        assert first.date() == days[0]


@pytest.mark.parametrize("folder", ["examples/demo", "."])
def test_the_calendars_of_real_plans_are_read(folder: str) -> None:
    from coopctl.loading.loader import load
    from coopctl.trees import worktree
    from tests.conftest import ROOT

    seen = load(worktree(ROOT / folder), whole=True).portfolio
    for language in ("en", "ar"):
        text = written(seen, language=language, day=date(2026, 10, 12))
        every = events(lines(text))
        assert len({each["UID"].value for each in every}) == len(every) > 0
        assert len(Calendar.from_ical(text).walk("VEVENT")) == len(every)
        assert all(date.fromisoformat(each["DTSTART"].value) + timedelta(days=1) for each in every)
