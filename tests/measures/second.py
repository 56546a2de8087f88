"""A second implementation of docs/MEASURES.md, 1 to 6, written from its text alone: nothing of coopctl is imported.

It reads plain YAML and follows the numbered rules, slowly and without any care for files that are not sound.
`test_second.py` draws workspaces and compares it with coopctl.
"""

from __future__ import annotations

import calendar
import unicodedata
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Raw = dict[str, Any]
Period = tuple["Span", "Span"]

FINAL = ("completed", "partly_completed", "cancelled")
ACTIVE = ("planned", "in_progress", "on_hold")
SEVERITY = ("late", "at_risk", "on_hold", "unknown", "due_soon", "not_started", "on_track")
#: First month and number of months of the seasons, quarters and halves.
CODES = {
    **{21 + n: (3 + 3 * n, 3) for n in range(4)},
    **{33 + n: (1 + 3 * n, 3) for n in range(4)},
    **{40 + n: (1 + 6 * n, 6) for n in range(2)},
}
RHYTHMS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
BAR = {
    **dict.fromkeys(("done", "done_in_part"), "finished"),
    **dict.fromkeys(("on_track", "due_soon"), "under_way"),
    **dict.fromkeys(("at_risk", "on_hold"), "needs_care"),
}


class Span(NamedTuple):
    """The earliest and the latest day of a date; None where it is open."""

    first: date | None
    last: date | None


class Record(NamedTuple):
    """A dated fact: the day from which it counts, its latest day, its row and the row's place in the file."""

    day: date
    last: date
    place: int
    row: Raw


class Progress(NamedTuple):
    """A number, the method that gave it, and whether it has a gap (3.7)."""

    value: Fraction | None = None
    method: str | None = None
    gap: bool = False


# 1. Dates and periods


def months(year: int, month: int, length: int) -> Span:
    at_end = year * 12 + month - 1 + length - 1
    last_year, last_month = at_end // 12, at_end % 12 + 1
    return Span(date(year, month, 1), date(last_year, last_month, calendar.monthrange(last_year, last_month)[1]))


def read_date(text: str | None) -> Span:
    """1.1, and FORMAT: `../D`; a day that no calendar has counts as its month."""
    if text is None or text == "..":
        return Span(None, None)
    if text.startswith("../"):
        return Span(None, read_date(text[3:]).last)
    year, month, day = [*(int(part) for part in text.rstrip("?~%").split("-")), 0, 0][:3]
    if month in CODES:
        return months(year, *CODES[month])
    if not 1 <= month <= 12:
        return months(year, 1, 12)
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return months(year, month, 1)
    return Span(date(year, month, day), date(year, month, day))


def read_period(text: str | None) -> Period | None:
    """1.3: one date runs from exactly its first to exactly its last day."""
    if text is None:
        return None
    if "/" in text:
        start, end = text.split("/")
        return read_date(start), read_date(end)
    one = read_date(text)
    return Span(one.first, one.first), Span(one.last, one.last)


def fact(text: str | None) -> Span | None:
    """1.5: it counts from its earliest day, `../D` from its latest."""
    if text is None:
        return None
    if "/" not in text:
        return read_date(text)
    start, end = text.split("/")
    last = read_date(end).last
    return Span(last if start == ".." else read_date(start).first, last)


def by(text: str | None, day: date) -> bool:
    """1.5: whether a fact counts by the day."""
    at = fact(text)
    return at is not None and at.first is not None and at.first <= day


def is_past(last: date | None, day: date) -> bool:
    """1.2."""
    return last is not None and last < day


def records(rows: Iterable[Raw], day: date) -> list[Record]:
    """1.5 and 1.6: the rows that count by the day, the last one last."""
    found = [
        Record(at.first, at.last or date.max, place, row)
        for place, row in enumerate(rows)
        if (at := fact(row.get("date"))) and at.first and at.first <= day
    ]
    return sorted(found, key=lambda one: one[:3])


