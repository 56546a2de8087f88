from __future__ import annotations

from dataclasses import replace

import pytest

from coopctl.i18n import words
from coopctl.measures.outcomes import FOR_A_COMMITTEE, NEEDS_CARE, TO_DECIDE
from coopctl.measures.standing import standing
from coopctl.messages import Message
from coopctl.model.settings import Thresholds
from coopctl.model.vocabularies import Health
from tests.measures.build import (
    action,
    agreement,
    cancelled,
    day,
    decision,
    health,
    held,
    indicator,
    meeting,
    milestone,
    portfolio,
    stands,
    update,
)
from tests.tables import table

NEWS = "2019-06-01"


@table(
    ("status", "expected"),
    [
        ("cancelled", (Health.CANCELLED, "cancelled")),
        ("completed", (Health.DONE, "completed")),
        ("partly_completed", (Health.DONE_IN_PART, "partly-completed")),
        ("on_hold", (Health.ON_HOLD, "on-hold")),
        ("proposed", (Health.NOT_STARTED, "proposed")),
    ],
)
def test_some_words_decide_before_anything_else(status: str, expected: tuple[Health, str]) -> None:
    """All of them with a deadline long past, nothing done and nothing recorded."""
    assert health("2030-01-01", action(status=status, period="2018", milestones=[milestone("a", "2018")])) == expected


@table("status", ["on_hold", "partly_completed", "cancelled"])
def test_the_text_of_the_update_is_the_reason(status: str) -> None:
    """The last update that carries the status says why; a later one without a status does not."""
    one = action(
        status="in_progress", updates=[update("2019-01", status=status, says="no funds"), update("2019-02", says="x")]
    )
    params = stands(NEWS, one).verdict.reason.message.params
    assert str(params["text"]) == "no funds"
    assert isinstance(params["status"], Message)


def test_nothing_recorded_for_more_than_the_days_of_grace_after_the_latest_start() -> None:
    """2018/2019 starts by 2018-12-31: 14 days later is 2019-01-14, still in grace; 15 days later unknown."""
    for status, before in (("planned", Health.NOT_STARTED), ("in_progress", Health.UNKNOWN)):
        one = action(status=status, period="2018/2019")
        assert health("2019-01-14", one)[0] is before
        assert health("2019-01-15", one) == (Health.UNKNOWN, "nothing-recorded")
    assert health("2099-01-15", action(period="../2018")) == (Health.UNKNOWN, "nothing-recorded")  # begun by 2018


def test_nothing_recorded_comes_before_late() -> None:
    """The ten Mons-Sefrou actions in 2020: we know that nothing is recorded, not that nothing was done."""
    assert health("2020-06-01", action(period="2018/2019")) == (Health.UNKNOWN, "nothing-recorded")


def test_any_dated_fact_of_its_own_or_of_a_part_ends_it_whenever_it_happened() -> None:
    """A fact before the start counts; one after the day does not; adopted is none."""
    for found in (
        action(period="2018/2019", updates=[update("2015")]),
        action(period="2018/2019", started="2015"),
        action(period="2018/2019", milestones=[milestone("a", dropped="2017")]),
    ):
        assert health("2020-01-15", found) == (Health.LATE, "late")
    part = action("plan/part", part_of="plan/one", updates=[update("2019-12-01")])
    assert health("2020-01-15", action(period="2018/2019"), part) == (Health.LATE, "late")
    for none in (action(period="2018/2019", updates=[update("2021")]), action(period="2018/2019", adopted="2017")):
        assert health("2020-01-15", none) == (Health.UNKNOWN, "nothing-recorded")


def test_late_from_the_day_after_the_last_possible_day() -> None:
    """Deadline 2018 is past on 2019-01-01, by 1 day; on 2019-01-12 by 12."""
    one = action(status="in_progress", period="2018/2018", updates=[update("2018-12-30")])
    assert stands("2018-12-31", one).verdict.lateness is None
    assert stands("2019-01-01", one).verdict.lateness == 1
    late = stands("2019-01-12", one).verdict
    assert (late.health, late.lateness, late.reason.message.params["n"]) == (Health.LATE, 12, 12)


def test_all_done_is_a_hint_and_no_lateness() -> None:
    """100 by its milestones a year after the deadline: not late; unknown progress is not 100 and is late."""
    done = action(status="in_progress", period="2018", milestones=[milestone("a", done="2018-12")])
    found = stands("2019-01-10", done).verdict
    assert (found.health, found.lateness) == (Health.ON_TRACK, None)
    assert found.hint is not None
    unknown = action(status="in_progress", period="2018", updates=[update("2018-12-30")])
    assert health("2019-01-10", unknown) == (Health.LATE, "late")
    almost = action(status="in_progress", period="2018", updates=[update("2018-12-30", progress="99.99")])
    assert health("2019-01-10", almost) == (Health.LATE, "late")


