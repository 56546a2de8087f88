from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from coopctl.measures.outcomes import AgreementHealth, BarState, Rollup
from coopctl.measures.rollup import Contribution, terms
from coopctl.measures.standing import standing
from coopctl.messages import Message
from coopctl.model.settings import Thresholds
from coopctl.model.vocabularies import ActionStatus, Health
from tests.measures.build import action, agreement, day, milestone, portfolio, together, update
from tests.tables import table

if TYPE_CHECKING:
    from coopctl.model.records import Action

DAY = "2019-06-01"


def said(name: str, progress: int | str | None, *, weight: int | str = 1, status: str = "in_progress") -> Action:
    """An action of which the last update says this; None: it is under way and nobody knows how far."""
    return action(f"plan/{name}", status, weight=weight, updates=[update(DAY, progress=progress)])


def late(name: str, period: str = "2018") -> Action:
    return action(f"plan/{name}", "in_progress", period=period, updates=[update(DAY)])


def test_progress_is_weighted() -> None:
    """(2·30 + 0.5·80) / 2.5 = 40 %."""
    found = together(DAY, said("a", 30, weight=2), said("b", 80, weight="0.5")).rollup
    assert found == Rollup(Fraction(40), known=2, known_of=2, finished=0, finished_of=2)


def test_unknown_is_not_zero_and_exactly_half_of_the_weight_suffices() -> None:
    """Known weight 2 of 4: 30 %. With 2 of 4.1 there is no number; n and m go on counting actions."""
    half = together(DAY, said("a", 30, weight=2), said("b", None), said("c", None)).rollup
    assert half == Rollup(Fraction(30), known=1, known_of=3, finished=0, finished_of=3)
    less = together(DAY, said("a", 30, weight=2), said("b", None, weight="1.1"), said("c", None)).rollup
    assert less == Rollup(None, known=1, known_of=3, finished=0, finished_of=3)


def test_cancelled_and_proposed_actions_are_in_no_figure() -> None:
    """40 and 60 make 50; the cancelled 0 and the proposed 0, both known, do not pull it down."""
    actions = [said("a", 40), said("b", 60), said("c", 0, status="cancelled"), said("d", 0, status="proposed")]
    found = together(DAY, *actions)
    assert found.rollup == Rollup(Fraction(50), known=2, known_of=2, finished=0, finished_of=2, cancelled=1, proposed=1)
    assert sum(found.bar.values()) == 2
    assert sum(found.counts.values()) == 4


def test_finished_means_completed_or_in_part() -> None:
    """2 of 3: completed, completed in part, under way; the cancelled one is not among the three."""
    actions = [action("plan/a", "completed"), action("plan/b", "partly_completed"), action("plan/c", "in_progress")]
    found = together(DAY, *actions, action("plan/d", "cancelled")).rollup
    assert (found.finished, found.finished_of) == (2, 3)


def test_each_action_says_what_it_gives_and_what_gives_nothing_says_why() -> None:
    """30 % of weight 2; 90 % of no weight; nobody knows; cancelled; a part that counts with its whole."""
    given = [
        Contribution("plan/a", Fraction(2), ActionStatus.IN_PROGRESS, Fraction(30)),
        Contribution("plan/b", Fraction(0), ActionStatus.IN_PROGRESS, Fraction(90)),
        Contribution("plan/c", Fraction(1), ActionStatus.PLANNED, None),
        Contribution("plan/d", Fraction(1), ActionStatus.CANCELLED, Fraction(50)),
        Contribution("plan/e", Fraction(1), ActionStatus.IN_PROGRESS, Fraction(50)),
    ]
    assert [
        (each.name, int(each.weight), each.value, str(each.note.text) if isinstance(each.note, Message) else None)
        for each in terms(given, {"plan/e"})
    ] == [
        ("plan/a", 2, Fraction(3, 10), None),
        ("plan/b", 0, Fraction(9, 10), "counted, but of no weight"),
        ("plan/c", 1, None, "left out: not known"),
        ("plan/d", 1, None, "left out: {status}"),
        ("plan/e", 1, None, "left out: counted with its whole"),
    ]


def test_an_agreement_without_actions() -> None:
    """No actions yet: no number, nothing counted."""
    found = together(DAY, agreement())
    assert found.health is AgreementHealth.NO_ACTIONS
    assert found.rollup == Rollup(None, 0, 0, 0, 0)
    assert (found.worst, found.elapsed, dict(found.counts)) == (None, None, {})


def test_only_proposed_or_cancelled_actions_give_no_number() -> None:
    """m is 0 in both; one that is all cancelled is done, one with a proposed action is on track."""
    gone = together(DAY, action(status="cancelled"))
    idea = together(DAY, action(status="cancelled"), action("plan/two", "proposed"))
    assert (gone.rollup.progress, gone.health, gone.worst) == (None, AgreementHealth.DONE, None)
    assert (idea.rollup.progress, idea.health, idea.worst) == (None, AgreementHealth.ON_TRACK, "plan/two")