def rule_days(rule: str, first: date, last: date) -> Iterator[date]:
    """FORMAT, recurrences: the days of a rule from a first day, from which INTERVAL counts, to a last."""
    parts = dict(part.split("=") for part in rule.split(";"))
    if "UNTIL" in parts:
        last = min(last, date.fromisoformat(parts["UNTIL"]))
    chosen = {int(month) for month in parts.get("BYMONTH", "1,2,3,4,5,6,7,8,9,10,11,12").split(",")}
    start = first.year * 12 + first.month - 1
    for n in range(start, last.year * 12 + last.month):
        year, month = n // 12, n % 12 + 1
        apart = year - first.year if parts["FREQ"] == "YEARLY" else n - start
        if apart % int(parts.get("INTERVAL", "1")) or month not in chosen:
            continue
        length = calendar.monthrange(year, month)[1]
        for place in sorted({d if d > 0 else length + 1 + d for d in map(int, parts["BYMONTHDAY"].split(","))}):
            if 1 <= place <= length and first <= date(year, month, place) <= last:
                yield date(year, month, place)


def done_late(due: date | None, done: str | None, day: date) -> int | None:
    """8.3."""
    at = fact(done)
    if not due or not at or not at.first or not at.last or not by(done, day):
        return None
    if done and done.startswith("../"):
        return 0 if at.last <= due else None
    return max((at.first - due).days, 0)


# Numbers and words


def number(value: object) -> Fraction | None:
    try:
        return Fraction(value) if isinstance(value, str) else None
    except ValueError:
        return None


def held_to_one(value: Fraction) -> Fraction:
    return min(max(value, Fraction(0)), Fraction(1))


def along(period: Period | None, day: date) -> Fraction | None:
    """4.5."""
    if period is None or period[0].last is None or period[1].last is None or period[0].last > period[1].last:
        return None
    return elapsed(period[0].last, period[1].last, day)


def elapsed(first: date, last: date, day: date) -> Fraction:
    return held_to_one(Fraction((day - first).days, (last - first).days + 1))


def same_words(one: object, other: object, language: str) -> bool:
    """3.2: the same, in a language that both have."""

    def said(text: object) -> Raw:
        return text if isinstance(text, dict) else {language: text}

    def plain(text: str) -> str:
        return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()).split())

    ours, theirs = said(one), said(other)
    return any(plain(ours[tag]) == plain(theirs[tag]) for tag in ours if tag in theirs)


class Workspace:
    """The files below a folder, and every figure of them on a day."""

    def __init__(self, folder: Path, day: date) -> None:
        self.day = day
        self.settings: Raw = self._read(folder / "coopctl.yaml")
        self.limits: Raw = self.settings.get("thresholds", {})
        self.agreements = {
            path.stem: Agreement(self, path.stem, self._read(path))
            for path in sorted((folder / "data/agreements").glob("*.yaml"))
        }
        self.actions = {
            (ref := f"{path.parent.name}/{path.stem}"): Action(self, ref, self._read(path))
            for path in sorted((folder / "data/actions").glob("*/*.yaml"))
        }

    @staticmethod
    def _read(path: Path) -> Raw:
        loader = yaml.BaseLoader(path.read_text(encoding="utf-8"))
        return loader.get_single_data() or {}

    def limit(self, name: str, usual: int) -> int:
        return int(self.limits.get(name, usual))

    def agreement(self, name: str | None) -> Agreement | None:
        """FORMAT, renaming: by its name or a former one."""
        if name in self.agreements:
            return self.agreements[name]
        return next((one for one in self.agreements.values() if name in one.raw.get("formerly", ())), None)

    def action(self, ref: str | None) -> Action | None:
        """FORMAT, renaming: by its reference or a former one, also where its agreement was renamed."""
        if ref is None or ref in self.actions:
            return self.actions[ref] if ref else None
        for one in self.actions.values():
            if ref in one.raw.get("formerly", ()):
                return one
        plan, _, name = ref.partition("/")
        agreed = self.agreement(plan)
        return self.action(f"{agreed.ref}/{name}") if agreed and agreed.ref != plan else None

    def many(self, count: int, of: int) -> bool:
        """6.6: more than a third, or than the share of the settings."""
        share = self.limits.get("at_risk_share")
        return 3 * count > of if share is None else 100 * count > int(share) * of

    @cached_property
    def overdue(self) -> list[Action]:
        """5.15 and 7.1: the actions that overdue decisions name."""
        named = []
        for one in self.agreements.values():
            for meeting in one.raw.get("meetings", ()):
                for taken in meeting.get("decisions", ()):
                    settled = by(taken.get("done"), self.day) or by(taken.get("dropped"), self.day)
                    if (
                        by(meeting["date"], self.day)
                        and not settled
                        and is_past(read_date(taken.get("due")).last, self.day)
                    ):
                        named += [self.action(ref) for ref in taken.get("about", ())]
        return [one for one in named if one]


