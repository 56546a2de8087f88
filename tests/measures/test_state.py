from __future__ import annotations

import pytest

from coopctl.measures import facts, state
from coopctl.measures.outcomes import Basis
from coopctl.model.vocabularies import ActionStatus
from tests.measures.build import (
    action,
    cancelled,
    day,
    held,
    indicator,
    milestone,
    mission,
    stands,
    update,
)


def status_at(on: str, **words: object) -> tuple[str, str]:
    one = action(**words)  # type: ignore[arg-type] # the words of a table of cases
    found = state.at(one, day(on))
    return found.status.value, found.basis.value


@pytest.mark.parametrize(
    ("words", "on", "expected"),
    [
        pytest.param({"status": "completed", "adopted": "2018-03"}, "2018-02-28", ("proposed", "dates"), id="before"),
        pytest.param({"status": "planned", "adopted": "2018-03"}, "2018-03-01", ("planned", "stored"), id="adopted"),
        pytest.param({"status": "proposed", "adopted": "2018-03"}, "2019-01-01", ("proposed", "stored"), id="stays"),
        pytest.param({"status": "planned", "started": "2018-03"}, "2019-01-01", ("planned", "stored"), id="planned"),
        pytest.param({"status": "in_progress", "started": "2018"}, "2018-01-01", ("in_progress", "dates"), id="begun"),
        pytest.param({"status": "in_progress", "started": "2018"}, "2017-12-31", ("planned", "dates"), id="not-begun"),
        pytest.param({"status": "in_progress"}, "2017-12-31", ("in_progress", "stored"), id="nothing-dated"),
        pytest.param({"status": "completed"}, "2017-12-31", ("completed", "stored"), id="final-without-ended"),
        pytest.param({"status": "completed", "ended": "2019-06"}, "2019-06-01", ("completed", "dates"), id="ended"),
        pytest.param({"status": "cancelled", "ended": "2019-06"}, "2019-05-31", ("in_progress", "dates"), id="goes-on"),
        pytest.param(
            {"status": "completed", "started": "2019-02", "ended": "2019-06"},
            "2019-01-31",
            ("planned", "dates"),
            id="chained",
        ),
        pytest.param({"status": "on_hold", "ended": "2019-06"}, "2019-05-31", ("on_hold", "stored"), id="no-end"),
        pytest.param({"status": "on_hold", "started": "2019-02"}, "2018-01-01", ("on_hold", "stored"), id="on-hold"),
    ],
)
def test_without_dated_status_the_stored_word_stands_but_for_its_exceptions(
    words: dict[str, object], on: str, expected: tuple[str, str]
) -> None:
    """A final word with ended 2019-06 is in_progress until 2019-05-31, and before started 2019-02 planned."""
    assert status_at(on, **words) == expected


def test_before_adoption_it_is_proposed_whatever_an_update_says() -> None:
    """adopted 2018-06 counts from 2018-06-01: on 05-31 proposed by dates, on 06-01 the update of 02-01 speaks."""
    words = {"adopted": "2018-06", "updates": [update("2018-02-01", status="in_progress")]}
    assert status_at("2018-05-31", **words) == ("proposed", "dates")
    assert status_at("2018-06-01", **words) == ("in_progress", "update")


def test_the_last_update_by_the_day_decides() -> None:
    """`2019-03` counts from 2019-03-01, and an update without a status changes nothing."""
    words = {
        "status": "completed",
        "ended": "2019-09-30",
        "updates": [
            update("2019-01-10", status="in_progress"),
            update("2019-03", status="on_hold"),
            update("2019-04-01", progress=40),
            update("2019-09-30", status="completed"),
        ],
    }
    assert status_at("2019-02-28", **words) == ("in_progress", "update")
    assert status_at("2019-03-01", **words) == ("on_hold", "update")
    assert status_at("2019-09-30", **words) == ("completed", "update")


def test_where_only_a_later_update_carries_a_status_started_decides_and_ended_is_not_looked_at() -> None:
    """Completed with ended 2018-01: on 2018-06-01 only the update of 2019 carries a status, so started decides."""
    words = {"status": "completed", "ended": "2018-01", "updates": [update("2019-01-01", status="completed")]}
    assert status_at("2018-06-01", **words) == ("planned", "dates")
    assert status_at("2018-06-01", started="2018-06-01", **words) == ("in_progress", "dates")
    assert status_at("2018-06-01", started="2018-06-02", **words) == ("planned", "dates")


