"""A line of a text that reads like a field which its row does not have: it was indented too far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model import records
from coopctl.model.places import within
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Severity
from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({Text})

_LINE = regex(r"(?P<key>[a-z_]+):(?= |\Z).*")
#: So much of the line is shown.
_LONGEST = 60
#: What the rows of a list are; a record's own texts stand beside its fields.
_ROWS: Mapping[str, type] = {
    "axes": records.Axis, "approvals": records.Approval, "assessments": records.Assessment,
    "budget": records.BudgetLine, "decisions": records.Decision, "documents": records.DocumentRef,
    "indicators": records.Indicator, "meetings": records.Meeting, "milestones": records.Milestone,
    "occurrences": records.Occurrence, "parties": records.Party, "readings": records.Measurement,
    "updates": records.Update,
}  # fmt: skip


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for the first such line of each text."""
    for place, text in seen.of(Text):
        for tag, words in text.variants.items():
            if "\n" in words and (line := _field(seen, place, words)):
                field = next(str(step) for step in reversed(place) if isinstance(step, str))
                message = msg("a line of ‘{field}’ reads like a field: {line}", field=field, line=line[:_LONGEST])
                help_ = msg("if it is one, begin it as far left as ‘{field}’; else reword it", field=field)
                yield Problem(seen.record.path, place if text.plain else (*place, tag), message, help_)


def _field(seen: Seen, place: Place, words: str) -> str:
    """Return the first line that reads like a field that may stand beside the text and does not; "" for none."""
    *above, _ = [each for at, each in enumerate(place) if isinstance(each, str) or at < len(place) - 1]
    lists = [each for each in above if isinstance(each, str)]
    of = _ROWS.get(lists[-1]) if lists else type(seen.record)
    if of is None:
        return ""
    lines = (line.strip() for line in words.split("\n"))
    like = [(match["key"], line) for line in lines if (match := _LINE.fullmatch(line)) and match["key"] in _names(of)]
    row = within(seen.record.data, tuple(above)) if like else {}
    return next((line for key, line in like if not isinstance(row, Mapping) or key not in row), "")


@cache
def _names(of: type) -> frozenset[str]:
    return frozenset(each.name.rstrip("_") for each in fields(of)) - {"ref", "path", "data"}