@table(
    ("troubled", "active", "share", "expected"),
    [
        (1, 3, None, AgreementHealth.ON_TRACK),  # 1 of 3 is a third, not more
        (2, 5, None, AgreementHealth.AT_RISK),  # 2 of 5 is 40 %
        (1, 3, 33, AgreementHealth.AT_RISK),  # 1/3 > 33/100
        (1, 3, 34, AgreementHealth.ON_TRACK),
        (1, 2, 50, AgreementHealth.ON_TRACK),
        (1, 9, 0, AgreementHealth.AT_RISK),
        (0, 3, 0, AgreementHealth.ON_TRACK),
        (3, 3, 100, AgreementHealth.ON_TRACK),
    ],
)
def test_at_risk_is_more_than_a_share_of_the_active_actions(
    troubled: int, active: int, share: int | None, expected: AgreementHealth
) -> None:
    """Finished, cancelled and proposed actions are not active, so they do not dilute the share."""
    actions = [late(f"late{n}") for n in range(troubled)]
    actions += [said(f"well{n}", 50) for n in range(active - troubled)]
    actions += [action(f"plan/done{n}", "completed") for n in range(5)]
    records = portfolio(*actions, action("plan/idea", "proposed"), thresholds=Thresholds(at_risk_share=share))
    assert standing(records, day(DAY)).agreements["plan"].health is expected


def test_being_at_risk_takes_evidence_and_on_hold_is_active_without_being_trouble() -> None:
    """1 of 5 at risk (20 %), with the unknown one 2 of 5 (40 %): unknown; 2 of 5 at risk: at risk."""
    risky = action("plan/a", "in_progress", milestones=[milestone("a", "2018")], updates=[update(DAY)])
    unknown = action("plan/b", "in_progress")
    fine = [action("plan/c", "on_hold"), said("d", 10), action("plan/e")]
    assert together(DAY, risky, unknown, *fine).health is AgreementHealth.UNKNOWN
    assert together(DAY, risky, late("b"), *fine).health is AgreementHealth.AT_RISK
    assert together(DAY, risky, *fine, action("plan/f", "on_hold")).health is AgreementHealth.ON_TRACK


def test_the_agreements_own_status_changes_nothing() -> None:
    """Terminated or in force: the same."""
    for status in ("terminated", "in_negotiation", "in_force"):
        assert together(DAY, agreement(status=status), said("a", 1)).health is AgreementHealth.ON_TRACK


def test_the_worst_is_by_severity_then_days_late_then_reference() -> None:
    """late > at_risk > on_hold > unknown > due_soon > not_started > on_track; then most days late; then b before c."""
    ladder = [
        late("z-late"),
        action("plan/y", "in_progress", milestones=[milestone("a", "2018")], updates=[update(DAY)]),
        action("plan/x", "on_hold"),
        action("plan/w", "in_progress"),
        action("plan/v", "in_progress", period="2019/2019-06", updates=[update(DAY)]),
        action("plan/u"),
        said("t", 1),
        action("plan/s", "completed"),
    ]
    worst = [together(DAY, *ladder[start:]).worst for start in range(len(ladder))]
    assert worst == ["plan/z-late", "plan/y", "plan/x", "plan/w", "plan/v", "plan/u", "plan/t", None]
    assert together(DAY, late("a", "2019-04"), late("c", "2018"), late("b", "2018")).worst == "plan/b"


def test_the_bar_and_the_counts() -> None:
    """One of each health: ten words; the bar's six states hold the eight that are neither proposed nor cancelled."""
    actions = [
        action("plan/a", "completed"),
        action("plan/b", "partly_completed"),
        said("c", 1),
        action("plan/d", "in_progress", period="2019/2019-06", updates=[update(DAY)]),
        action("plan/e", "in_progress", milestones=[milestone("a", "2018")], updates=[update(DAY)]),
        action("plan/f", "on_hold"),
        action("plan/g", "in_progress"),
        action("plan/h"),
        late("i"),
        action("plan/j", "cancelled"),
        action("plan/k", "proposed"),
    ]
    found = together(DAY, *actions)
    assert list(found.bar.items()) == [
        (BarState.FINISHED, 2),
        (BarState.UNDER_WAY, 2),
        (BarState.NEEDS_CARE, 2),
        (BarState.UNKNOWN, 1),
        (BarState.NOT_STARTED, 1),
        (BarState.LATE, 1),
    ]
    assert found.counts == {health: 2 if health is Health.NOT_STARTED else 1 for health in Health}


@table(
    ("period", "on", "expected"),
    [
        ("2019-01-01/2019-01-10", "2018-12-31", Fraction(0)),
        ("2019-01-01/2019-01-10", "2019-01-06", Fraction(1, 2)),
        ("2019-01-01/2019-01-10", "2019-01-10", Fraction(9, 10)),
        ("2019-01-01/2019-01-10", "2019-01-11", Fraction(1)),
        ("2018-07~/2018-08", "2018-07-31", Fraction(30, 62)),  # from 07-01 to 08-31
        ("2018-07~/..", "2018-07-31", None),
        ("../2018-07", "2018-07-31", None),
        ("2019/2018", "2018-07-31", None),
    ],
)
def test_time_elapsed_of_the_own_period(period: str, on: str, expected: Fraction | None) -> None:
    """(D - first possible start) / (last possible end - first possible start + 1)."""
    assert together(on, agreement(period=period), action(period="2001")).elapsed == expected


def test_time_elapsed_of_its_actions_together() -> None:
    """2019-01-01 to 2019-01-10 over both; one without a period adds nothing; an open one leaves none."""
    first, last = action("plan/a", period="2019-01-01/2019-01-04"), action("plan/b", period="2019-01-03/2019-01-10")
    assert together("2019-01-06", first, last, action("plan/c")).elapsed == Fraction(1, 2)
    assert together("2019-01-06", first, last, action("plan/d", period="2019/..")).elapsed is None
    assert together("2019-01-06", action("plan/c")).elapsed is None
    moved = action(
        "plan/a",
        period="2019-01-01/2019-01-20",
        baseline="2019-01-01/2019-01-04",
        updates=[update("2020", period="2019")],
    )
    assert together("2019-01-06", moved, last).elapsed == Fraction(1, 2)
