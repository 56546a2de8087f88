"""Actions merged into another, followed by what waits for them and decides about them (docs/MEASURES.md, 5.20)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures.standing import standing
from coopctl.model.vocabularies import Health
from tests.measures.build import action, agreement, day, decision, health, meeting, portfolio, update
from tests.tables import table

if TYPE_CHECKING:
    from coopctl.model.records import Action

DAY = "2019-06-01"
WAITING = "plan/waiting"


def waiting(*refs: str) -> Action:
    return action(WAITING, "in_progress", depends_on=refs, updates=[update("2019-05-01", progress=10)])


def merged(name: str, into: str, *, ended: str = "2019-03-01") -> Action:
    return action(
        f"plan/{name}",
        "cancelled",
        ended=ended,
        merged_into=f"plan/{into}",
        updates=[update("2019-02-01", status="in_progress"), update(ended, status="cancelled")],
    )


def good(name: str) -> Action:
    return action(f"plan/{name}", "in_progress", updates=[update("2019-05-01", progress=50)])


def late(name: str) -> Action:
    return action(f"plan/{name}", "in_progress", period="2018", updates=[update("2019-05-01", progress=50)])


def test_what_waits_for_a_merged_action_waits_for_its_taker() -> None:
    assert health(DAY, waiting("plan/a"), merged("a", "b"), good("b")) == (Health.ON_TRACK, "under-way")
    assert health(DAY, waiting("plan/a"), merged("a", "b"), late("b")) == (Health.AT_RISK, "waits-for")


def test_through_several() -> None:
    chain = (merged("a", "b"), merged("b", "c"))

    assert health(DAY, waiting("plan/a"), *chain, good("c")) == (Health.ON_TRACK, "under-way")
    found = standing(portfolio(waiting("plan/a"), *chain, late("c")), day(DAY))
    assert found.actions[WAITING].verdict.reason.message.params["ref"] == "plan/c"
    assert found.takers == {"plan/a": "plan/c", "plan/b": "plan/c"}


def test_only_while_it_is_cancelled_on_the_day() -> None:
    """On 1 June `a` is not yet given up (that is on the 15th), so `a` itself is waited for: in progress, not late."""
    records = (waiting("plan/a"), merged("a", "b", ended="2019-06-15"), late("b"))

    assert health(DAY, *records) == (Health.ON_TRACK, "under-way")
    assert health("2019-06-15", *records) == (Health.AT_RISK, "waits-for")


@table(
    "others",
    [(merged("a", "gone"),), (merged("a", "a"),), (merged("a", "b"), merged("b", "a"))],
    ids=["nothing known", "itself", "in a circle"],
)
def test_merged_into_nothing_it_stands_for_itself(others: tuple[Action, ...]) -> None:
    found = standing(portfolio(waiting("plan/a"), *others), day(DAY))

    assert found.takers == {}
    verdict = found.actions[WAITING].verdict
    assert (verdict.health, verdict.reason.message.params["ref"]) == (Health.AT_RISK, "plan/a")


def test_into_a_circle_it_ends_where_the_circle_begins() -> None:
    records = portfolio(merged("a", "b"), merged("b", "c"), merged("c", "b"))

    assert standing(records, day(DAY)).takers == {"plan/a": "plan/b"}


def test_who_took_over_what_it_waited_for_waits_for_nothing() -> None:
    assert health(DAY, waiting("plan/a"), merged("a", "waiting")) == (Health.ON_TRACK, "under-way")


def test_a_decision_about_a_merged_action_is_about_its_taker() -> None:
    plan = agreement("plan", meetings=[meeting("m", "2019-01-10", decision("d", "2019-02", "plan/a"))])

    assert health(DAY, good("b"), plan, merged("a", "b")) == (Health.AT_RISK, "decision-overdue")
    assert health(DAY, good("b"), plan, good("a")) == (Health.ON_TRACK, "under-way")


def test_a_merged_part_stays_a_part_of_its_own_whole() -> None:
    """The whole is at 50, that of `left` alone: `a` is cancelled, and the taker (90) is no part."""
    records = portfolio(
        action("plan/whole", "in_progress"),
        action("plan/a", "cancelled", ended="2019-03-01", merged_into="plan/b", part_of="plan/whole"),
        action("plan/left", "in_progress", part_of="plan/whole", updates=[update("2019-05-01", progress=50)]),
        action("plan/b", "in_progress", updates=[update("2019-05-01", progress=90)]),
    )
    found = standing(records, day(DAY))

    assert found.actions["plan/whole"].progress.value == 50
    assert found.parts == {"plan/whole": ("plan/a", "plan/left")}
