"""Hold an officer's verdicts on the demo (docs/officer.tsv) against those that coopctl computes (docs/OFFICER.md)."""

from __future__ import annotations

import csv
import re
import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from coopctl import trees
from coopctl.git import replay
from coopctl.i18n.words import words
from coopctl.loading.loader import load
from coopctl.measures.standing import standing
from coopctl.starting import story

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.measures.outcomes import Standing

HERE = Path(__file__).parent
_MARKED = re.compile(r"(?s)(<!-- figures: made by `make docs` -->\n).*?(<!-- end -->)")


@dataclass(frozen=True)
class Compared:
    """One action on one day: the officer's word, the second one that was thought of, and coopctl's with its reason."""

    day: str
    ref: str
    officer: str
    second: str
    thought: str
    computed: str
    because: str
    explained: str

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return self.officer == self.computed


@cache
def compared() -> tuple[Compared, ...]:
    """Return every verdict of the table beside the one computed from the files of that day."""
    return tuple(_compared())


def _compared() -> Iterator[Compared]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "demo"
        root.mkdir()
        replay.replay(root, story.patches())
        with (HERE / "officer.tsv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        found: dict[str, Standing] = {}
        for row in rows:
            day = row["day"]
            if day not in found:
                found[day] = standing(load(trees.at(root, day)).portfolio, date.fromisoformat(day))
            verdict = found[day].actions[row["ref"]].verdict
            yield Compared(
                day,
                row["ref"],
                row["verdict"],
                row["or"],
                row["reason"],
                verdict.health.value,
                words(("en",)).say(verdict.reason.message),
                row["explained"],
            )


def lines() -> list[str]:
    """Return the figures and the tables of docs/OFFICER.md."""
    every = compared()
    days = sorted({one.day for one in every})
    differing = [one for one in every if not one.same]
    second = sum(one.computed == one.second for one in differing)
    return [
        (
            f"{len(every)} verdicts, on {len(days)} days. The same word: **{len(every) - len(differing)}**. "
            f"The word that the officer thought of second: {second}. Another: {len(differing) - second}."
        ),
        "",
        "| day | actions | the same | the officer's words |",
        "|---|---:|---:|---|",
        *(_day(day, [one for one in every if one.day == day]) for day in days),
        "",
        "## Where they differ",
        "",
        "| day | action | officer | coopctl | what the officer thought | why it stays |",
        "|---|---|---|---|---|---|",
        *(_differing(one) for one in differing),
        "",
        "## All verdicts",
        "",
        "| action | " + " | ".join(days) + " |",
        "|---|" + "---|" * len(days),
        *_all(every, days),
    ]


def _day(day: str, found: Sequence[Compared]) -> str:
    counts = Counter(one.officer for one in found)
    told = ", ".join(f"{word} {counts[word]}" for word in sorted(counts))
    return f"| {day} | {len(found)} | {sum(one.same for one in found)} | {told} |"


def _differing(one: Compared) -> str:
    officer = f"{one.officer} (or {one.second})" if one.second else one.officer
    return f"| {one.day} | {one.ref} | {officer} | {one.computed}: {one.because} | {one.thought} | {one.explained} |"


def _all(every: Sequence[Compared], days: list[str]) -> Iterator[str]:
    """Yield a row an action: the officer's word on each day, and coopctl's where it is another."""
    told = {(one.ref, one.day): one.officer if one.same else f"{one.officer} / {one.computed}" for one in every}
    for ref in sorted({one.ref for one in every}):
        yield f"| {ref} | " + " | ".join(told.get((ref, day), "—") for day in days) + " |"


def page() -> str:
    """Return docs/OFFICER.md with its figures made anew."""
    text = (HERE / "OFFICER.md").read_text(encoding="utf-8")
    return _MARKED.sub(lambda found: "\n".join([found[1], *lines(), "", found[2]]), text)


if __name__ == "__main__":
    print(*lines(), sep="\n")