class Action:
    """One action on a day."""

    def __init__(self, among: Workspace, ref: str, raw: Raw) -> None:
        self.among = among
        self.day = among.day
        self.ref = ref
        self.raw = raw
        self.plan = ref.partition("/")[0]

    def rows(self, name: str) -> list[Raw]:
        found: list[Raw] = self.raw.get(name, [])
        return found

    @property
    def weight(self) -> Fraction:
        return Fraction(self.raw.get("weight", 1))

    # 1. Facts

    @cached_property
    def facts(self) -> list[Span]:
        """1.4 and 1.7: its own dated facts by the day, the last one last."""
        dates = [self.raw.get("started"), self.raw.get("ended")]
        for row in self.rows("milestones"):
            dates += [row.get("done"), row.get("dropped")]
        for row in self.rows("indicators"):
            dates += [reading["date"] for reading in row.get("readings", ())]
        dates += [row["date"] for row in (*self.rows("updates"), *self.rows("occurrences"))]
        for row in self.rows("missions"):
            dates += [done.get("date") for done in row.get("done", ())]
        dates += [row.get("at") for row in self.rows("budget") if Fraction(row.get("spent", 0)) > 0]
        found = [Span(one.day, one.last) for one in records([{"date": at} for at in dates], self.day)]
        return sorted(found, key=lambda one: (one.first, one.last))

    @property
    def updated(self) -> date | None:
        """1.7."""
        return self.facts[-1].first if self.facts else None

    @cached_property
    def all_facts(self) -> list[Span]:
        """5.3 and 5.17: those of its own and of its parts."""
        found = [*self.facts, *(one for part in self.parts for one in part.facts)]
        return sorted(found, key=lambda one: (one.first, one.last))

    def told(self, name: str) -> tuple[Any, bool]:
        """1.6: what the last update by the day that carries it says, and whether only later ones carry it."""
        carrying = [row for row in self.rows("updates") if name in row]
        found = records(carrying, self.day)
        return (found[-1].row[name] if found else None), bool(carrying) and not found

    # 2. Status and period

    @cached_property
    def state(self) -> tuple[str, str]:
        """2.1 to 2.5: the status and its basis."""
        if "adopted" in self.raw and not by(self.raw["adopted"], self.day):
            return "proposed", "dates"
        word, later = self.told("status")
        if word:
            return word, "update"
        started = self.raw.get("started")
        if later:
            return ("in_progress" if by(started, self.day) else "planned"), "dates"
        word, dated = self.raw["status"], False
        if word in FINAL and "ended" in self.raw:
            dated = True
            word = word if by(self.raw["ended"], self.day) else "in_progress"
        if word == "in_progress" and started:
            dated = True
            word = word if by(started, self.day) else "planned"
        return word, "dates" if dated else "stored"

    @property
    def status(self) -> str:
        return self.state[0]

    @cached_property
    def period_text(self) -> str | None:
        """2.6."""
        word, later = self.told("period")
        if word is None and later:
            word = self.raw.get("baseline")
        return word or self.raw.get("period")

    @cached_property
    def period(self) -> Period | None:
        return read_period(self.period_text)

    @property
    def deadline(self) -> date | None:
        """1.3."""
        return self.period[1].last if self.period else None

    @property
    def begun_by(self) -> date | None:
        """1.3."""
        return min((span.last for span in self.period or () if span.last), default=None)

    @property
    def overran(self) -> bool:
        return is_past(self.deadline, self.day)

    # 3. Progress

    @cached_property
    def progress(self) -> Progress:
        """3: the first method that gives a number."""
        for method in (
            self.by_milestones,
            self.by_indicators,
            self.by_occurrences,
            self.by_parts,
            self.by_updates,
            self.by_status,
        ):
            found = method()
            if found.value is not None:
                return found
        return Progress()

    @cached_property
    def live(self) -> list[Raw]:
        """3.1."""
        return [row for row in self.rows("milestones") if not by(row.get("dropped"), self.day)]

    def of_live(self, chosen: Iterable[Raw]) -> Fraction | None:
        weight = sum(Fraction(row.get("weight", 1)) for row in self.live)
        return 100 * sum((Fraction(row.get("weight", 1)) for row in chosen), Fraction(0)) / weight if weight else None

    def by_milestones(self) -> Progress:
        """3.1."""
        return Progress(self.of_live(row for row in self.live if by(row.get("done"), self.day)), "milestones")

    @cached_property
    def measured(self) -> list[tuple[Raw, Fraction]]:
        """3.2: the indicators that can be measured, each with where it is at."""
        found = [(row, self.measure(row)) for row in self.rows("indicators")]
        return [(row, value) for row, value in found if value is not None]

    def measure(self, row: Raw) -> Fraction | None:
        """3.2."""
        read = records(row.get("readings", ()), self.day)
        target, baseline = row.get("target", {}).get("value"), row.get("baseline", {}).get("value")
        if row.get("measure") == "qualitative":
            language = self.among.settings.get("language", "en")
            if target is None or not read:
                return None
            return Fraction(same_words(target, read[-1].row["value"], language))
        numbers = [value for one in read if (value := number(one.row["value"])) is not None]
        kind, goal, start = row.get("kind", "level"), number(target), number(baseline)
        if goal is None or not numbers:
            return None
        if kind == "keep":
            return self.keep(numbers[-1], goal, row["target"].get("at", "least"))
        if kind == "sum" and baseline is None:
            start = Fraction(0)
        if start is None or start == goal:
            return None
        value = numbers[-1] if kind == "level" else start + sum(numbers)
        return held_to_one((value - start) / (goal - start))

    @staticmethod
    def keep(value: Fraction, goal: Fraction, at: str) -> Fraction:
        """3.2, a level to hold."""
        if value >= goal if at == "least" else value <= goal:
            return Fraction(1)
        if value <= 0 or goal <= 0:
            return Fraction(0)
        return value / goal if at == "least" else goal / value

    def by_indicators(self) -> Progress:
        """3.2, and 3.7 for the gap."""
        if not self.measured:
            return Progress()
        known = [row["id"] for row, _ in self.measured]
        to_hold = any(
            row.get("kind") == "keep" and row.get("measure") != "qualitative" for row in self.rows("indicators")
        )
        gap = any("target" in row and row["id"] not in known for row in self.rows("indicators"))
        value = 100 * sum((value for _, value in self.measured), Fraction(0)) / len(self.measured)
        return Progress(value, "indicators", gap or (to_hold and not self.overran))

    @cached_property
    def rule_period(self) -> Period | None:
        """3.3: the period on the day; only an action without one takes its agreement's."""
        agreed = self.among.agreements.get(self.plan)
        return self.period or (read_period(agreed.raw.get("period")) if agreed else None)

    @cached_property
    def days(self) -> list[date]:
        """3.3: the days of the rule that are not cancelled; those held are in `held`."""
        self.held: list[date] = []
        span = self.rule_period
        if "recurs" not in self.raw or not span or not span[0].first or not span[1].last:
            return []
        first, last = span[0].first, span[1].last
        last = first + timedelta(min((last - first).days, 36524))
        waiting = records(self.rows("occurrences"), self.day)
        left = []
        for day in rule_days(self.raw["recurs"], first, last):
            fitting = [one for one in waiting if one.day <= day <= one.last]
            chosen = min(fitting, key=lambda one: (one.last, -one.day.toordinal(), one.place), default=None)
            if chosen:
                waiting.remove(chosen)
                if chosen.row["state"] == "held":
                    self.held.append(day)
            if not chosen or chosen.row["state"] == "held":
                left.append(day)
        return left

    @property
    def on_record(self) -> list[str]:
        """3.3: the states of its occurrences by the day, of an action that recurs."""
        found = [one.row["state"] for one in records(self.rows("occurrences"), self.day)]
        return found if "recurs" in self.raw else []

    def by_occurrences(self) -> Progress:
        """3.3."""
        if not self.on_record or not self.days:
            return Progress()
        return Progress(Fraction(100 * len(self.held), len(self.days)), "occurrences")

    @cached_property
    def whole(self) -> Action | None:
        """3.4: what it is a part of; nothing where that leads back to itself."""
        found = above = self.among.action(self.raw.get("part_of"))
        seen: list[Action] = []
        while above and above not in seen:
            if above is self:
                return None
            seen.append(above)
            above = self.among.action(above.raw.get("part_of"))
        return found

    @cached_property
    def parts(self) -> list[Action]:
        """3.4."""
        return [one for one in self.among.actions.values() if one.whole is self]

    def by_parts(self) -> Progress:
        """3.4, and 3.7 for the gap."""
        found = rollup(self.parts)
        return Progress(found["progress"], "parts", found["known"] < found["m"])

    def by_updates(self) -> Progress:
        """3.5."""
        return Progress(number(self.told("progress")[0]), "updates")

    def by_status(self) -> Progress:
        """3.6."""
        if self.status == "completed":
            return Progress(Fraction(100), "status")
        waiting = self.status == "planned" and (self.begun_by is None or self.day <= self.begun_by)
        return Progress(Fraction(0), "status") if self.status == "proposed" or waiting else Progress()

    @property
    def all_done(self) -> bool:
        """3.7."""
        return self.progress.value == 100 and not self.progress.gap

    # 4. Expected progress

    @cached_property
    def expected(self) -> Fraction | None:
        """4."""
        method = self.progress.method
        if method == "milestones":
            due = (read_date(row["due"]).last if "due" in row else self.deadline for row in self.live)
            return self.of_live(row for row, at in zip(self.live, due, strict=True) if is_past(at, self.day))
        if method == "occurrences":
            return Fraction(100 * sum(day < self.day for day in self.days), len(self.days))
        if method == "indicators":
            values = [self.asked(row) for row, _ in self.measured]
            known = [value for value in values if value is not None]
            return 100 * sum(known, Fraction(0)) / len(values) if len(known) == len(values) else None
        whole = along(self.period, self.day) if method == "updates" else None
        return None if whole is None else 100 * whole

    def asked(self, row: Raw) -> Fraction | None:
        """4.3 and 4.4: what is expected of an indicator."""
        if row.get("measure") == "qualitative":
            return along(self.period, self.day)
        if row.get("kind") == "keep":
            return Fraction(1)
        if not row.get("steps"):
            return along(self.period, self.day)
        target = row["target"]
        if is_past(read_date(target["date"]).last if "date" in target else self.deadline, self.day):
            return Fraction(1)
        steps = [(read_date(step["by"])[::-1], n, Fraction(step["value"])) for n, step in enumerate(row["steps"])]
        gone = [one for one in steps if is_past(one[0][0], self.day)]
        start, goal = Fraction(row.get("baseline", {}).get("value", 0)), Fraction(target["value"])
        return held_to_one((max(gone)[2] - start) / (goal - start)) if gone else Fraction(0)

    @property
    def done_late(self) -> dict[str, int | None]:
        """8.3: of its milestones by their ids, and of itself by no name."""
        over = self.status in ("completed", "partly_completed")
        found = {"": done_late(self.deadline, self.raw.get("ended"), self.day) if over else None}
        for row in self.rows("milestones"):
            done = row.get("done") if row in self.live else None
            found[row["id"]] = done_late(read_date(row.get("due")).last, done, self.day)
        return found

    # 5. Health

    @property
    def late(self) -> bool:
        """5.1 to 5.4; no other action's health is needed."""
        return self.first_words is None and self.overran and not self.all_done

    @property
    def first_words(self) -> str | None:
        """5.1 to 5.3."""
        final = {
            "cancelled": "cancelled",
            "completed": "done",
            "partly_completed": "done_in_part",
            "on_hold": "on_hold",
        }
        if self.status in final:
            return final[self.status]
        if self.status == "proposed":
            return "not_started"
        return "unknown" if not self.all_facts and (self.begun_long_ago or self.overran) else None

    @property
    def begun_long_ago(self) -> bool:
        """5.3 and 5.12."""
        return self.begun_by is not None and (self.day - self.begun_by).days > self.among.limit("grace_days", 14)

    @cached_property
    def health(self) -> str:
        """5.1 to 5.9."""
        if self.first_words:
            return self.first_words
        if self.late:
            return "late"
        if self.risk:
            return "at_risk"
        if self.status == "in_progress" and not self.all_done and self.silent:
            return "unknown"
        if self.deadline and 0 <= (self.deadline - self.day).days <= self.among.limit("due_soon_days", 30):
            return "due_soon"
        return "not_started" if self.status == "planned" and "held" not in self.on_record else "on_track"

    @property
    def lateness(self) -> int | None:
        """5.10."""
        return (self.day - self.deadline).days if self.deadline and self.health == "late" else None

    @cached_property
    def risk(self) -> str | None:
        """5.11 to 5.16: the number of the first rule that fits."""
        grace, points = self.among.limit("grace_days", 14), self.among.limit("at_risk_points", 20)
        open_ones = [row["due"] for row in self.live if "due" in row and not by(row.get("done"), self.day)]
        value, expected, method = self.progress.value, self.expected, self.progress.method
        fits = {
            "5.11": any(is_past(read_date(due).last, self.day - timedelta(grace)) for due in open_ones),
            "5.12": self.status == "planned" and self.begun_long_ago and not self.on_record,
            "5.13": method != "milestones" and value is not None and expected is not None and expected - value > points,
            "5.14": any(one.late or one.status in ("on_hold", "cancelled") for one in self.waits_for),
            "5.15": any(self in (one, one.taker) for one in self.among.overdue),
            "5.16": method not in ("milestones", "indicators", "occurrences") and self.shaky,
        }
        return next((rule for rule, fit in fits.items() if fit), None)

    @property
    def waits_for(self) -> list[Action]:
        """5.14: in place of a merged one its taker."""
        found = [self.among.action(ref) for ref in self.rows("depends_on")]  # type: ignore[arg-type] # a list of texts
        return [one.taker or one for one in found if one]

    @cached_property
    def taker(self) -> Action | None:
        """5.20: the last of those that took it over."""
        one: Action = self
        seen = [self]
        while one.status == "cancelled" and "merged_into" in one.raw:
            over = one.among.action(one.raw["merged_into"])
            if over is None or over in seen:
                break
            one = over
            seen.append(one)
        return None if one is self else one

    @property
    def shaky(self) -> bool:
        """5.16."""
        active = [one for one in self.parts if one.status in ACTIVE]
        return self.among.many(sum(one.health in ("late", "at_risk") for one in active), len(active))

    @property
    def heard(self) -> date | None:
        """5.17: the latest day of the last dated fact, held to the day."""
        return min(self.all_facts[-1].last or self.day, self.day) if self.all_facts else None

    def missed(self, until: date) -> date | None:
        """5.17 and 5.19: the first day of its rule after that day."""
        span = self.rule_period
        if "recurs" not in self.raw or not span or not span[0].first or not self.heard:
            return None
        found = rule_days(self.raw["recurs"], span[0].first, min(span[1].last or until, until))
        return next((day for day in found if day > self.heard), None)

    @property
    def unrecorded(self) -> date | None:
        """5.19."""
        return self.missed(self.day - timedelta(1)) if self.status in ACTIVE else None

    @property
    def report_by(self) -> date | None:
        """5.17 and 14.1: the last day for a report where there is a rhythm."""
        agreed = self.among.agreements.get(self.plan)
        rhythm = (agreed.raw.get("rhythm") if agreed else None) or self.among.settings.get("rhythm")
        if not rhythm or not self.heard or self.only_again or self.status != "in_progress" or self.all_done:
            return None
        length = RHYTHMS[rhythm]
        following = self.heard.year * 12 + (self.heard.month - 1) // length * length + length
        end = months(following // 12, following % 12 + 1, length).last
        return end + timedelta(self.among.limit("rhythm_days", 45)) if end else None

    @property
    def only_again(self) -> bool:
        """5.17."""
        more = self.rows("milestones") or self.rows("indicators")
        return bool("recurs" in self.raw and not more and self.rule_period and any(self.rule_period[0]))

    @property
    def silent(self) -> bool:
        """5.17."""
        stale = self.among.limit("stale_days", 90)
        if not self.heard:
            return True
        if self.only_again:
            missed = self.missed(self.day)
            return missed is not None and (self.day - missed).days >= stale
        if self.report_by:
            return self.day > self.report_by
        return (self.day - self.heard).days >= stale

    # 6. Where it stands

    @cached_property
    def axis(self) -> str:
        """6.4."""
        agreed = self.among.agreements.get(self.plan)
        if "axis" in self.raw:
            known = [row["id"] for row in agreed.raw.get("axes", ())] if agreed else []
            return str(self.raw["axis"]) if self.raw["axis"] in known else "none"
        return self.whole.axis if self.whole and self.whole.plan == self.plan else "none"


def scope(actions: Iterable[Action]) -> list[Action]:
    """6.1: a part is left out where its whole is there."""
    found = list(actions)
    return [one for one in found if one.whole not in found]


def rollup(actions: Iterable[Action]) -> Raw:
    """6.2 and 6.3: no health is asked for, since the progress of a whole is one (3.4)."""
    actions = list(actions)
    counted = [one for one in actions if one.status not in ("proposed", "cancelled")]
    known = [(one.progress.value, one.weight) for one in counted if one.progress.value is not None]
    weight, of = sum(w for _, w in known), sum(one.weight for one in counted)
    return {
        "progress": sum((v * w for v, w in known), Fraction(0)) / weight if weight and 2 * weight >= of else None,
        "known": len(known),
        "m": len(counted),
        "finished": sum(one.status in ("completed", "partly_completed") for one in counted),
        "cancelled": sum(one.status == "cancelled" for one in actions),
        "proposed": sum(one.status == "proposed" for one in actions),
    }


class Agreement:
    """One agreement on a day."""

    def __init__(self, among: Workspace, ref: str, raw: Raw) -> None:
        self.among = among
        self.ref = ref
        self.raw = raw

    @cached_property
    def own(self) -> list[Action]:
        return [one for one in self.among.actions.values() if one.plan == self.ref]

    @cached_property
    def actions(self) -> list[Action]:
        """6.1."""
        return scope(self.own)

    @property
    def done_late(self) -> dict[str, int | None]:
        """8.3: of decisions, by their ids."""
        day, found = self.among.day, {}
        for row in (row for meeting in self.raw.get("meetings", ()) for row in meeting.get("decisions", ())):
            done = None if by(row.get("dropped"), day) else row.get("done")
            found[row["id"]] = done_late(read_date(row.get("due")).last, done, day)
        return found

    @property
    def axes(self) -> dict[str, Raw]:
        """6.4: of each axis, and of `none`."""
        rows = self.raw.get("axes", [])
        unclassified = scope(one for one in self.own if one.axis == "none")
        found = {"none": rollup(unclassified)} if unclassified else {}
        for row in rows:
            under = [row["id"], *(one["id"] for one in rows if one.get("parent") == row["id"])]
            found[row["id"]] = rollup(scope(one for one in self.own if one.axis in under))
        return found

    @property
    def with_plans(self) -> Raw | None:
        """6.5."""
        below = [self]
        for upper in below:
            for one in self.among.agreements.values():
                if self.among.agreement(one.raw.get("parent")) is upper and one not in below:
                    below.append(one)  # the list grows while it is walked, level by level
        return rollup(scope(one for each in below for one in each.own)) if len(below) > 1 else None

    @property
    def health(self) -> str:
        """6.6."""
        if not self.actions:
            return "no_actions"
        if all(one.status in FINAL for one in self.actions):
            return "done"
        active = [one.health for one in self.actions if one.status in ACTIVE]
        shaky = sum(health in ("late", "at_risk") for health in active)
        if self.among.many(shaky, len(active)):
            return "at_risk"
        return "unknown" if self.among.many(shaky + active.count("unknown"), len(active)) else "on_track"

    @property
    def counts(self) -> dict[str, int]:
        """6.7."""
        found = [one.health for one in self.actions]
        return {health: found.count(health) for health in found}

    @property
    def bar(self) -> dict[str, int]:
        """6.8."""
        counted = [one for one in self.actions if one.status not in ("proposed", "cancelled")]
        found = [BAR.get(one.health, one.health) for one in counted]
        return {state: found.count(state) for state in found}

    @property
    def worst(self) -> str | None:
        """6.7."""
        found = [
            (SEVERITY.index(one.health), -(one.lateness or 0), one.ref)
            for one in self.actions
            if one.health in SEVERITY
        ]
        return min(found)[2] if found else None

    @property
    def elapsed(self) -> Fraction | None:
        """6.9."""
        periods = [self.period] if self.period else [one.period for one in self.actions if one.period]
        starts, ends = [one[0].first for one in periods], [one[1].last for one in periods]
        known = [one for one in starts if one], [one for one in ends if one]
        if not periods or len(known[0]) + len(known[1]) < 2 * len(periods) or min(known[0]) > max(known[1]):
            return None
        return elapsed(min(known[0]), max(known[1]), self.among.day)

    @property
    def period(self) -> Period | None:
        return read_period(self.raw.get("period"))
