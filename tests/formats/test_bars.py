from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl.formats.glyphs import ASCII, UNICODE
from coopctl.formats.terminal.bars import CELLS, added, bar, legend, portions
from coopctl.formats.terminal.drawing import cells
from coopctl.measures.outcomes import BarState
from coopctl.model.vocabularies import Health
from tests.formats.build import look
from tests.samples import sample


@given(st.lists(st.integers(0, 1000), min_size=6, max_size=6))
@settings(max_examples=sample(30))
def test_portions_add_up_and_every_state_that_occurs_has_a_cell(counts: list[int]) -> None:
    sizes = portions(counts, CELLS)

    assert sum(sizes) == (CELLS if any(counts) else 0)
    assert all(bool(size) == bool(count) for size, count in zip(sizes, counts, strict=True))


def test_equal_counts_get_equal_cells_where_they_divide() -> None:
    assert portions([2, 2, 2, 0, 0, 0], CELLS) == [8, 8, 8, 0, 0, 0]


def test_more_states_than_cells_still_add_up() -> None:
    assert sum(portions([1] * 30, CELLS)) == CELLS


def test_the_bar_reads_without_colour() -> None:
    for glyphs in (UNICODE, ASCII):
        assert len(set(glyphs.bar.values())) == len(BarState)
        assert len(set(glyphs.health.values())) == len(Health)
        assert set(glyphs.bar) == set(BarState)
        assert set(glyphs.health) == set(Health)
        assert all(len(sign) == 1 for sign in (*glyphs.bar.values(), *glyphs.health.values()))
    assert all(sign.isascii() for sign in (*ASCII.bar.values(), *ASCII.health.values(), ASCII.cut, ASCII.rule))


def test_a_bar_is_drawn_in_the_order_of_its_states() -> None:
    drawn = bar({BarState.LATE: 1, BarState.FINISHED: 1}, look())

    assert drawn == (("█" * 12, "finished"), ("▌" * 12, "late"))
    assert cells(drawn) == CELLS


def test_the_legend_names_only_the_states_that_occur() -> None:
    lines = legend(added([{BarState.FINISHED: 3}, {BarState.FINISHED: 1, BarState.LATE: 1}]), look(), {})

    assert ["".join(text for text, _ in line) for line in lines] == ["█ 4 finished  ▌ 1 late"]