def test_a_live_milestone_more_than_the_grace_late_is_a_risk() -> None:
    """Due 2019-05: late from 2019-05-31 on, 14 days on 06-14 (grace), 15 on 06-15. `worse` is named, not `a`."""
    one = action(
        status="in_progress",
        period="2019/2020",
        milestones=[
            milestone("a", "2019-05"),
            milestone("worse", "2019-05-30"),
            milestone("done", "2018", done="2019"),
            milestone("gone", "2018", dropped="2019"),
            milestone("undated"),
        ],
        updates=[update("2019-05-01")],
    )
    assert health("2019-06-13", one)[0] is Health.ON_TRACK
    verdict = stands("2019-06-15", one).verdict
    assert (verdict.health, verdict.reason.id) == (Health.AT_RISK, "milestone-late")
    assert (verdict.reason.message.params["milestone"], verdict.reason.message.params["n"]) == ("worse", 16)


def test_still_planned_after_the_grace_is_a_risk() -> None:
    """Start by 2019-05-31 with a fact: on 06-14 not started, on 06-15 at risk; in progress it is none."""
    facts = [update("2019-05-01")]
    assert health("2019-06-14", action(period="2019-05/2020", updates=facts)) == (Health.NOT_STARTED, "planned")
    assert health("2019-06-15", action(period="2019-05/2020", updates=facts)) == (Health.AT_RISK, "start-late")
    begun = action(status="in_progress", period="2019-05/2020", updates=facts)
    assert health("2019-06-15", begun) == (Health.ON_TRACK, "under-way")


def test_more_than_twenty_points_behind_is_a_risk() -> None:
    """100 days from 2019-01-01: on day 50 half is expected; 30 is 20 points behind (no risk), 29.9 is more."""
    for said, expected in ((30, Health.ON_TRACK), ("29.9", Health.AT_RISK)):
        one = action(
            status="in_progress", period="2019-01-01/2019-04-10", updates=[update("2019-01-02", progress=said)]
        )
        assert health("2019-02-20", one)[0] is expected
    indicated = action(
        status="in_progress", period="2019-01-01/2019-04-10", indicators=[indicator("a", 0, 10, {"2019-01-02": 1})]
    )
    assert health("2019-02-20", indicated) == (Health.AT_RISK, "behind")
    recurring = action(
        status="in_progress",
        period="2019",
        recurs="FREQ=MONTHLY;BYMONTHDAY=1",
        occurrences=[held("2019-01-01"), cancelled("2019-02-01")],
    )
    # 1 of 11 is held (9.1 %). Before 04-01 are January and March, 2 of 11 (18.2 %); before 05-02 four (36.4 %).
    assert health("2019-04-01", recurring) == (Health.ON_TRACK, "under-way")
    recent = [update("2019-05-01")]
    assert health("2019-05-02", replace(recurring, updates=tuple(recent))) == (Health.AT_RISK, "behind")


def test_milestones_are_never_behind() -> None:
    """100 expected, 0 done, but by milestones: their own lateness of 10 days is within the grace."""
    noted = action(
        status="in_progress",
        period="2019/2020",
        milestones=[milestone("a", "2019-05-22", weight=9)],
        updates=[update("2019-05-01")],
    )
    assert stands("2019-06-01", noted).expected == 100
    assert health("2019-06-01", noted) == (Health.ON_TRACK, "under-way")


def waiting(*records: object) -> tuple[Health, str]:
    one = action("plan/one", "in_progress", updates=[update(NEWS)], depends_on=["plan/other"])
    return health(NEWS, one, *records)  # type: ignore[arg-type] # actions and agreements


def test_waiting_for_a_late_a_held_or_a_cancelled_action_is_a_risk() -> None:
    """Every other health of plan/other is no reason to worry."""
    late = action("plan/other", "in_progress", period="2018", updates=[update("2018")])
    assert waiting(late) == (Health.AT_RISK, "waits-for")
    assert waiting(action("plan/other", "on_hold")) == (Health.AT_RISK, "waits-for")
    assert waiting(action("plan/other", "cancelled")) == (Health.AT_RISK, "waits-for")
    for fine in (
        action("plan/other", "completed"),
        action("plan/other", period="2018"),  # unknown: nothing recorded, so not late
        action("plan/other", "in_progress", period="2019/2020", milestones=[milestone("a", "2018")]),  # at risk
    ):
        assert waiting(fine) == (Health.ON_TRACK, "under-way")
    assert waiting() == (Health.ON_TRACK, "under-way")  # its file could not be read: nothing is said of it


