"""Cases computed by hand: a workspace as people write it, a day, and figures as one would write them on paper.

A text holds one file or several; a line `== plan/choir` begins the file of that record (`== settings`: coopctl.yaml),
and a text without one is the action plan/one. What every file must say and no case is about (title, parties) is added.
Figures are asked for by `ref figure`, or `figure` alone for the first action. Fractions are written 66 2/3.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from coopctl import trees
from coopctl.loading.loader import load
from coopctl.measures import coming, completeness, expiry, forecast, links, missions, money, slippage
from coopctl.measures.standing import standing, window
from coopctl.model.names import SETTINGS_FILE
from coopctl.model.vocabularies import Severity
from coopctl.reports import status
from coopctl.reports.filters import Filter
from coopctl.reports.view import view
from tests.repos import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from decimal import Decimal
    from pathlib import Path

    from coopctl.measures.coming import Due
    from coopctl.measures.outcomes import ActionStanding, AgreementStanding, Rollup, Standing
    from coopctl.measures.slippage import Slip
    from coopctl.model.portfolio import Portfolio

#: What a figure is written as.
Figure: TypeAlias = "str | int | tuple[object, ...] | dict[str, object] | None"

_COMMON = {
    "agreement": {
        "title": "Twinning",
        "kind": "action_plan",
        "status": "in_force",
        "signed": "2015-01-15",
        "parties": "[{id: ostra, role: signatory}, {id: vestra, role: signatory}]",
    },
    "action": {"title": "Choir", "status": "in_progress"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`says` are the figures of `text` on a day, `arithmetic` how one comes to them."""

    name: str
    on: str
    text: str
    says: Mapping[str, Figure]
    arithmetic: str

    def found(self, root: Path) -> dict[str, Figure]:
        """The same figures as coopctl computes them from the files."""
        world = World(workspace(root, self.text), date.fromisoformat(self.on))
        return {key: world.figure(key) for key in self.says}


def workspace(root: Path, text: str) -> Portfolio:
    """Write the files of a text below a folder and load them; a file with an error is a mistake of the case."""
    loaded = load(trees.worktree(write(root, files(text))))
    assert [found for found in loaded.findings if found.severity is Severity.ERROR] == []
    return loaded.portfolio


def files(text: str) -> dict[str, str | bytes]:
    """The files that a text stands for, by their paths; the agreements of actions are there where none is written."""
    found: dict[str, str | bytes] = {SETTINGS_FILE: "format: 1\n"}
    for ref, lines in _records(text).items():
        if ref == "settings":
            found[SETTINGS_FILE] = f"format: 1\n{lines}"
            continue
        kind = "action" if "/" in ref else "agreement"
        given = set(re.findall(r"^[a-z_]+(?=:)", lines, re.MULTILINE))
        common = "".join(f"{key}: {value}\n" for key, value in _COMMON[kind].items() if key not in given)
        found[f"data/{kind}s/{ref}.yaml"] = f"{common}{lines}"
    return found


def _records(text: str) -> dict[str, str]:
    _, *parts = re.split(r"^== (\S+)\n", text if "== " in text else f"== plan/one\n{text}", flags=re.MULTILINE)
    given = {ref: lines.strip("\n") + "\n" for ref, lines in zip(parts[::2], parts[1::2], strict=True)}
    plans = {ref.partition("/")[0]: "" for ref in given if ref != "settings"}
    return plans | given


def mixed(number: Fraction | Decimal | int | None) -> str | None:
    """A number as people write it on paper: 66 2/3, 50, 1/2."""
    if number is None:
        return None
    exact = Fraction(number)
    whole, rest = divmod(exact, 1)
    return " ".join(str(part) for part in (whole, rest) if part) or "0"


def of(n: int, m: int) -> str:
    return f"{n} of {m}"


def slipped(slip: Slip | None) -> tuple[int, int] | None:
    return (slip.least, slip.most) if slip else None


def day(at: date | None) -> str | None:
    return at.isoformat() if at else None


def entry(due: Due) -> str:
    return " ".join(part for part in (str(due.when), due.kind.value, due.ref, due.id) if part)


