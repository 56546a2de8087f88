"""What screens show beside the fields of a file: figures worked out, what a row stands in, parts of maps on their own.

Who writes such a label as a field is told what becomes of it: nothing of it is a field of the reader's own.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.messages import Message, msg
from coopctl.schemas.elsewhere import BY_FOLDER, WORKED_OUT
from coopctl.schemas.homes import all_fields, deeper_fields, homes_of
from coopctl.schemas.wanted import shown
from coopctl.spelling import synonyms
from coopctl.strict_yaml.scalars import written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.model.places import Place
    from coopctl.model.records import Json
    from coopctl.schemas.wanted import Shared, Wanted

#: Columns of lists, and facts of pages, that no file says.
FIGURES = frozenset(
    {
        "actions", "advice", "agreements", "assessed_as", "counts", "days_late", "decisions_about_it", "done_days",
        "elapsed", "end_of_agreement", "executed", "expected", "files_unread", "finished", "finished_of",
        "finished_with_its_plans", "forecast", "from_agreement", "health", "known", "known_of", "last_day", "method",
        "moved", "named_as", "next_occurrence", "next_report", "not_counted", "overdue", "paid", "parts", "person_days",
        "planned_days", "progress_with_its_plans", "reached", "slippage", "status_basis", "still_missing",
        "to_deal_with", "took_over", "unread", "updated", "waiting_for_it", "with_plans", "worst",
    }
)  # fmt: skip
#: What a row stands in, and what the file's name or folder says.
AROUND = frozenset({"action", "action_title", "agreement", "agreement_title", "meeting", "ref"})
#: Columns of what a map within a row holds, and of what the rows of a list within it say; … is what is written there.
INSIDE = MappingProxyType(
    {
        "held_at": ("target", "at"), "missions_done": ("done", "- {date: …, days: …}"),
        "missions_planned": ("planned", "missions"), "read_on": ("readings", "- {date: {said}, value: …}"),
        "reading": ("readings", "- {date: …, value: {said}}"),
    }
)  # fmt: skip
#: The label of `id`, which other fields are called by too.
_SHORT_NAME = "short_name"
#: Fields that are worked out where no field is called so.
_ELSEWHERE_FIELDS = frozenset({"decisions", "health", "meetings", "progress", "state"})
_BY_NAME = msg("the file's name is the record's name: remove this line")
_BY_MEETING = msg("it stands inside its meeting: remove this line")


def beside_fields(schema: Shared, place: Place, row: Mapping[str, Json], key: str, wanted: Wanted) -> Message | None:
    """Say what becomes of a key that is the label of no field, None where it may be that of one."""
    fields = (*all_fields(schema), *deeper_fields(schema))
    said = wanted.said(key, (*wanted.fields, *fields, *FIGURES, *AROUND, *INSIDE, _SHORT_NAME))
    inside = [INSIDE[each] for each in said if each in INSIDE]
    others = {*said} - {outer for outer, _ in inside}  # a column of parts is known to programs by the name of the whole
    if len(inside) == 1 and others.isdisjoint(fields):
        return _within(schema, place, row, *inside[0], row[key], wanted)
    here = not wanted.fields.keys().isdisjoint(said) or synonyms.in_row(key, wanted.fields)
    if not said or (here and _SHORT_NAME not in said):
        return None
    return WORKED_OUT if FIGURES.issuperset(said) else _named(place, row, said, wanted)


def not_here(schema: Shared, place: Place, key: str, wanted: Wanted) -> Message | None:
    """Say where a key that stands for no field here belongs, or that what it names is worked out; None for others."""
    for each in wanted.said(key, deeper_fields(schema)) if not place else ():
        if homes := homes_of(schema, place, each):
            return msg("‘{field}’ is a field of {homes}: indent it like the fields there", field=each, homes=homes)
    return WORKED_OUT if wanted.said(key, (*FIGURES, *_ELSEWHERE_FIELDS)) else None


def _named(place: Place, row: Mapping[str, Json], said: Sequence[str], wanted: Wanted) -> Message | None:
    """Say what gives the record, or the row, the name that a key asks for; None where it asks for none."""
    if _SHORT_NAME in said and place:
        return msg("‘{field}’ is there already: keep one of the two", field="id") if "id" in row else None
    if not place:
        return _BY_NAME if {_SHORT_NAME, "ref"}.intersection(said) else None
    around = AROUND.intersection(said) - {"ref"}
    if not around:
        return None
    if "meeting" in around:
        return _BY_MEETING
    is_agreement = any(each.startswith("agreement") for each in around)
    return BY_FOLDER if is_agreement and "parties" in wanted.elsewhere else _BY_NAME


def _within(
    schema: Shared, place: Place, row: Mapping[str, Json], outer: str, inner: str, value: Json, wanted: Wanted
) -> Message | None:
    """Say how a value is written that a map, or a row of a list, within the row holds; None where there is none."""
    if outer not in wanted.fields:
        homes = homes_of(schema, place, outer)
        said = msg("‘{field}’ is a field of {homes}: indent it like the fields there", field=outer, homes=homes)
        return said if homes else None
    written_as = "…" if value is None else written(value, inside=True) if isinstance(value, str) else shown(value)
    if inner.startswith("-"):
        line = inner.replace("{said}", written_as)
        return msg("write each as an entry of the list ‘{field}’: {line}", field=outer, line=line)
    there = row.get(outer)
    if isinstance(there, dict) and inner in there:
        return msg("‘{field}’ is there already: keep one of the two", field=inner)
    beside = [f"{each}: {shown(of)}" for each, of in there.items()] if isinstance(there, dict) else []
    line = f"{outer}: {{{', '.join([*beside, f'{inner}: {written_as}'])}}}"
    return msg("‘{field}’ is a field of {homes}: write it there, as {line}", field=inner, homes=(outer,), line=line)