def test_waiting_follows_former_names_and_other_agreements() -> None:
    """plan/old is called other/new today."""
    one = action("plan/one", "in_progress", updates=[update(NEWS)], depends_on=["plan/old"])
    held_up = action("other/new", "on_hold")
    found = standing(portfolio(one, held_up, former={"plan/old": "other/new"}), day(NEWS)).actions["plan/one"]
    assert found.verdict.reason.id == "waits-for"
    assert found.verdict.reason.message.params["ref"] == "other/new"


def test_actions_that_wait_for_each_other_are_no_puzzle() -> None:
    """a waits for b and b for a: neither is late, so neither is at risk; once a is late b is."""
    a = action("plan/a", "in_progress", period="2019-06", updates=[update(NEWS)], depends_on=["plan/b"])
    b = action("plan/b", "in_progress", updates=[update(NEWS)], depends_on=["plan/a", "plan/b"])
    assert [stands("2019-06-02", a, b, ref=ref).verdict.health for ref in ("plan/a", "plan/b")] == [
        Health.DUE_SOON,
        Health.ON_TRACK,
    ]
    assert [stands("2019-07-01", a, b, ref=ref).verdict.health for ref in ("plan/a", "plan/b")] == [
        Health.LATE,
        Health.AT_RISK,
    ]


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        pytest.param(decision("d", "2019-05", "plan/one"), True, id="overdue"),
        pytest.param(decision("d", "2019-06", "plan/one"), False, id="not-yet"),
        pytest.param(decision("d", None, "plan/one"), False, id="undated"),
        pytest.param(decision("d", "2019-05", "plan/one", done="2019-06-01"), False, id="done"),
        pytest.param(decision("d", "2019-05", "plan/one", done="2019-06-02"), True, id="done-later"),
        pytest.param(decision("d", "2019-05", "plan/one", dropped="2019-05"), False, id="dropped"),
        pytest.param(decision("d", "2019-05", "plan"), False, id="about-the-agreement"),
        pytest.param(decision("d", "2019-05", "plan/two"), False, id="about-another"),
    ],
)
def test_an_overdue_decision_about_it_is_a_risk(taken: object, expected: bool) -> None:
    """On 2019-06-01 a decision due 2019-05 (last day 05-31) is overdue; taken in any agreement."""
    one = action(status="in_progress", updates=[update(NEWS)])
    other = agreement("other", meetings=[meeting("m", "2019-01", taken)])  # type: ignore[arg-type] # words of a table
    assert health(NEWS, one, other) == (
        (Health.AT_RISK, "decision-overdue") if expected else (Health.ON_TRACK, "under-way")
    )


def test_a_decision_counts_from_the_first_day_of_its_meeting() -> None:
    """Meeting 2019-06-02/2019-06-05: nothing on 06-01; on 06-02 the decision, due 2019-05, is overdue."""
    one = action(status="in_progress", updates=[update(NEWS)])
    other = agreement("other", meetings=[meeting("m", "2019-06-02/2019-06-05", decision("d", "2019-05", "plan/one"))])
    assert health("2019-06-01", one, other)[0] is Health.ON_TRACK
    assert health("2019-06-02", one, other) == (Health.AT_RISK, "decision-overdue")


def test_silence_of_ninety_days_under_way_is_unknown() -> None:
    """Silence counts from 2019-03-31: 89 days on 06-28, 90 on 06-29. A part's fact breaks it."""
    one = action(status="in_progress", period="2019/2021", updates=[update("2019-03")])
    assert health("2019-06-28", one) == (Health.ON_TRACK, "under-way")
    assert health("2019-06-29", one) == (Health.UNKNOWN, "silent")
    part = action("plan/part", part_of="plan/one", missions=[], updates=[update("2019-05")])
    assert health("2019-06-29", one, part) == (Health.ON_TRACK, "under-way")


