"""How many findings of each code: what `validate --statistics` adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats.findings import title

if TYPE_CHECKING:
    from coopctl.checking.checked import Checked
    from coopctl.formats.look import Look


def write(checked: Checked, look: Look) -> str:
    """Return a line a code, the most frequent first: how many, the severity and code, what it means."""
    rows = [(str(number), f"{severity}[{code}]", code) for number, code, severity in checked.statistics]
    digits, wide = (max((len(row[column]) for row in rows), default=0) for column in (0, 1))
    lines = [f"{number:>{digits}}  {name:<{wide}}  {title(code, checked, look)}" for number, name, code in rows]
    return look.finished("".join(f"{line.rstrip()}\n" for line in lines))