def rolled_up(rollup: Rollup | None) -> tuple[str | None, str, str] | None:
    """Progress, how many are known, how many are finished."""
    if rollup is None:
        return None
    return mixed(rollup.progress), of(rollup.known, rollup.known_of), of(rollup.finished, rollup.finished_of)


class World:
    """A portfolio on a day, with every figure by its name."""

    def __init__(self, portfolio: Portfolio, on: date) -> None:
        self.portfolio = portfolio
        self.standing: Standing = standing(portfolio, on)
        self.on = on

    def figure(self, key: str) -> Figure:
        ref, _, name = key.rpartition(" ")
        if name in _OF_ALL:
            return _OF_ALL[name](self, ref)
        ref = ref or next(iter(self.portfolio.actions))
        if ref in self.standing.actions:
            return _OF_ACTIONS[name](self.standing.actions[ref]) if name in _OF_ACTIONS else self.more(ref, name)
        if name.startswith("axis:"):
            return rolled_up(self.standing.agreements[ref].axes.get(name.removeprefix("axis:")))
        return (
            _OF_AGREEMENTS[name](self.standing.agreements[ref])
            if name in _OF_AGREEMENTS
            else self.running_out(ref, name)
        )

    def more(self, ref: str, name: str) -> Figure:
        """A figure of an action that is not among its standing."""
        action, one = self.portfolio.actions[ref], self.standing.actions[ref]
        if name == "slip":
            return slipped(slippage.of_deadline(action, one.state))
        if name.startswith("slip:"):
            return slipped(next(slippage.of_milestone(m) for m in action.milestones if f"slip:{m.id}" == name))
        if name in ("complete", "missing"):
            found = completeness.completeness(
                action,
                self.portfolio.agreements.get(action.agreement),
                one.state,
                self.portfolio.settings,
                axis=one.axis,
                has_parts=ref in links.parts(links.wholes(self.portfolio)),
            )
            missing = tuple(each.value for each in found.missing)
            return missing if name == "missing" else of(len(found.there), len(found.there) + len(missing))
        ahead = forecast.forecast(action, self.on, one.state, window(self.portfolio, action, one.state), one.progress)
        if name == "forecast":
            return day(ahead.earliest), day(ahead.end), day(ahead.latest)
        if name == "points":
            return tuple(f"{point.day}: {mixed(point.value)}" for point in ahead.points)
        assert name == "why"
        return ahead.why.text if ahead.why else None

    def running_out(self, ref: str, name: str) -> Figure:
        """What of an agreement runs out."""
        agreement = self.portfolio.agreements[ref]
        if name == "expired":
            expired = expiry.expired(agreement, self.on)
            return str(expired.when) if expired else None
        days = self.portfolio.settings.thresholds.expiring_days
        found: Iterable[expiry.Expiry] = (
            expiry.expiring(agreement, self.on, days) if name == "expiring" else expiry.expiries(agreement, self.on)
        )
        assert name in ("expiring", "runs_out")
        return {each.kind.value: (day(each.when.earliest), day(each.last)) for each in found}

    def overdue(self, _: str) -> Figure:
        shown = self.portfolio.agreements.values(), self.portfolio.actions.values()
        found = coming.dues(self.portfolio, self.standing, *shown, (self.on, self.on))
        return tuple(entry(due) for due in found.overdue)

    def unrecorded(self, _: str) -> Figure:
        """What is past of which nothing is recorded."""
        shown = self.portfolio.agreements.values(), self.portfolio.actions.values()
        found = coming.dues(self.portfolio, self.standing, *shown, (self.on, self.on))
        return tuple(entry(due) for due in found.unrecorded)

    def asks(self, _: str) -> Figure:
        """What the status screen says is to be dealt with, each with its health and reason."""
        found = status.build(view(self.portfolio, self.standing, Filter()))
        return tuple(f"{' '.join(each.refs)}: {each.health.value}, {each.reason.id}" for each in found.attention)

    def next(self, _: str) -> Figure:
        """The meeting or the day that begins next."""
        found = status.build(view(self.portfolio, self.standing, Filter())).next
        return entry(found) if found else None

    def ahead(self, words: str) -> Figure:
        """What lies in a window: `30 ahead` from the day on, `2019-07-01 7 ahead` from another."""
        *first, days = words.split()
        start = date.fromisoformat(first[0]) if first else self.on
        shown = self.portfolio.agreements.values(), self.portfolio.actions.values()
        within = start, coming.within(start, int(days))
        return tuple(entry(due) for due in coming.dues(self.portfolio, self.standing, *shown, within).ahead)

    def money(self, scope: str) -> Figure:
        """Planned, committed and spent of the actions whose references begin so."""
        wholes = links.wholes(self.portfolio)
        shown = [one for ref, one in self.portfolio.actions.items() if ref.startswith(scope)]
        return {
            f"{pot.currency} {pot.kind.value}": (mixed(sums.planned), mixed(sums.committed), mixed(sums.spent))
            for pot, sums in money.totals(money.entries(shown, self.standing, wholes)).items()
        }

    def executed(self, scope: str) -> Figure:
        """What is spent of those, in percent of what is planned and of what is committed."""
        shown = [one for ref, one in self.portfolio.actions.items() if ref.startswith(scope)]
        found = money.totals(money.entries(shown, self.standing, links.wholes(self.portfolio)))
        return {
            f"{pot.currency} {pot.kind.value}": tuple(
                None if share is None else mixed(100 * share) for share in (sums.executed, sums.paid)
            )
            for pot, sums in found.items()
        }

    def missions(self, scope: str) -> Figure:
        """Of each direction and year: missions planned and their days, missions done and their days, person-days."""
        wholes = links.wholes(self.portfolio)
        shown = [one for ref, one in self.portfolio.actions.items() if ref.startswith(scope)]
        return {
            f"{sender} {receiver} {year}": (
                found.planned,
                mixed(found.planned_days),
                found.done,
                mixed(found.done_days),
                mixed(found.person_days),
            )
            for (sender, receiver, year), found in missions.totals(shown, self.standing, wholes).items()
        }


