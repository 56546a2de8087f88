"""What reads like a field within a text whose row does not have it: it was indented too far, or its line was joined."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model import records, vocabularies
from coopctl.model.dates import DATE_PATTERN
from coopctl.model.places import within
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Severity
from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({Text})

_LINE = regex(r"(?P<key>[a-z_]+):(?= |\Z).*")
#: A field within a line, before what may be its value.
_INSIDE = regex(r"(?<!\S)(?P<key>[a-z_]+): +")
_DATES = regex(rf"(?:{DATE_PATTERN}|\.\.)(?:/(?:{DATE_PATTERN}|\.\.))?", re.ASCII)
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


def check_record(seen: Seen, portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for the first such line of each text; where lines are joined, only what a field takes is one."""
    agreement = portfolio.agreements.get(seen.record.ref.partition("/")[0])
    parties = {each.id for each in agreement.parties} if agreement else set[str]()
    for place, text in seen.of(Text):
        for tag, words in text.variants.items():
            if ":" in words and (line := _field(seen, place, words, parties)):
                field = next(str(step) for step in reversed(place) if isinstance(step, str))
                message = msg("a line of ‘{field}’ reads like a field: {line}", field=field, line=line[:_LONGEST])
                help_ = msg("if it is one, begin it as far left as ‘{field}’; else reword it", field=field)
                yield Problem(seen.record.path, place if text.plain else (*place, tag), message, help_)


def _field(seen: Seen, place: Place, words: str, parties: Container[str]) -> str:
    """Return the first part that reads like a field that may stand beside the text and does not; "" for none."""
    *above, _ = [each for at, each in enumerate(place) if isinstance(each, str) or at < len(place) - 1]
    lists = [each for each in above if isinstance(each, str)]
    of = _ROWS.get(lists[-1]) if lists else type(seen.record)
    if of is None:
        return ""
    like = [*_lines(of, words), *_joined(of, words, parties)]
    row = within(seen.record.data, tuple(above)) if like else {}
    return next((line for key, line in like if not isinstance(row, Mapping) or key not in row), "")


def _lines(of: type, words: str) -> Iterator[tuple[str, str]]:
    """Give each line of a block that begins with a field, with its name."""
    for line in map(str.strip, words.split("\n")) if "\n" in words else ():
        if (match := _LINE.fullmatch(line)) and match["key"] in _names(of):
            yield match["key"], line


def _joined(of: type, words: str, parties: Container[str]) -> Iterator[tuple[str, str]]:
    """Give each field within a line that has a value such as it takes, up to the next field or the end."""
    found = [match for match in _INSIDE.finditer(words) if match["key"] in _names(of)]
    ends = [*(each.start() for each in found), len(words)][1:]
    for match, following in zip(found, ends, strict=False):
        value = words[match.end() : following].strip().rstrip(".;,")
        if value and _fits(of, match["key"], value, parties):
            yield match["key"], words[match.start() : following].strip()


def _fits(of: type, key: str, value: str, parties: Container[str]) -> bool:
    """Whether a value is surely one of a field: a date, a word of its vocabulary, a party, a list in brackets."""
    hint = of.__annotations__.get(key) or of.__annotations__[f"{key}_"]
    kind = str(hint).partition(" ")[0]
    if kind in ("Date", "Period"):
        return _DATES.fullmatch(value) is not None
    if kind == "Who":
        return value in parties
    if kind.startswith("tuple"):
        return value[0] == "[" and value[-1] == "]"
    words = getattr(vocabularies, kind, None)
    return words is not None and value in {str(each.value) for each in words}


@cache
def _names(of: type) -> frozenset[str]:
    return frozenset(each.name.rstrip("_") for each in fields(of)) - {"ref", "path", "data"}