def test_last_is_by_earliest_day_then_latest_day_then_place_in_the_file() -> None:
    """2018-05-01 and 2018-05 begin alike, 2018-05 ends later; 2018-05~ has the same bounds and stands below."""
    exact, month, about = update("2018-05-01"), update("2018-05"), update("2018-05~")
    earlier = update("2018")
    assert facts.latest([month, exact, earlier]) is month
    assert facts.latest([about, month]) is month
    assert facts.latest([month, about]) is about
    assert facts.latest([]) is None


def test_the_period_at_a_day() -> None:
    """Before the first update that carries one, the baseline; without a baseline the stored one."""
    postponed = [update("2019-03-01", period="2018/2020"), update("2019-09-01", period="2018/2021")]
    both = action(period="2018/2021", baseline="2018/2019", updates=postponed)
    alone = action(period="2018/2021", updates=postponed)
    never = action(period="2018/2021", baseline="2018/2019")
    periods = [
        [str(state.at(one, day(on)).period) for on in ("2019-02-28", "2019-03-01", "2019-09-01")]
        for one in (both, alone, never)
    ]
    assert periods == [
        ["2018/2019", "2018/2020", "2018/2021"],
        ["2018/2021", "2018/2020", "2018/2021"],
        ["2018/2021", "2018/2021", "2018/2021"],
    ]


def test_bounds_of_a_period() -> None:
    """`2020` is exactly 2020-01-01 to 2020-12-31; `2020/2020` starts by 2020-12-31."""
    one = state.at(action(period="2020"), day("2019-01-01"))
    two = state.at(action(period="2020/2020"), day("2019-01-01"))
    opened = state.at(action(period="2020/.."), day("2019-01-01"))
    assert (one.latest_start, one.deadline) == (day("2020-01-01"), day("2020-12-31"))
    assert (two.latest_start, two.deadline) == (day("2020-12-31"), day("2020-12-31"))
    assert (opened.latest_start, opened.deadline) == (day("2020-12-31"), None)
    assert state.at(action(), day("2019-01-01")).deadline is None


def test_what_is_a_dated_fact_of_an_action() -> None:
    """Done, dropped, readings, updates, missions done, occurrences, started and ended; nothing else."""
    one = action(
        started="2019-01",
        ended="2019-12~",
        adopted="2017-01-01",
        baseline="2017/2018",
        recurs="FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18",
        milestones=[milestone("a", "2017-02", done="2019-02", baseline="2017-03"), milestone("b", dropped="2019-03")],
        indicators=[indicator("c", 0, 5, {"2019-04": 1}, since="2017-04", by="2017-05", steps={"2017-06": 1})],
        occurrences=[held("2019-05"), cancelled("2019-06")],
        missions=[mission("2019-07-02/2019-07-09", "../2019-08")],
        updates=[update("2019")],
    )
    assert sorted(str(found.earliest) for found in facts.of(one) if found) == [
        "2019-01-01",  # started
        "2019-01-01",  # the update of 2019
        "2019-02-01",
        "2019-03-01",
        "2019-04-01",
        "2019-05-01",
        "2019-06-01",
        "2019-07-02",
        "2019-08-31",  # ../2019-08 counts from the last day of 2019-08
        "2019-12-01",
    ]


def test_updated_is_the_day_of_its_own_last_fact() -> None:
    """By 2019-02-27 the last fact is of 2019-01-05; `2019-02-28` is not yet there. A part's facts are its own."""
    one = action("plan/whole", updates=[update("2019-02-28"), update("2019-01-05")])
    part = action("plan/part", part_of="plan/whole", updates=[update("2019-02-01")])
    assert stands("2019-02-27", one, part).updated == day("2019-01-05")
    assert stands("2018-02-27", one, part).updated is None


def test_a_missing_or_open_bound_is_never_past() -> None:
    """In 9999 an action without an end is neither late nor due soon; a planned one without a start stays at 0."""
    for period in (None, "../2018", "2018/.."):
        words = {"period": period} if period else {}
        found = stands("9999-12-31", action(status="in_progress", updates=[update("9999-12-30")], **words))  # type: ignore[arg-type] # words of a table
        assert found.verdict.health == ("late" if period == "../2018" else "on_track")
    assert stands("9999-12-31", action(status="planned", period="../9999")).progress.value == 0


def test_words_are_closed() -> None:
    """Every stored status on its own is its own state, resting on nothing."""
    for word in ActionStatus:
        found = state.at(action(status=word.value), day("2019-01-01"))
        assert (found.status, found.basis, found.period) == (word, Basis.STORED, None)
