"""A new record's file: what is known of it, with a remark above each field, and as remarks what else is usual.

Without its `# ` an example is a valid field. They come last, so that a verb that adds a field need not look for its.
The sentences are those of the schemas, in the reader's language; a test holds the two together.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.changing.asking import choices, sides
from coopctl.edits.anew import anew
from coopctl.edits.spelled import folded
from coopctl.messages import N_, Message, msg
from coopctl.model import axes
from coopctl.starting.kit import schema_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from enum import StrEnum

    from coopctl.changing.record_data import RecordData
    from coopctl.i18n.words import Words
    from coopctl.model.records import Json
    from coopctl.model.texts import Text

#: The usual fields of each kind, in the schema's order, and what its schema says of them.
ABOUT: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "agreement": {
            "kind": N_("What sort of agreement it is."),
            "status": N_("Where it stands in law. That it has expired is derived from `period` and never written."),
            "parties": N_("Between whom it is: at least two, each with an id."),
            "summary": N_("Objectives and background, in a few sentences."),
            "signed": N_("When it was signed. Required unless the status is in_negotiation."),
            "period": N_("When it holds: from/to, or one date for all of it."),
            "renewal": N_("How it goes on after its period."),
            "axes": N_("Themes under which the actions stand."),
            "meetings": N_("Meetings that serve this agreement, each with an id and a date."),
        },
        "action": {
            "status": N_(
                "Where it stands today. on_hold, partly_completed and cancelled need an update that says why."
            ),
            "axis": N_(
                "The id of an axis of the agreement, or none when deliberately without. "
                "Required when the agreement has axes; a part has that of its whole."
            ),
            "summary": N_("What is done, in a few sentences."),
            "number": N_("Its number in the signed document; orders lists."),
            "period": N_("When it takes place, as planned now; its end is the deadline."),
            "started": N_("When it really began."),
            "lead": N_("Who answers for it: a party's id, or who in full."),
            "coordinators": N_("Who follows it, one a side."),
            "milestones": N_("Steps that are done or not, each with an id."),
            "indicators": N_("What is counted to see progress, each with an id."),
            "budget": N_("Money and contributions in kind, a line for each year, kind, funder and currency."),
            "updates": N_("What changed, oldest first; add at the end, change nothing above."),
        },
        "meeting": {
            "date": N_("The day, or the first and the last day with a slash between them."),
            "kind": N_("What sort of meeting it is."),
        },
    }
)
_BLOCK = re.compile(r"(?m)^(?=[^\s#-])")
_OPEN = "…"
#: Of a remark without its sign: it fits a terminal of 80 cells, and an editor with numbers beside its lines.
_WIDTH = 74


def modeline(kind: str, path: str) -> str:
    """Return the line that tells editors where the schema of a file is."""
    return f"# yaml-language-server: $schema={'../' * path.count('/')}{schema_path(kind)}\n"


def text(subject: RecordData, words: Words, *, year: int, named: bool) -> str:
    """Return the file of a record: its fields with remarks, then what else is usual; if `named`, its schema first."""
    kind = subject.kind
    blocks = _blocks(kind, dict(subject.data))
    lines = [modeline(kind, subject.record.path).rstrip("\n")] if named else []
    for name, block in blocks.items():
        lines += [*_remark(subject, name, words), block]
    lines += ["", *_remarks(words.say(msg("What else is usual; it counts once the sign before it is gone:")))]
    for name, example in _blocks(kind, _examples(subject, year)).items():
        if name not in blocks:
            lines += [*_remark(subject, name, words), *(f"# {line}" for line in example.split("\n"))]
    return "\n".join([*lines, ""])


def _blocks(kind: str, data: Mapping[str, Json]) -> dict[str, str]:
    """Return the lines of each field as they are written in a file of that kind."""
    written = anew(data, kind)
    blocks = (block.rstrip("\n") for block in _BLOCK.split(written) if block)
    found = {block.partition(":")[0]: block for block in blocks}
    return {name: block for name, block in found.items() if name in data}


def _remark(subject: RecordData, name: str, words: Words) -> Iterator[str]:
    """Yield what is said above a field: what it is, and the words that it may hold, ids with their titles."""
    if name not in ABOUT[subject.kind]:
        return
    yield from _remarks(words.say(Message(ABOUT[subject.kind][name])))
    agreement = subject.agreement
    known = [_told(each.word, each.title, words) for each in choices(subject.shape((name,)).words)]
    if agreement and name == "axis":
        known = [_told(axis.id, axis.title, words) for axis, _ in axes.tree(agreement)]
        known.append(_told("none", msg("under no axis"), words))
    elif name == "lead":
        known = [_told(each.word, each.title, words) for each in sides(subject.portfolio, agreement)]
    if known:
        yield from _remarks(words.listed(known))


def _remarks(sentence: str) -> Iterator[str]:
    return (f"# {line}" for line in folded(sentence, _WIDTH))


def _told(word: str, title: Text | StrEnum | Message | tuple[str, ...] | None, words: Words) -> str:
    """Return a word with what people call it, where that is something else."""
    said = "" if title is None else words.param(title)
    return f"{word} ({said})" if said not in ("", word.replace("_", " ")) else word


def _examples(subject: RecordData, year: int) -> dict[str, Json]:
    """Return what the fields might say, with the ids of the parties that there are."""
    if subject.kind == "agreement":
        return {
            "summary": _OPEN,
            "signed": f"{year}-01-15",
            "period": f"{year}/{year + 2}",
            "renewal": {"mode": "tacit", "years": 3, "notice_days": 90},
            "axes": [{"id": "culture", "title": _OPEN}],
            "meetings": [{"id": f"visit-{year}", "date": f"{year}-05-18", "kind": "visit"}],
        }
    sides = [each.id for each in subject.agreement.parties] if subject.agreement else []
    return {
        "summary": _OPEN,
        "number": 1,
        "period": f"{year}-01/{year}-12",
        "started": f"{year}-01-15",
        "lead": sides[0] if sides else {"organisation": _OPEN},
        "coordinators": [{"party": side, "person": _OPEN} for side in sides[:2]],
        "milestones": [{"id": "prints-ready", "title": _OPEN, "due": f"{year}-06"}],
        "indicators": [{"id": "visitors", "title": _OPEN, "target": {"value": 1200}}],
        "budget": [
            {
                "year": year,
                "kind": "cash",
                **({"funder": sides[0]} if sides else {}),
                "currency": "EUR",
                "planned": 5000,
            }
        ],
        "updates": [{"date": f"{year}-03-01", "text": _OPEN}],
    }
