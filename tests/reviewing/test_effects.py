"""What a change does to an agreement: how many of its actions stand otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changes.change import Side
from coopctl.loading.loader import load
from coopctl.measures import money
from coopctl.measures.standing import standing
from coopctl.model.vocabularies import Health
from coopctl.reviewing.effects import effect
from tests.conftest import BASE
from tests.whole import DAY, Held

if TYPE_CHECKING:
    import pytest

PLANNED = "{{year: 2020, kind: cash, currency: EUR, planned: {}}}"
BEGUN = "title: Fair\nstatus: in_progress\naxis: culture\nperiod: {}\nupdates: [{{date: 2020-01-01, text: Begun, progress: 30}}]\n"


def _side(*periods: str) -> Side:
    return _of(**{f"fair-{number}": BEGUN.format(period) for number, period in enumerate(periods)})


def _of(**actions: str) -> Side:
    files = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*.yaml")}
    more = {f"data/actions/mons-sefrou/{name}.yaml": content.encode() for name, content in actions.items()}
    portfolio = load(Held(files | more)).portfolio
    return Side(portfolio, standing(portfolio, DAY))


def test_of_each_health_it_is_told_how_many_had_it_before_and_have_it_after() -> None:
    some, more = _side("2018", "2018/2030"), _side("2018", "2018", "2018")

    assert effect("mons-sefrou", "mons-sefrou", some, more).healths == {Health.LATE: (1, 3), Health.ON_TRACK: (1, 0)}
    assert effect("mons-sefrou", "mons-sefrou", more, more).healths == {}
    assert effect("mons-sefrou", "gone", some, more).healths[Health.LATE] == (0, 3), "it was not there"


def test_money_is_added_up_wherever_it_may_be_another(monkeypatch: pytest.MonkeyPatch) -> None:
    record = "title: {}\nstatus: {}\naxis: culture\nbudget: [{}]\n"
    sides = [
        _of(
            whole=record.format("Whole", state, lines),
            part=record.format("Part", "planned", PLANNED.format(5)) + f"part_of: mons-sefrou/{above}\n",
            other=record.format("Other", "planned", PLANNED.format(7)),
        )
        for state in ("planned", "cancelled")
        for lines in ("", PLANNED.format(10), PLANNED.format(12))
        for above in ("whole", "other")
    ]
    pairs = [(one, two) for one in sides for two in sides]
    found = [effect("mons-sefrou", "mons-sefrou", *pair) for pair in pairs]
    monkeypatch.setattr(money, "rests_on", lambda *_: object())

    assert [effect("mons-sefrou", "mons-sefrou", *pair) for pair in pairs] == found
    assert sum(bool(each.sums) for each in found) > len(sides)
    assert sum(bool(each.parts) for each in found) > len(sides)
