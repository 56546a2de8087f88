"""Screens of records full of any words: each is drawn, at any width, and no line of it is wider.

Words are as people write them and as nobody does: addresses, several blanks, both directions, signs that hold to others.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest

from coopctl import discovery
from coopctl.formats import Frame, rows
from coopctl.formats.look import Look
from coopctl.formats.screens import agenda as agenda_screen
from coopctl.formats.screens import record as record_screen
from coopctl.formats.screens import status as status_screen
from coopctl.formats.screens import timeline as timeline_screen
from coopctl.formats.terminal.breaking import measure
from coopctl.i18n.words import words
from coopctl.loading.loader import load
from coopctl.measures.standing import standing
from coopctl.reports import agenda as agenda_report
from coopctl.reports import lists
from coopctl.reports import status as status_report
from coopctl.reports.filters import Filter
from coopctl.reports.records import details
from coopctl.reports.timeline import chart as timeline_report
from coopctl.reports.view import view
from tests.formats import everywhere
from tests.samples import TIMES, sample
from tests.test_widths import RUNS_ON
from tests.whole import DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.reports.view import View

#: What texts are made of.
WORDS = (
    "a é bb accord de ي شراكة 漢字 http://example.org/a/b aaa-bbb-ccc-ddd/eee e\u0301 🙂 و ، ؛ \u200f , ; : ! . ( ) [ ] « » "
    "→ ← – / - 12 mars 2024 1er 100\u00a0% coopctl git log --as-of"
)
PIECES = (*WORDS.split(" "), "x" * 40, "م" * 30, " ", "  ", "   ", "\u202f")
LANGUAGES = (("en",), ("fr", "ar"), ("ar", "fr"), ("nl",))
WIDTHS = (40, 50, 60, 80, 100, 120, 200)


def any_words(draw: random.Random) -> str:
    count = draw.choice([1, 2, 3, 5, 8, 15, 30])
    return "".join(f"{draw.choice(PIECES)}{' ' * draw.choice([0, 1, 2])}" for _ in range(count)).strip() or "a"


def screens(seen: View, look: Look, draw: random.Random) -> Iterator[tuple[str, str]]:
    """Give screens of a view: all in a long run, else some records and lists."""
    portfolio = seen.portfolio
    yield "status", status_screen.draw(status_report.build(seen, tuple(portfolio.agreements)), look)
    yield "agenda", agenda_screen.draw(agenda_report.build(seen, DAY, 90), look)
    yield "timeline", timeline_screen.draw(timeline_report.build(seen), look)
    refs, names = [*portfolio.agreements, *portfolio.actions], list(discovery.names(lists))
    for ref in refs if TIMES > 1 else draw.sample(refs, 4):
        yield ref, record_screen.draw(details.page(seen, ref, explain=True), look)
    for name in names if TIMES > 1 else draw.sample(names, 4):
        sheet = discovery.module(lists, name).sheet(seen)
        yield name, discovery.module(rows, "table").write(sheet, Frame(DAY, portfolio.revision, ()), look)


@pytest.mark.parametrize("seed", range(sample(1)))
def test_every_screen_of_any_words_is_drawn_and_no_line_is_wider(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - examples
    loaded = load(everywhere.workspace([any_words(draw) for _ in range(everywhere.count())]))
    assert loaded.portfolio.left_out == ()
    seen = view(loaded.portfolio, standing(loaded.portfolio, DAY), Filter())
    for language in LANGUAGES if TIMES > 1 else draw.sample(LANGUAGES, 1):
        look = Look(words=words(language), width=draw.choice(WIDTHS), color=draw.random() < 0.5)
        over = [
            (name, look.width, line)
            for name, drawn in screens(seen, look, draw)
            for line in re.sub(r"\x1b\[[0-9;]*m", "", drawn).splitlines()
            if measure(line) > look.width and not RUNS_ON.fullmatch(line)
        ]
        assert over == []