def test_a_reason_says_whether_there_was_ever_news() -> None:
    """People are told "no news" of both: the day of the last news parts what fell silent from what never spoke."""

    def told(**fields: object) -> str:
        return words.words(("en",)).say(stands("2020-01-10", action(**fields)).verdict.reason.message)  # type: ignore[arg-type] # words of a table

    quiet = {"status": "in_progress", "period": "2018/2021"}
    assert told(**quiet, updates=[update("2019-03-12")]) == "last news on 12 March 2019"
    assert told(**quiet, updates=[update("2019-03")]) == "last news in March 2019"
    assert told(**quiet, updates=[update("2019-03~")]) == "last news: about March 2019"
    assert told(**quiet) == "nothing recorded since its planned start (2018)"
    assert told(status="in_progress") == "under way, but nothing is recorded"
    silent = stands("2020-01-10", action(**quiet, updates=[update("2019-03-12")])).verdict.reason  # type: ignore[arg-type] # words of a table
    assert silent.message.params["n"] == 304, "programs read for how many days there was no word"


def test_under_way_without_a_fact_is_unknown_and_planned_is_not() -> None:
    """No period: nothing is ever past. Planned within its grace stays not started."""
    assert health("2019-05-30", action(status="in_progress")) == (Health.UNKNOWN, "nothing-recorded")
    assert health("2019-05-30", action()) == (Health.NOT_STARTED, "planned")


def test_risk_comes_before_silence_and_silence_before_due_soon() -> None:
    """Silent since 2018 with a milestone of 2018: at risk. Without it, 10 days before the end: unknown."""
    risky = action(
        status="in_progress", period="2018/2019", updates=[update("2018")], milestones=[milestone("a", "2018")]
    )
    quiet = action(status="in_progress", period="2018/2019", updates=[update("2018")])
    assert health("2019-12-21", risky) == (Health.AT_RISK, "milestone-late")
    assert health("2019-12-21", quiet) == (Health.UNKNOWN, "silent")


def test_due_soon_from_thirty_days_before_to_the_deadline_itself() -> None:
    """Deadline 2019-06-30: 31 days before is 05-30, 30 days 05-31, 0 days 06-30; planned too, and at 100."""
    going = action(status="in_progress", period="2019-05-25/2019-06-30", updates=[update("2019-05-01")])
    found = [health(on, going)[0] for on in ("2019-05-30", "2019-05-31", "2019-06-30", "2019-07-01")]
    assert found == [Health.ON_TRACK, Health.DUE_SOON, Health.DUE_SOON, Health.LATE]
    assert health("2019-06-08", action(period="2019-06-20/2019-06-30")) == (Health.DUE_SOON, "due-soon")
    done = action(status="in_progress", period="2019-06", milestones=[milestone("a", done="2019-06-01")])
    assert stands("2019-06-30", done).verdict.health is Health.DUE_SOON
    assert stands("2019-06-30", done).verdict.hint is not None


def test_thresholds_are_settings() -> None:
    """grace 0, points 0, stale 10, soon 5 days."""
    own = Thresholds(grace_days=0, at_risk_points=0, stale_days=10, due_soon_days=5)

    def found(on: str, **words: object) -> str:
        records = portfolio(action(**words), thresholds=own)  # type: ignore[arg-type] # words of a table
        return standing(records, day(on)).actions["plan/one"].verdict.reason.id

    assert found("2019-01-02", period="2019-01-01/2020") == "nothing-recorded"
    assert found("2019-01-01", period="2019-01-01/2020") == "planned"
    assert found("2019-01-02", status="in_progress", milestones=[milestone("a", "2019-01-01")]) == "milestone-late"
    assert found("2019-01-02", period="2019-01-01/2020", updates=[update("2018")]) == "start-late"
    said = [update("2019-01-01", progress=0)]
    assert found("2019-01-02", status="in_progress", period="2019-01-01/2019-12-31", updates=said) == "behind"
    assert found("2019-01-11", status="in_progress", updates=[update("2019-01-01")]) == "silent"
    assert found("2019-01-10", status="in_progress", updates=[update("2019-01-01")]) == "under-way"
    ends = {"status": "in_progress", "period": "../2019-01-20", "updates": [update("2019-01-10")]}
    assert [found(on, **ends) for on in ("2019-01-14", "2019-01-15")] == ["under-way", "due-soon"]


def test_a_committee_decides_on_what_is_on_hold_and_not_on_what_is_unknown_or_due_soon() -> None:
    care, committee, decide = (set(each) for each in (NEEDS_CARE, FOR_A_COMMITTEE, TO_DECIDE))
    assert care - committee == {Health.DUE_SOON}
    assert care - decide == {Health.DUE_SOON, Health.UNKNOWN}
    assert Health.ON_HOLD in decide
