"""Compare the forecasts that could have been made on the demo's history with what then happened (docs/FORECASTS.md)."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from coopctl import trees
from coopctl.git import replay
from coopctl.loading.loader import load
from coopctl.measures import forecast
from coopctl.measures.standing import standing, window
from coopctl.starting import story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from coopctl.model.portfolio import Portfolio

HERE = Path(__file__).parent
_MARKED = re.compile(r"(?s)(<!-- figures: made by `make docs` -->\n).*?(<!-- end -->)")
#: The forecasts are made on the last day of each of these months.
FIRST, LAST = (2024, 11), (2026, 9)


@dataclass(frozen=True)
class Tried:
    """One forecast of an action that later ended: `end` is None where none could be made. Days are real days."""

    day: date
    ref: str
    end: date | None
    earliest: date | None
    latest: date | None
    deadline: date | None
    progress: int
    happened: date

    @property
    def error(self) -> int:
        """Days by which the forecast is too late (negative: too early)."""
        assert self.end is not None  # noqa: S101 - only asked where there is one
        return (self.end - self.happened).days

    @property
    def plan_error(self) -> int:
        """Days by which the deadline that stood on that day is too late."""
        assert self.deadline is not None  # noqa: S101 - every action that ended in the demo had one
        return (self.deadline - self.happened).days

    @property
    def inside(self) -> bool:
        """Whether it ended within the range."""
        assert self.earliest is not None  # noqa: S101 - as above
        return self.earliest <= self.happened <= (self.latest or date.max)


def month_ends() -> Iterator[date]:
    """Yield the last day of each month."""
    year, month = FIRST
    while (year, month) <= LAST:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        yield date(year, month, 1) - timedelta(days=1)


def tried(root: Path) -> Iterator[Tried]:
    """Yield what could have been forecast on each month's end, with the files of that day, of what ended later."""
    final = load(trees.at(root, "HEAD")).portfolio
    for day in month_ends():
        portfolio = load(trees.at(root, day.isoformat())).portfolio
        yield from _tried(portfolio, final, day)


def _tried(portfolio: Portfolio, final: Portfolio, day: date) -> Iterator[Tried]:
    now = standing(portfolio, day)
    for ref, action in portfolio.actions.items():
        later = final.actions[final.current(ref)]
        if later.ended is None or later.ended.earliest <= day or later.status.value == "cancelled":
            continue
        one = now.actions[ref]
        found = forecast.forecast(action, day, one.state, window(portfolio, action, one.state), one.progress)
        yield Tried(
            day,
            ref,
            found.end,
            found.earliest,
            found.latest,
            one.state.deadline,
            int(one.progress.value or 0),
            later.ended.earliest,
        )


@cache
def lines() -> tuple[str, ...]:
    """Return the table of docs/FORECASTS.md."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "demo"
        root.mkdir()
        replay.replay(root, story.patches())
        every = list(tried(root))
    made = [one for one in every if one.end is not None]
    groups: Sequence[tuple[str, Callable[[Tried], bool]]] = (
        ("all", lambda _: True),
        ("below 25% done", lambda one: one.progress < 25),
        ("25 to 49% done", lambda one: 25 <= one.progress < 50),
        ("50% done and more", lambda one: one.progress >= 50),
    )
    return (
        (
            f"On {len({one.day for one in every})} month ends, {len(every)} times an action stood open that later "
            f"ended; {len(made)} times there was enough to forecast from."
        ),
        "",
        "| forecasts | how many | typical error | leans | typical error of the deadline | ended within the range |",
        "|---|---:|---:|---:|---:|---:|",
        *(_row(name, [one for one in made if fits(one)]) for name, fits in groups),
    )


def _row(name: str, found: Sequence[Tried]) -> str:
    error, lean = median(abs(one.error) for one in found), median(one.error for one in found)
    plan = median(abs(one.plan_error) for one in found)
    inside = 100 * sum(one.inside for one in found) // len(found)
    return f"| {name} | {len(found)} | {error:.0f} days | {lean:+.0f} days | {plan:.0f} days | {inside}% |"


def page() -> str:
    """Return docs/FORECASTS.md with its figures made anew."""
    text = (HERE / "FORECASTS.md").read_text(encoding="utf-8")
    return _MARKED.sub(lambda found: "\n".join([found[1], *lines(), "", found[2]]), text)


if __name__ == "__main__":
    print(*lines(), sep="\n")
