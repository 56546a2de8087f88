"""The status of an action in other words, with what the action must say beside it: its end, why, what is still open."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from coopctl.messages import Message, msg
from coopctl.model.vocabularies import ActionStatus, Health
from coopctl.spelling import spans, synonyms

if TYPE_CHECKING:
    from coopctl.model.records import Json
    from coopctl.schemas.wanted import Wanted

#: So much of it is done: 50 %, but not all.
PART_DONE = re.compile(r"(?<![0-9])([1-9][0-9]?)\s*(?:[%٪]|p\.?c\.?|pour ?cent|procent|بالمائة)")
#: Of the updates of a record so many are looked at, and so many open milestones are named.
_MOST_UPDATES, _FEW = 1000, 3


def reasons(data: Json) -> frozenset[str]:
    """Return the statuses that updates of a record give with a text."""
    rows = islice(_rows(data, "updates"), _MOST_UPDATES)
    return frozenset(str(row["status"]) for row in rows if row.get("text") and "status" in row)


def open_milestones(data: Json) -> tuple[str, ...]:
    """Return the ids of the first milestones of a record that are neither done nor dropped."""
    found = (row for row in _rows(data, "milestones") if row.keys().isdisjoint(("done", "dropped")))
    return tuple(str(row.get("id", "…")) for row in islice(found, _FEW))


def _rows(data: Json, name: str) -> list[dict[str, Json]]:
    rows = data.get(name) if isinstance(data, dict) else None
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def with_what_it_needs(help_: Message, source: str, wanted: Wanted) -> Message:
    """Add to a help that asks for the status of an action what must stand beside it; then it is no mend.

    A day that stands beside the word is the day of it: terminée en juin 2024.
    """
    status = help_.mend or help_.params.get("word")
    if "on_hold" not in wanted.node.get("enum", ()) or status not in tuple(ActionStatus):
        return help_
    meant, days = ActionStatus(str(status)), spans.beside(source)
    day = days[0] if len(days) == 1 else "…"
    lines = [f"ended: {day}"] if meant.final and "ended" not in wanted.record else []
    if meant.wants_reason and meant not in (wanted.reasons or ()):
        others = "…, " if "updates" in wanted.record else ""
        lines.append(f"updates: [{others}{{date: {day}, status: {meant}, text: …}}]")
    if meant is ActionStatus.COMPLETED and wanted.open:
        rows = ", ".join(f"{{id: {each}, …, done: …}}" for each in wanted.open)
        lines.append(f"milestones: [{rows}]")
    if not lines:
        return help_
    return msg("did you mean ‘{word}’? it needs beside it: {lines}", word=str(meant), lines=tuple(lines))


def in_a_day(field: str, value: Json, wanted: Wanted) -> Message:
    """Say which day a row has in the place of a word: statut: fait. What is neither done nor dropped has none."""
    text = value if isinstance(value, str) else ""
    words, days = tuple(map(str, ActionStatus)), spans.beside(text)
    word = synonyms.word(text, words)
    said = (word,) if word else wanted.said(text, words) or synonyms.among(text, words)
    if field == "done" and "dropped" in wanted.fields:
        is_open = said and not any(ActionStatus(each).final for each in said)
        is_part = PART_DONE.search(text) or (not said and wanted.said(text, tuple(map(str, Health))))
        if value is False or synonyms.truth(text) is False or is_open or is_part:
            return msg("delete it: what is neither done nor dropped is open")
        field = "dropped" if said[:1] == (ActionStatus.CANCELLED,) else field
    return msg("write the date as a field of its own: {line}", line=f"{field}: {days[0] if len(days) == 1 else '…'}")
