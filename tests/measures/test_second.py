"""coopctl and the second implementation of docs/MEASURES.md get the same figures from the same files."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl import trees
from coopctl.loading.loader import load
from coopctl.measures import done_late
from coopctl.measures.standing import standing
from coopctl.model.dates import CODES
from tests.measures import second
from tests.repos import write
from tests.samples import sample

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.measures.outcomes import Rollup

Files = dict[str, str | bytes]
few = settings(max_examples=sample(12), deadline=None)

PLANS = ("frame", "plan", "sub")
#: References of actions; the plan `ghost` has no file of its own.
REFS = (*(f"{plan}/{name}" for plan in PLANS for name in ("a", "b", "c")), "ghost/a")
#: Other names under which some are found, or nothing.
OTHERS = ("plan/was-a", "old-plan/b", "old-plan/was-a", "gone/c", "nowhere/z")
#: The rules by their names in coopctl.
RISKS = {
    "5.11": "milestone-late",
    "5.12": "start-late",
    "5.13": "behind",
    "5.14": "waits-for",
    "5.15": "decision-overdue",
    "5.16": "parts-in-trouble",
}
REASONS = {
    "cancelled": "cancelled",
    "completed": "completed",
    "partly_completed": "partly-completed",
    "on_hold": "on-hold",
    "proposed": "proposed",
    "late": "late",
    "due_soon": "due-soon",
    "not_started": "planned",
    "on_track": "under-way",
}
WORDS = (
    "adopted",
    "Adopted  ",
    "été",
    "e\u0301te\u0301",
    {"fr": "Voté", "en": "voted"},
    {"fr": "voté"},
    {"nl": "VOTED"},
)

days = st.dates(date(2017, 6, 1), date(2021, 6, 30))
#: Mostly near each other, so that a rule decides.
near = st.dates(date(2018, 10, 1), date(2019, 8, 31)) | days


@st.composite
def dates(draw: st.DrawFn) -> str:
    at = draw(near).isoformat()
    coded = f"{at[:4]}-{draw(st.sampled_from(sorted(CODES)))}"
    written = draw(st.sampled_from((at[:4], at[:7], at[:7], at, at, at, coded, f"{at[:4]}-02-30")))
    return written + draw(st.sampled_from(("", "", "", "?", "~")))


fact_dates = dates() | dates() | dates().map("../{}".format)
periods = st.one_of(
    st.builds("{}/{}".format, dates(), dates()),
    st.builds(lambda one, two: "/".join(sorted((one.isoformat(), two.isoformat()))), near, near),
    dates(),
    dates().map("{}/..".format),
    dates().map("../{}".format),
)
mission_dates = fact_dates | st.builds("{}/{}".format, dates(), dates() | st.just(".."))
numbers = st.integers(-20, 120) | st.integers(-50, 50).map(lambda tenths: tenths / 10)
statuses = st.sampled_from(
    (
        "planned",
        "in_progress",
        "in_progress",
        "in_progress",
        "completed",
        "partly_completed",
        "cancelled",
        "on_hold",
        "proposed",
    )
)
rules = st.sampled_from(
    (
        "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18",
        "FREQ=YEARLY;BYMONTH=2,11;BYMONTHDAY=-1,30",
        "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1;INTERVAL=2",
        "FREQ=MONTHLY;BYMONTHDAY=1,15",
        "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYMONTHDAY=10;UNTIL=2019-06-10",
        "FREQ=MONTHLY;BYMONTHDAY=-2;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;INTERVAL=3",
    )
)


def some(
    fields: Mapping[str, st.SearchStrategy[object]], **needed: st.SearchStrategy[object]
) -> st.SearchStrategy[dict[str, object]]:
    """Maps that have the needed fields and some of the others."""
    return st.fixed_dictionaries(needed, optional=dict(fields))


@st.composite
def indicators(draw: st.DrawFn, name: str) -> dict[str, object]:
    measure = draw(st.sampled_from(("unit", "unit", "unit", "percentage", "qualitative")))
    values: st.SearchStrategy[object] = st.sampled_from(WORDS) if measure == "qualitative" else numbers
    rows = {
        "kind": st.sampled_from(("level", "sum", "keep")),
        "baseline": some({"date": dates()}, value=values),
        "target": some({"date": dates(), "at": st.sampled_from(("least", "most"))}, value=values),
        "steps": st.lists(some({}, by=dates(), value=numbers), max_size=3),
        "readings": st.lists(some({}, date=dates(), value=values), min_size=1, max_size=3),
    }
    left_out = draw(st.sets(st.sampled_from(sorted(rows)), max_size=2))
    return {"id": name, "measure": measure, **{key: draw(rows[key]) for key in rows if key not in left_out}}


@st.composite
def milestones(draw: st.DrawFn, name: str) -> dict[str, object]:
    weights = st.integers(1, 5) | st.sampled_from((0.1, 0.5, 2.5))
    rows = {"due": dates(), "done": fact_dates, "weight": weights}
    dropped = draw(st.none() | st.none() | fact_dates)
    return {"id": name, **draw(some(rows)), **({"dropped": dropped} if dropped else {})}


@st.composite
def actions(draw: st.DrawFn, refs: st.SearchStrategy[str]) -> dict[str, object]:
    """An action with some of what it may have, and mostly one thing to measure it by."""
    updates = some(
        {"status": statuses, "period": periods, "progress": st.integers(0, 100) | st.just(99.5)}, date=dates()
    )
    missions = some({"done": st.lists(some({"date": mission_dates}), max_size=2)})
    by_day = st.dates(date(2018, 10, 1), date(2019, 8, 31)).map(lambda at: f"{at:%Y-%m}-{(1, 10, 15)[at.day % 3]:02}")
    occurrences = some(
        {}, date=by_day | dates() | st.just("2019-05-18"), state=st.sampled_from(("held", "held", "cancelled"))
    )
    rows: dict[str, st.SearchStrategy[object]] = {
        "adopted": dates(),
        "axis": st.sampled_from(("x", "y", "z", "none", "w")),
        "baseline": periods,
        "budget": st.lists(some({"spent": st.integers(0, 2), "at": dates()}, currency=st.just("EUR")), max_size=1),
        "depends_on": st.lists(refs, max_size=2, unique=True),
        "ended": fact_dates,
        "indicators": st.integers(1, 2).flatmap(lambda n: st.tuples(*(indicators(f"i{i}") for i in range(n)))),
        "merged_into": refs,
        "milestones": st.integers(1, 3).flatmap(lambda n: st.tuples(*(milestones(f"m{i}") for i in range(n)))),
        "missions": st.lists(missions, max_size=1),
        "occurrences": st.lists(occurrences, max_size=5),
        "part_of": refs,
        "recurs": rules,
        "started": dates(),
        "updates": st.lists(updates, min_size=1, max_size=3),
        "weight": st.integers(0, 5) | st.sampled_from((0.1, 0.5)),
    }
    status = draw(statuses)
    chosen = draw(st.sets(st.sampled_from(("axis", "depends_on", "part_of", "started", "updates", "weight"))))
    chosen |= draw(st.sets(st.sampled_from(sorted(rows)), max_size=2))
    chosen |= set(draw(st.sampled_from(((), (), ("milestones",), ("indicators",), ("recurs", "occurrences")))))
    if status == "cancelled" and draw(st.booleans()):
        chosen.add("merged_into")
    period = draw(st.none() | periods | periods | periods)
    found = {name: draw(rows[name]) for name in sorted(chosen)}
    return {"title": "Choir", "status": status, **({"period": period} if period else {}), **found}


@st.composite
def agreements(draw: st.DrawFn, name: str, refs: st.SearchStrategy[str]) -> dict[str, object]:
    decisions = some(
        {"due": dates(), "done": fact_dates, "dropped": fact_dates},
        text=st.just("So be it."),
        about=st.lists(refs, max_size=2, unique=True),
    )
    decided = draw(st.lists(decisions, max_size=1))
    taken = [{"id": f"d{n}", **one} for n, one in enumerate(decided)]
    axes = [
        {"id": axis, **draw(some({"parent": st.sampled_from("xyzw")}))}
        for axis in draw(st.sampled_from(("", "x", "xyz")))
    ]
    rows: dict[str, st.SearchStrategy[object]] = {
        "period": periods,
        "parent": st.sampled_from((*PLANS, "old-plan", "nowhere")),
        "rhythm": st.sampled_from(("monthly", "quarterly", "half_yearly", "yearly")),
    }
    return {
        "title": "Twinning",
        "kind": "action_plan",
        "status": "in_force",
        "signed": "2015-01-15",
        "parties": [{"id": "ostra", "role": "signatory"}, {"id": "vestra", "role": "signatory"}],
        "axes": axes,
        "meetings": [{"id": "m", "date": draw(fact_dates), "decisions": taken}],
        **({"formerly": ["old-plan"]} if name == "plan" else {}),
        **draw(some(rows)),
    }


@st.composite
def workspaces(draw: st.DrawFn) -> Files:
    there = draw(st.lists(st.sampled_from(REFS), min_size=1, max_size=6, unique=True))
    refs = st.one_of(*[st.sampled_from(there)] * 4, st.sampled_from(REFS + OTHERS))
    limits = ("due_soon_days", "at_risk_points", "grace_days", "stale_days", "rhythm_days", "at_risk_share")
    rows = {
        "thresholds": some({name: st.sampled_from((0, 1, 7, 30)) for name in limits}),
        "rhythm": st.sampled_from(("monthly", "quarterly", "half_yearly", "yearly")),
        "language": st.sampled_from(("fr", "nl")),
    }
    found = {"coopctl.yaml": {"format": 1, **(draw(some(rows)) if draw(st.booleans()) else {})}}
    for plan in PLANS:
        found[f"data/agreements/{plan}.yaml"] = draw(agreements(plan, refs))
    names = {"plan/a": ["plan/was-a"], "frame/c": ["gone/c"]}
    for ref in there:
        former = {"formerly": names[ref]} if ref in names else {}
        found[f"data/actions/{ref}.yaml"] = {**draw(actions(refs)), **former}
    return {path: json.dumps(raw, ensure_ascii=False) for path, raw in found.items()}


@st.composite
def cases(draw: st.DrawFn) -> tuple[Files, date]:
    """A workspace and a day: one of its own dates, mostly, or as long after it as the limits say, or one day more."""
    files = draw(workspaces())
    if draw(st.integers(0, 3)) == 0:
        return files, draw(near)
    written = sorted(set(re.findall(r"\d{4}-\d\d(?:-\d\d)?(?!\d)", json.dumps(files)))) or ["2019"]
    at = second.read_date(draw(st.sampled_from(written)))
    limit = draw(st.sampled_from((0, 1, 7, 14, 30, 45, 90)))
    return files, (at.last or date.max) + timedelta(limit + draw(st.integers(-1, 1)))


def of_coopctl(folder: Path, day: date) -> dict[str, object]:
    loaded = load(trees.worktree(folder))
    assert not loaded.portfolio.left_out
    found = standing(loaded.portfolio, day)

    def rolled(rollup: Rollup | None) -> tuple[object, ...] | None:
        if rollup is None:
            return None
        counted = (rollup.known, rollup.known_of, rollup.finished, rollup.finished_of)
        return rollup.progress, counted, (rollup.cancelled, rollup.proposed)

    figures: dict[str, object] = {"takers": dict(found.takers)}
    for ref, one in found.actions.items():
        figures[ref] = {
            "state": (one.state.status, one.state.basis),
            "period": one.state.period
            and tuple(
                (end and end.earliest, end and end.latest) for end in (one.state.period.start, one.state.period.end)
            ),
            "progress": (one.progress.value, one.progress.method),
            "all done": one.progress.full,
            "expected": one.expected,
            "health": (one.verdict.health, one.verdict.lateness),
            "reason": one.verdict.reason.id,
            "done late": {
                "": done_late.of_action(action := loaded.portfolio.actions[ref], one.state, day),
                **{row.id: done_late.of_milestone(row, day) for row in action.milestones},
            },
            "awaited": (one.report_by, one.unrecorded),
            "updated": one.updated,
        }
    for ref, each in found.agreements.items():
        figures[ref] = {
            "health": (each.health, each.worst, each.elapsed),
            "rollup": rolled(each.rollup),
            "with plans": rolled(each.with_plans),
            "done late": {
                row.id: done_late.of_decision(row, day)
                for meeting in loaded.portfolio.agreements[ref].meetings
                for row in meeting.decisions
            },
            "counts": {word: n for word, n in each.counts.items() if n},
            "bar": {word: n for word, n in each.bar.items() if n},
            "axes": {axis: rolled(rollup) for axis, rollup in each.axes.items()},
        }
    return figures


def reason(one: second.Action) -> str:
    if one.health == "unknown":
        return "silent" if one.all_facts else "nothing-recorded"
    if one.health == "at_risk":
        return RISKS[one.risk or ""]
    return REASONS.get(one.status, REASONS.get(one.health, ""))


def of_the_text(folder: Path, day: date) -> dict[str, object]:
    found = second.Workspace(folder, day)

    def rolled(rollup: second.Raw | None) -> tuple[object, ...] | None:
        if rollup is None:
            return None
        counted = (rollup["known"], rollup["m"], rollup["finished"], rollup["m"])
        return rollup["progress"], counted, (rollup["cancelled"], rollup["proposed"])

    figures: dict[str, object] = {
        "takers": {ref: one.taker.ref for ref, one in found.actions.items() if one.taker},
    }
    for ref, one in found.actions.items():
        figures[ref] = {
            "state": one.state,
            "period": one.period and tuple(tuple(end) if any(end) else (None, None) for end in one.period),
            "progress": one.progress[:2],
            "all done": one.all_done,
            "expected": one.expected,
            "health": (one.health, one.lateness),
            "reason": reason(one),
            "done late": one.done_late,
            "awaited": (one.report_by, one.unrecorded),
            "updated": one.updated,
        }
    for ref, each in found.agreements.items():
        figures[ref] = {
            "health": (each.health, each.worst, each.elapsed),
            "rollup": rolled(second.rollup(each.actions)),
            "with plans": rolled(each.with_plans),
            "done late": each.done_late,
            "counts": each.counts,
            "bar": each.bar,
            "axes": {axis: rolled(under) for axis, under in each.axes.items()},
        }
    return figures


@few
@given(cases())
def test_two_implementations_of_the_text_get_the_same_figures(case: tuple[Files, date]) -> None:
    files, day = case
    folder = Path(tempfile.mkdtemp())
    try:
        write(folder, files)
        assert of_coopctl(folder, day) == of_the_text(folder, day)
    finally:
        shutil.rmtree(folder)