_OF_ALL: Mapping[str, Callable[[World, str], Figure]] = {
    "overdue": World.overdue,
    "unrecorded": World.unrecorded,
    "asks": World.asks,
    "ahead": World.ahead,
    "next": World.next,
    "executed": World.executed,
    "money": World.money,
    "missions": World.missions,
}

_OF_ACTIONS: Mapping[str, Callable[[ActionStanding], Figure]] = {
    "status": lambda one: one.state.status.value,
    "basis": lambda one: one.state.basis.value,
    "period": lambda one: str(one.state.period) if one.state.period else None,
    "progress": lambda one: mixed(one.progress.value),
    "method": lambda one: one.progress.method.value if one.progress.method else None,
    "expected": lambda one: mixed(one.expected),
    "health": lambda one: one.verdict.health.value,
    "reason": lambda one: one.verdict.reason.id,
    "names": lambda one: str(next(iter(_names(one)), None)),
    "lateness": lambda one: one.verdict.lateness,
    "hint": lambda one: one.verdict.hint.text if one.verdict.hint else None,
    "updated": lambda one: day(one.updated),
    "report_by": lambda one: day(one.report_by),
}

_OF_AGREEMENTS: Mapping[str, Callable[[AgreementStanding], Figure]] = {
    "health": lambda one: one.health.value,
    "worst": lambda one: one.worst,
    "rollup": lambda one: rolled_up(one.rollup),
    "with_plans": lambda one: rolled_up(one.with_plans),
    "left_out": lambda one: (one.rollup.cancelled, one.rollup.proposed),
    "elapsed": lambda one: mixed(one.elapsed),
    "counts": lambda one: {health.value: n for health, n in one.counts.items()},
    "bar": lambda one: {state.value: n for state, n in one.bar.items() if n},
}


def _names(one: ActionStanding) -> list[object]:
    """What a reason names: a milestone, an action, a decision, the text of an update."""
    params = one.verdict.reason.message.params
    return [params[key] for key in ("milestone", "ref", "decision", "text") if key in params]
