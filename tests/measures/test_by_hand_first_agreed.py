"""What money was first agreed and how far it has moved, by hand (docs/MEASURES.md, 8.4 and 11)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coopctl.measures import links, money
from coopctl.measures.standing import standing
from tests.measures.by_hand import mixed, workspace
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

LINES = """\
period: 2019/2020
budget:
  - {period: 2019-07/2020-06, heading: Investment, kind: cash, currency: EUR, baseline: 1000.50, planned: 1200}
  - {period: 2019-07/2020-06, heading: Operations, kind: cash, currency: EUR, baseline: 100, planned: 50}
  - {year: 2019, kind: cash, currency: EUR, planned: 7}
  - {year: 2019, heading: Investment, kind: cash, currency: EUR, baseline: 9}
  - {year: 2019, kind: in_kind, currency: EUR, baseline: 30, planned: 30}
  - {year: 2019, kind: cash, currency: MAD, planned: 30}
"""
GIVEN_UP = "status: cancelled\nended: 2019-02\nupdates: [{date: 2019-02, text: no money, status: cancelled}]\n"


@table(
    ("text", "says", "arithmetic"),
    [
        (
            LINES,
            {
                "EUR cash": ("1257", "1100 1/2", "149 1/2"),
                "EUR in_kind": ("30", "30", "0"),
                "MAD cash": ("30", None, None),
            },
            "1200 + 50 + 7 planned; first agreed 1000.50 + 100 where both are stated, now 1250: 149.50 more.",
        ),
        (
            GIVEN_UP + LINES,
            {
                "EUR cash": (None, None, None),
                "EUR in_kind": (None, None, None),
                "MAD cash": (None, None, None),
            },
            "what was planned for what is cancelled counts no longer, so nothing has moved.",
        ),
    ],
)
def test_money_has_moved_as_one_computes_by_hand(
    text: str, says: dict[str, tuple[str | None, ...]], arithmetic: str, tmp_path: Path
) -> None:
    found = workspace(tmp_path, text)
    on = standing(found, date(2019, 6, 30))
    totals = money.totals(money.entries(found.actions.values(), on, links.wholes(found)))

    assert {
        f"{pot.currency} {pot.kind.value}": (mixed(sums.planned), mixed(sums.baseline), mixed(sums.moved))
        for pot, sums in totals.items()
    } == says, arithmetic


def test_what_was_first_agreed_is_added_up_where_nothing_is_planned_beside_it_too(tmp_path: Path) -> None:
    """1000.50 + 100 + 9 = 1109.50; of what is cancelled it counts no longer."""

    def first(text: str, root: Path) -> dict[str, str | None]:
        found = workspace(root, text)
        on = standing(found, date(2019, 6, 30))
        totals = money.totals(money.entries(found.actions.values(), on, links.wholes(found)))
        return {f"{pot.currency} {pot.kind.value}": mixed(sums.first) for pot, sums in totals.items()}

    assert first(LINES, tmp_path / "a") == {"EUR cash": "1109 1/2", "EUR in_kind": "30", "MAD cash": None}
    assert first(GIVEN_UP + LINES, tmp_path / "b") == {"EUR cash": None, "EUR in_kind": None, "MAD cash": None}
