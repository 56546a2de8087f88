"""What a change does to an agreement: how many of its actions stand otherwise."""

from __future__ import annotations

from coopctl.changes.change import Side
from coopctl.loading.loader import load
from coopctl.measures.standing import standing
from coopctl.model.vocabularies import Health
from coopctl.reviewing.effects import effect
from tests.conftest import BASE
from tests.whole import DAY, Held

BEGUN = "title: Fair\nstatus: in_progress\naxis: culture\nperiod: {}\nupdates: [{{date: 2020-01-01, text: Begun, progress: 30}}]\n"


def _side(*periods: str) -> Side:
    files = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*.yaml")}
    fairs = {
        f"data/actions/mons-sefrou/fair-{number}.yaml": BEGUN.format(period).encode()
        for number, period in enumerate(periods)
    }
    portfolio = load(Held(files | fairs)).portfolio
    return Side(portfolio, standing(portfolio, DAY))


def test_of_each_health_it_is_told_how_many_had_it_before_and_have_it_after() -> None:
    some, more = _side("2018", "2018/2030"), _side("2018", "2018", "2018")

    assert effect("mons-sefrou", "mons-sefrou", some, more).healths == {Health.LATE: (1, 3), Health.ON_TRACK: (1, 0)}
    assert effect("mons-sefrou", "mons-sefrou", more, more).healths == {}
    assert effect("mons-sefrou", "gone", some, more).healths[Health.LATE] == (0, 3), "it was not there"
